/** Instants around midnight and changes of clocks, with the zone and the day that it is there: worked out by hand. */
export const daysInZones: readonly [at: string, timeZone: string, day: string][] = [
  ["2026-01-01T07:59:59Z", "America/Los_Angeles", "2025-12-31"],
  ["2026-01-01T08:00:00Z", "America/Los_Angeles", "2026-01-01"],
  ["2025-12-31T10:59:59Z", "Pacific/Auckland", "2025-12-31"],
  ["2025-12-31T11:00:00Z", "Pacific/Auckland", "2026-01-01"],
  ["2026-03-29T22:30:00Z", "Europe/Paris", "2026-03-30"],
  ["2026-03-28T22:30:00Z", "Europe/Paris", "2026-03-28"],
];
