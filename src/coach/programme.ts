import type { Profile } from "./book.ts";
import { platformInfo } from "./platforms.ts";
import {
  drawsTheLine,
  hasAccounts,
  hasListened,
  hasRead,
  haveGuidelines,
  keepsTheRhythm,
  kindIsRecorded,
  type Proof,
  speaks,
} from "./proofs.ts";
import { screensOf } from "./training.ts";
import { capitalized, spokenNumber } from "./words.ts";

export type StepId = "listen" | "check-in" | "review" | "spokesperson" | "be-real" | "stay-awhile";

export interface Step {
  readonly id: StepId;
  readonly number: number;
  readonly stage: Stage;
  readonly title: string;
  /** One line: what the step comes to. */
  readonly summary: string;
  /** Is it for a business like the leader's? */
  readonly isFor: (profile: Profile) => boolean;
  readonly actions: readonly Action[];
}

export type Stage = "baby-steps" | "adventurous";

export const stageTitles: Readonly<Record<Stage, string>> = {
  "baby-steps": "Baby steps",
  adventurous: "For the more adventurous",
};

export interface Action {
  /** `step.action`, as typed after `done`. */
  readonly id: string;
  /** In the imperative, without a full stop. */
  readonly title: string;
  /** About how long it takes. */
  readonly time: string;
  /** One sentence. */
  readonly why: string;
  /** Two or three short lines, with the addresses for the leader's own networks. */
  readonly how: (profile: Profile) => readonly string[];
  /** When it counts as done, as in "Counts when …". */
  readonly countsWhen: string;
  /** Whether the record proves it; absent where only the leader can tell. */
  readonly proof?: Proof;
  /** For what nothing but the record can prove: the command that records it. */
  readonly recordWith?: string;
}

/** People on the list of those worth learning from. */
export const peopleToFollow = 5;
/** Days on which listening was logged. */
const daysOfListening = 3;

/** The six steps, in order. */
export const programme: readonly Step[] = [
  {
    id: "listen",
    number: 1,
    stage: "baby-steps",
    title: "Listen",
    summary: "create your accounts, follow people, just watch",
    isFor: () => true,
    actions: [
      {
        id: "listen.accounts",
        title: "Create an account on each network you chose",
        time: "5 minutes each",
        why: "Your name is yours to take, and an account is all you need to watch and listen.",
        how: (profile) => accountLines(profile),
        countsWhen: "every network you chose has a handle, or something of yours in the record, or you say it is done",
        proof: (book) => hasAccounts(book),
      },
      {
        id: "listen.follow",
        title: "Follow five people worth learning from",
        time: "15 minutes",
        why: "You hear what customers and peers talk about before you say a word.",
        how: (profile) => [
          ...searchLine(profile),
          "Look for executives in your field, one competitor, one customer.",
          "Note them: socialtop watch add @name",
        ],
        countsWhen: "five people are on your list (socialtop watch list), or you say it is done",
        proof: ({ watching }) => (watching.length >= peopleToFollow ? { day: null } : null),
      },
      {
        id: "listen.watch",
        title: "Watch and listen for a while",
        time: "10 minutes, three times",
        why: "Every network has its manners, and you learn them by watching.",
        how: () => [
          "Read for ten minutes. Notice what makes you stop, and who answers whom.",
          "No post is asked for. Note that you listened: socialtop log --kind listen",
        ],
        countsWhen: "listening is logged on three days, or you say it is done",
        proof: (book) => hasListened(book, daysOfListening),
      },
    ],
  },
  {
    id: "check-in",
    number: 2,
    stage: "baby-steps",
    title: "Check in",
    summary: "check in somewhere, see what others say",
    isFor: ({ usesGeolocation }) => usesGeolocation,
    actions: [
      {
        id: "check-in.sign-on",
        title: "Sign on to a check-in app",
        time: "5 minutes",
        why: "Your customers say where they are; you see it through their eyes only from inside.",
        how: () => [
          "Swarm by Foursquare (swarmapp.com), Google Maps, or Facebook places: one is enough.",
          "Choose who may see where you are, and keep your home out of it.",
        ],
        countsWhen: "you say it is done, or a check-in is in your record",
        proof: (book) => kindIsRecorded(book, "check-in"),
      },
      {
        id: "check-in.check-in",
        title: "Check in somewhere",
        time: "1 minute",
        why: "One check-in teaches more about these tools than a presentation on them.",
        how: () => [
          "At a restaurant, a fair or a site of yours: open the app, choose the place, check in.",
          "Then: socialtop log --kind check-in",
        ],
        countsWhen: "a check-in is in your record",
        recordWith: "socialtop log --kind check-in",
        proof: (book) => kindIsRecorded(book, "check-in"),
      },
      {
        id: "check-in.look",
        title: "Look at how others review a business and share tips",
        time: "10 minutes",
        why: "This is what people read before they come to you.",
        how: () => [
          "Open three places that you know well, one of them a competitor's.",
          "Read the newest tips: what is praised, what is not, and does anybody answer?",
        ],
        countsWhen: "you say it is done",
      },
    ],
  },
  {
    id: "review",
    number: 3,
    stage: "baby-steps",
    title: "Review",
    summary: "post a review after your next dinner or trip",
    isFor: ({ getsReviews }) => getsReviews,
    actions: [
      {
        id: "review.account",
        title: "Create an account where reviews are written",
        time: "5 minutes",
        why: "You cannot judge what reviewers do to a business before you have been one.",
        how: () => [
          "Google Maps (google.com/maps), Yelp (yelp.com) or Tripadvisor (tripadvisor.com): one is enough.",
          "Use your own name: a review by nobody is worth nothing.",
        ],
        countsWhen: "you say it is done, or a review is in your record",
        proof: (book) => kindIsRecorded(book, "review"),
      },
      {
        id: "review.read",
        title: "Read what is said about your own business",
        time: "15 minutes",
        why: "It is the one report that nobody in the company has polished for you.",
        how: ({ company }) => [
          `Look up ${company ?? "your company"} on each of the three, newest first. Read twenty.`,
          "Write down the one thing that comes back most. Do not answer anything yet.",
        ],
        countsWhen: "you say it is done",
      },
      {
        id: "review.post",
        title: "Post a review after dining somewhere or travelling",
        time: "10 minutes",
        why: "Praise and criticism in public, by name: now you know how it feels.",
        how: ({ company }) => [
          "What you had, what was good, what could be better. Three sentences are enough.",
          `Never about ${company ?? "your own company"}, a competitor, or a client: reviews by insiders are prohibited (16 CFR 465).`,
          "Then: socialtop log --kind review --platform google",
        ],
        countsWhen: "a review is in your record",
        recordWith: "socialtop log --kind review --platform google",
        proof: (book) => kindIsRecorded(book, "review"),
      },
    ],
  },
  {
    id: "spokesperson",
    number: 4,
    stage: "adventurous",
    title: "Spokesperson",
    summary: "a little training, then share an opinion",
    isFor: () => true,
    actions: [
      {
        id: "spokesperson.training",
        title: "Have a short training",
        time: "10 minutes",
        why: "What you write at eleven at night is quoted as the company's word at nine.",
        how: () => [
          `${capitalized(spokenNumber(screensOf("spokesperson").length))} screens, and you can stop at any: socialtop training`,
          "Does your company train its spokespersons? Have that too, and see one post that went wrong.",
        ],
        countsWhen: "its screens are read, or you say it is done: your company may train you itself",
        proof: (book) => hasRead(book, "spokesperson"),
      },
      {
        id: "spokesperson.guidelines",
        title: "Agree on a few guidelines",
        time: "30 minutes",
        why: "One page agreed on beforehand is what lets you speak without asking each time.",
        how: () => [
          "Topics you speak on; topics you leave alone; names never to mention; who looks over a delicate post.",
          "If your company is listed: the quiet periods, with their dates.",
          "A few questions, and any of them can wait: socialtop guidelines init",
        ],
        countsWhen: "your guidelines are written down",
        recordWith: "socialtop guidelines init",
        proof: (book) => haveGuidelines(book),
      },
      {
        id: "spokesperson.opinion",
        title: "Share an opinion on a current event in your field",
        time: "20 minutes",
        why: "People follow a leader for a point of view; announcements they get elsewhere.",
        how: () => [
          "What happened, what you make of it, and why: four sentences, the last one a question.",
          "Where to begin: socialtop draft --ideas. To look it over and post it: socialtop draft",
          "Posted already? Paste its address: socialtop log https://…",
        ],
        countsWhen: "you say it is done",
      },
    ],
  },
  {
    id: "be-real",
    number: 5,
    stage: "adventurous",
    title: "Be real",
    summary: "share something human, with guidelines",
    isFor: () => true,
    actions: [
      {
        id: "be-real.lines",
        title: "Decide what stays private",
        time: "10 minutes",
        why: "Some sharing warms; too much of it embarrasses, and cannot be taken back.",
        how: () => [
          "First the short training for it: socialtop training be-real",
          "Family, faith, health, politics, home: yes, no, or only in general? Ask those who would be in the picture.",
          "Put it in your guidelines: socialtop guidelines init",
        ],
        countsWhen: "its training is read and your guidelines say what of your private life is fine",
        recordWith: "socialtop training be-real, and socialtop guidelines init",
        proof: (book) => drawsTheLine(book),
      },
      {
        id: "be-real.share",
        title: "Share something human that people can relate to",
        time: "10 minutes",
        why: "People trust a person before they trust a company.",
        how: () => [
          "Something you learned, a mistake, thanks to a colleague by name, a moment from this morning.",
          "More of these: socialtop draft --ideas. To look it over and post it: socialtop draft",
          "Posted already? Paste its address: socialtop log https://…",
        ],
        countsWhen: "you say it is done",
      },
    ],
  },
  {
    id: "stay-awhile",
    number: 6,
    stage: "adventurous",
    title: "Stay awhile",
    summary: "a few times a week, consistently",
    isFor: () => true,
    actions: [
      {
        id: "stay-awhile.commit",
        title: "Commit to your days a week",
        time: "1 minute",
        why: "A storm at a conference and then six months of silence is how most leaders fail.",
        how: (profile) => [
          `You chose ${profile.targets.at(-1)?.days ?? 3} days a week. Ten or twenty posts a day are not necessary.`,
          "Begin today: socialtop settings commit today",
        ],
        countsWhen: "you committed to a day, or a post is in your record",
        recordWith: "socialtop settings commit today",
        proof: (book, today) => speaks(book, today),
      },
      {
        id: "stay-awhile.rhythm",
        title: "Stay on the guideline for four weeks in a row",
        time: "4 weeks",
        why: "Four weeks make a habit; after that it is harder to stop than to go on.",
        how: () => ["After each post: socialtop log", "Once a week: socialtop streak"],
        countsWhen: "four weeks in a row are on the guideline",
        recordWith: "socialtop log, after each post",
        proof: (book, today) => keepsTheRhythm(book, today),
      },
    ],
  },
];

export const actionIds: readonly string[] = programme.flatMap(({ actions }) => actions.map(({ id }) => id));
export const stepIds: readonly StepId[] = programme.map(({ id }) => id);

export function findStep(text: string): Step | undefined {
  const wanted = text.trim().toLowerCase();
  return programme.find(
    ({ id, number, title }) => id === wanted || String(number) === wanted || title.toLowerCase() === wanted,
  );
}

/** By whole id, or by its last part where only one ends so (`follow`). */
export function findAction(typed: string): { step: Step; action: Action } | undefined {
  const wanted = typed.trim().toLowerCase();
  const all = programme.flatMap((step) => step.actions.map((action) => ({ step, action })));
  const ending = all.filter(({ action }) => action.id.endsWith(`.${wanted}`));
  return all.find(({ action }) => action.id === wanted) ?? (ending.length === 1 ? ending[0] : undefined);
}

function accountLines({ networks }: Profile): string[] {
  if (networks.length === 0) return ["Choose where you would like to be seen: socialtop settings networks linkedin,x"];
  const missing = networks.filter(({ handle }) => handle === null).map(({ platform }) => platformInfo(platform));
  if (missing.length === 0) return ["Each of your networks has a handle."];
  return [
    ...missing.map(({ name, signUp }) => `${name}: ${signUp}`),
    "Your real name, a photo, one line on what you do. Nothing to post.",
    `Then: socialtop settings networks ${networks.map(({ platform, handle }) => `${platform}=${handle ?? "your-handle"}`).join(",")}`,
  ];
}

function searchLine({ networks }: Profile): string[] {
  const searches = networks.flatMap(({ platform }) => platformInfo(platform).search ?? []);
  return searches.slice(0, 2).map((address) => `Open ${address}`);
}
