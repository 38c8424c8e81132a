import type { PlatformId } from "../../coach/platforms.ts";
import { hasSlipped, judgeConsistency } from "../../coach/streak.ts";
import type { Context } from "../../context.ts";
import { CheckDidNotHold } from "../../errors.ts";
import { renderStreak } from "../../render/streak.ts";
import { streakJson } from "../../render/streakJson.ts";
import { answer } from "../shared/answer.ts";
import { openLeader } from "../shared/leader.ts";

interface StreakInput {
  readonly weeks?: number | undefined;
  readonly explain?: true | undefined;
  readonly check?: true | undefined;
  readonly platform?: PlatformId | undefined;
}

export async function runStreak(context: Context, input: StreakInput): Promise<void> {
  const explain = input.explain === true ? (await import("../../render/explain.ts")).renderExplanation : null;
  const { id, book, today } = openLeader(context);
  const model = judgeConsistency(book, today, input.platform);
  answer(context, streakJson(id, model), (theme) =>
    renderStreak(model, { weeks: input.weeks ?? null, explanation: explain?.(model, theme) ?? null }, theme),
  );
  if (input.check && hasSlipped(model)) throw new CheckDidNotHold();
}
