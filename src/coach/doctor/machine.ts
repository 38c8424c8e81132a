import type { Book } from "../book.ts";
import { countOf, instantName } from "../words.ts";
import { findTimeZone } from "../zone.ts";
import { combine, finding, good, note, someNames, type Verdict } from "./verdict.ts";

/** A leader's record, as far as it can be read. */
export interface KnownBook {
  readonly leader: string;
  readonly book: Book;
}

export interface ClockFacts {
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
  /** IANA name; null where the machine has none that exists. */
  readonly machineTimeZone: string | null;
  readonly books: readonly KnownBook[];
  /** UTC instants of the changes that can be taken back. */
  readonly changedAt: readonly string[];
}

/** socialtop is younger than any clock that shows an earlier time. */
const earliestDay = "2026-01-01T00:00:00Z";
/** A day of the record may have begun elsewhere: zones differ by most of a day, clocks by a little. */
const millisecondsInDay = 86_400_000;

export function judgeClock({ now, machineTimeZone, books, changedAt }: ClockFacts): Verdict {
  const shown = instantName(new Date(now).toISOString());
  const latest = latestOf(books, changedAt);
  const found = [];
  if (now < Date.parse(earliestDay)) {
    found.push(
      finding(`The clock of this machine shows ${shown}, before there was a socialtop.`, "Set the machine's clock."),
    );
  } else if (latest !== null && latest.instant - now > millisecondsInDay) {
    found.push(
      finding(
        `The clock of this machine shows ${shown}, and ${latest.what}.`,
        "Set the machine's clock; if it is right, mend that day: socialtop activity shows it.",
      ),
    );
  }
  for (const { leader, book } of books) {
    if (findTimeZone(book.profile.timeZone) !== null) continue;
    found.push(
      finding(
        `The time zone of ${leader}, ${someNames([book.profile.timeZone])}, is not known to this Node.`,
        `Set another: socialtop settings time-zone Europe/Paris --as ${leader}`,
      ),
    );
  }
  if (machineTimeZone === null) {
    found.push(
      note(
        "The machine names no time zone that exists: a new leader's is UTC.",
        "Set the machine's time zone, or name it: socialtop init --time-zone Europe/Paris",
      ),
    );
  }
  return combine(found, `${shown}; the machine is in ${machineTimeZone}.`);
}

interface Latest {
  readonly instant: number;
  readonly what: string;
}

/** Of what is only known by its day, the day's beginning. */
function latestOf(books: readonly KnownBook[], changedAt: readonly string[]): Latest | null {
  let latest: Latest | null = null;
  const take = (instant: number, what: string) => {
    if (Number.isFinite(instant) && (latest === null || instant > latest.instant)) latest = { instant, what };
  };
  for (const at of changedAt) take(Date.parse(at), `the newest change was made at ${instantName(at)}`);
  for (const { leader, book } of books) {
    for (const { day, at } of book.activities) {
      take(Date.parse(at ?? `${day}T00:00:00Z`), `the last activity of ${leader} is of ${day}`);
    }
  }
  return latest;
}

/** `version` as Node says it ("22.17.0"), `needed` as package.json says it (">=20.17"). */
export function judgeNode(version: string, needed: string): Verdict {
  const least = needed.replace(/^\D*/, "");
  if (isAtLeast(version, least)) return good(`Node ${version}; socialtop needs ${least} or newer.`);
  return finding(
    `Node ${version} is too old: socialtop needs ${least} or newer.`,
    "Install a newer Node: https://nodejs.org",
  );
}

function isAtLeast(version: string, least: string): boolean {
  const [have, want] = [version, least].map((text) => text.split(".").map((part) => Number.parseInt(part, 10) || 0));
  for (const [index, number] of (want as number[]).entries()) {
    const own = have?.[index] ?? 0;
    if (own !== number) return own > number;
  }
  return true;
}

export interface TerminalFacts {
  readonly columns: number;
  readonly isTerminal: boolean;
  readonly hasColor: boolean;
  readonly isUnicode: boolean;
}

/** How the answer is shown. Whatever it is, it is no fault. */
export function judgeTerminal({ columns, isTerminal, hasColor, isUnicode }: TerminalFacts): Verdict {
  const where = isTerminal ? "A terminal" : "No terminal";
  return good(
    `${where}: ${countOf(columns, "column")}, ${isUnicode ? "Unicode" : "ASCII"}, ${hasColor ? "in" : "without"} colour.`,
  );
}
