import type { PlatformId } from "../coach/platforms.ts";
import { hasSlipped, judgeConsistency } from "../coach/streak.ts";
import type { Context } from "../context.ts";
import { CheckDidNotHold } from "../errors.ts";
import { renderExplanation } from "../render/explain.ts";
import { renderStreak } from "../render/streak.ts";
import { streakJson } from "../render/streakJson.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { openLeader } from "./shared/leader.ts";
import { parseCount, parsePlatform } from "./shared/parse.ts";

interface StreakInput {
  readonly weeks: number | null;
  readonly explain: boolean;
  readonly check: boolean;
  readonly platform: PlatformId | undefined;
}

export function declareStreak(program: Command, getContext: GetContext): void {
  addCommand(program, "streak", "Still at it? This week, your streak, the gaps", [
    ["socialtop streak", "the verdict, and the last 26 weeks"],
    ["socialtop streak --explain", "the rule and the weeks behind each figure"],
    ["socialtop streak --check", "exit code 3 when last week was missed or this one is lost"],
  ])
    .option("--weeks <n>", "weeks in the calendar (26)", parseCount("--weeks", 520))
    .option("--explain", "how each figure comes about")
    .option("--check", "exit with 3 when last week was missed or this one is out of reach")
    .option("--platform <network>", "judge one network alone", parsePlatform)
    .action((options) =>
      runStreak(getContext(), {
        weeks: options.weeks ?? null,
        explain: options.explain === true,
        check: options.check === true,
        platform: options.platform,
      }),
    );
}

function runStreak(context: Context, input: StreakInput): void {
  const { id, book, today } = openLeader(context);
  const model = judgeConsistency(book, today, input.platform);
  answer(context, streakJson(id, model), (theme) =>
    renderStreak(
      model,
      { weeks: input.weeks, explanation: input.explain ? renderExplanation(model, theme) : null },
      theme,
    ),
  );
  if (input.check && hasSlipped(model)) throw new CheckDidNotHold();
}
