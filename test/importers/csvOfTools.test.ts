import { describe, expect, test } from "vitest";
import { bufferImporter } from "../../src/importers/buffer.ts";
import { csvImporter } from "../../src/importers/csv.ts";
import type { ReadOptions } from "../../src/importers/importer.ts";
import { recognise } from "../../src/importers/registry.ts";
import { bufferCsv } from "../support/exports/buffer.ts";
import { csvText } from "../support/exports/csv.ts";
import { readOptions, sourceOf } from "../support/exports/source.ts";

const read = (content: string | Uint8Array, changes: Partial<ReadOptions> = {}) =>
  csvImporter.read(sourceOf({ "posts.csv": content }), readOptions(changes));

async function faultOf(content: string, changes: Partial<ReadOptions> = {}): Promise<string> {
  const fault = await read(content, changes).catch((error: unknown) => error);
  return (fault as Error).message;
}

const tweet = "https://x.com/jane_doe/status/1050118621198921728";

describe("tables as tools write them", () => {
  test("from X's analytics: the address is not the number of clicks on it", async () => {
    const table = csvText([
      ["Post id", "Date", "Post text", "Post Link", "Impressions", "URL Clicks", "Permalink Clicks"],
      ["1050118621198921728", "Wed, Oct 10, 2018", "Hello from Lyon", tweet, "120", "3", "1"],
    ]);
    const { activities } = await read(table);
    expect(activities).toMatchObject([
      { id: "x:1050118621198921728", platform: "x", day: "2018-10-10", url: tweet, text: "Hello from Lyon" },
    ]);
  });

  test.each([
    ["X", "Date,Impressions,Likes,Create Post", "2026-11-20,10,1,0"],
    ["LinkedIn", "Date,Impressions,Engagements", "2026-11-20,1.200,3.5%"],
    ["YouTube", "Date,Views", "2026-11-20,12"],
  ])("of numbers for each day (%s) hold no posts", async (_, header, row) => {
    expect(await faultOf(`${header}\n${row}\n${row.replace("20", "21")}\n`, { platform: "x" })).toMatch(
      /^posts\.csv holds numbers for each day, not a row for each post: Date, /,
    );
  });

  test("from LinkedIn's pages: a sentence stands above the header", async () => {
    const table = csvText([
      ["This data provides you with insights, and more."],
      ["Post title", "Post link", "Post type", "Created date", "Content Type", "Impressions"],
      [
        "On trust",
        "https://www.linkedin.com/feed/update/urn:li:share:7398000000000000000",
        "Organic",
        "11/20/2026",
        "Image",
        "5",
      ],
    ]);
    const { activities } = await read(table, { dateOrder: "mdy" });
    expect(activities).toMatchObject([{ day: "2026-11-20", platform: "linkedin", kind: "post", text: "On trust" }]);
  });

  test("from Meta's Business Suite: the column of dates is the one that holds some", async () => {
    const table = csvText([
      ["Post ID", "Description", "Publish time", "Post type", "Permalink", "Date", "Views"],
      [
        "1",
        "Hello from Lyon",
        "11/20/2026 10:00",
        "IG image",
        "https://www.instagram.com/p/DRabcdefghi/",
        "Lifetime",
        "7",
      ],
      ["2", "", "11/21/2026 10:00", "IG story", "https://www.instagram.com/stories/jane/2", "Lifetime", "7"],
    ]);
    const { activities } = await read(table, { platform: "instagram", dateOrder: "mdy" });
    expect(activities.map(({ day, kind, text }) => [day, kind, text])).toEqual([
      ["2026-11-20", "post", "Hello from Lyon"],
      ["2026-11-21", "story", undefined],
    ]);
  });

  test.each([
    ["Publer", "Date,Text,Link(s),Media URL(s)\n2026-11-20 10:00,Hello,,\n"],
    ["Buffer", "Text,Image URL,Tags,Posting Time\nHello,https://example.com/a.jpg,,2026-11-20 10:00\n"],
  ])("that are plans (%s) are named, and not read", async (tool, content) => {
    const fault = await recognise(sourceOf({ "posts.csv": content })).catch((error: unknown) => error);
    expect((fault as Error).message).toMatch(
      new RegExp(`^posts\\.csv is a file for ${tool}'s bulk .*, a plan and not`),
    );
  });
});

test("a tool's own table is known below a line that says what it is", async () => {
  const table = bufferCsv([
    { status: "sent", sentAt: "2026-10-01T08:00:00Z", text: "Hello" },
    { status: "custom", dueAt: "2026-10-02T08:00:00Z", text: "Not yet" },
  ] as never);
  const source = sourceOf({ "posts.csv": `Buffer posts of Jane\n${table}` });
  expect((await recognise(source)).map(({ importer }) => importer.id)).toEqual(["buffer"]);
  const { activities, skipped } = await bufferImporter.read(source, readOptions());
  expect([activities.length, skipped.map(({ reason }) => reason)]).toEqual([1, ["not sent"]]);
});

describe("tables in other languages", () => {
  test.each([["Typ"], ["Tipo"], ["Soort"], ["Rodzaj"], ["Art"], ["Beitragsart"]])(
    "say the kind in %s",
    async (name) => {
      const { activities } = await read(`Datum;Plattform;${name};Text\n2025-05-01;X;Reply;a\n2025-05-01;X;Repost;b\n`);
      expect(activities.map(({ kind }) => kind)).toEqual(["reply", "repost"]);
    },
  );

  test.each([["État"], ["Toestand"], ["Statut"]])("say in %s what never went out", async (name) => {
    const { skipped } = await read(`Date,Plattform,${name},Text\n2025-05-01,X,draft,a\n`);
    expect(skipped).toMatchObject([{ reason: "not sent" }]);
  });

  test("have their addresses under names of their own", async () => {
    const { activities } = await read(`Date;Texte;Lien\n2018-10-10;Bonjour;${tweet}\n`);
    expect(activities).toMatchObject([{ platform: "x", text: "Bonjour" }]);
  });

  test("put a word before the time", async () => {
    const { activities } = await read("Date,Platform,Text\n31/05/2025 à 23:30,X,a\n");
    expect(activities).toMatchObject([{ day: "2025-05-31", at: "2025-05-31T23:30:00.000Z" }]);
  });

  test("may be in Windows-1252, quotes, dashes and the euro too", async () => {
    const text = "It\u0092s 5 \u0080 \u0093ok\u0094 \u0096 \u009cuvre \u00e9t\u00e9";
    const { activities } = await read(Buffer.from(`Date,Platform,Text\n2025-05-01,X,${text}\n`, "latin1"));
    expect(activities[0]?.text).toBe("It’s 5 € “ok” – œuvre été");
  });
});

test("a quote that is never closed is named where its row begins", async () => {
  const rows = Array.from({ length: 20 }, (_, index) => `2025-05-01,X,row ${index}`);
  rows[1] = '2025-05-01,X,"never closed';
  // The header is line 1.
  expect(await faultOf(["Date,Platform,Text", ...rows].join("\n"))).toMatch(
    /cannot be read at line 3: a text in quotes/,
  );
});

describe("a table of one's own", () => {
  test.each([
    ["notes that are empty", "Date,Notes\n2026-11-01,\n2026-11-02,\n"],
    ["delimiters behind", "Date;;\n2026-11-01;;\n2026-11-02;;\n"],
    ["numbered rows", "Nr.;Datum\n1;2026-11-01\n2;2026-11-02\n"],
    ["hours", "Date,Hour\n2026-11-01,9\n2026-11-02,10\n"],
    ["two rows on a day", "Date,Likes\n2026-11-01,9\n2026-11-01,10\n"],
  ])("is a list of posts, not of numbers: %s", async (_, content) => {
    expect((await read(content, { platform: "linkedin" })).activities).toHaveLength(2);
  });

  test("may call anything a type or a status: then neither says what it is", async () => {
    const types = await read("Datum;Plattform;Typ;Text\n2026-11-01;X;Leitartikel;a\n2026-11-02;X;Zitat des Tages;b\n");
    expect(types.activities.map(({ kind }) => kind)).toEqual(["post", "post"]);
    const ideas = await read("Date,Platform,Status\n2026-11-01,X,My next idea\n2026-11-02,X,Book review: Dune\n");
    expect([ideas.activities.length, ideas.skipped]).toEqual([2, []]);
  });

  test.each([["Approved & published"], ["Published - not boosted"], ["Posted (was scheduled)"], ["Sent to LinkedIn"]])(
    "says that a post went out: %s",
    async (status) => {
      const { activities } = await read(`Date,Platform,Status\n2026-11-01,X,${status}\n2026-11-02,X,published\n`);
      expect(activities).toHaveLength(2);
    },
  );

  test.each([
    ["Failed to publish"],
    ["Not published"],
    ["Scheduled, never sent"],
    ["Sent for approval"],
    ["Published: error"],
  ])("says that it did not: %s", async (status) => {
    const { skipped } = await read(`Date,Platform,Status\n2026-11-01,X,${status}\n2026-11-02,X,published\n`);
    expect(skipped).toMatchObject([{ reason: "not sent" }]);
  });

  test("has its words in the column of words, whatever else it has", async () => {
    const { activities } = await read("Date,Title,Post text,Platform\n2026-11-01,Q1 campaign,Hello from Lyon,X\n");
    expect(activities).toMatchObject([{ text: "Hello from Lyon" }]);
    expect((await read("Date,Title,Platform\n2026-11-01,On trust,X\n")).activities).toMatchObject([
      { text: "On trust" },
    ]);
  });

  test.each([["Created Date,Published Date"], ["Fecha de creación,Fecha de publicación"], ["Created,Publish date"]])(
    "has its day where a post went out, not where it was made: %s",
    async (names) => {
      const { activities } = await read(`${names},Platform\n2026-10-01,2026-11-01,X\n`);
      expect(activities).toMatchObject([{ day: "2026-11-01" }]);
    },
  );

  test("has the address of the post, not of its author", async () => {
    const { activities } = await read(`Date,Author URL,Post URL\n2018-10-10,https://x.com/jane_doe,${tweet}\n`);
    expect(activities).toMatchObject([{ url: tweet }]);
  });
});
