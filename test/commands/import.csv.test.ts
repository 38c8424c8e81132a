import { describe, expect, it } from "vitest";
import type { Activity } from "../../src/coach/book.ts";
import { hashText } from "../../src/importers/identity.ts";
import { postsCsv } from "../support/changes.ts";
import { openJanesMachine } from "../support/run.ts";
import { changeBook, fileWith } from "./shared.ts";

interface ImportAnswer {
  readonly files: readonly { readonly skippedByReason: readonly { readonly count: number }[] }[];
}

describe("import of a CSV file", () => {
  it("finds day, network and text by the header", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["import", fileWith("posts.csv", postsCsv)]);
    expect(machine.book().activities).toMatchObject([
      { day: "2026-11-02", kind: "post", platform: "linkedin", text: "one" },
      { day: "2026-11-03", kind: "post", platform: "x", text: "two" },
      { day: "2026-11-05", kind: "post", platform: "linkedin", text: "three" },
    ]);
  });

  it("knows a video by any of its addresses, and a row that was read when they told no identity yet", async () => {
    const machine = await openJanesMachine();
    const path = fileWith("videos.csv", "Date,Text,Link\n2026-11-02,Hello,https://youtu.be/dQw4w9WgXcQ\n");
    await machine.ok(["import", path]);
    const { aliases = [] } = machine.book().activities[0] as Activity;
    expect(machine.book().activities).toMatchObject([{ id: "youtube:dQw4w9WgXcQ", platform: "youtube" }]);
    expect(await machine.ok("log https://www.youtube.com/watch?v=dQw4w9WgXcQ")).toContain("Recorded already");
    // The parts that the identity of a row was made of, and is: network, moment, kind, text and address.
    const parts = ["youtube", "2026-11-02", "post", "Hello", "https://youtu.be/dQw4w9WgXcQ"];
    expect(aliases).toEqual([`csv:${hashText(JSON.stringify(parts))}`]);
    await changeBook(machine, (book) => ({
      ...book,
      activities: book.activities.map(({ aliases: _, ...activity }) => ({ ...activity, id: aliases[0] ?? "" })),
    }));
    await machine.ok(["import", path]);
    expect(machine.book().activities.map(({ id }) => id)).toEqual(aliases);
    expect(await machine.ok("log https://youtube.com/live/dQw4w9WgXcQ")).toContain("Recorded already");
  });

  it("takes the columns that are named, and the order of the date", async () => {
    const machine = await openJanesMachine();
    const csv = "When,What,Where,Sort,Site\n03/04/2026,Hello,https://example.com/a,reply,Bluesky\n";
    const columns =
      "--date-column When --text-column What --url-column Where --kind-column Sort --platform-column Site";
    await machine.ok(["import", fileWith("posts.csv", csv), ...columns.split(" "), "--date-order", "dmy"]);
    expect(machine.book().activities).toMatchObject([
      { day: "2026-04-03", kind: "reply", platform: "bluesky", text: "Hello", url: "https://example.com/a" },
    ]);
  });

  it("skips rows that cannot be, with line and reason, and adds the rest", async () => {
    const machine = await openJanesMachine();
    const csv = "Date,Text\n2026-11-02,fine\n2026-02-30,never was\n2026-11-26,tomorrow\n";
    const path = fileWith("posts.csv", csv);
    const out = await machine.ok(["import", path, "--platform", "linkedin", "--dry-run"]);
    expect(out).toContain("line 3");
    expect(out).toContain("line 4");
    const { files } = await machine.json<ImportAnswer>(["import", path, "--platform", "linkedin"]);
    // Rows = added + known + skipped, and the reasons sum up to the skipped ones.
    expect(files).toMatchObject([{ rows: 3, added: 1, known: 0, skipped: 2 }]);
    expect(files[0]?.skippedByReason.map(({ count }) => count)).toEqual([1, 1]);
    expect(machine.book().activities.map(({ day }) => day)).toEqual(["2026-11-02"]);
  });

  it("does not say that rows are in the record when they were skipped", async () => {
    const machine = await openJanesMachine();
    const path = fileWith("posts.csv", "Date,Text\n2026-11-26,tomorrow\n");
    const out = await machine.ok(["import", path, "--platform", "linkedin"]);
    expect(out).toContain("1 skipped");
    expect(out).not.toContain("in your record already");
  });

  it("takes control characters and escapes out of the text", async () => {
    const machine = await openJanesMachine();
    const path = fileWith("posts.csv", 'Date,Text\n2026-11-02,"\u001b[31mred\u001b[0m \u0007alert"\n');
    await machine.ok(["import", path, "--platform", "x"]);
    expect(machine.book().activities).toMatchObject([{ text: "red alert" }]);
  });
});
