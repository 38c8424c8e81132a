import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CancelledError, UserError } from "../../src/errors.ts";
import { type Machine, openJanesMachine, openMachine, temporaryFolder } from "../support/run.ts";
import { changeBook, expectRefusal } from "./shared.ts";

const before = process.cwd();
let folder = "";
beforeEach(() => {
  folder = temporaryFolder();
  process.chdir(folder);
});
afterEach(() => process.chdir(before));

const inFolder = (name: string): string => readFileSync(join(folder, name), "utf8");

async function openMachineWithGuidelines(): Promise<Machine> {
  const machine = await openJanesMachine();
  await machine.ok('guidelines init --topics design --never-mention "Acme, Falcon" --reviewer Ada --no-listed --yes');
  return machine;
}

/** An editor that does one thing after the other, and keeps what it was shown. */
function editorThat(...steps: ((page: string) => string | Promise<string>)[]) {
  const shown: string[] = [];
  const editor = (page: string): string | Promise<string> => {
    shown.push(page);
    const step = steps.shift();
    if (step === undefined) throw new Error("The editor was opened more often than the test expects.");
    return step(page);
  };
  return { editor, shown };
}

const misspell = (page: string): string =>
  page.replace("## Topics I speak on", "## Topcis").replace("- Falcon", "- Hawk");

describe("guidelines edit", () => {
  it("opens the page, and reads it back", async () => {
    const machine = await openMachineWithGuidelines();
    const { editor, shown } = editorThat((page) =>
      page
        .replace("- Falcon", "- Falcon\n- Hooli, Inc.")
        .replace("## Private life\n", "## Private life\n\nThe garden.\n"),
    );
    const out = await machine.ok("guidelines edit", { editor, answers: [] });
    expect(shown[0]).toContain("## Never mention\n\n- Acme\n- Falcon\n");
    expect(shown[0]).toContain("<!-- Under each heading");
    expect(out).toContain("Written: what never to mention and what of private life is fine.");
    expect(out).not.toContain("Taken out");
    expect(machine.book().guidelines).toMatchObject({
      topics: ["design"],
      neverMention: ["Acme", "Falcon", "Hooli, Inc."],
      privateLife: "The garden.",
    });
    expect(machine.store.changes()[0]?.what).toBe("changed the guidelines");
  });

  it("takes away what is no longer on the page", async () => {
    const machine = await openMachineWithGuidelines();
    const { editor } = editorThat(() => "# Guidelines\n\n## Topics\n\n## Off limits\n\nnone\n");
    const out = await machine.ok("guidelines edit", { editor, answers: [] });
    expect(out).toContain("✓ Written: topics off limits.");
    expect(out.replace(/\s+/g, " ")).toContain(
      "✓ No longer answered: the topics you speak on, what never to mention, who looks over a delicate post, whether the company is listed and the disclaimer. Taken out: design, Acme, Falcon.",
    );
    expect(machine.book().guidelines).toEqual({
      ...{
        agreedOn: "2026-11-25",
        changedOn: "2026-11-25",
        file: null,
        topics: null,
        offLimits: [],
        neverMention: null,
        privateLife: null,
      },
      ...{ reviewer: null, isListed: null, quietPeriods: null, disclaimer: null },
    });
  });

  it("begins with a blank page, and the day it is filled in is the day of the agreement", async () => {
    const machine = await openJanesMachine();
    const { editor, shown } = editorThat((page) => page.replace("## Disclaimer\n", "## Disclaimer\n\nMine.\n"));
    await machine.ok("guidelines edit", { editor, answers: [] });
    expect(shown[0]).toContain("<!-- who looks over a delicate post before it goes out -->");
    expect(machine.book().guidelines).toMatchObject({
      agreedOn: "2026-11-25",
      changedOn: "2026-11-25",
      disclaimer: "Mine.",
    });
  });

  it.each([
    ["as it was", (page: string) => page],
    ["with other line breaks", (page: string) => page.replace("- Acme\n- Falcon", "Acme,\nFalcon")],
  ])("changes nothing when the page comes back %s", async (_, change) => {
    const machine = await openMachineWithGuidelines();
    const changes = machine.store.changes().length;
    expect(await machine.ok("guidelines edit", { editor: change, answers: [] })).toBe("  Nothing was changed.\n");
    expect(machine.store.changes()).toHaveLength(changes);
    const blank = await openJanesMachine();
    expect(await blank.ok("guidelines edit", { editor: (page) => page, answers: [] })).toBe("  Nothing was changed.\n");
    expect(blank.book().guidelines).toBeNull();
  });

  it("tells all that is wrong, and opens the page again as it was left", async () => {
    const machine = await openMachineWithGuidelines();
    const { editor, shown } = editorThat(
      (page) => `${misspell(page)}\n## Weather\n`,
      (page) => page.replace("Topcis", "Topics").replace("\n## Weather\n", ""),
    );
    const { code, out, err } = await machine.run("guidelines edit", { editor, answers: [true] });
    expect(code).toBe(0);
    expect(machine.asked).toEqual(["Open it again?"]);
    expect(err).toContain('Line 7: "Topcis" is no part of the guidelines. Did you mean "Topics I speak on"?\n');
    expect(err).toMatch(/Line 4\d: "Weather" is no part of the guidelines\. The parts: Topics I speak on, /);
    expect(shown[1]).toContain("## Weather");
    expect(out).toContain("Written: what never to mention.\n    Taken out: Falcon.\n");
    expect(machine.book().guidelines?.neverMention).toEqual(["Acme", "Hawk"]);
  });

  it("keeps the text in a file when the person has enough, over none that is there", async () => {
    const machine = await openMachineWithGuidelines();
    const changes = machine.store.changes().length;
    writeFileSync(join(folder, "guidelines-unfinished.md"), "something else");
    const { editor } = editorThat(misspell);
    const { code, out, err } = await machine.run("guidelines edit", { editor, answers: [false] });
    expect([code, out]).toEqual([130, ""]);
    expect(err).toContain("Nothing was changed. Your text is kept. Once mended:");
    expect(err).toContain("socialtop guidelines use guidelines-unfinished-2.md --replace");
    expect(inFolder("guidelines-unfinished.md")).toBe("something else");
    expect(inFolder("guidelines-unfinished-2.md")).toContain("## Topcis\n\n- design\n");
    expect(machine.store.changes()).toHaveLength(changes);
    writeFileSync(
      join(folder, "guidelines-unfinished-2.md"),
      inFolder("guidelines-unfinished-2.md").replace("Topcis", "Topics"),
    );
    await machine.ok("guidelines use guidelines-unfinished-2.md --replace --yes");
    expect(machine.book().guidelines?.neverMention).toEqual(["Acme", "Hawk"]);
  });

  it.each([
    ["Ctrl-C", new CancelledError("Cancelled."), 130],
    ["an editor that fails the second time", new UserError("The editor ended with code 1."), 1],
  ])("keeps the text after %s", async (_, error, exit) => {
    const machine = await openMachineWithGuidelines();
    const { editor } = editorThat(misspell, () => {
      throw error;
    });
    const { code, err } = await machine.run("guidelines edit", { editor, answers: [true] });
    expect(code).toBe(exit);
    expect(err).toContain("socialtop guidelines use guidelines-unfinished.md");
    expect(inFolder("guidelines-unfinished.md")).toContain("## Topcis");
  });

  it("keeps the text when the guidelines were changed elsewhere in the meantime", async () => {
    const machine = await openMachineWithGuidelines();
    const { editor } = editorThat(async (page) => {
      await changeBook(machine, (book) => ({ ...book, guidelines: null }));
      return page.replace("- Falcon", "- Hawk");
    });
    const { code, err } = await machine.run("guidelines edit", { editor, answers: [] });
    expect(code).toBe(1);
    expect(err).toContain("changed elsewhere in the meantime");
    expect(err).toContain("Your text is kept in guidelines-unfinished.md: look at both.");
    expect(err).not.toContain("mended");
    expect(inFolder("guidelines-unfinished.md")).toContain("- Hawk");
    expect(machine.book().guidelines).toBeNull();
  });

  it.each(["", "\n", " \n\t\n"])("changes nothing when the page comes back as %j, and leaves no file", async (left) => {
    const machine = await openMachineWithGuidelines();
    const changes = machine.store.changes().length;
    const { editor } = editorThat(() => left);
    const { code, out, err } = await machine.run("guidelines edit", { editor, answers: [] });
    expect([code, out, err]).toEqual([0, "  Nothing was changed.\n", "  The page came back empty.\n"]);
    expect(readdirSync(folder)).toEqual([]);
    expect(machine.store.changes()).toHaveLength(changes);
    // The second time too: it is how one gives up.
    const again = editorThat(misspell, () => left);
    expect(await machine.ok("guidelines edit", { editor: again.editor, answers: [true] })).toContain("Nothing was");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says what is to be done with a text in which nothing is wrong", async () => {
    const machine = await openMachineWithGuidelines();
    const { editor } = editorThat((page) => {
      rmSync(join(machine.folder, "leaders", "jane.json"));
      return page.replace("- Falcon", "- Hawk");
    });
    const { code, err } = await machine.run("guidelines edit", { editor, answers: [] });
    expect(code).not.toBe(0);
    expect(err).toContain("Your text is kept. To take it over:");
    expect(err).toContain("socialtop guidelines use guidelines-unfinished.md --replace");
    expect(err).not.toContain("mended");
  });

  it("tells what it completed", async () => {
    const machine = await openJanesMachine();
    const { editor } = editorThat((page) => page.replace("## Never mention\n", "## Never mention\n\n- Acme\n"));
    const out = await machine.ok("guidelines edit", { editor, answers: [] });
    expect(out).toContain("  ✓ Step 4, Spokesperson: Agree on a few guidelines. Done.\n");
  });

  it.skipIf(process.getuid?.() === 0)("shows the text where the folder cannot be written to", async () => {
    const machine = await openMachineWithGuidelines();
    chmodSync(folder, 0o500);
    const { editor } = editorThat(misspell);
    const { code, err } = await machine.run("guidelines edit", { editor, answers: [false] });
    chmodSync(folder, 0o700);
    expect(code).toBe(130);
    expect(err).toContain("## Topcis");
  });

  it("loses no text where 99 are left lying around", async () => {
    const machine = await openMachineWithGuidelines();
    for (let index = 1; index <= 99; index++)
      writeFileSync(join(folder, `guidelines-unfinished${index === 1 ? "" : `-${index}`}.md`), "");
    const { editor } = editorThat((page) => `${misspell(page)}\u001b[31m`);
    const { err } = await machine.run("guidelines edit", { editor, answers: [false] });
    expect(err).toContain("\n## Topcis\n\n- design\n");
    expect(err).not.toContain("\u001b");
  });

  it("leaves no file when the first editor fails", async () => {
    const machine = await openMachineWithGuidelines();
    const { editor } = editorThat(() => {
      throw new UserError("The editor ended with code 1.");
    });
    const { code, err } = await machine.run("guidelines edit", { editor, answers: [] });
    expect([code, err]).toEqual([1, "  The editor ended with code 1.\n"]);
    expect(() => inFolder("guidelines-unfinished.md")).toThrow();
  });

  it("shows twenty problems, and says how many more there are", async () => {
    const machine = await openMachineWithGuidelines();
    const { editor } = editorThat((page) => page + "## Weather\n".repeat(23));
    const { err } = await machine.run("guidelines edit", { editor, answers: [false] });
    expect(err.match(/^ {2}Line/gm)).toHaveLength(20);
    expect(err).toContain("And 3 more.");
  });

  it("says without a terminal how it is done by file", async () => {
    const machine = await openMachineWithGuidelines();
    await expectRefusal(
      machine,
      "guidelines edit",
      "socialtop guidelines export guidelines.md, then: socialtop guidelines use guidelines.md --replace",
    );
    await expectRefusal(machine, "guidelines edit --no-input", "guidelines.md", 2, {
      answers: [],
      editor: (page) => page,
    });
  });

  it("says first that there is no plan yet, with a terminal or without", async () => {
    await expectRefusal(openMachine(), "guidelines edit", "There is no plan yet.", 1);
    await expectRefusal(openMachine(), "guidelines edit", "There is no plan yet.", 1, {
      answers: [],
      editor: (page) => page,
    });
  });
});
