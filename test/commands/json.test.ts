import { beforeAll, describe, expect, it } from "vitest";
import { type Machine, openMachine } from "../support/run.ts";
import { changingCommands, readingCommands } from "./commandLists.ts";
import { openBusyMachine } from "./shared.ts";

/** Where a word or a number stands for "nothing". */
function sentinelsIn(value: unknown, path = ""): string[] {
  if (typeof value === "string") return ["", "none", "null", "undefined", "NaN"].includes(value) ? [path] : [];
  if (typeof value === "number") return value < 0 ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => sentinelsIn(part, `${path}.${key}`));
}

async function expectAnswer(machine: Machine, argv: string | readonly string[], answers?: readonly unknown[]) {
  const words = typeof argv === "string" ? `${argv} --json` : [...argv, "--json"];
  const { code, out, err } = await machine.run(words, {
    hasColor: true,
    isUnicode: false,
    ...(answers && { answers }),
  });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  // One line, so that it can be read line by line, and nothing beside it.
  expect(out.endsWith("}\n")).toBe(true);
  expect(out.trimEnd()).not.toContain("\n");
  const answer = JSON.parse(out) as Record<string, unknown>;
  expect(Object.keys(answer)[0]).toBe("schemaVersion");
  expect(answer["schemaVersion"]).toBe(1);
  expect(sentinelsIn(answer)).toEqual([]);
}

describe("--json", () => {
  let busy: Machine;
  beforeAll(async () => {
    busy = await openBusyMachine();
  });

  it.each(readingCommands)("answers every question: %j", async (argv) => {
    const known = busy.store.changes().length;
    await expectAnswer(busy, argv);
    expect(busy.store.changes()).toHaveLength(known);
  });

  it.each(changingCommands())("answers every change, and asks nothing: $name", async ({ argv }) => {
    const machine = await openBusyMachine();
    await expectAnswer(machine, argv, []);
    expect(machine.asked).toEqual([]);
  });

  it("answers undo, and what there is before a plan", async () => {
    await expectAnswer(busy, "undo --list");
    for (const argv of ["", "leaders", "undo", "undo --list", "doctor", "doctor --repair"])
      await expectAnswer(openMachine(), argv);
  });

  it("may stand anywhere on the line", async () => {
    const out = await busy.ok("streak --json");
    expect(await busy.ok("--json streak")).toBe(out);
    expect(await busy.ok("--json --as jane streak")).toBe(out);
  });

  it("keeps every letter as it is, whatever the terminal can show", async () => {
    const machine = openMachine();
    const name = "Élodie 李";
    const answer = await machine.json(["init", "--name", name, "--company", "Café → Bar…"], { isUnicode: false });
    expect(answer).toMatchObject({ profile: { name, company: "Café → Bar…" } });
  });

  it("leaves stdout empty when something is wrong", async () => {
    const { code, out, err } = await busy.run("streak --json --platform linkdin");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("Did you mean linkedin?");
  });
});
