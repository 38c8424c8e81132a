import type { Day } from "../day.ts";
import type { StepId } from "../programme.ts";

/** Something to say, for a leader with nothing to say. */
export interface Idea {
  readonly id: string;
  /** A sentence or two, to the leader. */
  readonly text: string;
  /** The steps in which it helps. */
  readonly steps: readonly StepId[];
}

/** An idea that the leader was shown. */
export interface ShownIdea {
  /** The idea's id. */
  readonly idea: string;
  readonly day: Day;
}

const gentle: readonly StepId[] = ["listen", "check-in", "review"];
const places: readonly StepId[] = ["check-in", "review"];
const opinions: readonly StepId[] = ["spokesperson", "stay-awhile"];
const human: readonly StepId[] = ["be-real", "stay-awhile"];
const either: readonly StepId[] = ["spokesperson", "be-real", "stay-awhile"];

/**
 * In the order in which they are shown. The steps that ask nobody to post have gentle ones: something to notice, somebody
 * to thank in private, a first sentence to try and keep.
 */
export const ideas: readonly Idea[] = [
  {
    id: "stopped",
    text: "What made you stop while reading today? Copy its first line, and note why it held you.",
    steps: ["listen"],
  },
  {
    id: "thank-in-private",
    text: "Whom would you like to thank this week? Write it to them alone, and see how it reads.",
    steps: gentle,
  },
  {
    id: "manners",
    text: "Who answers others kindly, and how? Copy the one sentence that you might have written.",
    steps: ["listen"],
  },
  {
    id: "customers-talk",
    text: "What do your customers talk about when they are not talking about you?",
    steps: gentle,
  },
  {
    id: "first-sentence",
    text: "One sentence on your field, as you would say it at dinner. Try it here; it need not go anywhere.",
    steps: gentle,
  },
  {
    id: "one-line",
    text: "How would you introduce yourself on the telephone? That is the line for your profile.",
    steps: ["listen"],
  },
  {
    id: "ask-one",
    text: "What would you ask one of the people you follow? Note it for the day you speak.",
    steps: ["listen"],
  },
  {
    id: "rival-silence",
    text: "What do your competitors' leaders write about, and what do they never mention?",
    steps: ["listen"],
  },
  {
    id: "told-at-home",
    text: "What did you read this week and tell somebody about at home? Put it in two sentences.",
    steps: gentle,
  },
  {
    id: "at-the-door",
    text: "A place where you were this week: what did you notice at the door, before anybody spoke?",
    steps: places,
  },
  {
    id: "served-well",
    text: "Who served you well lately, and how? Tell them, or whoever they work for.",
    steps: places,
  },
  {
    id: "own-front-door",
    text: "Walk into one of your own sites as a customer would. What is the first thing you see?",
    steps: places,
  },
  {
    id: "tip-for-a-friend",
    text: "A friend visits a town you know well for one day. What is your one tip?",
    steps: places,
  },
  {
    id: "last-dinner",
    text: "Your last dinner out in one sentence: what you had, and what was good about it.",
    steps: places,
  },
  {
    id: "better",
    text: "What could the last hotel you slept in do better? Say it as you would like to be told.",
    steps: ["review"],
  },
  {
    id: "comes-back",
    text: "Which sentence comes back in what customers write about your business? Who should hear it?",
    steps: ["review"],
  },
  {
    id: "good-answer",
    text: "Find an owner's answer to a bad review that you would have liked to get. What makes it good?",
    steps: ["review"],
  },

  {
    id: "event",
    text: "A current event in your field: what happened, what you make of it, why, and a question.",
    steps: opinions,
  },
  {
    id: "customer-taught",
    text: "What did a customer teach you lately? No names, unless they said yes.",
    steps: either,
  },
  {
    id: "this-week-read",
    text: "What you read this week: one sentence from it, and where you see it differently.",
    steps: opinions,
  },
  { id: "question", text: "A question to your readers to which you do not know the answer.", steps: either },
  { id: "changed-my-mind", text: "What did you change your mind about, and what did it?", steps: either },
  {
    id: "outsiders",
    text: "What do people outside always get wrong about your field? Put it right, kindly.",
    steps: opinions,
  },
  {
    id: "asked-twice",
    text: "A question that you were asked twice this week. Answer it once more, here.",
    steps: opinions,
  },
  {
    id: "decision",
    text: "A decision that is public by now: what spoke for it, what against, and what tipped it.",
    steps: opinions,
  },
  {
    id: "in-five-years",
    text: "What in your field will be the same in five years, while everybody talks of what changes?",
    steps: opinions,
  },
  {
    id: "worth-reading",
    text: "Somebody in your field who deserves more readers: who is it, and what did they write?",
    steps: opinions,
  },
  { id: "mistake", text: "A mistake of yours: what you did, what it cost, and what you do now instead.", steps: human },
  { id: "thanks", text: "Thanks to a colleague by name: what exactly did they do? Ask them first.", steps: human },
  {
    id: "this-morning",
    text: "Something human from this morning: the train, the first telephone call, the coffee machine.",
    steps: human,
  },
  { id: "beginner", text: "What are you learning just now, and are not yet good at?", steps: human },
  { id: "first-job", text: "Your first job: what from it do you use to this day?", steps: human },
  { id: "advice", text: "The best advice you were ever given, and the time you did not follow it.", steps: human },
  {
    id: "stayed",
    text: "A place where you stayed or dined: what was good, what could be better. Never your own, a competitor's or a client's.",
    steps: ["review", "stay-awhile"],
  },
  {
    id: "best-answer",
    text: "The best answer that one of your posts ever got: thank whoever gave it, and go on from there.",
    steps: ["stay-awhile"],
  },
  {
    id: "a-year-ago",
    text: "What kept you busy a year ago, and what became of it? Only what is public.",
    steps: ["stay-awhile"],
  },
];

/**
 * At most `count` ideas for this step (null: all steps are done), each once: those never shown first, in the table's order,
 * then those shown longest ago. So nothing comes again before all that fit the step were shown. `shown` is oldest first;
 * what was shown after `today` is not there yet.
 */
export function chooseIdeas(step: StepId | null, shown: readonly ShownIdea[], today: Day, count: number): Idea[] {
  const lastShown = new Map<string, number>();
  for (const [index, { idea, day }] of shown.entries()) if (day <= today) lastShown.set(idea, index);
  const place = ({ id }: Idea) => lastShown.get(id) ?? -1;
  return ideas
    .filter(({ steps }) => steps.includes(step ?? "stay-awhile"))
    .sort((left, right) => place(left) - place(right))
    .slice(0, Math.max(0, count));
}
