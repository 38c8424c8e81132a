import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBackup } from "../../src/format/backup.ts";
import { type Machine, openMachine, temporaryFolder } from "../support/run.ts";
import { inFormat } from "../support/store.ts";
import { expectRefusal, fileWith, openBusyMachine, savedFiles } from "./shared.ts";

/** A machine with several leaders, and its backup. */
async function openBackedUp(): Promise<{ machine: Machine; file: string; before: Record<string, string> }> {
  const machine = await openBusyMachine();
  const file = join(temporaryFolder(), "backup.json");
  await machine.ok(["backup", file]);
  return { machine, file, before: savedFiles(machine) };
}

/** A backup of these records, written by hand. */
function backupOf(records: readonly object[], madeAt = "2026-11-25T08:00:00.000Z"): string {
  const body = `"backup":${JSON.stringify(madeAt)},"settings":null,"records":${JSON.stringify(records)}}\n`;
  return inFormat(5, `\n${body}`);
}

const broken = { leader: "jane", text: "{" };

describe("backup", () => {
  it("brings everything to another machine, byte for byte", async () => {
    const { file, before } = await openBackedUp();
    const other = openMachine();
    const { code, out, err } = await other.run(["restore", file], { columns: 200 });
    expect(code).toBe(0);
    expect(out).toContain("Everything is as on 2026-11-25 08:00 UTC: bob and jane.");
    expect(err).toContain("socialtop undo");
    expect(savedFiles(other)).toEqual(before);
  });

  it("is for its owner alone, and says how it comes back", async () => {
    const machine = await openBusyMachine();
    const file = join(temporaryFolder(), "backup.json");
    const { out, err } = await machine.run(["backup", file], { columns: 300 });
    expect(out).toContain(`Backed up 2 leaders: ${file}.`);
    expect(err).toContain("socialtop restore <file>");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("goes to standard output, and comes in by it", async () => {
    const { machine, file, before } = await openBackedUp();
    const text = await machine.ok("backup -");
    expect(text).toBe(readFileSync(file, "utf8"));
    const other = openMachine();
    await other.ok("restore -", { input: text });
    expect(savedFiles(other)).toEqual(before);
  });

  it("answers as JSON", async () => {
    const machine = await openBusyMachine();
    const file = join(temporaryFolder(), "backup.json");
    const madeAt = "2026-11-25T08:00:00.000Z";
    expect(await machine.json(["backup", file])).toEqual({ schemaVersion: 1, file, madeAt, leaders: ["bob", "jane"] });
    await machine.ok("log --text Later");
    await machine.ok('leaders add "Carla Ng"');
    const restored = {
      file,
      madeAt,
      leaders: ["bob", "jane"],
      added: [],
      replaced: ["jane"],
      removed: ["carla"],
      newerActivities: 1,
      unreadable: [],
    };
    expect(await machine.json(["restore", file, "--yes"])).toEqual({ schemaVersion: 1, ...restored });
    const other = await openMachine().json(["restore", file]);
    expect(other).toMatchObject({ added: ["bob", "jane"], replaced: [], removed: [] });
  });

  it("asks before it replaces a file", async () => {
    const { machine, file } = await openBackedUp();
    await expectRefusal(machine, ["backup", file], "--yes");
    await machine.ok("log --text Later");
    await machine.ok(["backup", file, "--yes"]);
    expect(readFileSync(file, "utf8")).toContain("Later");
  });

  it("refuses where there is nothing, and where a record cannot be read: the cure is named", async () => {
    await expectRefusal(openMachine(), "backup backup.json", "nothing to back up");
    const machine = await openBusyMachine();
    await machine.ok("log --text Whole");
    const path = join(machine.folder, "leaders", "jane.json");
    writeFileSync(path, readFileSync(path, "utf8").slice(0, 300));
    await expectRefusal(machine, "backup backup.json", "doctor --repair", 1);
  });

  it("is not taken into the record itself", async () => {
    const { machine, before } = await openBackedUp();
    const inside = join(machine.folder, "leaders/jane.json");
    await expectRefusal(machine, ["backup", inside, "--yes"], "is in the folder of the record itself", 1);
    await expectRefusal(machine, ["backup", join(machine.folder, "backup.json")], "Give a place outside of it", 1);
    expect(savedFiles(machine)).toEqual(before);
  });

  it("is never half of what somebody is changing: it waits until that is done", async () => {
    const { machine } = await openBackedUp();
    const pending = join(machine.folder, "history/00000009.0a1b2c3d.pending");
    mkdirSync(join(pending, "leaders"), { recursive: true });
    const backup = await machine.store.backup();
    expect([...backup.records.keys()]).toEqual(["bob", "jane"]);
    // Whoever was killed there is settled first: nothing had been written.
    expect(existsSync(pending)).toBe(false);
  });

  it("is taken of a folder that can only be read", async () => {
    const { machine, file } = await openBackedUp();
    for (const folder of ["leaders", "history", "."]) chmodSync(join(machine.folder, folder), 0o500);
    expect(await machine.ok("backup -")).toBe(readFileSync(file, "utf8"));
    for (const folder of [".", "history", "leaders"]) chmodSync(join(machine.folder, folder), 0o700);
  });
});

describe("restore", () => {
  it("asks first: replaced and removed leaders are named, and no changes nothing", async () => {
    const { machine, file, before } = await openBackedUp();
    await machine.ok("log --text Later");
    await machine.ok('leaders add "Carla Ng"');
    const later = savedFiles(machine);
    const { code } = await machine.run(["restore", file], { answers: [false] });
    expect(code).toBe(130);
    expect(savedFiles(machine)).toEqual(later);
    expect(machine.asked.at(-1)).toBe(
      "The backup is of 2026-11-25 08:00 UTC, with 2 leaders. 1 activity of now is not in it. Go back to it: replace jane and remove carla?",
    );
    await expectRefusal(machine, ["restore", file], "--yes");
    await machine.ok(["restore", file], { answers: [true] });
    expect(savedFiles(machine)).toEqual(before);
  });

  it("is one change that undo takes back, also who is used", async () => {
    const { machine, file } = await openBackedUp();
    await machine.ok("log --text Later");
    await machine.ok("leaders use bob");
    const later = savedFiles(machine);
    await machine.ok(["restore", file, "--yes"]);
    expect(machine.store.current()).toBe("jane");
    expect(await machine.ok("undo")).toContain("restored the backup of 2026-11-25 08:00 UTC");
    expect(savedFiles(machine)).toEqual(later);
    const other = openMachine();
    await other.ok(["restore", file]);
    await other.ok("undo");
    expect(savedFiles(other)).toEqual({});
  });

  it("says whose record of now it cannot look into", async () => {
    const { machine, file } = await openBackedUp();
    writeFileSync(join(machine.folder, "leaders", "jane.json"), "broken");
    await machine.run(["restore", file], { answers: [false] });
    expect(machine.asked.at(-1)).toContain(
      "What is newer of jane cannot be read; socialtop doctor --repair may keep more",
    );
  });

  it("does nothing, and asks nothing, where everything is as in the backup", async () => {
    const { machine, file } = await openBackedUp();
    const changes = machine.store.changes().length;
    expect(await machine.ok(["restore", file])).toContain("as in this backup already");
    expect(machine.store.changes().length).toBe(changes);
  });

  it("does what was agreed to or nothing: what was logged while it asked is not lost", async () => {
    const { machine, file } = await openBackedUp();
    await machine.ok("log --text Later");
    const backup = decodeBackup(readFileSync(file, "utf8"));
    const agreed = await machine.store.compare(backup);
    await machine.ok("log --text Late");
    await expect(machine.store.restore(backup, agreed, "restored")).rejects.toThrow("at the same time");
    expect(machine.book().activities.at(-1)?.text).toBe("Late");
  });

  it("does what was agreed to or nothing: a leader added meanwhile is not removed unasked", async () => {
    const { file, before } = await openBackedUp();
    const other = openMachine();
    const backup = decodeBackup(readFileSync(file, "utf8"));
    const agreed = await other.store.compare(backup);
    await other.ok('leaders add "Carla Ng"');
    await expect(other.store.restore(backup, agreed, "restored")).rejects.toThrow("at the same time");
    expect(other.store.leaders()).toEqual(["carla"]);
    await other.store.restore(backup, await other.store.compare(backup), "restored");
    expect(savedFiles(other)).toEqual(before);
  });

  it("mends damage, and keeps what was broken for undo", async () => {
    const { machine, file, before } = await openBackedUp();
    writeFileSync(join(machine.folder, "leaders", "jane.json"), "broken");
    writeFileSync(join(machine.folder, "settings.json"), "broken");
    await machine.ok(["restore", file, "--yes"]);
    expect(savedFiles(machine)).toEqual(before);
  });

  it("does not overwrite what a newer socialtop wrote", async () => {
    const { machine, file } = await openBackedUp();
    writeFileSync(join(machine.folder, "leaders", "jane.json"), '{"format":999}');
    await expectRefusal(machine, ["restore", file, "--yes"], "newer socialtop", 1);
  });

  it.each([
    ["half of it", (text: string) => text.slice(0, text.length / 2), "ends in the middle"],
    ["nothing", () => "", "is empty"],
    ["another file", () => "Dear Jane", "not valid JSON"],
    ["one changed letter", (text: string) => text.replace("Founder", "Fcunder").replace("jane", "jame"), "checksum"],
    ["a newer one", (text: string) => inFormat(999, text), "format 999"],
    ["no time", () => backupOf([], "yesterday"), "is no backup"],
    ["a record twice", () => backupOf([broken, broken]), "holds a record twice"],
    ["a way out of the folder", () => backupOf([{ leader: "../x", text: "{}" }]), "is no backup"],
    ["a record that is none", () => backupOf([{ leader: "jane", text: 1 }]), "is no backup"],
    ["a broken record", () => backupOf([broken]), 'holds a record of "jane" that'],
  ])("refuses %s before anything is replaced", async (_what, spoil, words) => {
    const { machine, file } = await openBackedUp();
    await expectRefusal(machine, ["restore", fileWith("spoilt.json", spoil(readFileSync(file, "utf8")))], words, 1);
  });

  it("refuses one leader's record, a folder, and what is not there", async () => {
    const { machine } = await openBackedUp();
    const record = fileWith("jane.json", await machine.ok("export --as jane"));
    await expectRefusal(machine, ["restore", record], "socialtop import", 1);
    const folder = join(temporaryFolder(), "folder");
    mkdirSync(folder);
    writeFileSync(join(folder, "backup.json"), "{}");
    await expectRefusal(machine, ["restore", folder], "no backup", 1);
    await expectRefusal(machine, "restore not-there.json", "not-there.json", 1);
  });

  it("is what import points to for a backup", async () => {
    const { machine, file } = await openBackedUp();
    await expectRefusal(machine, ["import", file], "socialtop restore", 1);
  });

  it("takes no backup in which one bit is another, unless nothing of it changed", async () => {
    const { machine, file, before } = await openBackedUp();
    const whole = readFileSync(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        const { code, err } = await machine.run(["restore", fileWith("flipped.json", bytes), "--yes"]);
        expect([0, 1]).toContain(code);
        expect(err).not.toContain("    at ");
        expect(savedFiles(machine)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });
});
