import { describe, expect, it } from "vitest";
import { instagramExport } from "../support/exports/meta.ts";
import { type TweetSketch, xArchive } from "../support/exports/x.ts";
import { zipOf } from "../support/exports/zip.ts";
import { openJanesMachine } from "../support/run.ts";
import { fileWith } from "./shared.ts";

const clearLine = "\r\u001b[K";

const lines = (text: string): string[] => text.split("\n").map((line) => line.trimEnd());

/** Rows whose dates cannot be read: items 2 to 6. */
const damagedDates = ["2026-11-03T10:00:00Z", "2026-11-04T10:00:00Z"];

describe("the summary of an import", () => {
  it("names each skipped row's reason with the first places, and what was not read with why", async () => {
    const machine = await openJanesMachine();
    const table = ["Date,Platform,Text", "2026-11-02,X,a", "2026-13-02,X,b", ",X,c", ",X,d", ",X,e", ",X,f"].join("\n");
    const out = await machine.ok(["import", fileWith("posts.csv", table)]);
    expect(lines(out)).toEqual([
      "  CSV file posts.csv, 2 Nov",
      "    6 read        1 post added",
      "                  0 known already, 5 skipped",
      '                  1 skipped: a date that does not exist (line 3: "2026-13-02")',
      "                  4 skipped: no date (line 4; line 5; line 6, …)",
      "",
      "  It is in your record now.   socialtop streak",
      "  Wrong? socialtop undo takes all of it back.",
      "",
    ]);
  });

  it("says on few lines which files of an archive were not read, and why", async () => {
    const machine = await openJanesMachine();
    const archive = {
      ...xArchive([{ at: "2026-11-02T10:00:00Z" }]),
      "data/direct-messages.js": "window.YTD.direct_messages.part0 = []",
      ...Object.fromEntries(["a", "b", "c", "d"].map((name) => [`data/${name}.js`, "window.YTD.x.part0 = []"])),
    };
    const out = await machine.ok(["import", fileWith("x.zip", zipOf(archive))]);
    const words = out.replace(/\s+/g, " ");
    expect(words).toContain("private messages, never opened (1)");
    expect(words).toContain("posts that you deleted (1)");
    expect(words).toMatch(/not known to hold posts \(5, such as Your archive\.html, data\/a\.js, data\/b\.js\)/);
    expect(lines(out).filter((line) => line.startsWith("    Not read "))).toHaveLength(1);
    expect(await machine.json(["import", fileWith("x.zip", zipOf(archive)), "--dry-run"])).toMatchObject({
      files: [
        {
          unread: expect.arrayContaining([
            { reason: "private messages, never opened", count: 1, files: ["data/direct-messages.js"] },
          ]),
        },
      ],
    });
  });

  it("tells two exports in one zip apart, with the same sum for each", async () => {
    const machine = await openJanesMachine();
    const zip = zipOf(
      instagramExport({
        posts: [[{ at: "2026-11-02T10:00:00Z", text: "Hello" }]],
        stories: [{ at: "2026-11-03T10:00:00Z" }],
        threads: [{ at: "2026-11-04T10:00:00Z", text: "On Threads" }],
      }),
    );
    const { files } = await machine.json<{ files: { unread: unknown[] }[] }>(["import", fileWith("ig.zip", zip)]);
    expect(files).toMatchObject([
      { format: "instagram", rows: 2, added: 2, addedByKind: { post: 1, story: 1 }, known: 0, skipped: 0, unread: [] },
      { format: "threads", rows: 1, added: 1, known: 0, skipped: 0 },
    ]);
    // Once for the whole zip.
    expect(files[1]?.unread).not.toEqual([]);
  });

  it.each([40, 50, 60, 80, 120])("fits %i columns", async (columns) => {
    const machine = await openJanesMachine();
    const zip = fileWith("twitter-2026-11-20.zip", zipOf(xArchive(damagedDates.map((at): TweetSketch => ({ at })))));
    const out = await machine.ok(["import", zip], { columns });
    expect(Math.max(...lines(out).map((line) => line.length))).toBeLessThan(columns);
    expect(out).toContain("2 read");
  });
});

describe("at a terminal, import", () => {
  const rows = Array.from({ length: 1500 }, (_, at): TweetSketch => {
    return { at: new Date(Date.UTC(2024, 0, 1) + at * 3_600_000).toISOString().replace(".000Z", "Z") };
  });
  const archive = fileWith("twitter.zip", zipOf(xArchive(rows)));

  it("shows how far it is, on standard error alone, and leaves no trace of it", async () => {
    const { code, out, err } = await (await openJanesMachine()).run(["import", archive], { isTerminal: true });
    expect(code).toBe(0);
    // 16 of 24 parts are two thirds.
    expect(err).toContain(`Reading  ${"█".repeat(16)}${"░".repeat(8)}  1,000 of 1,500`);
    expect(err.startsWith(`${clearLine}  Opening twitter.zip${clearLine}`)).toBe(true);
    expect(err.endsWith(`Saving${clearLine}`)).toBe(true);
    expect(out).not.toContain("Reading");
  });

  it("shows nothing of the kind elsewhere", async () => {
    expect((await (await openJanesMachine()).run(["import", archive])).err).toBe("");
  });

  it("breaks an error between words", async () => {
    const machine = await openJanesMachine();
    const argv = ["import", fileWith("letter.docx", zipOf({ "word/document.xml": "<w/>", "a.xml": "<a/>" }))];
    const all = (await machine.run(argv, { isTerminal: true, columns: 50 })).err;
    const err = all.slice(all.lastIndexOf(clearLine) + clearLine.length);
    expect(Math.max(...lines(err).map((line) => line.length))).toBeLessThan(50);
    const whole = (await machine.run(argv, { columns: 50 })).err;
    expect(lines(whole)).toHaveLength(3);
    expect(err.replace(/\s+/g, " ")).toBe(whole.replace(/\s+/g, " "));
  });
});
