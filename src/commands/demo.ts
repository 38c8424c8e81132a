import { addDays, type Day } from "../coach/day.ts";
import { sampleAddress, sampleHistory } from "../coach/sampleHistory.ts";
import type { Context, Stage } from "../context.ts";
import { UserError } from "../errors.ts";
import { renderEnding, renderLine, renderOpening, renderScene } from "../render/demo.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { todayOf, zoneOfNowhere } from "./shared/leader.ts";

interface Scene {
  /** What happens, in a few words. */
  readonly says: string;
  readonly day: Day;
  /** One after the other. */
  readonly lines: readonly (readonly string[])[];
}

const csvName = "jane-posts.csv";

export function declareDemo(program: Command, getContext: GetContext): void {
  addCommand(program, "demo", "See it after half a year, on a sample leader", [
    ["socialtop demo", "asks nothing, leaves nothing behind"],
  ]).action(() => runDemo(getContext()));
}

/** Every command really runs, on a throwaway store; what is shown is its true output. */
async function runDemo(context: Context): Promise<void> {
  if (context.options.json)
    throw new UserError("The demo is for reading: it has no JSON.", { hint: "Run it without --json." });
  const timeZone = context.machineTimeZone() ?? zoneOfNowhere;
  const today = todayOf(context, timeZone);
  const history = sampleHistory(today);
  const stage = await context.openStage();
  try {
    const csvPath = stage.addFile(csvName, history.csv);
    context.out.write(renderOpening(context.theme));
    for (const scene of scenes(today, addDays(history.begins, -7), timeZone))
      await play(context, stage, scene, csvPath);
    context.out.write(renderEnding(context.theme));
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
    "linkedin=jane-doe,x=jane",
    "--reviews",
  ];
  const tick = (action: string, daysLater: number) => ["done", action, "--on", addDays(start, daysLater)];
  return [
    {
      says: "Half a year ago: Jane sets up her plan.",
      day: start,
      lines: [[...init, "--listen", "--time-zone", timeZone, "--yes"]],
    },
    { says: "What comes first?", day: start, lines: [["next"]] },
    {
      says: "Over the next weeks she takes her first steps.",
      day: today,
      lines: [tick("listen.follow", 1), tick("listen.watch", 6)],
    },
    { says: "Today: she brings in what she has posted since.", day: today, lines: [["import", csvName]] },
    {
      says: "She has just posted, and pastes the address.",
      day: today,
      lines: [["log", sampleAddress(today, timeZone)]],
    },
    { says: "Is she still at it?", day: today, lines: [["streak"]] },
    { says: "And the one thing to do next.", day: today, lines: [["steps"]] },
  ];
}

async function play(context: Context, stage: Stage, { says, day, lines }: Scene, csvPath: string): Promise<void> {
  context.out.write(renderScene(says, context.theme));
  for (const line of lines) {
    context.out.write(renderLine(line, context.theme));
    const code = await stage.run(
      line.map((word) => (word === csvName ? csvPath : word)),
      day,
    );
    if (code !== 0) throw new UserError(`The demo stopped at "socialtop ${line.join(" ")}" (exit code ${code}).`);
  }
}
