import { changesByFile, changingLines } from "../support/changes.ts";
import type { RunOptions } from "../support/run.ts";
import { fileWith } from "./shared.ts";

interface NamedCommand {
  readonly name: string;
  readonly argv: string | readonly string[];
  readonly options?: RunOptions;
}

/** Everything that can change the busy machine's record, each once at least. */
export function changingCommands(): NamedCommand[] {
  return [
    ...changingLines.map((line) => ({ name: line, argv: line })),
    ...changesByFile.map(({ words, file, content }) => ({
      name: words.join(" "),
      argv: words.map((word) => (word === file ? fileWith(file, content) : word)),
    })),
    { name: "next, done", argv: "next", options: { answers: ["done"] } },
    { name: "next, not for me", argv: "next", options: { answers: ["not-for-me"] } },
    { name: "training, one screen", argv: "training", options: { answers: ["next", "enough"] } },
  ];
}

/** Everything that only shows the record. */
export const readingCommands: readonly string[] = [
  "",
  "next",
  "steps",
  "steps listen",
  "steps check-in",
  "steps review",
  "steps spokesperson",
  "steps be-real",
  "steps stay-awhile",
  "watch",
  "watch list",
  "activity",
  "activity --kind post --platform linkedin --last 3",
  "streak",
  "streak --weeks 4",
  "streak --explain",
  "streak --platform x",
  "pause list",
  "draft Thanks to Ada --for instagram",
  "drafts",
  "training",
  "training be-real",
  "training --list",
  "guidelines",
  "settings",
  "settings company",
  "leaders",
  "remind",
  "team",
  "team --sort name",
  "undo --list",
  "doctor",
];
