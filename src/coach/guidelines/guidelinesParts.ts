import type { Guidelines } from "../book.ts";

/** What the leader answered, without when and whose file it came from. */
export type GuidelineAnswers = Omit<Guidelines, "agreedOn" | "changedOn" | "file">;
export type GuidelinePart = keyof GuidelineAnswers;
export type ListPart = "topics" | "offLimits" | "neverMention";
export type TextPart = "privateLife" | "reviewer" | "disclaimer";

export interface PartInfo {
  readonly part: GuidelinePart;
  /** In views. */
  readonly label: string;
  /** In the Markdown and on the page. */
  readonly heading: string;
  /** What people write over it instead, in lower case and without punctuation. */
  readonly otherHeadings: readonly string[];
  /** In a sentence. */
  readonly name: string;
  /** One entry, in a sentence. */
  readonly entry: string;
  /** What goes there: one line, for whoever fills it in. */
  readonly hint: string;
  readonly missing: string;
  /** What answers it after `socialtop guidelines init`. */
  readonly flag: string;
}

/** In the order in which they are asked and shown. */
export const guidelineParts: readonly PartInfo[] = [
  {
    part: "topics",
    label: "I speak on",
    heading: "Topics I speak on",
    otherHeadings: [
      "topics",
      "i speak on",
      "speak on",
      "what i speak on",
      "topics we speak on",
      "our topics",
      "my topics",
    ],
    name: "the topics you speak on",
    entry: "topic",
    hint: "one a line",
    missing: "The topics you speak on are not named yet.",
    flag: '--topics "design, engineering"',
  },
  {
    part: "offLimits",
    label: "Off limits",
    heading: "Topics off limits",
    otherHeadings: [
      ...["off limits", "off limit", "off limit topics", "off limits topics", "topics that are off limits"],
      ...["topics to avoid", "avoid", "no go", "no go topics", "no gos", "taboo", "taboos", "topics i leave alone"],
    ],
    name: "topics off limits",
    entry: "topic",
    hint: 'one a line; "none" if everything may be spoken of',
    missing: "Topics that are off limits are not named yet.",
    flag: '--off-limits "politics, religion"',
  },
  {
    part: "neverMention",
    label: "Never mention",
    heading: "Never mention",
    otherHeadings: [
      ...[
        "never to mention",
        "do not mention",
        "don t mention",
        "not to mention",
        "never name",
        "names never to mention",
      ],
      ...["names and words never to mention", "words never to mention", "forbidden words", "forbidden names", "names"],
      ...["nda", "ndas", "under nda", "clients under nda", "confidential", "code names", "unannounced products"],
    ],
    name: "what never to mention",
    entry: "name",
    hint: "one a line: clients under NDA, code names, unannounced products",
    missing: "Names and words never to mention are not named yet.",
    flag: '--never-mention "Acme, Project Falcon"',
  },
  {
    part: "privateLife",
    label: "Private life",
    heading: "Private life",
    otherHeadings: [
      ...["family and private life", "private and family life", "personal life", "family", "privacy", "private"],
      ...["what of family and private life is fine", "what of private life is fine"],
    ],
    name: "what of private life is fine",
    entry: "text",
    hint: "what of family and private life is fine",
    missing: "What of family and private life is fine is not settled yet.",
    flag: '--private-life "no names, no faces"',
  },
  {
    part: "reviewer",
    label: "Delicate posts",
    heading: "Delicate posts",
    otherHeadings: [
      ...["delicate post", "reviewer", "reviewers", "review", "approval", "approver", "approvals", "sign off"],
      ...["who looks over a delicate post", "who looks over delicate posts", "second pair of eyes"],
    ],
    name: "who looks over a delicate post",
    entry: "text",
    hint: "who looks over a delicate post before it goes out",
    missing: "Nobody looks over a delicate post yet.",
    flag: '--reviewer "Ada Ray, communications"',
  },
  {
    part: "isListed",
    label: "Listed",
    heading: "Listed company",
    otherHeadings: [
      ...["listed", "is the company listed", "publicly listed", "public company", "stock exchange", "stock listing"],
      ...["publicly traded", "publicly traded company", "listing"],
    ],
    name: "whether the company is listed",
    entry: "answer",
    hint: "yes or no: are its shares traded on an exchange?",
    missing: "Whether the company is listed is not said yet.",
    flag: "--no-listed",
  },
  {
    part: "quietPeriods",
    label: "Quiet periods",
    heading: "Quiet periods",
    otherHeadings: [
      ...[
        "quiet period",
        "quiet times",
        "blackout",
        "blackouts",
        "blackout period",
        "blackout periods",
        "silent periods",
      ],
      ...["closed period", "closed periods", "silent period"],
    ],
    name: "quiet periods",
    entry: "quiet period",
    hint: "of a listed company, one a line: 2026-12-15 to 2027-01-31: annual results",
    missing: "The quiet periods of a listed company are not entered yet.",
    flag: '--quiet-period "2026-12-15 to 2027-01-31: annual results"',
  },
  {
    part: "disclaimer",
    label: "Disclaimer",
    heading: "Disclaimer",
    otherHeadings: ["disclaimers", "the disclaimer", "standard disclaimer", "usual disclaimer"],
    name: "the disclaimer",
    entry: "text",
    hint: "one sentence for your profile: whose views these are",
    missing: "There is no disclaimer yet.",
    flag: '--disclaimer "The views here are my own."',
  },
];

export function partInfo(part: GuidelinePart): PartInfo {
  return guidelineParts.find((info) => info.part === part) as PartInfo;
}

const textParts: readonly string[] = ["privateLife", "reviewer", "disclaimer"];

export function isTextPart(part: GuidelinePart): part is TextPart {
  return textParts.includes(part);
}
