import { chooseIdeas } from "../../coach/draft/ideas.ts";
import { judgeProgress } from "../../coach/progress.ts";
import type { Context } from "../../context.ts";
import { renderIdeas } from "../../render/ideas.ts";
import { answer } from "./answer.ts";
import { openLeader } from "./leader.ts";

/** As many as one can choose from at a glance. */
const ideasShown = 5;

/** A few beginnings for the step that the leader is in; the next time others. */
export function showIdeas(context: Context): void {
  const { id, book, today } = openLeader(context);
  const step = judgeProgress(book, today).next?.step.step ?? null;
  const shown = context.store.ideasShown(id);
  const ideas = chooseIdeas(step?.id ?? null, shown, today, ideasShown);
  // A look back is no look at today's.
  if (context.options.today === undefined)
    context.store.rememberIdeas(id, [...shown, ...ideas.map((idea) => ({ idea: idea.id, day: today }))]);
  const json = { leader: id, step: step?.id ?? null, ideas: ideas.map(({ id: idea, text }) => ({ id: idea, text })) };
  answer(context, json, (theme) => renderIdeas(ideas, step, theme));
}
