import { excerpt } from "../text.ts";
import { countOf, someOf } from "../words.ts";

/** `note`: worth knowing, nothing to do in a hurry. `finding`: something is wrong. */
export type CheckStatus = "good" | "note" | "finding";

/** What one check of the doctor comes to. */
export interface Verdict {
  readonly status: CheckStatus;
  /** What was found, as a sentence, with the figures. */
  readonly detail: string;
  /** What to do about it, as a sentence or a command; null where nothing is to be done. */
  readonly cure: string | null;
}

export interface CheckResult extends Verdict {
  /** Stable, for programs. */
  readonly id: string;
  /** For people. */
  readonly title: string;
}

export function good(detail: string): Verdict {
  return { status: "good", detail, cure: null };
}

export function note(detail: string, cure: string | null = null): Verdict {
  return { status: "note", detail, cure };
}

export function finding(detail: string, cure: string): Verdict {
  return { status: "finding", detail, cure };
}

const severity: readonly CheckStatus[] = ["good", "note", "finding"];

/** All that one check found, the worst first; `fine` where it found nothing. */
export function combine(found: readonly Verdict[], fine: string): Verdict {
  const [worst, ...others] = found.toSorted(
    (left, right) => severity.indexOf(right.status) - severity.indexOf(left.status),
  );
  if (worst === undefined) return good(fine);
  const all = [worst, ...others];
  const cures = [...new Set(all.flatMap(({ cure }) => cure ?? []))];
  return {
    status: worst.status,
    detail: [...new Set(all.map(({ detail }) => detail))].join(" "),
    cure: cures.length === 0 ? null : cures.join(" "),
  };
}

/** "a, b, c and 4 more"; the names come from outside. */
export function someNames(names: readonly string[]): string {
  return someOf(names.map((name) => excerpt(name, 80)));
}

/** "is" or "are", as the count asks. */
export function isOrAre(count: number): string {
  return count === 1 ? "is" : "are";
}

const bytesInKilobyte = 1024;

/** Bytes as a person reads them: "812 bytes", "34 kB", "200 MB". */
export function sizeOf(bytes: number): string {
  if (bytes < bytesInKilobyte) return countOf(bytes, "byte");
  const kilobytes = bytes / bytesInKilobyte;
  const isLarge = kilobytes >= bytesInKilobyte;
  return isLarge ? `${Math.round(kilobytes / bytesInKilobyte)} MB` : `${Math.round(kilobytes)} kB`;
}
