/** C0 and C1 control characters but for tab and line ends: what terminals act upon. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

const everyControlCharacter = new RegExp(controlCharacters, "g");

/** Escape sequences whole (CSI; OSC, DCS and the like up to their end; the rest), so that no `[31m` stays behind. */
const escapeSequences =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u009d[^\u0007\u001b\u009c\u009d]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]/g;

/** Marks that reorder the text around them: a name must not turn the line it stands in. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;

const whiteSpace = /[\s\u2028\u2029]+/g;

/** How long a stored excerpt of a post may be, in characters. */
export const excerptLength = 280;

/** The position (in characters, from 1) of the first control character, or null. */
export function findControlCharacter(text: string): { position: number; code: string } | null {
  const match = controlCharacters.exec(text);
  if (match === null) return null;
  const code = (match[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  return { position: Array.from(text.slice(0, match.index)).length + 1, code: `U+${code}` };
}

/** Text from outside on one line, without anything that a terminal acts upon. */
export function plainText(text: string): string {
  return withoutEscapes(text)
    .replace(everyControlCharacter, "")
    .replace(directionMarks, "")
    .replace(whiteSpace, " ")
    .toWellFormed()
    .trim();
}

/**
 * A post from outside: its line ends as LF, its letters and spaces as they are, without anything that a terminal acts upon,
 * and how many such characters were taken out (escape sequences whole).
 */
export function cleanPost(typed: string): { text: string; removedCharacters: number } {
  const lines = typed
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ");
  const text = withoutEscapes(lines).replace(everyControlCharacter, "");
  return { text: text.trim(), removedCharacters: lines.length - text.length };
}

/** A text as `cleanPost` gives it, to be copied from the screen: nothing in it turns the lines around it. */
export function toCopy(text: string): string {
  return text.replace(directionMarks, "");
}

/** Text in its own lines, tabs and spaces, without anything that a terminal acts upon. */
export function toInertText(text: string): string {
  const lines = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n");
  return toCopy(withoutEscapes(lines).replace(everyControlCharacter, ""));
}

/**
 * The same JSON with an escape for whatever JSON itself leaves as it is and a terminal acts upon: DEL, the C1 control
 * characters, the marks that turn text around.
 */
export function toInertJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * What `plainText` may change beside a space at either end: characters that are none, turn a line, or take two places (the
 * surrogates, which may stand alone), and white space but for a single space.
 */
const notPlain =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u00a0\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ud800-\udfff\ufeff]| {2}/;

/** One clean line of at most `length` characters (code points), with an ellipsis where it was cut. */
export function excerpt(text: string, length: number = excerptLength): string {
  // Most posts are short and clean, and imports bring 100,000 of them.
  if (text.length <= length && !notPlain.test(text)) return text.trim();
  // Only the beginning can end up in the excerpt: do not clean a whole book for its first line.
  const beginning = text
    .trimStart()
    .slice(0, length * 20 + 2000)
    .replace(/[\ud800-\udbff]$/, "");
  const clean = plainText(beginning);
  // A character is at least one unit of the text.
  if (clean.length <= length) return clean;
  const characters = Array.from(clean);
  if (characters.length <= length) return clean;
  return `${characters
    .slice(0, length - 1)
    .join("")
    .trimEnd()}…`;
}

/** One sequence may hide in another; deeper nests only leave harmless letters behind. */
function withoutEscapes(text: string): string {
  return text.replace(escapeSequences, "").replace(escapeSequences, "");
}
