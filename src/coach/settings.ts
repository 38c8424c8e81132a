import type { Profile } from "./book.ts";
import type { Day } from "./day.ts";
import { isProblem, type Problem } from "./problem.ts";
import {
  changeTarget,
  readCommitment,
  readCounts,
  readLengths,
  readName,
  readNetworks,
  readTarget,
  readTimeZone,
  readWeekStart,
  readYesOrNo,
} from "./profileInput.ts";
import { readText } from "./textInput.ts";

export interface Setting {
  /** As typed. */
  readonly name: string;
  readonly title: string;
  /** The value in the form in which it can be typed; null where none is set. */
  readonly show: (profile: Profile) => string | null;
  /** The profile with this value, or why not. */
  readonly change: (profile: Profile, typed: string, options: ChangeOptions) => Profile | Problem;
}

interface ChangeOptions {
  readonly today: Day;
  /** For the target: for the whole history rather than from this week on. */
  readonly always: boolean;
}

export const settings: readonly Setting[] = [
  setting(
    "name",
    "Name",
    ({ name }) => name,
    readName,
    (profile, name) => ({ ...profile, name }),
  ),
  setting(
    "role",
    "Role",
    ({ role }) => role,
    textOrNone("role"),
    (profile, { text }) => ({ ...profile, role: text }),
  ),
  setting(
    "company",
    "Company",
    ({ company }) => company,
    textOrNone("company"),
    (profile, { text }) => ({
      ...profile,
      company: text,
    }),
  ),
  setting(
    "time-zone",
    "Time zone",
    ({ timeZone }) => timeZone,
    readTimeZone,
    (profile, timeZone) => ({ ...profile, timeZone }),
  ),
  setting(
    "week-start",
    "Week starts on",
    ({ weekStart }) => weekStart,
    readWeekStart,
    (profile, weekStart) => ({
      ...profile,
      weekStart,
    }),
  ),
  setting("target", "Posting days a week", showTarget, readTarget, (profile, days, { today, always }) =>
    changeTarget(profile, days, today, always),
  ),
  setting(
    "counts",
    "What counts",
    ({ counts }) => counts.join(","),
    readCounts,
    (profile, counts) => ({ ...profile, counts }),
  ),
  setting("networks", "Networks", showNetworks, readNetworks, (profile, networks) => ({ ...profile, networks })),
  setting("lengths", "Longest posts", showLengths, readLengths, (profile, lengths) => ({ ...profile, lengths })),
  setting(
    "geolocation",
    "Check-in apps",
    ({ usesGeolocation }) => yesOrNo(usesGeolocation),
    readYesOrNo,
    (profile, usesGeolocation) => ({
      ...profile,
      usesGeolocation,
    }),
  ),
  setting(
    "reviews",
    "Customer reviews",
    ({ getsReviews }) => yesOrNo(getsReviews),
    readYesOrNo,
    (profile, getsReviews) => ({
      ...profile,
      getsReviews,
    }),
  ),
  setting(
    "commit",
    "Committed to posting",
    ({ committedOn }) => committedOn,
    readCommitment,
    (profile, { day }) => ({
      ...profile,
      committedOn: day,
    }),
  ),
];

export const settingNames: readonly string[] = settings.map(({ name }) => name);

function setting<Value>(
  name: string,
  title: string,
  show: Setting["show"],
  read: (typed: string, today: Day) => Value | Problem,
  apply: (profile: Profile, value: Value, options: ChangeOptions) => Profile,
): Setting {
  return {
    name,
    title,
    show,
    change: (profile, typed, options) => {
      const value = read(typed, options.today);
      return isProblem(value) ? value : apply(profile, value, options);
    },
  };
}

function textOrNone(what: string): (typed: string) => { text: string | null } | Problem {
  return (typed) => {
    const text = readText(what, typed);
    if (isProblem(text)) return text;
    return { text: text === "" || text.toLowerCase() === "none" ? null : text };
  };
}

function showTarget({ targets }: Profile): string {
  return String(targets.at(-1)?.days ?? "");
}

function showNetworks({ networks }: Profile): string | null {
  if (networks.length === 0) return null;
  return networks.map(({ platform, handle }) => (handle === null ? platform : `${platform}=${handle}`)).join(",");
}

function showLengths({ lengths }: Profile): string | null {
  return lengths.length === 0 ? null : lengths.map(({ platform, longest }) => `${platform}=${longest}`).join(",");
}

function yesOrNo(answer: boolean): string {
  return answer ? "yes" : "no";
}
