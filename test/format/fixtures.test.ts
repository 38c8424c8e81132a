import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { decodeBackup, encodeBackup } from "../../src/format/backup.ts";
import { decodeBook, decodeFile, encodeFile, formatOf, formatVersion } from "../../src/format/format.ts";
import { changingCommands } from "../commands/commandLists.ts";
import { openBusyMachine } from "../commands/shared.ts";
import { openMachine } from "../support/run.ts";
import { inFormat, recordIn, writeRecord } from "../support/store.ts";

const versions = Array.from({ length: formatVersion }, (_, index) => index + 1);
/** There was no backup before. */
const firstWithBackup = 4;

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/formats/${name}.json`, import.meta.url), "utf8");
}

/** What was typed to make `leader-4.json`, in the order of the file. */
const janeOfFormat4: Book = {
  profile: {
    name: "Jane Doe",
    role: "President",
    company: "Example & Söhne",
    timeZone: "Europe/Paris",
    weekStart: "monday",
    targets: [
      { from: null, days: 3 },
      { from: "2026-11-26", days: 4 },
    ],
    counts: ["post", "reply"],
    networks: [
      { platform: "linkedin", handle: "jane-doe" },
      { platform: "x", handle: "jane_doe" },
      { platform: "swarm", handle: null },
    ],
    usesGeolocation: true,
    getsReviews: true,
    committedOn: "2026-01-05",
    lengths: [{ platform: "x", longest: 25_000 }],
  },
  actions: [
    { action: "listen.follow", outcome: "done", day: "2026-11-20", why: null },
    { action: "be-real.lines", outcome: "skipped", day: "2026-11-26", why: "asked nobody yet" },
  ],
  pauses: [{ from: "2026-12-21", to: "2027-01-03", why: "holidays" }],
  watching: [{ handle: "ada", platform: "x", why: "asks well" }],
  activities: [
    {
      id: "log:8j56zvpe",
      day: "2026-11-23",
      kind: "post",
      platform: "linkedin",
      text: 'Hello, "you" 🎉',
      source: "log",
    },
    {
      id: "x:2000000000000000000",
      day: "2026-11-10",
      kind: "post",
      platform: "x",
      at: "2026-11-10T08:30:00.000Z",
      url: "https://x.com/jane_doe/status/2000000000000000000",
      text: "Grüße aus Köln",
      source: "csv",
    },
    {
      id: "csv:c1700b558d212824",
      day: "2026-11-11",
      kind: "post",
      platform: "linkedin",
      text: "Lyon",
      source: "csv",
    },
  ],
  removed: ["log:2eync5vz"],
  imports: [
    {
      day: "2026-11-26",
      file: "posts.csv",
      format: "csv",
      rows: 2,
      added: 2,
      coverage: (["x", "linkedin"] as const).map((platform) => ({
        platform,
        firstDay: "2026-11-10",
        lastDay: "2026-11-11",
        firstAt: "2026-11-10T08:30:00.000Z",
        lastAt: "2026-11-10T08:30:00.000Z",
      })),
    },
  ],
  guidelines: {
    agreedOn: "2026-11-26",
    changedOn: "2026-11-26",
    file: null,
    topics: ["hiring", "trains"],
    offLimits: null,
    neverMention: ["Project Falcon"],
    privateLife: null,
    reviewer: null,
    isListed: true,
    quietPeriods: [{ from: "2026-12-15", to: "2027-01-31", why: null }],
    disclaimer: "The views here are my own, not those of Example & Söhne.",
  },
  training: [{ screen: "be-real.human", day: "2026-11-26" }],
  drafts: [{ id: "1", day: "2026-11-26", text: 'One\n\nTwo "three"', networks: ["x"] }],
};

describe("the fixtures", () => {
  it("are there for every format that was ever released: whoever raises the number adds them", () => {
    for (const version of versions) {
      const kinds = ["leader", "settings", ...(version >= firstWithBackup ? ["backup"] : [])];
      for (const kind of kinds) expect(formatOf(fixture(`${kind}-${version}`)), kind).toBe(version);
    }
  });

  it("of today's format are what today's program writes, byte for byte", () => {
    const today = formatVersion;
    expect(encodeFile(decodeBook(fixture(`leader-${today}`)))).toBe(fixture(`leader-${today}`));
    expect(encodeFile(decodeFile(fixture(`settings-${today}`)))).toBe(fixture(`settings-${today}`));
    expect(encodeBackup(decodeBackup(fixture(`backup-${today}`)))).toBe(fixture(`backup-${today}`));
  });

  it.each([4, 5])("of format %i are read as they were typed", (version) => {
    expect(decodeBook(fixture(`leader-${version}`))).toEqual(janeOfFormat4);
    expect(decodeFile(fixture(`settings-${version}`))).toEqual({ leader: "jane" });
    const { madeAt, settings, records } = decodeBackup(fixture(`backup-${version}`));
    expect(madeAt).toBe("2026-11-26T10:18:56.205Z");
    expect(settings).toBe(fixture(`settings-${version}`));
    expect([...records.keys()]).toEqual(["bob", "jane"]);
    expect(records.get("jane")).toBe(fixture(`leader-${version}`));
    expect(decodeBook(records.get("bob") ?? "").profile).toMatchObject({ name: "Bob Ray", timeZone: "Asia/Tokyo" });
  });

  it("of format 1 are read with nothing lost: only what format 1 did not know is added", () => {
    const { format, checksum, imports, ...content } = JSON.parse(fixture("leader-1"));
    const { imports: migrated, ...book } = decodeBook(fixture("leader-1"));
    expect(format).toBe(1);
    expect(book).toEqual({
      ...content,
      profile: { ...content.profile, lengths: [] },
      guidelines: null,
      training: [],
      drafts: [],
    });
    expect(migrated).toHaveLength(imports.length);
  });
});

describe.each(versions)("a machine whose files are of format %i", (version) => {
  it("keeps them by looking, keeps them in the history at the first change, and has them back by undo", async () => {
    const leader = fixture(`leader-${version}`);
    const files = { "settings.json": fixture(`settings-${version}`), "leaders/jane.json": leader };
    const machine = openMachine();
    for (const [path, text] of Object.entries(files)) writeRecord(machine.folder, path, text);
    const before = machine.book();
    for (const line of ["streak", "doctor", "settings", "leaders"]) await machine.ok(line);
    expect(recordIn(machine.folder)).toEqual(files);
    expect(existsSync(join(machine.folder, "history"))).toBe(false);
    await machine.ok("log Hello --platform x");
    expect(formatOf(recordIn(machine.folder)["leaders/jane.json"] ?? "")).toBe(formatVersion);
    const { activities, ...rest } = machine.book();
    expect({ ...rest, activities: activities.slice(0, -1) }).toEqual(before);
    expect(activities.at(-1)).toMatchObject({ text: "Hello", platform: "x" });
    expect(readFileSync(join(machine.folder, "history/00000001/leaders/jane.json"), "utf8")).toBe(leader);
    await machine.ok("undo");
    expect(recordIn(machine.folder)).toEqual(files);
  });
});

describe.each([formatVersion + 1, 99])("a record of format %i, which is newer", (version) => {
  const asNewer = (kind: string) => inFormat(version, fixture(`${kind}-${formatVersion}`));

  it("is left as it is by every command that changes something", async () => {
    const machine = await openBusyMachine();
    const newer = asNewer("leader");
    writeRecord(machine.folder, "leaders/jane.json", newer);
    const done: string[] = [];
    for (const { name, argv, options } of changingCommands()) {
      const { code, err } = await machine.run(argv, options);
      expect(recordIn(machine.folder)["leaders/jane.json"], name).toBe(newer);
      if (code === 0) {
        done.push(name);
        await machine.ok("undo");
      } else if (code !== 2) expect(err, name).toContain("was written by a newer socialtop: leaders/jane.json");
    }
    // What concerns somebody else alone goes on.
    expect(done).toEqual([
      "init --as carla --name Carla --yes",
      'leaders add "Jane Smith"',
      "leaders use bob",
      "leaders rename bob robert",
      "leaders remove bob --yes",
    ]);
  });

  it("and settings that are newer: nobody else is chosen over them", async () => {
    const machine = await openBusyMachine();
    const settings = asNewer("settings");
    writeRecord(machine.folder, "settings.json", settings);
    for (const line of ["leaders use bob", "log Hello", "leaders remove jane --yes", "leaders rename jane janet"]) {
      const { code, err } = await machine.run(line);
      expect({ line, code }).toEqual({ line, code: 1 });
      expect(err).toContain("written by a newer socialtop: settings.json");
      expect(recordIn(machine.folder)["settings.json"]).toBe(settings);
    }
  });
});
