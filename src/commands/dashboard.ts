import { chooseNextThing } from "../coach/dashboard.ts";
import { draftForToday } from "../coach/draft/drafts.ts";
import { judgeProgress } from "../coach/progress.ts";
import { judgeConsistency } from "../coach/streak.ts";
import type { Context } from "../context.ts";
import { renderDashboard, renderWelcome } from "../render/dashboard.ts";
import { answer } from "./shared/answer.ts";
import { openLeader, refuseWhenGone } from "./shared/leader.ts";

/** `socialtop` alone. Before `init`: what it is, and what to type. */
export function runDashboard(context: Context): void {
  if (context.options.as === undefined && context.store.leaders().length === 0) {
    refuseWhenGone(context.store);
    answer(context, { leader: null }, renderWelcome);
    return;
  }
  const { id, book, today } = openLeader(context);
  const consistency = judgeConsistency(book, today);
  const progress = judgeProgress(book, today);
  const next = chooseNextThing(consistency, progress, draftForToday(book));
  const { verdict, advice, thisWeek, streak, showingUp, lastPost, gaps } = consistency;
  const step = progress.next?.step.step.id ?? null;
  const { stepsDone, stepsAsked } = progress;
  const json = {
    leader: id,
    today,
    verdict,
    advice,
    thisWeek,
    streak,
    showingUp,
    lastPost,
    lastGap: gaps.map(({ from, to, weeks, storm }) => ({ from, to, weeks, storm })).at(-1) ?? null,
    steps: { current: step, done: stepsDone, asked: stepsAsked },
    next,
  };
  answer(context, json, (theme) => renderDashboard({ consistency, progress, next }, theme));
}
