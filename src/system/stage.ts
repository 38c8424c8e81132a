import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stage } from "../context.ts";
import { passOn, takeSignals } from "./signals.ts";
import { makeTemporaryFolder } from "./temporary.ts";
import type { World } from "./world.ts";

interface StageFlags {
  readonly color: boolean;
}

/** A second socialtop in a folder of its own, which is removed when the stage is closed. */
export async function openStage(
  world: World,
  flags: StageFlags,
  main: (argv: readonly string[], world: World) => Promise<number>,
): Promise<Stage> {
  const folder = makeTemporaryFolder("demo", () => true);
  // Whoever stops the demo in the middle finds nothing left of it either.
  const release = takeSignals((signal) => {
    close();
    passOn(signal);
  });
  const close = () => {
    release();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    run: (argv, today) =>
      main([...argv, ...(flags.color ? [] : ["--no-color"])], {
        ...world,
        folder: join(folder, "home"),
        env: { ...world.env, SOCIALTOP_TODAY: today },
        createPrompt: () => world.createPrompt(false, false),
      }),
    addFile: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    close,
  };
}
