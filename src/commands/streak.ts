import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { parseCount, parsePlatform } from "./shared/parse.ts";
import { runStreak } from "./streak/runStreak.ts";

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
    .action((options) => runStreak(getContext(), options));
}
