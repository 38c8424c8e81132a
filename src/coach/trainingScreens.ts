import type { Book } from "./book.ts";
import type { Day } from "./day.ts";
import type { StepId } from "./programme.ts";
import { excerpt } from "./text.ts";
import { dayName, dayRange, listOf } from "./words.ts";

/** The steps that begin with a short training, in the order in which it is read. */
export const trainedSteps = ["spokesperson", "be-real"] as const satisfies readonly StepId[];
export type TrainedStep = (typeof trainedSteps)[number];

export interface Screen {
  /** `step.screen`, as it is kept in the record. */
  readonly id: string;
  readonly step: TrainedStep;
  /** Without a full stop. */
  readonly title: string;
  /**
   * What it says, so that it fits one screen of 24 lines. Where the leader's guidelines have an answer it says that, in the
   * leader's own words, in place of the general one.
   */
  readonly says: (book: Book, today: Day) => readonly Part[];
}

/** A short paragraph, a list of points, or the same post twice: as it should not be, and as it could be. */
export type Part =
  | string
  | { readonly points: readonly string[] }
  | { readonly before: string; readonly after: string };

/** What the coach teaches before somebody speaks, in the order in which it is read. */
export const trainingScreens: readonly Screen[] = [
  {
    id: "spokesperson.quoted",
    step: "spokesperson",
    title: "You are quoted as the company",
    says: (book) => [
      `Your name and your title stand beside every post, so what you write is read as the company's word. ${disclaimerWords(book)} A like, a repost and a joke among friends can be quoted as well.`,
      {
        points: [
          "Would you say it into a microphone?",
          "Would your colleagues recognise their company in it?",
          "Would you still stand by it in a year?",
          // FTC, 16 CFR 465 (reviews by insiders) and 16 CFR 255 (a connection is to be told).
          "If you own, sell or are paid for what you praise, say so in the same post. Reviews of your own company: never (in the United States 16 CFR 465).",
        ],
      },
      {
        before: "The new app of our neighbours is a joke.",
        after:
          "I tried three apps like ours this week. All of them, ours included, hide the price until the last page. I have asked why.",
      },
      "None of this is a reason to keep silent: people listen because it is you.",
    ],
  },
  {
    id: "spokesperson.topics",
    step: "spokesperson",
    title: "What you speak on, and what not",
    says: (book, today) => [
      topicWords(book),
      {
        points: [
          offLimitWords(book),
          neverMentionWords(book),
          "No hint either: “a large bank in Lyon” may be only one bank.",
          "No number before it is published: revenue, orders, jobs, “our best month”.",
          ...quietWords(book, today),
        ],
      },
      {
        before: "Big week: one of the largest banks of Lyon has signed with us.",
        after: "Ten years of selling to banks taught me one thing: the first meeting is about risk, never about price.",
      },
      "In doubt? If it stands on your company's own site, say it. If not, ask first.",
    ],
  },
  {
    id: "spokesperson.opinion",
    step: "spokesperson",
    title: "An opinion in four sentences",
    says: () => [
      "People follow a leader for a point of view; the news itself they have already. Four sentences are enough:",
      {
        points: [
          "What happened: one fact, and the address where you read it.",
          "What I make of it: one thing, said plainly.",
          "Why: something you saw yourself, in the workshop or at a customer's.",
          "A question that you would like to have answered. Then read the answers.",
        ],
      },
      {
        before: "Exciting times for city logistics. Thoughts?",
        after:
          "From Monday our city bans lorries before seven. I think that is right, though it will be hard on us. Our drivers have asked for later mornings for years. Who has lived with such a rule?",
      },
      "On an event far from your field, an election or a disaster, nobody waits for your post. Silence is an answer too.",
    ],
  },
  {
    id: "spokesperson.delicate",
    step: "spokesperson",
    title: "Delicate? Ask, then sleep on it",
    says: (book) => [
      "Most posts need nobody's leave. Delicate ones do: a court case, an accident, dismissals, politics, a competitor, a customer by name, money.",
      {
        points: [
          reviewerWords(book),
          "Ask three things only: is any of it untrue, unlawful or unkind?",
          "Angry? Write it, keep it (socialtop draft save) and sleep over it. In the morning it is shorter, or not needed.",
          "Late, tired, or after a glass of wine: the same.",
          "A critic gets one polite answer. After that, offer to talk.",
        ],
      },
      {
        before: "Typical. The council has once more not understood a thing.",
        after: "The council's plan worries me: forty of us cross that bridge every morning. I have asked to be heard.",
      },
    ],
  },
  {
    id: "spokesperson.wrong",
    step: "spokesperson",
    title: "When it goes wrong",
    says: () => [
      "Everybody gets something wrong one day. What is remembered is what came next.",
      {
        points: [
          "Call your communications people before you write another word.",
          "Do not delete it in silence: somebody has the picture. If it has to go, because it harms somebody, say that you took it down, and why.",
          "Correct it where it stands, say that you did, and stop there.",
          "Say sorry for what you did, not “to anybody who was offended”.",
          "A client's name, an unpublished figure: call legal at once, even if it stood there for a minute.",
        ],
      },
      {
        before: "(The post is gone, and nobody says a word.)",
        after:
          "Yesterday I wrote that our trains are never late. One in eleven was. I should have looked first; thank you, Ada, for the figures.",
      },
    ],
  },
  {
    id: "be-real.human",
    step: "be-real",
    title: "Human is not private",
    says: () => [
      "People trust a person before they trust a company. To be a person you need not tell anything private.",
      {
        points: [
          "Human: a doubt, a mistake, a thank-you, what you are learning, the early train.",
          "Private: your marriage, your children's faces, your health, your money, your address.",
        ],
      },
      {
        before: "Proud to lead such a passionate team on this amazing journey.",
        after:
          "I rang the wrong customer this morning, and talked for ten minutes. She was kind about it, and told me what we should have asked her a year ago.",
      },
      "A good test: would you tell it at lunch, to a table with somebody new at it?",
    ],
  },
  {
    id: "be-real.line",
    step: "be-real",
    title: "Where your own line is",
    says: (book) => [
      "Decide it once, on a quiet day, and not with a thumb over the button.",
      {
        points: [
          ...privateLifeWords(book),
          "Whoever is in the picture decides for themselves. Show them the very post before, and take no for an answer. Colleagues too.",
          "A child cannot say yes: leave out the face, the name and the school.",
          "Post from the holiday once you are back. Your street, your running route and your empty house are nobody's business.",
        ],
      },
      {
        before: "Finally away: two weeks on Crete with Tom and the twins.",
        after: "Back from two weeks without a telephone. Nobody needed me, which I am still getting used to.",
      },
    ],
  },
  {
    id: "be-real.story",
    step: "be-real",
    title: "A small story, well told",
    says: () => [
      "One moment, what it taught you, and stop.",
      {
        points: [
          "A moment: when and where, in one sentence.",
          "What happened, in the words that were said.",
          "What it taught you. Not leaders, not the world: you.",
          "No moral for others, no ten lessons, no “Agree?” at the end.",
          "Are you the hero of it? Then tell another one.",
        ],
      },
      {
        before: "Leaders, listen to your people. Here are five things that great leaders do.",
        after:
          "Tuesday, six in the morning, the loading bay. Omar showed me why our new labels fall off in the cold. We had held three meetings about them, all in warm rooms.",
      },
      "Omar was asked whether he would like to be in it. He would.",
    ],
  },
  {
    id: "be-real.enough",
    step: "be-real",
    title: "Enough is enough",
    says: ({ profile }) => [
      `Some sharing warms; too much of it embarrasses, and cannot be taken back. ${paceWords(profile.targets.at(-1)?.days ?? 3)} It has become too much when:`,
      {
        points: [
          "you look out for things to happen to you;",
          "it is really about somebody else's bad day;",
          "somebody at home says: not this one;",
          "you would not read it aloud to your team.",
        ],
      },
      "Ten posts a day are not necessary. Coming back each week is what helps: of over 100,000 accounts that Buffer looked at in 2025, those that posted in 20 or more of 26 weeks got about five times the response to each post of those that posted in four or fewer.",
      "Nothing human today? Then a thank-you or a question: socialtop draft --ideas",
    ],
  },
];

/** How much of an answer in the guidelines a screen has room for, in characters. */
const roomForAnswer = 140;
const roomForWord = 36;

/** The first few of a list: "a, b, c and 4 more". Null when there is nothing in it. */
function few(words: readonly string[] | null | undefined): string | null {
  if (words === null || words === undefined || words.length === 0) return null;
  const short = words.map((word) => excerpt(word, roomForWord));
  if (words.length <= 4) return listOf(short);
  return `${short.slice(0, 3).join(", ")} and ${words.length - 3} more`;
}

/** An answer in the leader's own words, shortened; null when there is none. */
function answerOf(text: string | null | undefined, length = roomForAnswer): string | null {
  const short = excerpt(text ?? "", length);
  return short === "" ? null : short;
}

function disclaimerWords({ guidelines }: Book): string {
  const disclaimer = answerOf(guidelines?.disclaimer);
  return disclaimer === null
    ? "“My own views” in a profile does not change that."
    : `Your disclaimer does not change that: “${disclaimer}”`;
}

function topicWords({ guidelines }: Book): string {
  const topics = few(guidelines?.topics);
  return topics === null
    ? "Speak freely on what is public and on what you know: your field, your craft, how you work, what you learn from customers."
    : `Your guidelines say what you speak on: ${topics}. There you need not ask.`;
}

function offLimitWords({ guidelines }: Book): string {
  const topics = few(guidelines?.offLimits);
  return topics === null
    ? "Leave alone what is not yours: a court case, a rival's trouble, gossip."
    : `What you leave alone: ${topics}.`;
}

function neverMentionWords({ guidelines }: Book): string {
  const names = few(guidelines?.neverMention);
  return names === null
    ? "Never a client under NDA, a code name or a product that is not announced."
    : `What you never name: ${names}.`;
}

/** Of a listed company: the quiet period that is on, else the next one, else what one is. */
function quietWords({ guidelines }: Book, today: Day): string[] {
  if (guidelines?.isListed === false) return [];
  const nothing = "not a word on results or outlook, not even as an answer.";
  const coming = (guidelines?.quietPeriods ?? []).find(({ to }) => to >= today);
  if (coming === undefined) {
    return [
      guidelines?.isListed ? `In a quiet period: ${nothing}` : `If you are listed, in a quiet period: ${nothing}`,
    ];
  }
  return coming.from <= today
    ? [`Your quiet period lasts until ${dayName(coming.to, today)}: ${nothing}`]
    : [`Your next quiet period is ${dayRange(coming.from, coming.to, today)}: ${nothing}`];
}

function reviewerWords({ guidelines }: Book): string {
  const reviewer = answerOf(guidelines?.reviewer, 60);
  return reviewer === null
    ? "Agree now on who reads it first, and on who does when that person is away."
    : `Who reads it first, you agreed: ${reviewer}. Who does when they are away?`;
}

function privateLifeWords({ guidelines }: Book): string[] {
  const own = answerOf(guidelines?.privateLife);
  if (own !== null) return [`Your line, as your guidelines have it: “${own}”`];
  return [
    "Family, faith, health, politics, home: for each yes, no, or only in general.",
    "In general is often enough: “a long night with a sick child” names nobody.",
  ];
}

/** Posting days a week. */
function paceWords(target: number): string {
  if (target === 1) return "You chose one day a week: something human in every second or third post is plenty.";
  return `You chose ${target} days a week: something human on one of them is plenty.`;
}
