/** A text as the feed has it: words as they stand, or HTML to be read. */
export interface FeedText {
  readonly text: string;
  readonly isHtml: boolean;
}

/** One item, entry or post, whatever the format of the feed. */
export interface FeedItem {
  /** Where it can be read, as written: may be relative to `base`. */
  readonly link: string | null;
  readonly base: string | null;
  /** What the feed knows it by: an address, or anything else. */
  readonly guid: string | null;
  /** When it was published, as written. */
  readonly date: string | null;
  /** In few words, what is missing where there is no date: when it was last changed is another matter. */
  readonly undated: "no date" | "no date of publication";
  readonly title: FeedText | null;
  readonly content: FeedText | null;
  /** In few words, why it is no post that was published; null when it is one. */
  readonly fault: string | null;
}

export interface Feed {
  readonly title: FeedText | null;
  /** The address of the site that the feed is of: the posts of one without pages of their own link there. */
  readonly link: string | null;
  readonly items: readonly FeedItem[];
}

/** What an item lacks that has no date of publication, and may have one of its last change. */
export function undatedBy(changed: string | null | undefined): FeedItem["undated"] {
  return changed == null ? "no date" : "no date of publication";
}

/** A text that is there; null for none. */
export function feedText(text: string | null | undefined, isHtml: boolean): FeedText | null {
  return text == null || text.trim() === "" ? null : { text, isHtml };
}
