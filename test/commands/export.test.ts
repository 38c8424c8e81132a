import { copyFileSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Activity } from "../../src/coach/book.ts";
import { kindIds } from "../../src/coach/kinds.ts";
import { platforms } from "../../src/coach/platforms.ts";
import { encodeTable } from "../../src/format/activityTable.ts";
import { undefuse } from "../../src/format/csv.ts";
import { decodeBook, encodeFile, encodeRecord } from "../../src/format/format.ts";
import { socialtopImporter } from "../../src/importers/socialtop.ts";
import { activityOn, aSituation, bookWith } from "../support/books.ts";
import { readOptions, sourceOf } from "../support/exports/source.ts";
import { type Machine, openJanesMachine, openMachine, temporaryFolder } from "../support/run.ts";
import { inFormat, put } from "../support/store.ts";

const fileNamed = (name: string): string => join(temporaryFolder(), name);

/** Jane with something of everything in her record. */
async function openFullMachine(): Promise<Machine> {
  const machine = await openJanesMachine();
  await machine.ok("log --platform x --on yesterday");
  await machine.ok("remove last --yes");
  await machine.ok('log --text "Lyon, at last" --platform linkedin');
  await machine.ok(["log", "https://x.com/jane/status/1986000000000000000", "--text", "=HYPERLINK(1)"]);
  await machine.ok("log --kind review --platform yelp --on 2026-11-20");
  await machine.ok("done listen.follow");
  await machine.ok("pause 2026-12-21 2027-01-03 --why holidays");
  await machine.ok("watch add @ada --platform x");
  return machine;
}

const nothingElse = {
  profile: false,
  actions: 0,
  pauses: 0,
  watching: 0,
  guidelines: false,
  training: 0,
  drafts: 0,
};

describe("export", () => {
  it("writes the whole record, which another machine imports as it was", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.json");
    expect(await machine.ok(["export", file])).toContain("The whole record of Jane Doe");
    expect(readFileSync(file, "utf8")).toBe(encodeRecord(machine.book(), "2026-11-25"));
    const other = openMachine();
    const out = await other.ok(["import", file]);
    expect(out).toContain("socialtop's record of Jane Doe");
    expect(out).toMatch(/it went to jane, also the plan, 1 settled action, 1 pause and\s+1 person to learn from/);
    expect(other.store.leaders()).toEqual(["jane"]);
    expect(other.store.current()).toBe("jane");
    expect(other.book()).toEqual(machine.book());
    expect(await other.ok(["export"])).toBe(readFileSync(file, "utf8"));
    expect(await other.ok("undo")).toContain("imported jane.json");
    expect(other.store.leaders()).toEqual([]);
  });

  it("is made for its owner only, and replaces nothing without a word", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.json");
    await machine.ok(["export", file]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, "precious");
    const refused = await machine.run(["export", file]);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("--yes");
    expect(readFileSync(file, "utf8")).toBe("precious");
    await machine.run(["export", file], { answers: [false] });
    expect(readFileSync(file, "utf8")).toBe("precious");
    await machine.ok(["export", file], { answers: [true] });
    await machine.ok(["export", file, "--yes"]);
    expect(readFileSync(file, "utf8")).toBe(encodeRecord(machine.book(), "2026-11-25"));
  });

  it("writes a table for a spreadsheet, in which nothing is a formula", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.csv");
    await machine.ok(["export", file]);
    const [header, ...rows] = readFileSync(file, "utf8").split("\r\n");
    expect(header).toBe("\ufeffid,day,at,platform,kind,text,url,source");
    // 1986000000000000000 / 2^22 + 1288834974657 ms: 5 November 2025, 09:17:52.752 UTC.
    expect(rows).toEqual([
      expect.stringMatching(
        /^x:1986000000000000000,2025-11-05,2025-11-05T09:17:52.752Z,x,post,'=HYPERLINK\(1\),https:.*,log$/,
      ),
      expect.stringMatching(/^log:id\d+,2026-11-20,,yelp,review,,,log$/),
      expect.stringMatching(/^log:id\d+,2026-11-25,2026-11-25T08:00:00.000Z,linkedin,post,"Lyon, at last",,log$/),
      "",
    ]);
  });

  it("gives a table that adds nothing when it is imported again, and all of it elsewhere", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.csv");
    await machine.ok(["export", file]);
    expect(await machine.json(["import", file])).toMatchObject({
      files: [{ format: "socialtop", added: 0, known: 3 }],
    });
    const other = await openJanesMachine();
    await other.ok(["import", file]);
    const inOrder = (activities: readonly Activity[]) => activities.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(inOrder(other.book().activities)).toEqual(inOrder(machine.book().activities));
  });

  it("goes to standard output without a file, as the format that is asked for", async () => {
    const machine = await openFullMachine();
    expect(await machine.ok("export")).toBe(encodeRecord(machine.book(), "2026-11-25"));
    expect(await machine.ok("export --json")).toBe(encodeRecord(machine.book(), "2026-11-25"));
    expect(await machine.ok("export --format csv")).toContain("\ufeffid,day,at,platform");
    expect((await machine.run("export --format csv --json")).code).toBe(2);
    expect((await machine.run("export --format xml")).err).toContain("json");
  });

  it("says with --json where it went", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.csv");
    expect(await machine.json(["export", file])).toEqual({
      schemaVersion: 1,
      leader: "jane",
      file,
      format: "csv",
      activities: 3,
    });
  });

  it.each([
    ["a folder that is not there", (folder: string) => join(folder, "no", "jane.json"), 1, "there is no such folder"],
    ["a folder", (folder: string) => folder, 2, "is a folder"],
  ])("says why it cannot write to %s", async (_, place, exit, words) => {
    const machine = await openFullMachine();
    const { code, err } = await machine.run(["export", place(temporaryFolder()), "--yes"]);
    expect([code, err]).toEqual([exit, expect.stringContaining(words)]);
  });
});

describe("the day of an export", () => {
  const lastPart = (text: string): string | undefined => text.split("\n").at(-3);

  it.each([
    // 25 November, 23:30 UTC: in Paris half past midnight, in Los Angeles half past three in the afternoon.
    ["Europe/Paris", "2026-11-26"],
    ["America/Los_Angeles", "2026-11-25"],
    // A zone that this machine does not know keeps nobody from taking the record out: the day in UTC.
    ["Mars/Olympus", "2026-11-25"],
  ])("is the real one in the leader's own zone, %s, whatever --today sets", async (timeZone, day) => {
    const machine = openMachine();
    const book = bookWith({ posts: ["2026-11-23"], timeZone });
    await put(machine.store, "jane", book);
    const now = "2026-11-25T23:30:00.000Z";
    const file = fileNamed("jane.json");
    await machine.ok(["export", file], { now });
    const texts = [
      readFileSync(file, "utf8"),
      await machine.ok("export", { now }),
      await machine.ok("export --today 2026-03-01", { now }),
      await machine.ok("export", { now, env: { SOCIALTOP_TODAY: "2026-03-01" } }),
    ];
    for (const text of texts) {
      expect(lastPart(text)).toBe(`"exportedOn":"${day}"`);
      expect(decodeBook(text)).toEqual(book);
    }
    expect(readFileSync(join(machine.folder, "leaders", "jane.json"), "utf8")).toBe(encodeFile(book));
  });

  it("is not kept by an import: the next export says its own, and is the same but for that", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.json");
    await machine.ok(["export", file]);
    const other = openMachine();
    await other.ok(["import", file], { now: "2026-12-01T08:00:00.000Z" });
    expect(readFileSync(join(other.folder, "leaders", "jane.json"), "utf8")).not.toContain("exportedOn");
    const again = await other.ok("export", { now: "2026-12-01T08:00:00.000Z" });
    expect(again).toBe(encodeRecord(machine.book(), "2026-12-01"));
    expect(lastPart(again)).toBe('"exportedOn":"2026-12-01"');
  });

  it("does not keep an export from being read where a hand put it among the leaders, and is gone with the next change", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.json");
    await machine.ok(["export", file]);
    const other = await openJanesMachine();
    const place = join(other.folder, "leaders", "jane.json");
    copyFileSync(file, place);
    expect(other.book()).toEqual(machine.book());
    await other.ok("log --platform x --on 2026-11-19");
    expect(readFileSync(place, "utf8")).not.toContain("exportedOn");
    expect(other.book().activities).toHaveLength(machine.book().activities.length + 1);
    await other.ok("undo");
    expect(other.book()).toEqual(machine.book());
  });

  it("is missing in exports of older versions, which are imported as they were", async () => {
    const fixture = new URL("../fixtures/formats/leader-3.json", import.meta.url);
    const machine = openMachine();
    await machine.ok(["import", fileURLToPath(fixture)], { now: "2026-11-27T08:00:00.000Z" });
    expect(machine.book()).toEqual(decodeBook(readFileSync(fixture, "utf8")));
  });
});

describe("importing a record", () => {
  it("finds its leader, and makes a new one where there is none of that name", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.json");
    await machine.ok(["export", file]);
    const other = openMachine();
    await other.ok('init --name "Bob Ray" --time-zone Europe/Berlin --networks x --yes');
    await other.ok(["import", file]);
    expect(other.store.leaders()).toEqual(["bob", "jane"]);
    expect(other.store.current()).toBe("bob");
    expect(other.book("jane")).toEqual(machine.book());
    expect(other.book("bob").activities).toEqual([]);
  });

  it("brings guidelines, training and drafts along, line by line, and not a second time", async () => {
    const machine = await openJanesMachine();
    await machine.ok('guidelines init --never-mention "Project Falcon" --no-listed --yes');
    await machine.ok("training --read");
    // A mark that turns the direction, as Hebrew and Arabic texts hold them.
    await machine.ok("draft save -", { input: "One\n\n\u2067Two\u2069\nThree" });
    const file = fileNamed("jane.json");
    await machine.ok(["export", file]);
    const other = openMachine();
    const out = await other.ok(["import", file]);
    expect(out.replace(/\s+/g, " ")).toContain("the guidelines, 1 screen of the training and 1 draft");
    expect(out).not.toContain("There is nothing in it");
    expect(other.book()).toEqual(machine.book());
    expect(other.book().drafts).toMatchObject([{ text: "One\n\n\u2067Two\u2069\nThree" }]);
    await other.ok(["import", file]);
    expect(other.book()).toEqual(machine.book());
  });

  it("into the leader's own older record adds what is missing, and changes nothing else", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.json");
    await machine.ok(["export", file]);
    await machine.ok("log --platform x --on 2026-11-19");
    await machine.ok("settings target 5");
    const before = machine.book();
    expect(await machine.json(["import", file])).toMatchObject({
      files: [{ leader: "jane", rows: 3, added: 0, known: 3, also: nothingElse }],
    });
    expect(machine.book()).toEqual(before);
  });

  it("refuses the record of somebody else under --as", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.json");
    await machine.ok(["export", file]);
    await machine.ok('init --as bob --name "Bob Ray" --networks x --yes');
    const { code, err } = await machine.run(["import", file, "--as", "bob"]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("jane.json is the record of Jane Doe, and bob is Bob Ray."),
    ]);
  });

  it.each([
    ["cut short", (text: string) => text.slice(0, -9), 1, "jane.json is no whole record: it ends in the middle"],
    ["changed by a bit", (text: string) => text.replace("Lyon", "Lyom"), 1, "its checksum does not fit"],
    ["of a newer socialtop", (text: string) => inFormat(99, text), 1, "newer socialtop"],
  ])("that was %s is refused, and says why", async (_, damage, exit, words) => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.json");
    writeFileSync(file, damage(await machine.ok("export")));
    const other = openMachine();
    const { code, err } = await other.run(["import", file]);
    expect([code, err]).toEqual([exit, expect.stringContaining(words)]);
    expect(other.store.leaders()).toEqual([]);
  });

  it.each([
    ["lists", `${"[".repeat(200_000)}${"]".repeat(200_000)}`],
    ["objects", `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`],
  ])(
    "that is nested 200,000 levels deep, of %s, is refused as damaged, and so is it on the team's board",
    async (_, deep) => {
      const file = fileNamed("jane.json");
      const machine = openMachine();
      for (const format of [3, 4]) {
        writeFileSync(file, `{"format":${format},"profile":${deep}}`);
        for (const command of [["import"], ["import", "--from", "socialtop"], ["team"]]) {
          const { code, err } = await machine.run([...command, file]);
          expect([code, err.replace(/\s+/g, " ")]).toEqual([
            1,
            expect.stringContaining("jane.json is no whole record: it is nested too deeply"),
          ]);
        }
      }
      expect(machine.store.leaders()).toEqual([]);
    },
  );

  it("from a stranger brings no address that is none, and no escapes", async () => {
    const machine = await openFullMachine();
    const book = machine.book();
    const file = fileNamed("strange.json");
    const [first] = book.activities as readonly [Activity];
    writeFileSync(file, encodeFile({ ...book, activities: [{ ...first, url: "javascript:alert(1)" }] }));
    const { code, err } = await openMachine().run(["import", file]);
    expect([code, err]).toEqual([1, expect.stringContaining('has an address that is none ("javascript:alert(1)")')]);
    writeFileSync(file, encodeFile({ ...book, activities: [{ ...first, text: "\u001b[31mred\u202e" }] }));
    const other = openMachine();
    await other.ok(["import", file]);
    expect(other.book().activities[0]?.text).toBe("red");
  });

  it("only looks with --dry-run", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.json");
    await machine.ok(["export", file]);
    const other = openMachine();
    expect(await other.ok(["import", file, "--dry-run"])).toContain("it would go to jane, also the plan");
    expect(other.store.leaders()).toEqual([]);
  });

  it("beside an archive needs a plan for the archive", async () => {
    const machine = await openFullMachine();
    const file = fileNamed("jane.json");
    await machine.ok(["export", file]);
    const table = fileNamed("posts.csv");
    writeFileSync(table, "Date,Platform\n2026-11-02,x\n");
    const other = openMachine();
    expect((await other.run(["import", file, table])).err).toContain("There is no plan yet.");
    expect(other.store.leaders()).toEqual([]);
    const known = await openJanesMachine();
    await known.ok(["import", file, table]);
    expect(known.store.changes()[0]?.what).toBe("imported jane.json and posts.csv");
  });
});

describe("a table of activities", () => {
  it("read again gives the same activities, whatever their texts", async () => {
    const anActivity = fc.record({
      id: fc.nat().map((number) => `log:${number}`),
      day: fc.constantFrom("2026-11-23", "2026-01-05", "2024-02-29"),
      text: fc.oneof(
        fc.constantFrom("=1+1", "'=1", "'Tis the season", "''", "-5 %", "@ada", "+33", 'He said "yes"', "a;b,c", "＝1"),
        fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replace(/[\s\p{C}]+/gu, " ").trim()),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(anActivity, { selector: ({ id }) => id, maxLength: 6 }), async (rows) => {
        const activities = rows.map(({ text, ...rest }) =>
          activityOn(rest.day, { ...rest, ...(text === "" ? {} : { text }) }),
        );
        const table = await encodeTable(activities);
        const read = await socialtopImporter.read(sourceOf({ "jane.csv": table }), readOptions());
        const inOrder = (list: readonly Activity[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        expect(inOrder(read.activities)).toEqual(inOrder(activities));
      }),
      { numRuns: 200 },
    );
  });

  it("read again gives the same activities, of every network and kind, with the moment or the day alone", async () => {
    const anActivity = fc.record({
      seconds: fc.integer({ min: Date.UTC(2006, 2, 21) / 1000, max: Date.UTC(2026, 10, 21) / 1000 }),
      hasTime: fc.boolean(),
      hasAddress: fc.boolean(),
      kind: fc.constantFrom(...kindIds),
      platform: fc.constantFrom(...platforms.map(({ id }) => id)),
      source: fc.constantFrom("log", "x", "linkedin", "csv"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anActivity, { maxLength: 8 }), async (rows) => {
        const activities = rows.map(({ seconds, hasTime, hasAddress, kind, platform, source }, index): Activity => {
          const at = new Date(seconds * 1000).toISOString();
          return {
            id: `${platform}:${index}`,
            day: at.slice(0, 10),
            kind,
            platform,
            ...(hasTime ? { at } : {}),
            ...(hasAddress ? { url: `https://example.com/${index}` } : {}),
            source,
          };
        });
        const table = await encodeTable(activities);
        for (const timeZone of ["UTC", "America/Los_Angeles", "Pacific/Auckland"]) {
          const read = await socialtopImporter.read(sourceOf({ "jane.csv": table }), readOptions({ timeZone }));
          const inOrder = (list: readonly Activity[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
          expect(inOrder(read.activities)).toEqual(inOrder(activities));
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ["=1", "'=1"],
    ["'=1", "''=1"],
    ["'Tis", "''Tis"],
    ["\tx", "'\tx"],
    ["plain", "plain"],
  ])("defuses %j as %j, and takes it back", async (text, cell) => {
    const table = await encodeTable([activityOn("2026-11-23", { id: "log:1", text })]);
    expect(table.split("\r\n")[1]?.split(",")[5]).toBe(cell);
    expect(undefuse(cell)).toBe(text);
  });

  it("saved by a spreadsheet with other days and signs between is understood", async () => {
    const table = "id;day;at;platform;kind;text;url;source\nlog:1;25/11/2026;;linkedin;post;=1;;log\n";
    const { activities, skipped } = await socialtopImporter.read(
      sourceOf({ "jane.csv": table }),
      readOptions({ today: "2026-11-25" }),
    );
    expect(skipped).toEqual([]);
    expect(activities).toEqual([activityOn("2026-11-25", { id: "log:1", text: "=1" })]);
  });
});

describe("a whole record", () => {
  it("exported and imported is the same, whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(aSituation, async ({ book }) => {
        const machine = openMachine();
        await put(machine.store, "jane", book);
        const file = fileNamed("jane.json");
        await machine.ok(["export", file, "--as", "jane"]);
        const other = openMachine();
        await other.ok(["import", file]);
        expect(other.book("jane")).toEqual(book);
      }),
      { numRuns: 20 },
    );
  });
});
