import { addDays, type Day } from "../coach/day.ts";
import { sampleAddress, sampleHistory } from "../coach/sampleHistory.ts";
import type { Context, Stage } from "../context.ts";
import { UserError } from "../errors.ts";
import { renderScene } from "../render/demo.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { todayOf } from "./shared/leader.ts";

interface Scene {
  /** What happens, in a few words. */
  readonly says: string;
  readonly argv: readonly string[];
  readonly day: Day;
}

const csvName = "jane-posts.csv";

export function declareDemo(program: Command, getContext: GetContext): void {
  addCommand(program, "demo", "See how it looks after half a year: a sample leader, nothing of yours touched", [
    ["socialtop demo", "asks nothing, leaves nothing behind"],
  ]).action(() => runDemo(getContext()));
}

/** Every command really runs, on a throwaway store; what is shown is its true output. */
export async function runDemo(context: Context): Promise<void> {
  const timeZone = context.machineTimeZone();
  const today = todayOf(context, timeZone);
  const history = sampleHistory(today);
  const stage = await context.openStage();
  try {
    const csvPath = stage.addFile(csvName, history.csv);
    context.out.write(`  A sample leader on a throwaway record: nothing of yours is touched.\n`);
    for (const scene of scenes(today, addDays(history.begins, -7), timeZone))
      await play(context, stage, scene, csvPath);
    context.out.write(`\n  That was half a year with Jane. Your turn:   ${context.theme.strong("socialtop init")}\n`);
  } finally {
    stage.close();
  }
}

function scenes(today: Day, start: Day, timeZone: string): Scene[] {
  const init = [
    "init",
    "--name",
    "Jane Doe",
    "--role",
    "President",
    "--networks",
    "linkedin=jane-doe,x",
    "--reviews",
    "--listen",
  ];
  return [
    { says: "Half a year ago, Jane sets up her plan.", argv: [...init, "--time-zone", timeZone, "--yes"], day: start },
    { says: "What does she do first?", argv: ["next"], day: start },
    { says: "Today: she brings in what she posted since then.", argv: ["import", csvName], day: today },
    { says: "She has just posted, and pastes the address.", argv: ["log", sampleAddress(today, timeZone)], day: today },
    { says: "Is she still at it?", argv: ["streak"], day: today },
    { says: "And the one thing to do next.", argv: [], day: today },
  ];
}

async function play(context: Context, stage: Stage, { says, argv, day }: Scene, csvPath: string): Promise<void> {
  context.out.write(renderScene(says, argv, context.theme));
  const code = await stage.run(
    argv.map((word) => (word === csvName ? csvPath : word)),
    day,
  );
  if (code !== 0) throw new UserError(`The demo stopped at "socialtop ${argv.join(" ")}" (exit code ${code}).`);
}
