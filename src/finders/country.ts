/**
 * In which of these countries (ISO 3166 codes) a time zone (IANA name) lies; null for zones of no country, such as UTC. The
 * machine's own time zone data knows it.
 */
export function countryOfTimeZone<Country extends string>(
  timeZone: string,
  countries: readonly Country[],
): Country | null {
  // The lists have one name a zone: Asia/Kolkata and Asia/Calcutta are one.
  const { timeZone: wanted } = new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions();
  return countries.find((country) => zonesOf(country).includes(wanted)) ?? null;
}

/** A property at first, a method since (ECMA-402, Intl Locale Info): Node 20 has the one, newer ones the other. */
interface LocaleWithZones {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[] | undefined;
}

function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as LocaleWithZones;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
