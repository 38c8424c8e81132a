/** How a zone's clocks go, for a calendar file. */
export interface ZoneBlock {
  /** The zone's name in the block, which all times must give; of `Asia/Calcutta` it is `Asia/Kolkata`. */
  readonly id: string;
  /** BEGIN:VTIMEZONE to END:VTIMEZONE. */
  readonly block: string;
}

/** Null for a zone that the library does not know. */
export async function findZoneBlock(timeZone: string): Promise<ZoneBlock | null> {
  const { tzlib_get_ical_block, tzlib_get_timezones } = await import("timezones-ical-library");
  const known = [tzlib_get_timezones()].flat();
  // Asked for a zone that it does not know, it writes to the console.
  const name = known.find((candidate) => candidate.toLowerCase() === timeZone.toLowerCase());
  if (name === undefined) return null;
  const [block, line] = [tzlib_get_ical_block(name)].flat();
  const id = line?.replace(/^TZID=/, "");
  return block === undefined || id === undefined ? null : { id, block };
}
