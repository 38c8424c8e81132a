type Granularity = "grapheme" | "word" | "sentence";

/** UTF-16 units looked at at a time. Node's segmenter takes a time that grows with the square of its text. */
const pieceLength = 1024;

/** Positions after each character (UAX #29), word or sentence of a text, in order; the last one is its length. */
export function segmentEnds(text: string, granularity: Granularity): number[] {
  const segmenter = new Intl.Segmenter("en", { granularity });
  const ends: number[] = [];
  let start = 0;
  let length = pieceLength;
  while (start < text.length) {
    const isLast = start + length >= text.length;
    const cut = text.slice(start, start + length);
    // Half a pair at its end would hide what joins it to the one before.
    const piece = isLast ? cut : cut.replace(/[\ud800-\udbff]$/, "");
    const found = Array.from(segmenter.segment(piece), ({ index, segment }) => start + index + segment.length);
    // What the piece was cut in is looked at again, from its beginning: with more of what follows.
    if (!isLast) found.pop();
    const end = found.at(-1);
    if (end === undefined) {
      length *= 2;
      continue;
    }
    for (const position of found) ends.push(position);
    start = end;
    length = pieceLength;
  }
  return ends;
}

/** What a person takes for one character. */
export function countGraphemes(text: string): number {
  if (isAscii(text)) return text.length - (text.split("\r\n").length - 1);
  return segmentEnds(text, "grapheme").length;
}

function isAscii(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them
  return /^[\u0000-\u007f]*$/.test(text);
}
