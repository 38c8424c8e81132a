import type { Network, Profile } from "../../coach/book.ts";
import { type Day, weekStarts } from "../../coach/day.ts";
import { type PlatformId, platformInfo, platforms } from "../../coach/platforms.ts";
import { isProblem, type Problem } from "../../coach/problem.ts";
import { changeTarget, readHandle, readName, readTimeZone } from "../../coach/profileInput.ts";
import { readText } from "../../coach/textInput.ts";
import { targetOf } from "../../coach/weeks.ts";
import { capitalized } from "../../coach/words.ts";
import type { Context, Prompt } from "../../context.ts";

/** What each number of posting days a week comes to. */
const targetNames = [
  "1  once a week",
  "2  twice a week",
  "3  a few times a week (recommended)",
  "4  every other day",
  "5  each working day",
  "6  nearly every day",
  "7  every day",
] as const;

/** Asks for whatever no flag answered; Enter keeps what stands there. */
export async function askProfile(
  context: Context,
  start: Profile,
  given: Readonly<Partial<Record<string, string>>>,
  today: Day,
  isNew: boolean,
): Promise<Profile> {
  const { prompt } = context;
  const asks = (setting: string) => given[setting] === undefined;
  let profile = start;
  if (asks("name"))
    profile = { ...profile, name: await askText(prompt, "Your name", "--name", profile.name, readName) };
  if (asks("role")) {
    const role = await askText(
      prompt,
      profile.role === null ? "Your role (Enter to skip)" : "Your role (none to clear)",
      "--role",
      profile.role ?? "",
      (typed) => readText("role", typed),
    );
    profile = { ...profile, role: textOrNone(role) };
  }
  if (asks("company")) {
    const company = await askText(
      prompt,
      profile.company === null ? "Your company (Enter to skip)" : "Your company (none to clear)",
      "--company",
      profile.company ?? "",
      (typed) => readText("company", typed),
    );
    profile = { ...profile, company: textOrNone(company) };
  }
  if (asks("time-zone")) profile = { ...profile, timeZone: await askTimeZone(prompt, profile.timeZone) };
  if (asks("week-start")) {
    const weekStart = await prompt.choose({
      message: "Your week starts on",
      flag: "--week-start",
      choices: weekStarts.map((value) => ({ name: capitalized(value), value })),
      initial: profile.weekStart,
    });
    profile = { ...profile, weekStart };
  }
  if (asks("networks")) profile = { ...profile, networks: await askNetworks(prompt, profile.networks, isNew) };
  if (asks("geolocation")) {
    const message = "Does your business use check-in apps such as Swarm or Google Maps?";
    profile = {
      ...profile,
      usesGeolocation: await prompt.confirm({ message, flag: "--geolocation", initial: profile.usesGeolocation }),
    };
  }
  if (asks("reviews")) {
    const message = "Do customers review your business on Yelp, Tripadvisor or Google?";
    profile = {
      ...profile,
      getsReviews: await prompt.confirm({ message, flag: "--reviews", initial: profile.getsReviews }),
    };
  }
  if (asks("target")) profile = await askTarget(prompt, profile, today, isNew);
  if (asks("commit")) profile = { ...profile, committedOn: await askCommitment(prompt, profile, today) };
  return profile;
}

function textOrNone(typed: string): string | null {
  return typed === "" || typed.toLowerCase() === "none" ? null : typed;
}

async function askText(
  prompt: Prompt,
  message: string,
  flag: string,
  initial: string,
  read: (typed: string) => string | Problem,
): Promise<string> {
  const problemWith = (typed: string) => {
    const value = read(typed);
    return isProblem(value) ? `${value.problem} ${value.hint}` : null;
  };
  return (await prompt.text({ message, flag, ...(initial === "" ? {} : { initial }), problemWith })).trim();
}

async function askTimeZone(prompt: Prompt, found: string): Promise<string> {
  const isRight = await prompt.confirm({
    message: `Your time zone is ${found}, right?`,
    flag: "--time-zone",
    initial: true,
  });
  if (isRight) return found;
  const typed = await askText(prompt, "Your time zone", "--time-zone", "", readTimeZone);
  const zone = readTimeZone(typed);
  return isProblem(zone) ? found : zone;
}

async function askNetworks(prompt: Prompt, current: readonly Network[], isNew: boolean): Promise<Network[]> {
  const initial: PlatformId[] = isNew && current.length === 0 ? ["linkedin"] : current.map(({ platform }) => platform);
  const chosen = await prompt.chooseSome({
    message: "Where would you like to be seen?",
    flag: "--networks",
    choices: platforms.filter(({ isNetwork }) => isNetwork).map(({ id, name }) => ({ name, value: id })),
    initial,
  });
  // What is not offered here, such as Swarm, stays as it is.
  const networks: Network[] = current.filter(({ platform }) => !platformInfo(platform).isNetwork);
  for (const platform of chosen) {
    const known = current.find((network) => network.platform === platform)?.handle ?? "";
    const message = `Your ${platformInfo(platform).name} handle (Enter if you have no account yet)`;
    const typed = await askText(prompt, message, "--networks", known, (answer) => readHandle(answer, platform) ?? "");
    const handle = readHandle(typed, platform);
    networks.push({ platform, handle: isProblem(handle) ? null : handle });
  }
  return networks;
}

async function askTarget(prompt: Prompt, profile: Profile, today: Day, isNew: boolean): Promise<Profile> {
  const current = targetOf(profile.targets, today);
  const days = await prompt.choose({
    message: "On how many days a week would you like to post?",
    flag: "--target",
    choices: targetNames.map((name, index) => ({ name, short: String(index + 1), value: index + 1 })),
    initial: current,
  });
  return days === current ? profile : changeTarget(profile, days, today, isNew);
}

async function askCommitment(prompt: Prompt, { committedOn }: Profile, today: Day): Promise<Day | null> {
  const isStarting = await prompt.choose({
    message: "Start posting now, or just watch and listen for a while?",
    flag: "--commit or --listen",
    choices: [
      { name: "Watch and listen first", short: "Listen first", value: false },
      {
        name: committedOn === null ? "Start posting now" : `Posting, since ${committedOn}`,
        short: "Posting",
        value: true,
      },
    ],
    initial: committedOn !== null,
  });
  return isStarting ? (committedOn ?? today) : null;
}
