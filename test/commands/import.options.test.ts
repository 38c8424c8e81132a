import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { encodeFile } from "../../src/format/format.ts";
import { postsCsv } from "../support/changes.ts";
import { xArchive } from "../support/exports/x.ts";
import { zipOf } from "../support/exports/zip.ts";
import { openJanesMachine, openMachine, temporaryFolder } from "../support/run.ts";
import { expectRefusal, fileWith } from "./shared.ts";

const archive = fileWith("twitter.zip", zipOf(xArchive([{ at: "2026-11-02T10:00:00Z" }])));

describe("an option of import that no file needs", () => {
  it.each([
    [["--platform", "linkedin"], "--platform is for a table or a feed"],
    [["--date-column", "Day"], "The names of columns are for a CSV table"],
    [["--date-order", "dmy"], "--date-order is for a table"],
  ])("%j is refused: it was meant for something", async (flags, words) => {
    await expectRefusal(await openJanesMachine(), ["import", archive, ...flags], `${words}`);
  });

  it("is fine when one of several files needs it", async () => {
    const machine = await openJanesMachine();
    await machine.ok([
      "import",
      archive,
      fileWith("a.csv", "Date,Text\n03/04/2026,a\n"),
      "--date-order",
      "dmy",
      "--platform",
      "x",
    ]);
    expect(machine.book().activities.map(({ day }) => day)).toEqual(["2026-11-02", "2026-04-03"]);
  });
});

describe("what cannot be imported", () => {
  it("of several files says that the others were not imported either", async () => {
    const machine = await openJanesMachine();
    const { code, err } = await machine.run(["import", fileWith("posts.csv", postsCsv), "nowhere.zip"]);
    expect(code).toBe(1);
    expect(err).toContain("There is no file or folder nowhere.zip.");
    expect(err).toContain("Nothing was imported, of the other files neither.");
    expect(machine.book().activities).toEqual([]);
  });

  it("is told all at once, however many files it is", async () => {
    const machine = await openJanesMachine();
    const odd = fileWith("odd.csv", "Foo,Bar\n1,2\n");
    const { code, out, err } = await machine.run(["import", fileWith("posts.csv", postsCsv), "nowhere.zip", odd]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("There is no file or folder nowhere.zip.");
    expect(err.replace(/\s+/g, " ")).toContain("odd.csv: No column looks like a date: the header is Foo, Bar.");
    expect(err).toContain("Nothing was imported: 2 of 3 files cannot be (nowhere.zip and odd.csv).");
    expect(machine.book().activities).toEqual([]);
  });

  it("an address without its beginning is asked back, and nothing is fetched", async () => {
    const { code, err } = await (await openJanesMachine()).run("import blog.example.com/feed");
    expect([code, err]).toEqual([2, expect.stringContaining("socialtop import https://blog.example.com/feed")]);
    // A path, mistyped.
    expect((await (await openJanesMachine()).run("import exports.old/twitter.zip")).err).toContain("Check the path");
  });
});

describe("a file beside the posts that cannot be looked into", () => {
  it("is a word of warning, and no obstacle", async () => {
    const { writeZip } = await import("../support/exports/zip.ts");
    const entries = Object.entries(xArchive([{ at: "2026-11-02T10:00:00Z" }])).map(([name, content]) => ({
      name,
      content,
    }));
    const locked = { name: "Shares.csv", content: "Date,ShareLink\n", isEncrypted: true };
    const machine = await openJanesMachine();
    expect(await machine.json(["import", fileWith("x.zip", writeZip([...entries, locked]))])).toMatchObject({
      files: [{ format: "x", added: 1, warnings: ["x.zip: Shares.csv is protected by a password."] }],
    });
  });
});

describe("a whole record from elsewhere", () => {
  const put = (name: string, text: string): string => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, text);
    return path;
  };

  it("leaves what was chosen as it is, however little that was", async () => {
    const eve = openMachine();
    await eve.ok('init --name "Eve Ray" --time-zone Asia/Tokyo --networks x --yes');
    const file = put("eve.json", encodeFile(eve.book()));
    const jane = openMachine();
    await jane.ok('init --name "Jane Doe" --time-zone Europe/Paris --yes');
    await jane.ok("settings role CEO");
    const before = jane.book();
    const { code, err } = await jane.run(["import", file, "--as", "jane"]);
    expect([code, err]).toEqual([2, expect.stringContaining("is the record of Eve Ray")]);
    expect(jane.book()).toEqual(before);
  });

  it("is held to today, to names that are names, and to text that a terminal can show", async () => {
    const machine = await openJanesMachine();
    await machine.ok("log --platform x --on 2026-11-20");
    const book = machine.book();
    const [first] = book.activities;
    if (first === undefined) throw new Error("Nothing was logged.");
    const later = { ...first, id: "log:later", day: "2099-01-05" };
    const odd = { ...first, id: "log:\u001b[31modd" };
    const other = openMachine();
    const file = put("jane.json", encodeFile({ ...book, activities: [first, later, odd] }));
    expect(await other.json(["import", file])).toMatchObject({
      files: [
        {
          rows: 3,
          added: 2,
          skipped: 1,
          skippedByReason: [{ reason: "dated in the future", positions: ["activity 2"] }],
        },
      ],
    });
    expect(other.book().activities.map(({ id }) => id)).toEqual([first.id, "log:odd"]);
    const nameless = put("no.json", encodeFile({ ...book, profile: { ...book.profile, name: "" } }));
    expect((await openMachine().run(["import", nameless])).err).toContain(
      "no.json is no whole record: A name cannot be",
    );
  });
});

describe("an address that is a version of an edited post", () => {
  it("cannot be given to a second activity", async () => {
    const { tweetId } = await import("../support/exports/x.ts");
    const [posted, mended] = ["2026-11-02T10:00:00Z", "2026-11-02T10:20:00Z"];
    const versions = [tweetId(posted), tweetId(mended)];
    const machine = await openJanesMachine();
    await machine.ok(["import", fileWith("x.zip", zipOf(xArchive([{ at: mended, versions }])))]);
    await machine.ok("log --platform x --on 2026-11-03");
    const address = `https://x.com/jane_doe/status/${versions[0]}`;
    await expectRefusal(machine, ["edit", "last", "--url", address], "is recorded already");
  });
});

it("what was logged without an address can be edited after an import has told its address", async () => {
  const machine = await openJanesMachine();
  await machine.ok("log --platform x --on 2026-11-02 launch");
  expect(await machine.ok(["import", archive])).toContain("1 known already (1 completed)");
  await machine.ok("edit last --text launched");
  const { tweetId } = await import("../support/exports/x.ts");
  const id = `x:${tweetId("2026-11-02T10:00:00Z")}`;
  expect(machine.book().activities).toMatchObject([{ id, text: "launched", day: "2026-11-02" }]);
  expect(machine.book().activities[0]).not.toHaveProperty("aliases");
});

it("a feed in another platform's archive is read, and not taken for an empty part of it", async () => {
  const { atomFeed } = await import("../support/exports/feed.ts");
  const zip = zipOf({
    "Takeout/Blogger/Blogs/My/feed.atom": atomFeed([{ at: "2026-11-02T10:00:00Z", title: "Hello" }] as never),
  });
  expect(await (await openJanesMachine()).json(["import", fileWith("takeout.zip", zip)])).toMatchObject({
    files: [{ format: "feed", added: 1 }],
  });
});
