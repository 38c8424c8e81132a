import { chooseIdeas } from "../../coach/draft/ideas.ts";
import type { Step } from "../../coach/programme.ts";
import { judgeProgress, type Progress } from "../../coach/progress.ts";
import { judgeConsistency } from "../../coach/streak.ts";
import type { Context } from "../../context.ts";
import { renderIdeas } from "../../render/ideas.ts";
import { answer } from "../shared/answer.ts";
import { openLeader } from "../shared/leader.ts";

/** As many as one can choose from at a glance. */
const ideasShown = 5;

/** A few beginnings for the step that the leader is in; the next time others. */
export async function showIdeas(context: Context): Promise<void> {
  const { id, book, today } = openLeader(context);
  const step = stepToSpeakIn(judgeProgress(book, today), judgeConsistency(book, today).rule.since !== null);
  const shown = context.store.ideasShown(id);
  const ideas = chooseIdeas(step?.id ?? null, shown, today, ideasShown);
  // A look back is no look at today's.
  if (context.options.today === undefined)
    await context.store.rememberIdeas(id, [...shown, ...ideas.map((idea) => ({ idea: idea.id, day: today }))]);
  const json = { leader: id, step: step?.id ?? null, ideas: ideas.map(({ id: idea, text }) => ({ id: idea, text })) };
  answer(context, json, (theme) => renderIdeas(ideas, step, theme));
}

/** The step that the leader is in. Whoever posts already has left the baby steps behind, ticked or not. */
function stepToSpeakIn({ steps, next }: Progress, isPosting: boolean): Step | null {
  const current = next?.step.step ?? null;
  if (!isPosting || current?.stage !== "baby-steps") return current;
  return (
    steps.find(({ step, state }) => step.stage === "adventurous" && (state === "open" || state === "started"))?.step ??
    null
  );
}
