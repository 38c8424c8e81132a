/** A stretch of a text: UTF-16 positions, the end not included. */
export interface Found {
  readonly from: number;
  readonly to: number;
  /** As in "a phone number". */
  readonly what: string;
}

export interface FoundLink extends Found {
  /** A full http(s) address, as it is opened. */
  readonly address: string;
  /** Was it written with `http://` or `https://`? */
  readonly hasScheme: boolean;
}

export interface FoundPersonal extends Found {
  /** By which somebody can be reached, such as a phone number; else by which somebody is known or pays. */
  readonly isContact: boolean;
}

/** What recognises things in a text, each in order of place. Their libraries are loaded when a text is looked at. */
export interface Finders {
  readonly links: (text: string) => FoundLink[];
  readonly personalData: (text: string) => FoundPersonal[];
  readonly secrets: (text: string) => Found[];
  readonly results: (text: string) => Found[];
  readonly profanity: (text: string) => Found[];
}

/** In order of place, without overlaps: the one that begins first stays, of two that begin together the longer one. */
export function inOrder<Each extends Found>(found: readonly Each[]): Each[] {
  const kept: Each[] = [];
  for (const each of found.toSorted((left, right) => left.from - right.from || right.to - left.to)) {
    if (each.from >= (kept.at(-1)?.to ?? 0)) kept.push(each);
  }
  return kept;
}

/** Is a position in the middle of one of these stretches? They come in order; so must the positions that are asked for. */
export function insideOf(stretches: readonly Pick<Found, "from" | "to">[]): (position: number) => boolean {
  let next = 0;
  return (position) => {
    while (next < stretches.length && (stretches[next]?.to ?? 0) <= position) next++;
    const stretch = stretches[next];
    return stretch !== undefined && stretch.from < position;
  };
}

/** Stands for what was found already: no letter, no digit, no space, and nothing that joins two of them. */
const cover = "\ufffc";

/** The text with these stretches covered; everything keeps its place. They come in order, without overlaps. */
export function coverUp(text: string, stretches: readonly Pick<Found, "from" | "to">[]): string {
  let covered = "";
  let at = 0;
  for (const { from, to } of stretches) {
    covered += text.slice(at, from) + cover.repeat(to - from);
    at = to;
  }
  return covered + text.slice(at);
}

/** How far the signs of the full width of East Asian texts are from their ASCII ones. */
const fullWidth = 0xfee0;

/**
 * The text as typed on a plain keyboard, everything in its place: "４１１１" is "4111", every space a space and every hyphen
 * and dash a hyphen.
 */
export function typedPlainly(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - fullWidth))
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/[\u00ad\u2010-\u2015\u2212]/g, "-");
}

/**
 * A pattern for numbers that stand alone: not a part of a word, of a longer number, of a tag or of an amount. For texts as
 * `typedPlainly` gives them.
 */
export function standingAlone(source: string): RegExp {
  const before = "(?<![\\p{sc=Latin}\\p{N}\\p{Sc}_#@+])(?<!\\p{N}[-./,:])";
  const after = "(?![\\p{sc=Latin}\\p{N}\\p{Sc}_%])(?![-./,:]\\p{N})(?! ?[%\\p{Sc}])";
  return new RegExp(`${before}(?:${source})${after}`, "gu");
}
