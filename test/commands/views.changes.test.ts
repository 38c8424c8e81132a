import { beforeAll, describe, expect, it } from "vitest";
import type { Machine } from "../support/run.ts";
import { changingCommands } from "./commandLists.ts";
import { openBusyMachine } from "./shared.ts";
import { flawsIn, notAscii, terminals } from "./terminals.ts";

describe.each(terminals)("what is said after a change, at $columns columns, Unicode: $isUnicode", (terminal) => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await openBusyMachine();
  });

  it.each(changingCommands())("fits: $name", async ({ argv, options }) => {
    const { code, out, err } = await machine.run(argv, { ...options, ...terminal });
    const undone = await machine.ok("undo", terminal);
    expect(code).toBe(0);
    expect(flawsIn(out, terminal)).toEqual([]);
    expect(terminal.isUnicode ? [] : notAscii(err)).toEqual([]);
    expect(flawsIn(undone, terminal)).toEqual([]);
  });
});
