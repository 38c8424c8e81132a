import { decodePath, networkOfAddress, toUrl } from "./address.ts";
import type { LongestPost, Network, Profile, Target } from "./book.ts";
import { type Day, startOfWeek, type WeekStart, weekStarts } from "./day.ts";
import { readDay } from "./dayInput.ts";
import { type ActivityKind, kindIds, kindInfo } from "./kinds.ts";
import { problemWithName } from "./names.ts";
import { unknownWord } from "./nearest.ts";
import { findPlatform, type PlatformId, platformInfo, platforms } from "./platforms.ts";
import { isProblem, type Problem } from "./problem.ts";
import { readText } from "./textInput.ts";
import { parseUrl } from "./url.ts";
import { listOf } from "./words.ts";
import { findTimeZone, suggestTimeZones } from "./zone.ts";

/** How the answers of `init` and the values of `settings` are read: each gives the value or says why not. */

export function readName(typed: string): string | Problem {
  const text = readText("name", typed);
  if (isProblem(text)) return text;
  const problem = problemWithName(text);
  return problem === null ? text : { problem, hint: 'Try: "Jane Doe"' };
}

export function readTimeZone(typed: string): string | Problem {
  const zone = findTimeZone(typed);
  if (zone !== null) return zone;
  const places = suggestTimeZones(typed).slice(0, 3);
  return {
    problem: `There is no time zone "${typed}".`,
    hint:
      places.length > 0
        ? `Did you mean ${listOf(places, "or")}?`
        : "Try the nearest large city: Europe/Paris, America/New_York",
  };
}

export function readWeekStart(typed: string): WeekStart | Problem {
  const wanted = typed.trim().toLowerCase();
  const found = weekStarts.find((day) => day === wanted || (wanted.length >= 3 && day.startsWith(wanted)));
  return found ?? { problem: `A week cannot start on "${typed}".`, hint: `Choose ${listOf(weekStarts, "or")}.` };
}

/** Posting days a week, 1 to 7. */
export function readTarget(typed: string): number | Problem {
  const days = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  if (days >= 1 && days <= 7) return days;
  return { problem: `A target is 1 to 7 posting days a week, not "${typed}".`, hint: "A few times a week: 3" };
}

/** `linkedin=jane-doe,x`: networks with handles, the account still missing where there is none. */
export function readNetworks(typed: string): Network[] | Problem {
  if (typed.trim() === "" || typed.trim().toLowerCase() === "none") return [];
  const networks: Network[] = [];
  for (const part of typed.split(",").map((piece) => piece.trim())) {
    if (part === "") continue;
    const [name, ...rest] = part.split("=") as [string, ...string[]];
    const platform = findPlatform(name);
    if (platform === undefined) return unknownWord("network", name.trim(), networkNames);
    if (networks.some((network) => network.platform === platform.id)) {
      return { problem: `${platform.name} is named twice.`, hint: "Name each network once: linkedin=jane-doe,x=jane" };
    }
    const handle = readHandle(rest.join("="), platform.id);
    if (isProblem(handle)) return handle;
    networks.push({ platform: platform.id, handle });
  }
  return networks;
}

const networkNames = platforms.filter(({ isNetwork }) => isNetwork).map(({ id }) => id);

/** A handle without the `@`; null for none. On Mastodon the address of a profile tells the server too. */
export function readHandle(typed: string, platform?: PlatformId): string | null | Problem {
  const text = readText("handle", typed, 100);
  if (isProblem(text)) return text;
  const elsewhere = platform === undefined ? null : problemWithNetwork(text, platform);
  if (elsewhere !== null) return elsewhere;
  const server = platform === "mastodon" ? /^https?:\/\/([^/]+)\/@[^/@]+\/?$/i.exec(text)?.[1] : undefined;
  const name = (handleInLink(text) ?? text).replace(/^@/, "");
  const handle = server === undefined ? name : `${name}@${server.toLowerCase()}`;
  if (/[\s,=]/.test(handle))
    return { problem: `"${text}" is not a handle: it holds a space, comma or =.`, hint: "Try: jane-doe" };
  return handle === "" ? null : handle;
}

/** What is wrong with an address given for a handle on this network: it is of another one. A blog may be anywhere. */
export function problemWithNetwork(typed: string, platform: PlatformId): Problem | null {
  const told = networkOfAddress(typed);
  if (told === null || told === platform || platform === "blog") return null;
  const { name } = platformInfo(platform);
  return {
    problem: `"${typed.trim()}" is an address of ${platformInfo(told).name}, not of ${name}.`,
    hint: `Give the handle on ${name}, or the address of the profile there.`,
  };
}

/** The handle in the address of a profile, which is what people have at hand: `linkedin.com/in/jane-doe`. */
function handleInLink(text: string): string | null {
  const isWritten = /^https?:\/\//i.test(text);
  const url = isWritten ? parseUrl(text) : networkOfAddress(text) === null ? null : toUrl(text);
  if (url === null) return null;
  const parts = url.pathname.split("/").filter((part) => part !== "" && part !== "in" && part !== "profile");
  return parts[0] === undefined ? null : decodePath(parts[0]);
}

/** `x=25000,mastodon=11000`: where a network lets the leader write more, or less, than most. */
export function readLengths(typed: string): LongestPost[] | Problem {
  const lengths: LongestPost[] = [];
  if (typed.trim() === "" || typed.trim().toLowerCase() === "none") return lengths;
  for (const part of typed.split(",").map((piece) => piece.trim())) {
    const [name = "", number = ""] = part.split("=").map((piece) => piece.trim());
    const platform = findPlatform(name);
    if (platform === undefined) return unknownWord("network", name, networkNames);
    const longest = /^\d{1,7}$/.test(number) ? Number(number) : 0;
    if (longest < 1)
      return {
        problem: `"${part}" names no length: a whole number of characters.`,
        hint: "Try: x=25000 (X Premium), or none",
      };
    if (lengths.some((length) => length.platform === platform.id))
      return { problem: `${platform.name} is named twice.`, hint: "Name each network once: x=25000,mastodon=11000" };
    lengths.push({ platform: platform.id, longest });
  }
  return lengths;
}

/** `post,reply`: always with posts. */
export function readCounts(typed: string): ActivityKind[] | Problem {
  const able = kindIds.filter((kind) => kindInfo(kind).mayCount);
  const counts: ActivityKind[] = ["post"];
  for (const part of typed.split(",").map((piece) => piece.trim().toLowerCase())) {
    const kind = able.find((candidate) => candidate === part || kindInfo(candidate).plural === part);
    if (kind === undefined) {
      const never = kindIds.includes(part as ActivityKind);
      return never
        ? {
            problem: `${kindInfo(part as ActivityKind).plural} never count as posts.`,
            hint: `What can count: ${able.join(", ")}`,
          }
        : unknownWord("kind that can count", part, able);
    }
    if (!counts.includes(kind)) counts.push(kind);
  }
  return counts;
}

export function readYesOrNo(typed: string): boolean | Problem {
  const wanted = typed.trim().toLowerCase();
  if (["yes", "y", "true", "on"].includes(wanted)) return true;
  if (["no", "n", "false", "off"].includes(wanted)) return false;
  return { problem: `"${typed}" is neither yes nor no.`, hint: "Answer yes or no." };
}

/** The day of the commitment, or null for `none`: only listening. */
export function readCommitment(typed: string, today: Day): { day: Day | null } | Problem {
  if (["none", "listen", "listening", "no"].includes(typed.trim().toLowerCase())) return { day: null };
  return readDay(typed, today, { allowFuture: false });
}

/**
 * A new target holds from the week of `today` on; earlier weeks keep the one they were lived under. With `always` it
 * holds for the whole history (design, rule 3).
 */
export function changeTarget(profile: Profile, days: number, today: Day, always: boolean): Profile {
  if (always || profile.targets.length === 0) return { ...profile, targets: [{ from: null, days }] };
  const weekStart = startOfWeek(today, profile.weekStart);
  const earlier = profile.targets.filter(({ from }) => from === null || from < weekStart);
  const targets: Target[] = earlier.at(-1)?.days === days ? earlier : [...earlier, { from: today, days }];
  return { ...profile, targets };
}
