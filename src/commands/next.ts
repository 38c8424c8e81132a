import { settleAction } from "../coach/actions.ts";
import { type ActionProgress, judgeProgress, type Progress, type StepProgress } from "../coach/progress.ts";
import type { Context } from "../context.ts";
import { renderAction, renderHowToAnswer, renderNext } from "../render/steps.ts";
import { actionJson } from "../render/stepsJson.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { changeBook, type OpenLeader, openLeader } from "./shared/leader.ts";

type Answer = "done" | "not-now" | "not-for-me";

export function declareNext(program: Command, getContext: GetContext): void {
  addCommand(program, "next", "The next thing to do: why, how, and was it done", [
    ["socialtop next", "the one thing to do next"],
  ]).action(() => runNext(getContext()));
}

/** At a terminal it asks how it went; elsewhere it says how to tick the action. */
async function runNext(context: Context): Promise<void> {
  const leader = openLeader(context);
  const progress = judgeProgress(leader.book, leader.today);
  if (progress.next === null) {
    answer(context, { leader: leader.id, next: null }, (theme) => `${renderNext(progress, theme)}\n`);
    return;
  }
  const { step, action } = progress.next;
  const how = action.action.how(leader.book.profile);
  answer(
    context,
    { leader: leader.id, next: { step: step.step.id, ...actionJson(action), why: action.action.why, how } },
    (theme) => renderAction(step, action, leader.book.profile, theme),
  );
  if (context.options.json) return;
  if (!context.prompt.isPossible) {
    context.out.write(`\n${renderHowToAnswer(action, context.theme)}`);
    return;
  }
  await askHowItWent(context, leader, step, action);
}

async function askHowItWent(
  context: Context,
  leader: OpenLeader,
  step: StepProgress,
  action: ActionProgress,
): Promise<void> {
  const { id } = action.action;
  context.err.write("\n");
  const given = await context.prompt.choose<Answer>({
    message: "How did it go?",
    flag: `socialtop done ${id} or socialtop skip ${id}`,
    choices: [
      // What only the record proves cannot be ticked: the lines above say how to record it.
      ...(action.action.recordWith === undefined ? [{ name: "Done", value: "done" } as const] : []),
      { name: "Not now", value: "not-now" },
      { name: "Not for me", value: "not-for-me" },
    ],
    // Enter straight away must tick nothing.
    initial: "not-now",
  });
  const { good, symbols } = context.theme;
  if (given === "not-now") {
    context.out.write(`  It will wait. Again when you have a moment: socialtop next\n`);
    return;
  }
  const outcome = given === "done" ? "done" : "skipped";
  const book = await changeBook(context, leader.id, `${outcome}: ${action.action.title}`, (current) =>
    settleAction(current, { action: id, outcome, day: leader.today, why: null }),
  );
  const progress: Progress = judgeProgress(book, leader.today);
  const now = progress.steps.find((candidate) => candidate.step.id === step.step.id);
  const finished = now?.state === "done" ? ` Step ${step.step.number}, ${step.step.title}, is complete.` : "";
  context.out.write(
    `  ${good(symbols.done)} ${outcome === "done" ? "Done" : "Left out"}.${finished}\n${renderNext(progress, context.theme)}\n`,
  );
}
