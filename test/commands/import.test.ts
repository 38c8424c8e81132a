import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { postsCsv } from "../support/changes.ts";
import { mastodonArchive } from "../support/exports/mastodon.ts";
import { inFolder, writeFiles } from "../support/exports/source.ts";
import { swarmArchive } from "../support/exports/swarm.ts";
import { tweetId, tweetRow, xArchive, xArchiveOf2014 } from "../support/exports/x.ts";
import { zipOf } from "../support/exports/zip.ts";
import { type Machine, openJanesMachine, openMachine } from "../support/run.ts";
import { expectRefusal, fileWith } from "./shared.ts";

interface ImportAnswer {
  readonly dryRun: boolean;
  readonly files: readonly object[];
}

/** Two posts and a reply. The second is of 23:30 UTC: in Paris already the 4th, in New York still the 3rd. */
const archive = xArchive([
  { at: "2026-11-02T10:00:00Z", text: "Hello from Lyon" },
  { at: "2026-11-03T23:30:00Z", text: "Late thoughts" },
  { at: "2026-11-05T10:00:00Z", text: "@ada indeed", replyTo: { tweet: "77", user: "99" } },
]);

const daysOf = (machine: Machine) => machine.book().activities.map(({ day }) => day);

describe("import of an X archive", () => {
  it("sums up what it read, and what it makes of the streak", async () => {
    const machine = await openJanesMachine();
    const zip = fileWith("twitter-2026-11-20.zip", zipOf(archive));
    const out = await machine.ok(["import", zip]);
    expect(out).toMatch(/X archive of @jane_doe, 2–5 Nov/);
    expect(out).toMatch(/3 read +2 posts and 1 reply added/);
    expect(out).toContain("0 known already, 0 skipped");
    expect(out).toContain("socialtop streak");
    expect(machine.book().activities).toMatchObject([
      { id: `x:${tweetId("2026-11-02T10:00:00Z")}`, day: "2026-11-02", kind: "post", platform: "x" },
      { day: "2026-11-04", kind: "post" },
      { day: "2026-11-05", kind: "reply" },
    ]);
  });

  it("adds nothing the second time, and writes nothing", async () => {
    const machine = await openJanesMachine();
    const zip = fileWith("twitter.zip", zipOf(archive));
    await machine.ok(["import", zip]);
    const [changes, book] = [machine.store.changes().length, machine.book()];
    expect(await machine.ok(["import", zip])).toContain("3 known already");
    expect(machine.book()).toEqual(book);
    expect(machine.store.changes()).toHaveLength(changes);
  });

  it("only looks with --dry-run", async () => {
    const machine = await openJanesMachine();
    const zip = fileWith("twitter.zip", zipOf(archive));
    const before = machine.book();
    expect(await machine.ok(["import", zip, "--dry-run"])).toContain("2 posts and 1 reply would be added");
    const { dryRun, files } = await machine.json<ImportAnswer>(["import", zip, "--dry-run"]);
    expect({ dryRun, files }).toMatchObject({ dryRun: true, files: [{ rows: 3, added: 3, known: 0, skipped: 0 }] });
    expect(machine.book()).toEqual(before);
    expect(machine.store.changes()).toHaveLength(1);
  });

  it("knows a post that was logged by its address before", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["log", `https://twitter.com/jane_doe/status/${tweetId("2026-11-02T10:00:00Z")}`]);
    const answer = await machine.json(["import", fileWith("twitter.zip", zipOf(archive))]);
    expect(answer).toMatchObject({
      schemaVersion: 1,
      leader: "jane",
      dryRun: false,
      files: [
        {
          format: "x",
          account: expect.stringContaining("jane_doe"),
          rows: 3,
          added: 2,
          addedByKind: { post: 1, reply: 1 },
          known: 1,
          skipped: 0,
          firstDay: "2026-11-02",
          lastDay: "2026-11-05",
        },
      ],
    });
    expect(machine.book().activities).toHaveLength(3);
  });

  it("remembers the file, how many rows it read and how many it added", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["log", `https://x.com/jane_doe/status/${tweetId("2026-11-02T10:00:00Z")}`]);
    await machine.ok(["import", fileWith("twitter.zip", zipOf(archive))]);
    expect(machine.book().imports).toMatchObject([
      { day: "2026-11-25", file: "twitter.zip", format: "x", rows: 3, added: 2 },
    ]);
  });

  it("knows what was logged without an address, and from then on by its address", async () => {
    const machine = await openJanesMachine();
    await machine.ok("log --platform x --on 2026-11-02");
    const zip = fileWith("twitter.zip", zipOf(archive));
    expect(await machine.ok(["import", zip])).toContain("1 known already");
    const address = `https://x.com/jane_doe/status/${tweetId("2026-11-02T10:00:00Z")}`;
    expect(await machine.ok(["log", address])).toContain("Recorded already");
    expect(machine.book().activities).toHaveLength(3);
    const changes = machine.store.changes().length;
    expect(await machine.ok(["import", zip])).toContain("3 known already");
    expect(machine.store.changes()).toHaveLength(changes);
  });

  it("takes the days of the zone that --time-zone names", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["import", fileWith("twitter.zip", zipOf(archive)), "--time-zone", "America/New_York"]);
    expect(daysOf(machine)).toEqual(["2026-11-02", "2026-11-03", "2026-11-05"]);
  });

  it("reads a folder, a lone file and the form of 2014", async () => {
    await inFolder(async (folder) => {
      writeFiles(folder, archive);
      const old = tweetRow({ at: "2014-03-05T10:00:00Z" });
      writeFiles(join(folder, "old"), xArchiveOf2014({ "2014_03": [old] }));
      const machine = await openJanesMachine();
      await machine.ok(["import", join(folder, "data", "tweets.js")]);
      expect(machine.book().activities).toHaveLength(3);
      await machine.ok(["import", join(folder, "old")]);
      expect(daysOf(machine)).toContain("2014-03-05");
    });
    await inFolder(async (folder) => {
      writeFiles(folder, archive);
      const machine = await openJanesMachine();
      await machine.ok(["import", folder]);
      expect(machine.book().activities).toHaveLength(3);
    });
  });
});

describe("import of what is not for everybody", () => {
  const [open, followers, direct] = ["2026-11-02", "2026-11-03", "2026-11-04"];
  const toots = mastodonArchive([
    { at: `${open}T10:00:00Z` },
    { at: `${followers}T10:00:00Z`, visibility: "private" },
    { at: `${direct}T10:00:00Z`, visibility: "direct", mentions: ["https://other.example/users/ada"] },
  ]);
  const checkins = swarmArchive([[{ at: `${open}T10:00:00Z` }, { at: `${followers}T10:00:00Z`, private: true }]]);

  it.each([
    ["posts for followers only", toots, "for followers only"],
    ["private check-ins", checkins, "private"],
  ])("leaves out %s, and says so, unless --include-private is given", async (_, files, reason) => {
    const zip = fileWith("archive.zip", zipOf(files));
    const machine = await openJanesMachine();
    const { files: parts } = await machine.json<{ files: { skippedByReason: object[] }[] }>(["import", zip]);
    expect(parts[0]?.skippedByReason).toContainEqual(expect.objectContaining({ reason, count: 1 }));
    expect(daysOf(machine)).toEqual([open]);
    await machine.ok(["import", zip, "--include-private"]);
    expect(daysOf(machine)).toEqual([open, followers]);
  });

  it("never takes a direct message, whatever is given", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["import", fileWith("archive.zip", zipOf(toots)), "--include-private"]);
    expect(daysOf(machine)).not.toContain(direct);
  });
});

describe("import", () => {
  const zip = zipOf(archive);
  it.each([
    ["a zip that is none", "twitter.zip", "not a zip at all", [], "is not a zip", 1],
    ["a zip that is cut short", "twitter.zip", zip.slice(0, zip.length - 60), [], "twitter.zip", 1],
    ["an empty file", "posts.csv", "", [], "is empty", 1],
    ["a CSV file without a date column", "a.csv", "Foo,Bar\n1,2\n", ["--platform", "x"], "--date-column", 2],
    ["dates that can be two days", "a.csv", "Date,Text\n03/04/2026,a\n", ["--platform", "x"], "--date-order", 2],
    ["rows that do not say where", "a.csv", "Date,Text\n2026-11-02,a\n", [], "--platform", 2],
    ["an Excel workbook", "posts.xlsx", zipOf({ "xl/workbook.xml": "<xml>" }), [], "Save the sheet as CSV", 1],
    ["an unknown column", "posts.csv", postsCsv, ["--date-column", "Dat"], "Did you mean", 2],
    ["an unknown format", "posts.csv", postsCsv, ["--from", "xx"], "There is no format", 2],
    ["another format than it is", "posts.csv", postsCsv, ["--from", "x"], "no tweets", 1],
    ["an unknown network", "posts.csv", postsCsv, ["--platform", "linkdin"], "Did you mean linkedin?", 2],
    ["an unknown zone", "posts.csv", postsCsv, ["--time-zone", "Mars/Olympus"], "There is no time zone", 2],
    ["an unknown order", "posts.csv", postsCsv, ["--date-order", "ymd"], "dmy", 2],
    ["an unknown leader", "posts.csv", postsCsv, ["--as", "bob"], 'There is no leader "bob"', 2],
  ])("refuses %s and writes nothing", async (_, name, content, flags, words, code) => {
    await expectRefusal(await openJanesMachine(), ["import", fileWith(name, content), ...flags], words, code);
  });

  it("imports several files as one change", async () => {
    const machine = await openJanesMachine();
    const files = [fileWith("posts.csv", postsCsv), fileWith("twitter.zip", zipOf(archive))];
    await machine.ok(["import", ...files]);
    expect(machine.book().activities).toHaveLength(6);
    await machine.ok("undo");
    expect(machine.book().activities).toEqual([]);
  });

  it("refuses a path that is not there, and no path at all", async () => {
    await expectRefusal(await openJanesMachine(), "import nowhere.csv", "nowhere.csv", 1);
    await expectRefusal(await openJanesMachine(), "import", "file");
  });

  it("writes nothing when one of several files is bad", async () => {
    const files = [fileWith("posts.csv", postsCsv), fileWith("bad.zip", "no zip")];
    await expectRefusal(await openJanesMachine(), ["import", ...files], "bad.zip", 1);
  });

  it("says what to type before there is a plan", async () => {
    await expectRefusal(openMachine(), ["import", fileWith("posts.csv", postsCsv)], "socialtop init", 1);
  });
});
