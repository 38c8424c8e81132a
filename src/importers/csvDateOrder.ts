import { isDay, toDay } from "../coach/day.ts";
import { excerpt } from "../coach/text.ts";
import { usageError } from "../errors.ts";
import { readNumericDate } from "./csvDates.ts";
import { type DateOrder, dateOrders } from "./importer.ts";

interface Witness {
  readonly cell: string;
  readonly line: number;
}

const askForOrder = "Say which: --date-order dmy (day first) or --date-order mdy (month first)";

/**
 * Which comes first in dates such as 03/04/2026, day or month: as one value settles it that exists in one order alone
 * (25/11/2026). Throws UserError (usage) when nothing does, or two values disagree. Dates with full stops have the day
 * first in every country that writes them.
 */
export function findDateOrder(cells: readonly Witness[]): DateOrder {
  const settled = new Map<DateOrder, Witness>();
  let ambiguous: Witness | undefined;
  for (const witness of cells) {
    const date = readNumericDate(witness.cell);
    if (date === null) continue;
    const { first, second, year } = date;
    const possible = dateOrders.filter((order) =>
      isDay(order === "dmy" ? toDay(year, second, first) : toDay(year, first, second)),
    );
    if (possible.length === 1 && possible[0] !== undefined && !settled.has(possible[0]))
      settled.set(possible[0], witness);
    if (possible.length === 2 && first !== second && date.separator !== ".") ambiguous ??= witness;
  }
  const [dayFirst, monthFirst] = [settled.get("dmy"), settled.get("mdy")];
  if (dayFirst !== undefined && monthFirst !== undefined) {
    throw usageError(
      `The dates disagree: ${show(dayFirst)} has the day first, ${show(monthFirst)} the month.`,
      askForOrder,
    );
  }
  if (dayFirst !== undefined || monthFirst !== undefined) return dayFirst === undefined ? "mdy" : "dmy";
  if (ambiguous === undefined) return "dmy";
  throw usageError(`${show(ambiguous)} can be two days, and no other date in the file settles it.`, askForOrder);
}

function show({ cell, line }: Witness): string {
  return `${excerpt(cell, 30)} (line ${line})`;
}
