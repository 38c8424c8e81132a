import { chmodSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CheckResult } from "../../src/coach/doctor/verdict.ts";
import { formatVersion } from "../../src/format/format.ts";
import { activityOn } from "../support/books.ts";
import { type Machine, openMachine, type RunOptions } from "../support/run.ts";
import { withoutChecksum } from "../support/store.ts";
import { changeBook, fileWith, openBusyMachine, savedFiles } from "./shared.ts";
import { terminals, tooWide } from "./terminals.ts";

/** One check, and the exit code of all of them. */
async function look(machine: Machine, id: string, options: RunOptions = {}): Promise<CheckResult & { code: number }> {
  const { code, out } = await machine.run("doctor --json", options);
  const { checks } = JSON.parse(out) as { checks: CheckResult[] };
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`There is no check ${id}`);
  return { ...found, code };
}

const isWindows = process.platform === "win32";
/** Nobody refuses root anything. */
const isRoot = process.getuid?.() === 0;

describe("doctor's checks", () => {
  it("are these, all good on a healthy machine, and change nothing", async () => {
    const machine = await openBusyMachine();
    const before = savedFiles(machine);
    const { checks } = await machine.json<{ checks: CheckResult[] }>("doctor");
    expect(checks.map(({ id, status, cure }) => [id, status, cure])).toEqual(
      [
        "records",
        "owner-and-mode",
        "lock",
        "unfinished-change",
        "history-size",
        "format",
        "clock-and-zone",
        "duplicates",
        "stray-files",
        "node",
        "terminal",
      ].map((id) => [id, "good", null]),
    );
    expect(await machine.ok("doctor")).toContain("11 checks: 11 good.");
    expect(savedFiles(machine)).toEqual(before);
  });

  it("go on where the folder is none: each says so, none crashes", async () => {
    const machine = openMachine(fileWith("home", "not a folder"));
    const { code, out, err } = await machine.run("doctor", { columns: 200 });
    expect({ code, err }).toEqual({ code: 3, err: "" });
    expect(out).not.toContain("Every record can be read.");
    expect(out).toContain("a file is where a folder should be");
    expect(await look(machine, "node")).toMatchObject({ status: "good" });
  });

  it("go on beside a record that is damaged, and one that is a folder", async () => {
    const machine = await openBusyMachine();
    writeFileSync(join(machine.folder, "leaders", "jane.json"), "{");
    mkdirSync(join(machine.folder, "leaders", "zoe.json"), { mode: 0o700 });
    const records = await look(machine, "records");
    expect(records).toMatchObject({ code: 3, status: "finding" });
    expect(records.detail).toContain("leaders/zoe.json cannot be read: a folder is where a file should be.");
    expect(records.detail).toContain("leaders/jane.json ends in the middle");
    expect(records.cure).toContain("socialtop doctor --repair");
    for (const id of ["clock-and-zone", "duplicates", "history-size"])
      expect(await look(machine, id)).toMatchObject({ status: "good" });
    const { damage } = JSON.parse((await machine.run("doctor --json")).out);
    expect(damage).toMatchObject([
      { path: "leaders/jane.json", isRefused: false, newestGoodAt: "2026-11-25T08:00:00.000Z" },
      { path: "leaders/zoe.json", isRefused: true, newestGoodAt: null },
    ]);
    // What can be mended is mended; the other stays a finding.
    expect((await machine.run("doctor --repair")).code).toBe(3);
    expect(machine.book("jane").profile.name).toBe("Jane Doe");
  });

  it.skipIf(isWindows)("say who may read what, with the line that mends it", async () => {
    const machine = await openBusyMachine();
    const path = join(machine.folder, "leaders", "jane.json");
    chmodSync(path, 0o644);
    chmodSync(join(machine.folder, "leaders"), 0o755);
    expect(await look(machine, "owner-and-mode")).toMatchObject({
      code: 3,
      status: "finding",
      detail: "Others may read or change leaders and leaders/jane.json.",
      cure: `chmod 700 ${join(machine.folder, "leaders")} && chmod 600 ${path}`,
    });
  });

  it.skipIf(isWindows || isRoot)("name a folder that is closed to its owner", async () => {
    const machine = await openBusyMachine();
    const leaders = join(machine.folder, "leaders");
    chmodSync(leaders, 0o000);
    try {
      const found = await look(machine, "owner-and-mode");
      expect(found).toMatchObject({ code: 3, status: "finding", cure: `chmod 700 ${leaders}` });
      expect(found.detail).toBe("You may not read or change leaders yourself.");
      expect((await look(machine, "records")).detail).toContain("permission was denied");
      expect(await look(machine, "history-size")).toMatchObject({ status: "good" });
    } finally {
      chmodSync(leaders, 0o700);
    }
  });

  it("tell a lock that is held from one that is left", async () => {
    const machine = await openBusyMachine();
    const lock = join(machine.folder, ".lock");
    mkdirSync(lock);
    // It is 08:00:00: three seconds ago, and two minutes ago. Five seconds is the limit.
    const touched = (time: string) => utimesSync(lock, new Date(time), new Date(time));
    touched("2026-11-25T07:59:57Z");
    expect(await look(machine, "lock")).toMatchObject({ code: 0, status: "good" });
    touched("2026-11-25T07:58:00Z");
    const left = await look(machine, "lock");
    expect(left).toMatchObject({ code: 0, status: "note", cure: null });
    expect(left.detail).toContain("120 seconds ago: the next change takes it over");
    touched("2026-11-26T08:00:00Z");
    expect(await look(machine, "lock")).toMatchObject({
      code: 0,
      status: "note",
      detail: "The lock is dated in the future: when nobody gives it back, the next change takes it over.",
    });
  });

  it("name a change that a crash left half-done", async () => {
    const machine = await openBusyMachine();
    mkdirSync(join(machine.folder, "history", "00000099.pending"), { mode: 0o700 });
    const found = await look(machine, "unfinished-change");
    expect(found).toMatchObject({ code: 0, status: "note" });
    expect(found.detail).toContain("1 change is half-done");
    await machine.ok("log Hello");
    expect(await look(machine, "unfinished-change")).toMatchObject({ status: "good" });
  });

  it("count what can be taken back, and what cannot", async () => {
    const machine = await openBusyMachine();
    // init, leaders add, and what prepares the busy machine.
    expect((await look(machine, "history-size")).detail).toMatch(
      /^3 of at most 50 changes can be taken back; \d+ bytes of at most 200 MB\.$/,
    );
    writeFileSync(join(machine.folder, "history", "00000002", "change.json"), "{");
    const found = await look(machine, "history-size");
    expect(found).toMatchObject({ code: 0, status: "note" });
    expect(found.detail).toMatch(/^2 of at most 50 .* 1 more cannot: its own record is damaged\.$/);
  });

  it("tell files of older and of newer formats", async () => {
    const machine = await openBusyMachine();
    const settings = join(machine.folder, "settings.json");
    const asFormat = (format: number) =>
      writeFileSync(
        settings,
        withoutChecksum(readFileSync(settings, "utf8")).replace(/"format":\d+/, `"format":${format}`),
      );
    asFormat(2);
    expect(await look(machine, "format")).toMatchObject({
      code: 0,
      status: "good",
      detail: `2 files of format ${formatVersion}; 1 file of format 2: the next change makes it format ${formatVersion}.`,
    });
    asFormat(formatVersion + 1);
    expect(await look(machine, "format")).toMatchObject({ code: 3, status: "finding", cure: "Update socialtop." });
  });

  it("doubt a clock that shows a time before the record", async () => {
    const machine = await openBusyMachine();
    expect(await look(machine, "clock-and-zone")).toMatchObject({
      detail: "2026-11-25 08:00 UTC; the machine is in Europe/Paris.",
    });
    // The last activity begins its day at 0:00 on 25 November; the newest change is of 8:00. A day before is still fine.
    expect(await look(machine, "clock-and-zone", { now: "2026-11-24T08:00:00Z" })).toMatchObject({ code: 0 });
    expect(await look(machine, "clock-and-zone", { now: "2026-11-24T07:59:00Z" })).toMatchObject({
      code: 3,
      status: "finding",
      detail:
        "The clock of this machine shows 2026-11-24 07:59 UTC, and the newest change was made at 2026-11-25 08:00 UTC.",
    });
    expect((await look(openMachine(), "clock-and-zone", { now: "2025-12-31T23:59:00Z" })).status).toBe("finding");
    expect((await look(openMachine(), "clock-and-zone", { now: "2026-01-01T00:00:00Z" })).status).toBe("good");
  });

  it("know the zones, or say whose is unknown", async () => {
    const machine = await openBusyMachine();
    expect(await look(machine, "clock-and-zone", { timeZone: "" })).toMatchObject({ code: 0, status: "note" });
    await changeBook(machine, (book) => ({ ...book, profile: { ...book.profile, timeZone: "Mars/Olympus" } }));
    expect(await look(machine, "clock-and-zone")).toMatchObject({
      code: 3,
      status: "finding",
      detail: "The time zone of jane, Mars/Olympus, is not known to this Node.",
      cure: "Set another: socialtop settings time-zone Europe/Paris --as jane",
    });
  });

  it("find what is there twice; a name of two leaders is only a note", async () => {
    const machine = await openBusyMachine();
    await changeBook(machine, (book) => ({ ...book, profile: { ...book.profile, name: "bob ray" } }));
    expect(await look(machine, "duplicates")).toMatchObject({
      code: 0,
      status: "note",
      detail: "bob and jane have the same name.",
    });
    const own = { platform: "blog", url: "https://example.com/a" } as const;
    await changeBook(machine, (book) => ({
      ...book,
      activities: [
        activityOn("2026-11-20", { id: "log:1", ...own }),
        activityOn("2026-11-20", { id: "log:2", ...own }),
      ],
    }));
    const found = await look(machine, "duplicates");
    expect(found).toMatchObject({ code: 3, status: "finding" });
    expect(found.detail).toContain("a post of 2026-11-20 is there twice: https://example.com/a.");
    expect(found.cure).toContain("socialtop remove log:2 --as jane");
    await machine.ok(["remove", "log:2", "--as", "jane", "--yes"]);
    expect(await look(machine, "duplicates")).toMatchObject({ status: "note" });
  });

  it("name the copies that a synchronising program made, with the line that reads one", async () => {
    const machine = await openBusyMachine();
    const copy = "jane (Ada's conflicted copy).json";
    const path = join(machine.folder, "leaders", copy);
    writeFileSync(path, readFileSync(join(machine.folder, "leaders", "jane.json")), { mode: 0o600 });
    const found = await look(machine, "stray-files");
    expect(found).toMatchObject({ code: 3, status: "finding" });
    expect(found.detail).toContain(`leaders/${copy}`);
    expect(found.cure).toContain(`socialtop import '${path.replaceAll("'", "'\\''")}'`);
    await machine.ok(["import", path]);
    rmSync(path);
    writeFileSync(join(machine.folder, "no\u001b[31mtes.txt"), "", { mode: 0o600 });
    // What a crash left on its way is ours, and goes with the next change.
    for (const name of ["settings.new.json", "leaders/jane.new.json.tmp-1795594800a1b2c3"])
      writeFileSync(join(machine.folder, name), "", { mode: 0o600 });
    expect(await look(machine, "stray-files")).toMatchObject({
      code: 0,
      status: "note",
      detail: "1 file is not socialtop's: notes.txt.",
    });
  });

  it("know which Node will do: 20.17 and newer", async () => {
    const machine = openMachine();
    expect(await look(machine, "node", { nodeVersion: "20.17.0" })).toMatchObject({ code: 0, status: "good" });
    expect(await look(machine, "node", { nodeVersion: "20.16.9" })).toMatchObject({ code: 3, status: "finding" });
    expect(await look(machine, "node", { nodeVersion: "100.0.0" })).toMatchObject({ status: "good" });
  });

  it("say how the terminal is seen, whatever it is", async () => {
    const options = { columns: 50, isTerminal: true, hasColor: true, isUnicode: false };
    expect(await look(openMachine(), "terminal", options)).toMatchObject({
      code: 0,
      status: "good",
      detail: "A terminal: 50 columns, ASCII, in colour.",
    });
  });

  it.each(terminals)(
    "fit $columns columns (Unicode: $isUnicode) when much is wrong, with a word beside the sign",
    async (terminal) => {
      const machine = await openBusyMachine();
      writeFileSync(join(machine.folder, "leaders", "jane.json"), "{");
      writeFileSync(join(machine.folder, "leaders", "jane 2.json"), "{}", { mode: 0o600 });
      mkdirSync(join(machine.folder, "elsewhere"), { mode: 0o700 });
      const { code, out } = await machine.run("doctor", terminal);
      expect(code).toBe(3);
      expect(tooWide(out, terminal.columns)).toEqual([]);
      expect(out).toContain(`${terminal.isUnicode ? "✗" : "x"} Records (finding): `);
      expect(out).toContain("11 checks: 9 good and 2 findings.");
    },
  );
});
