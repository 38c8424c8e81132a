import { isLeaderId, isReserved, type LeaderId, longestId } from "./leaderId.ts";
import type { Problem } from "./problem.ts";

const longestName = 80;

const titles = /^(?:dr|prof|mr|mrs|ms|mx|sir|dame|herr|frau|m|mme|phd|md|mba|jr|sr)\.?$/i;

/** How one speaks to this person: "Jane" of "Dr. Jane Doe" and of "Doe, Jane". */
export function givenName(name: string): string {
  const [before = "", after = ""] = name.split(",").map((part) => part.split(/\s+/).filter(isNamePart));
  // "Doe, Jane" and not "Jane, Countess of Doe".
  const isSurnameFirst = before.length === 1 && (after.length === 1 || after.length === 2);
  return (isSurnameFirst ? after : [...before, ...after])[0] ?? name.trim();
}

function isNamePart(word: string): boolean {
  return word !== "" && !titles.test(word);
}

/** Why this cannot be a person's name, or null when it can. */
export function problemWithName(name: string): string | null {
  if (name.trim() === "") return "A name cannot be empty.";
  if (Array.from(name).length > longestName)
    return `A name has at most ${longestName} characters; this one has ${Array.from(name).length}.`;
  if (!/^\p{L}[\p{L}\p{M}\p{N} .,'’&()-]*$/u.test(name.trim())) {
    return `"${name.slice(0, longestName)}" does not look like a name: letters first, then letters, digits, spaces, . , ' & ( ) -`;
  }
  return null;
}

/** Why this cannot be a leader's short name, or null when it can. */
export function problemWithLeaderId(text: string): Problem | null {
  if (isLeaderId(text)) return null;
  if (isReserved(text))
    return {
      problem: `"${text}" cannot be a short name: some systems keep it for themselves.`,
      hint: `Try: ${text}-1`,
    };
  const near = leaderIdFor(text.replace(/\s+/g, "-"), []);
  return {
    problem: `"${text.slice(0, longestName)}" cannot be a short name: lower-case letters, digits and hyphens, at most ${longestId}.`,
    hint: `Try: ${near === "leader" ? "jane" : near}`,
  };
}

/**
 * A short name for a person that is not taken: the first name, else the whole name, else numbered.
 * "Jane Doe" → `jane`, `jane-doe`, `jane-doe-2`.
 */
export function leaderIdFor(name: string, taken: readonly LeaderId[]): LeaderId {
  const whole = slugOf(name);
  const first = whole.split("-")[0] as string;
  for (const candidate of [first, whole]) {
    if (isLeaderId(candidate) && !taken.includes(candidate)) return candidate;
  }
  const stem = isLeaderId(whole) ? cutTo(whole, longestId - 5) : "leader";
  if (!taken.includes(stem) && stem === "leader") return stem;
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}

/** A name in lower-case letters and digits, with hyphens between: "Jane Doe" → `jane-doe`. Empty where it has none. */
export function slugOf(name: string): string {
  const id = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, (mark) => (/[\u0300-\u036f]/.test(mark) ? "" : mark))
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return cutTo(id, longestId);
}

/** At most this many UTF-16 units, no character cut in half, no hyphen at the end. */
function cutTo(id: string, length: number): string {
  let kept = "";
  for (const character of id) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.replace(/-+$/, "");
}
