import type { Problem } from "../../coach/problem.ts";
import { findControlCharacter } from "../../coach/text.ts";
import { groupDigits } from "../../coach/words.ts";

/** A problem, and where it stands: lines are counted from 1. */
export interface LineProblem extends Problem {
  readonly line: number;
}

/** More than any guidelines that can be kept: beyond, Markdown takes more time than anybody has. */
const mostLines = 3000;
const mostCharacters = 300_000;
/** Lists and quotes in one another. */
const deepest = 12;
/** Columns; further in, a line belongs where this one does. */
const deepestIndent = 24;

/**
 * The page without what is not read (comments, control characters), its line ends as LF and its lines where they were;
 * with what is wrong. Null where it cannot be read at all.
 */
export function prepare(text: string): { source: string | null; problems: LineProblem[] } {
  const problems: LineProblem[] = [];
  const whole = text.toWellFormed().replace(/\r\n?/g, "\n");
  const count = whole.split("\n").length;
  if (count > mostLines || whole.length > mostCharacters) {
    const size = `${groupDigits(count)} lines and ${groupDigits(whole.length)} characters`;
    const problem = `The page has ${size}; at most ${groupDigits(mostLines)} and ${groupDigits(mostCharacters)} are read.`;
    return { source: null, problems: [{ line: 1, problem, hint: "Keep the page to what matters." }] };
  }
  const lines = withoutComments(whole, problems)
    .split("\n")
    .map((line, index) => {
      const control = findControlCharacter(line);
      if (control !== null) {
        const problem = `There is a control character (${control.code} at position ${control.position}).`;
        problems.push({ line: index + 1, problem, hint: "Paste it as plain text." });
      }
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      return indented(line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, " "));
    });
  const deep = lines.findIndex((line) => depthOf(line) > deepest);
  if (deep === -1) return { source: lines.join("\n"), problems };
  const problem = `There are more than ${deepest} lists or quotes in one another.`;
  return {
    source: null,
    problems: [...problems, { line: deep + 1, problem, hint: 'One "- " before each entry is enough.' }],
  };
}

/** Without comments; their line ends stay, so that the lines do. One that never ends would hide all that follows. */
function withoutComments(text: string, problems: LineProblem[]): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf("<!--"); start !== -1; start = text.indexOf("<!--", from)) {
    if (isEscaped(text, start)) {
      kept.push(text.slice(from, start + 1));
      from = start + 1;
      continue;
    }
    const end = text.indexOf("-->", start + 4);
    kept.push(text.slice(from, start));
    from = end === -1 ? text.length : end + 3;
    const comment = text.slice(start, from);
    if (end === -1) {
      const line = text.slice(0, start).split("\n").length;
      problems.push({ line, problem: "The comment that begins here does not end.", hint: "Put --> after it." });
    }
    kept.push(comment.replace(/[^\n]+/g, ""));
  }
  return kept.join("") + text.slice(from);
}

/** Is there an odd number of backslashes before? */
function isEscaped(text: string, position: number): boolean {
  let start = position;
  while (start > 0 && text[start - 1] === "\\") start--;
  return (position - start) % 2 === 1;
}

function indented(line: string): string {
  return line.replace(/^[ \t]+/, (space) => space.replaceAll("\t", "    ").slice(0, deepestIndent));
}

/** How many lists and quotes begin on this line. A rule (`- - -`) begins none. */
function depthOf(line: string): number {
  if (/^ {0,3}([-*_])(?:[ \t]*\1)+[ \t]*$/.test(line)) return 0;
  const markers = /^(?:[ \t]*(?:>|[*+-](?=\s|$)|\d{1,9}[.)](?=\s|$)))*/.exec(line)?.[0] ?? "";
  return markers.match(/[>*+-]|\d+[.)]/g)?.length ?? 0;
}
