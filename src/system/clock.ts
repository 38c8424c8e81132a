import type { OffsetSource } from "../coach/zone.ts";

/** Clocks were changed by whole minutes since; local mean times before that have seconds. */
const firstWholeMinutes = Date.UTC(1990, 0, 1);

/** So many answers are had sooner in this way (each takes a tenth of a millisecond) than by starting Intl. */
const worthwhile = 20;

/** In each zone but UTC the clocks differed from UTC at one of these: before there were zones, in a winter, in a summer. */
const tellingInstants = [-3e12, -2.2e12, Date.UTC(2024, 0, 1), Date.UTC(2024, 6, 1)];

/**
 * Offsets by the clock that Node itself goes by, set to another zone for a moment: Intl takes 10 milliseconds to start, and a
 * whole line like `streak` no longer than that. `byIntl` has the word wherever this clock does not know.
 */
export function openClock(byIntl: OffsetSource): OffsetSource {
  let asked = 0;
  return (instant, timeZone) => {
    if (timeZone === "UTC") return 0;
    asked++;
    const offset = asked <= worthwhile && instant >= firstWholeMinutes ? offsetByClock(instant, timeZone) : null;
    return offset ?? byIntl(instant, timeZone);
  };
}

/** null for a zone that Node does not know: it goes by UTC then. */
function offsetByClock(instant: number, timeZone: string): number | null {
  const { env } = process;
  const usual = env["TZ"];
  env["TZ"] = timeZone;
  try {
    const offset = offsetNow(instant);
    return tellingInstants.some((telling) => offsetNow(telling) !== 0) ? offset : null;
  } finally {
    if (usual === undefined) delete env["TZ"];
    else env["TZ"] = usual;
  }
}

/** Minutes to add to UTC, as Node's own clock is set. */
function offsetNow(instant: number): number {
  // Not -0, which is another value to whoever compares.
  return 0 - new Date(instant).getTimezoneOffset();
}
