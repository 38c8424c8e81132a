import type { QuietPeriod } from "../book.ts";
import { type Day, daysBetween, earliestDay } from "../day.ts";
import { problemWithSlashes, readDay } from "../dayInput.ts";
import { isProblem, type Problem } from "../problem.ts";
import { excerpt, plainText } from "../text.ts";
import { readText } from "../textInput.ts";
import { besideOthers, orTooMany, saysNone } from "./guidelinesEntries.ts";
import { changeList } from "./guidelinesListChange.ts";

const form = "Write it as 2026-12-15 to 2027-01-31: annual results, or 15 Dec 2026 to 31 Jan 2027";

/** Longer than this, the years are wrong (days). */
const longestPeriod = 366;

/** Two days in their longest form, and the longest reason (characters). */
const longestLine = 300;

/** A day with its year: what a period means must not depend on when it is read. */
const wholeDay = [
  String.raw`\d{4}-\d{1,2}-\d{1,2}`,
  String.raw`\d{1,2}\.\d{1,2}\.\d{4}`,
  String.raw`\d{1,2}/\d{1,2}/\d{4}`,
  String.raw`\d{4}/\d{1,2}/\d{1,2}`,
  String.raw`\d{1,2}\.? \p{L}{3,9}\.?,? \d{4}`,
  String.raw`\p{L}{3,9}\.? \d{1,2},? \d{4}`,
].join("|");

/** Days come along from calendars in German, French, Italian, Spanish, Portuguese and Dutch. */
const between = String.raw`(?: ?(?:[-–—→…]|\.{2,3}) ?| (?:to|until|till|through|bis(?: zum)?|au|al|a|à|tot) )`;
const before = "(?:(?:from|vom|von|du|dal|del|de|van) )?";

/** After a lone day only a colon or brackets: in "2026-12-15, 15 Jan" the comma is no beginning of a reason. */
const patterns = [
  new RegExp(`^${before}(${wholeDay})${between}(${wholeDay})(?: ?[:,;–—] ?(.*)| ?\\((.*)\\)| (\\p{L}.*))?$`, "iu"),
  new RegExp(`^(?:on )?(${wholeDay})()(?: ?: ?(.*)| ?\\((.*)\\))?$`, "iu"),
];

/** `2026-12-15 to 2027-01-31: annual results`; both days included, the reason may be left out. */
export function readQuietPeriod(typed: string): QuietPeriod | Problem {
  const clean = readText("quiet period", typed, longestLine);
  if (isProblem(clean)) return clean;
  const text = plainText(clean);
  const match = patterns.map((pattern) => pattern.exec(text)).find((found) => found !== null);
  if (match === undefined) return explain(text);
  const [, first = "", last = "", ...reasons] = match;
  const from = readWholeDay(first);
  if (isProblem(from)) return from;
  const to = last === "" ? from : readWholeDay(last);
  if (isProblem(to)) return to;
  if (to < from) {
    return { problem: `A quiet period cannot end (${to}) before it begins (${from}).`, hint: form };
  }
  const days = daysBetween(from, to) + 1;
  if (days > longestPeriod) {
    return { problem: `A quiet period of ${days} days is longer than a year.`, hint: "Check the years." };
  }
  const why = readText("reason", reasons.find((reason) => reason !== undefined) ?? "");
  return isProblem(why) ? why : { from, to, why: why === "" ? null : why };
}

/**
 * Periods in calendar order, each once; empty for "none", null when there are none at all. With a sign before the first
 * (`+2027-04-01 to 2027-04-20`, or `-` and its days), those that stand there, changed.
 */
export function readQuietPeriods(
  pieces: readonly string[],
  present: readonly QuietPeriod[] | null = null,
): readonly QuietPeriod[] | null | Problem {
  const typed = pieces.map((piece) => piece.trim()).filter((piece) => piece !== "");
  if (typed.length > 0 && typed.every(saysNone)) return [];
  const changed = changeList(typed, present, {
    what: "quiet period",
    read: readQuietPeriod,
    isMeant: (named, period) => named.from === period.from && named.to === period.to,
    wordsOf: quietPeriodWords,
  });
  if (changed !== null) return isProblem(changed) ? changed : gatherPeriods(changed);
  const periods: QuietPeriod[] = [];
  for (const piece of typed) {
    const period = saysNone(piece) ? besideOthers(piece) : readQuietPeriod(piece);
    if (isProblem(period)) return period;
    periods.push(period);
  }
  return periods.length === 0 ? null : gatherPeriods(periods);
}

/** In calendar order, each once. */
export function gatherPeriods(periods: readonly QuietPeriod[]): readonly QuietPeriod[] | Problem {
  const byKey = new Map(periods.map((period) => [`${period.from} ${period.to} ${period.why ?? ""}`, period]));
  return orTooMany([...byKey].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, period]) => period));
}

/** As it is typed, and as it stands in the Markdown. */
export function quietPeriodWords({ from, to, why }: QuietPeriod): string {
  return `${from} to ${to}${why === null ? "" : `: ${why}`}`;
}

function readWholeDay(typed: string): Day | Problem {
  // Whole days need no today.
  const found = readDay(typed, earliestDay, { allowFuture: true });
  if (!isProblem(found)) return found.day;
  return problemWithSlashes(typed, null) ?? { problem: found.problem, hint: form };
}

function explain(text: string): Problem {
  return {
    problem: `"${excerpt(text, 60)}" is no quiet period: it needs two whole days, with their years.`,
    hint: form,
  };
}
