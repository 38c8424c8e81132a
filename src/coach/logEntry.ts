import { isAddressOf, isOtherPage, type ParsedAddress, parseAddress, tellsOwn } from "./address.ts";
import { type Activity, type Book, identitiesOf } from "./book.ts";
import { addDays, type Day, isDay, toDay } from "./day.ts";
import { readDay } from "./dayInput.ts";
import { type ActivityKind, isKind, kindInfo } from "./kinds.ts";
import { findPlatform, type PlatformId, platformInfo, platforms } from "./platforms.ts";
import { isProblem, type Problem } from "./problem.ts";
import { newestFirst } from "./record.ts";
import { isNamedApart } from "./sameMoment.ts";
import { dayInZone } from "./zone.ts";

/** What a leader said about something they did, as far as they said it. */
export interface LogRequest {
  /** http(s), as `toUrl` gives it. */
  readonly url: string | null;
  readonly text: string | null;
  readonly day: Day | null;
  readonly platform: PlatformId | null;
  readonly kind: ActivityKind | null;
}

export interface LogMoment {
  readonly today: Day;
  /** Milliseconds, UTC: the latest instant that has happened. */
  readonly latest: number;
  /** The instant of logging (ISO 8601), or null when the clock was set by hand. */
  readonly at: string | null;
  /** Identity for what has none of its own. */
  readonly freshId: string;
}

/** The activity, and what was worked out that the leader may want to know. */
export interface LogEntry {
  readonly activity: Activity;
  /** The address does not tell its day, so it was taken as today. */
  readonly isDayAssumed: boolean;
  /** It was, because the address tells a moment that has not come yet. */
  readonly isOfFuture: boolean;
  /** The leader said the day, and no address tells one. */
  readonly isDayOnTrust: boolean;
  /** The day that the address tells, when the leader said another. */
  readonly otherDay: Day | null;
  /** The platform that the address is of, when the leader said another. */
  readonly otherPlatform: PlatformId | null;
}

/** Works out everything that was not said: from the address first, then from what was recorded last. */
export function readLogRequest(book: Book, request: LogRequest, moment: LogMoment): LogEntry | Problem {
  const address = request.url === null ? null : parseAddress(request.url, moment.latest);
  if (request.url !== null && address === null && request.platform === null) return unknownAddress(request.url);
  if (request.url !== null && address?.identity == null && isOtherPage(request.url)) return noPost(request.url);
  const platform = request.platform ?? address?.platform ?? usualPlatform(book, request.kind);
  if (platform === null) return noPlatform(request.kind);
  const toldKind = address?.platform === platform ? address.kind : undefined;
  const kind = request.kind ?? toldKind ?? platformInfo(platform).usualKind;
  const belongs = address !== null && address.platform === platform && tellsOwn(platform, kind) ? address : null;
  const toldDay = belongs?.instant == null ? null : dayInZone(belongs.instant, book.profile.timeZone);
  const day = request.day ?? toldDay ?? moment.today;
  const activity: Activity = {
    id: belongs?.identity ?? `log:${moment.freshId}`,
    day,
    kind,
    platform,
    ...atOf(belongs, toldDay, day, request, moment),
    ...(request.url === null ? {} : { url: address?.url ?? request.url }),
    ...(request.text === null ? {} : { text: request.text }),
    source: "log",
  };
  const isDayAssumed =
    request.url !== null &&
    request.day === null &&
    toldDay === null &&
    (address === null || address.platform === platform);
  return {
    activity,
    isDayAssumed,
    isOfFuture: isDayAssumed && belongs?.isOfFuture === true,
    isDayOnTrust: request.day !== null && toldDay === null,
    otherDay: toldDay !== null && toldDay !== day ? toldDay : null,
    otherPlatform: address !== null && address.platform !== platform ? address.platform : null,
  };
}

function atOf(
  address: ParsedAddress | null,
  toldDay: Day | null,
  day: Day,
  request: LogRequest,
  moment: LogMoment,
): { at?: string } {
  if (address?.instant != null && toldDay === day) return { at: new Date(address.instant).toISOString() };
  // "Just now" is only known when neither a day nor an address was given.
  return request.day === null && request.url === null && moment.at !== null ? { at: moment.at } : {};
}

/** The flag that a note was meant as, when it is nothing but a day, a network or a kind; else null. */
export function flagMeantBy(note: string, today: Day): "--kind" | "--platform" | "--on" | null {
  if (note === "") return null;
  if (isKind(note.toLowerCase())) return "--kind";
  if (findPlatform(note) !== undefined) return "--platform";
  return isProblem(readDay(note, today, { allowFuture: true })) ? null : "--on";
}

/**
 * The same post, when it is in the record already: by identity, else by its address or another of its addresses, for one
 * recorded when they told no identity yet has one of ours; else as an import named it.
 */
export function findRecorded({ activities }: Book, activity: Activity): Activity | undefined {
  return (
    activities.find(
      (recorded) =>
        identitiesOf(recorded).includes(activity.id) ||
        (recorded.url !== undefined &&
          recorded.kind === activity.kind &&
          (recorded.url === activity.url ||
            (recorded.platform === activity.platform &&
              tellsOwn(recorded.platform, recorded.kind) &&
              isAddressOf(recorded.url, activity.id)))),
    ) ??
    (activity.url === undefined
      ? undefined
      : activities.find((recorded) => recorded.source !== "log" && isNamedApart(recorded, activity)))
  );
}

/** Do the same words, of the same kind and for the same day, stand in the record already? Somebody may have pressed Enter twice. */
export function isSaidAgain({ activities }: Book, { day, kind, platform, url, text }: Activity): boolean {
  if (text === undefined || url !== undefined) return false;
  return activities.some(
    (recorded) =>
      recorded.text === text &&
      recorded.day === day &&
      recorded.kind === kind &&
      recorded.platform === platform &&
      recorded.source === "log",
  );
}

/**
 * The whole years since a day that is more than a year ago and before everything in the record, and the same date in the
 * year up to today: a year is soon mistyped. null for any other day.
 */
export function yearsBeforeAll({ activities }: Book, day: Day, today: Day): { years: number; meant: Day } | null {
  const [year, thisYear] = [day, today].map((date) => Number(date.slice(0, 4))) as [number, number];
  const [date, thisDate] = [day.slice(4), today.slice(4)];
  const years = thisYear - year - (date > thisDate ? 1 : 0);
  const isLongAgo = years > 1 || (years === 1 && date !== thisDate);
  if (!isLongAgo || activities.some((recorded) => recorded.day <= day)) return null;
  const meant = toDay(year + years, Number(day.slice(5, 7)), Number(day.slice(8)));
  return { years, meant: isDay(meant) ? meant : addDays(today, -1) };
}

/** The one used last (for this kind, if it was said), else the first that fits among the leader's networks. */
function usualPlatform(book: Book, kind: ActivityKind | null): PlatformId | null {
  const isPostLike = kind === null || !["check-in", "review"].includes(kind);
  const fits = (platform: PlatformId) => {
    const { usualKind } = platformInfo(platform);
    return isPostLike ? usualKind === "post" : usualKind === kind;
  };
  const last = newestFirst(book.activities).find((activity) =>
    kind === null ? fits(activity.platform) : activity.kind === kind,
  );
  if (last !== undefined) return last.platform;
  const own = book.profile.networks.find(({ platform }) => fits(platform));
  if (own !== undefined) return own.platform;
  // Check-ins have one home; reviews have three, and only the leader knows which.
  const only = platforms.filter(({ usualKind }) => usualKind === kind);
  return only.length === 1 ? (only[0]?.id ?? null) : null;
}

function noPost(url: string): Problem {
  return {
    problem: `This is the address of a page, not of a post: ${url}`,
    hint: 'Open the post and copy its own address (often "Copy link to post"). Without one: socialtop log',
  };
}

function unknownAddress(url: string): Problem {
  return {
    problem: `I do not know the site of this address: ${url}`,
    hint: "Say where it was posted: add --platform linkedin (or x, blog, …)",
  };
}

function noPlatform(kind: ActivityKind | null): Problem {
  const usual = kind === "review" || kind === "check-in" ? kind : "post";
  const able = platforms.filter(({ usualKind }) => usualKind === usual).map(({ id }) => id);
  return {
    problem: `I cannot work out where this ${kindInfo(kind ?? "post").noun} was.`,
    hint: `Add --platform: ${able.join(", ")}`,
  };
}
