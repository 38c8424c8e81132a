import type { Problem } from "./problem.ts";
import { findControlCharacter } from "./text.ts";

const longestText = 200;

/** Text that a person typed for the record, cleaned of nothing: control characters are refused instead. */
export function readText(what: string, typed: string, longest: number = longestText): string | Problem {
  const control = findControlCharacter(typed);
  if (control !== null) {
    return {
      problem: `The ${what} holds a control character (${control.code} at position ${control.position}).`,
      hint: "Paste it as plain text.",
    };
  }
  const text = typed.trim();
  const length = Array.from(text).length;
  if (length > longest) {
    return { problem: `The ${what} has ${length} characters; at most ${longest} are kept.`, hint: "Shorten it." };
  }
  return text;
}
