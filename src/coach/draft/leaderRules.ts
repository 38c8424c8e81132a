import type { Activity } from "../book.ts";
import { addDays, type Day, daysBetween } from "../day.ts";
import { quietPeriodOn } from "../guidelines/guidelines.ts";
import { platformInfo } from "../platforms.ts";
import { dayName, longWeekdayName, spokenDay } from "../words.ts";
import type { DraftFacts, DraftRule, Suspicion } from "./draftRule.ts";
import type { Found } from "./found.ts";
import { findPhrase } from "./phrases.ts";

/** A text that was posted this long ago is a recent one (days). */
const recentDays = 90;
/** A third post on a day is better kept (issue of the storm: rule 11 names ten). */
const postsOfADay = 2;

/** What depends on the leader: the guidelines, the company, what was posted before. */
export const leaderRules: readonly DraftRule[] = [
  {
    id: "forbidden-word",
    severity: "stop",
    find: ({ guidelines, words }) =>
      (guidelines?.neverMention ?? []).flatMap((name) =>
        findPhrase(words, name).map((found) => ({
          at: found,
          problem: `"${name}" is among the names that your guidelines never mention.`,
          todo: "Leave it out, or say it without the name.",
        })),
      ),
  },
  {
    id: "off-limits",
    severity: "warning",
    find: ({ guidelines, words }) =>
      (guidelines?.offLimits ?? []).flatMap((topic) =>
        findPhrase(words, topic).map((found) => ({
          at: found,
          problem: `"${topic}" is a topic that your guidelines leave alone.`,
          todo: ask(guidelines?.reviewer ?? null, "Choose another topic"),
        })),
      ),
  },
  {
    id: "quiet-period",
    severity: "warning",
    find: ({ guidelines, today }) => {
      const period = quietPeriodOn(guidelines, today);
      if (period === null) return [];
      const why = period.why === null ? "" : ` (${period.why})`;
      return [
        {
          problem: `It is a quiet period until ${dayName(period.to, today)}${why}.`,
          todo: ask(guidelines?.reviewer ?? null, "Not a word on results, deals or prospects"),
        },
      ];
    },
  },
  {
    id: "results",
    severity: "warning",
    find: ({ guidelines, results }) => {
      const isListed = guidelines?.isListed ?? null;
      if (isListed === false) return [];
      return results.map((found) => ({
        at: found,
        problem: "This reads like results, a forecast or a deal.",
        todo:
          isListed === true
            ? ask(guidelines?.reviewer ?? null, "Only what the company has published already")
            : "If your company is listed: only what it has published. (socialtop guidelines init asks once.)",
        ...(isListed === null ? { severity: "hint" as const } : {}),
      }));
    },
  },
  { id: "own-company", severity: "stop", find: findOwnCompany },
  { id: "same-text", severity: "warning", find: findSameText },
  { id: "third-post", severity: "warning", find: findThirdPost },
  {
    id: "no-guidelines",
    severity: "hint",
    find: ({ guidelines }) => {
      if (guidelines !== null && guidelines.neverMention !== null) return [];
      return [
        guidelines === null
          ? {
              problem: "You have no guidelines yet, so no name and no topic was looked for.",
              todo: "Eight questions: socialtop guidelines init",
            }
          : {
              problem: "Your guidelines do not say yet what is never mentioned, so no name was looked for.",
              todo: 'Say it: socialtop guidelines init --never-mention "…", or none',
            },
      ];
    },
  },
];

function ask(reviewer: string | null, otherwise: string): string {
  return reviewer === null ? `${otherwise}.` : `${otherwise}, or ask first: ${reviewer}.`;
}

/** What a company's name may be followed by, and is not called by. */
const legalForm =
  /[\s,]+(?:&\s*co\.?|inc\.?|corp\.?|corporation|llc|ltd\.?|limited|plc|ag|se|gmbh|kg|kgaa|sa|s\.a\.|sas|sarl|s\.p\.a\.|spa|srl|bv|b\.v\.|nv|n\.v\.|ab|as|oy|pty)\.?$/i;

/** Reviews by insiders are prohibited (16 CFR 465). */
function findOwnCompany({ profile: { company }, networks, words }: DraftFacts): Suspicion[] {
  const reviewed = networks.filter(({ platform }) => platformInfo(platform).usualKind === "review");
  if (company === null || reviewed.length === 0) return [];
  let short = company;
  while (legalForm.test(short)) short = short.replace(legalForm, "");
  const found = findPhrase(words, short === "" ? company : short);
  // "A fine example", "apple pie": a name is written as one.
  const isName = ({ from }: Found) =>
    !/^\p{Lu}/u.test(company) ||
    /[#@]?\p{Lu}/uy.test(words.text.slice(from)) ||
    /[#@]$/.test(words.text.slice(0, from));
  return found.filter(isName).map((at) => ({
    at,
    problem: `This names ${company}, your own company: reviews by insiders are prohibited (16 CFR 465).`,
    todo: "Review a place where you dined or stayed.",
  }));
}

function findSameText({ text, networks, activities, today }: DraftFacts): Suspicion[] {
  const words = lettersOf(text);
  return networks.flatMap(({ platform }) => {
    const recent = activities.filter(
      (activity) =>
        activity.platform === platform &&
        activity.text !== undefined &&
        daysBetween(activity.day, today) >= 0 &&
        daysBetween(activity.day, today) <= recentDays,
    );
    const same = recent
      .filter((activity) => isSameText(words, activity))
      .sort((left, right) => (left.day < right.day ? 1 : -1))[0];
    if (same === undefined) return [];
    return {
      platform,
      problem: `You posted the same on ${platformInfo(platform).name} ${spokenWhen(same.day, today)}.`,
      todo: "Say what is new since then.",
    };
  });
}

function spokenWhen(day: Day, today: Day): string {
  const daysAgo = daysBetween(day, today);
  return daysAgo <= 1 ? spokenDay(day, today, daysAgo) : `on ${spokenDay(day, today, daysAgo)}`;
}

/** Fewer letters than this are the same by chance: "Thank you". */
const tellingLetters = 20;

/** What is recorded is an excerpt: where it was cut, its beginning tells. */
function isSameText(letters: string, { text = "" }: Activity): boolean {
  const recorded = lettersOf(text);
  if (recorded.length < tellingLetters) return false;
  return text.endsWith("…") ? letters.startsWith(recorded) : letters === recorded;
}

function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The same text on several networks is one post. */
function findThirdPost({ text, activities, profile, pauses, today }: DraftFacts): Suspicion[] {
  const letters = lettersOf(text);
  const ofToday = activities.filter((activity) => activity.day === today && profile.counts.includes(activity.kind));
  const others = ofToday.filter((activity) => !isSameText(letters, activity));
  const posted = new Set(others.map((activity) => lettersOf(activity.text ?? "") || activity.id));
  if (posted.size < postsOfADay) return [];
  let next = addDays(today, 1);
  for (let days = 0; days < 7 && pauses.some(({ from, to }) => from <= next && next <= to); days++)
    next = addDays(next, 1);
  return [
    {
      problem: `This is post number ${posted.size + 1} today, and a day counts once.`,
      todo: `Keep it for ${longWeekdayName(next)}: socialtop draft save "…"`,
    },
  ];
}
