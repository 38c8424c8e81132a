import { describe, expect, test } from "vitest";
import { ExitCode } from "../../src/errors.ts";
import { csvImporter } from "../../src/importers/csv.ts";
import type { ReadOptions } from "../../src/importers/importer.ts";
import { csvText, toUtf16 } from "../support/exports/csv.ts";
import { readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { tweetId } from "../support/exports/x.ts";
import { userErrorOf } from "../support/faults.ts";

const read = (content: string | Uint8Array, options: Partial<ReadOptions> = {}) =>
  csvImporter.read(sourceOf({ "posts.csv": content }), readOptions({ platform: "linkedin", ...options }));

const faultOf = (content: string | Uint8Array, options: Partial<ReadOptions> = {}) =>
  userErrorOf(read(content, options));

async function daysOf(content: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<string[]> {
  return (await read(content, options)).activities.map(({ day }) => day);
}

const header = ["Date", "Platform", "Type", "Text", "Link"];
const rows = [
  header,
  ["2026-11-02", "LinkedIn", "Post", 'Said "hello", twice', ""],
  ["2026-11-01", "X (Twitter)", "Retweet", "two\nlines", ""],
  ["2026-11-03", "", "", "", "https://bsky.app/about"],
];

describe("a CSV file", () => {
  test("tells day, platform, kind, text and address of each row", async () => {
    const result = await read(csvText(rows));
    expect(result).toMatchObject({ account: null, rows: 3, skipped: [], warnings: [] });
    expect(result.activities).toEqual([
      {
        id: expect.stringMatching(/^csv:[0-9a-f]{16}$/),
        day: "2026-11-01",
        platform: "x",
        kind: "repost",
        text: "two lines",
        source: "csv",
      },
      {
        id: expect.any(String),
        day: "2026-11-02",
        platform: "linkedin",
        kind: "post",
        text: 'Said "hello", twice',
        source: "csv",
      },
      {
        id: expect.any(String),
        day: "2026-11-03",
        platform: "bluesky",
        kind: "post",
        url: "https://bsky.app/about",
        source: "csv",
      },
    ]);
  });

  test.each([
    ["commas", csvText(rows)],
    ["semicolons", csvText(rows, ";")],
    ["tabs", csvText(rows, "\t")],
    ["Windows line ends", csvText(rows, ",", "\r\n")],
    ["old Macintosh line ends", csvText(rows, ",", "\r")],
    ["a byte order mark", `\ufeff${csvText(rows)}`],
    ["UTF-16, little end first", toUtf16(csvText(rows, "\t", "\r\n"), "little")],
    ["UTF-16, big end first", toUtf16(csvText(rows, "\t", "\r\n"), "big")],
    ["UTF-16 without its mark", toUtf16(csvText(rows), "little").subarray(2)],
    ["empty lines and rows", `\n${csvText(rows)}\n,,,,\n\n`],
    ["Excel's note to itself", `sep=;\r\n${csvText(rows, ";", "\r\n")}`],
    ["backslashes before quotes", csvText(rows).replaceAll('""', '\\"')],
    ["spaces around quotes", csvText(rows).replaceAll('"Said', ' "Said').replaceAll('twice"', 'twice" ')],
  ])("may be written with %s", async (_, content) => {
    expect(await recognises(csvImporter, sourceOf({ download: content }))).toBe(true);
    expect((await read(content)).activities).toEqual((await read(csvText(rows))).activities);
  });

  test("keeps the accents of Windows-1252 and of damaged UTF-8", async () => {
    const bytes = (text: string) => Buffer.from(`Date,Text\n2026-11-02,${text}\n`, "latin1");
    expect((await read(bytes("d\xe9j\xe0"))).activities[0]?.text).toBe("déjà");
    const damaged = Buffer.concat([Buffer.from("Date,Text\n2026-11-02,déjà vu "), Buffer.from([0xff, 0x0a])]);
    expect((await read(damaged)).activities[0]?.text).toBe("déjà vu \ufffd");
  });

  test("names skipped rows by their line, counted from the header", async () => {
    const content =
      'sep=,\nDate,Platform,Type,Text\n2026-11-01,X,Post,"three\nlines\nlong"\n\nsoon,X,Post,a\n,X,Post,b\n2026-11-02,Orkut,Post,c\n2026-11-02,X,Webinar,d\n';
    const { rows, activities, skipped } = await read(content);
    expect([rows, activities.length]).toEqual([5, 1]);
    expect(skipped).toEqual([
      { reason: "a date that cannot be read", position: 'line 7: "soon"' },
      { reason: "no date", position: "line 8" },
      { reason: "unknown platform", position: 'line 9: "Orkut"' },
      { reason: "unknown kind", position: 'line 10: "Webinar"' },
    ]);
  });

  test("may have rows that are shorter or longer than its header", async () => {
    expect(await daysOf("Text,Date\na\nb,2026-11-01,x,y\n")).toEqual(["2026-11-01"]);
  });

  test("tells how far it is", async () => {
    const calls: unknown[] = [];
    await read(`Date\n${"2026-11-01\n".repeat(2500)}`, { onProgress: (...call) => calls.push(call) });
    expect(calls).toEqual([
      [1000, 2500],
      [2000, 2500],
      [2500, 2500],
    ]);
  });
});

describe("columns", () => {
  test.each([
    ["Date;Text", "2026-11-01;a"],
    ["published at,message", "2026-11-01,a"],
    ["Caption,createdAt", "a,2026-11-01"],
    ["Post date,Post,Post ID", "2026-11-01,a,17"],
    ["id,Sent (UTC),Content", "17,2026-11-01,a"],
    ["created_at,sent_at,tweet", "2026-10-31,2026-11-01,a"],
    ["Last updated,Scheduled date,time,text", "2026-10-31,2026-10-30,2026-11-01,a"],
    ["Time zone,Timestamp,Post text", "UTC,2026-11-01,a"],
    ['\u00a0DATE\u00a0,"Text"', "2026-11-01,a"],
  ])("are guessed by their headers: %s", async (names, row) => {
    expect((await read(`${names}\n${row}\n`)).activities).toMatchObject([{ day: "2026-11-01", text: "a" }]);
  });

  test("for address, kind and platform are guessed too", async () => {
    const content =
      "Social network,Post type,Post link,Date\nFacebook Page,Comment,https://www.facebook.com/jane,2026-11-01\n";
    const expected = { platform: "facebook", kind: "reply", url: "https://www.facebook.com/jane" };
    expect((await read(content)).activities).toMatchObject([expected]);
  });

  test.each(["Link", "url", "Permalink"])("for the address may be called %s", async (name) => {
    const content = `Date,${name}\n2026-11-01,https://www.facebook.com/jane\n`;
    expect((await read(content)).activities).toMatchObject([{ url: "https://www.facebook.com/jane" }]);
  });

  test.each([
    ["Kind", "Platform"],
    ["type", "network"],
  ])("for kind and platform may be called %s and %s", async (kind, platform) => {
    const content = `Date,${kind},${platform}\n2026-11-01,Comment,Facebook\n`;
    expect((await read(content)).activities).toMatchObject([{ kind: "reply", platform: "facebook" }]);
  });

  test("may be named, in any case", async () => {
    const content = "Date,When,Words,Where,What,Which\n1999,2026-11-01,a,https://www.yelp.com/biz/a,Comment,X\n";
    const columns = { date: "when", text: "WORDS", url: "Where", kind: "What", platform: "Which" };
    const expected = { day: "2026-11-01", text: "a", kind: "reply", platform: "x", url: "https://www.yelp.com/biz/a" };
    expect((await read(content, { columns })).activities).toMatchObject([expected]);
  });

  test("that are not there are wrong usage, with what was meant", async () => {
    const fault = await faultOf("When,Words\n2026-11-01,a\n", { columns: { date: "Whem" } });
    expect(fault.exitCode).toBe(ExitCode.usage);
    expect(fault.message).toBe('There is no column "Whem": the header is When, Words.');
    expect(fault.hint).toBe('Did you mean "When"?');
  });

  test("without a date are wrong usage, with the header", async () => {
    const fault = await faultOf("Whom,Words\nMay,a\n");
    expect(fault.exitCode).toBe(ExitCode.usage);
    expect(fault.message).toBe("No column looks like a date: the header is Whom, Words.");
    expect(fault.hint).toContain("--date-column");
  });

  test("that hold no date at all are wrong usage, with an example", async () => {
    const fault = await faultOf("Date,Words\nsoon,a\nlater,b\n");
    expect(fault.exitCode).toBe(ExitCode.usage);
    expect(fault.message).toBe('No date can be read in the column "Date", such as "soon".');
    expect((await faultOf("Date,Words\n,a\n,b\n")).message).toBe('No date can be read in the column "Date".');
  });

  test("with hostile names do no harm", async () => {
    const content = "__proto__,constructor,Date,\u001b[31mred\na,2,2026-11-01,4\n";
    expect(await daysOf(content)).toEqual(["2026-11-01"]);
    expect((await faultOf(content.replace("Date", "Dat"))).message).toBe(
      "No column looks like a date: the header is __proto__, constructor, Dat, red.",
    );
    expect((await faultOf(content, { columns: { date: "__proto_" } })).hint).toBe('Did you mean "__proto__"?');
  });
});

describe("platform and kind", () => {
  const one = async (names: string, row: string, options: Partial<ReadOptions> = {}) => {
    const { activities, skipped } = await read(`Date,${names}\n2026-11-01,${row}\n`, options);
    return activities[0] ?? skipped[0];
  };

  test("come from the row's column, then from its address, then from --platform", async () => {
    const address = "https://x.com/jane_doe/status/1050118621198921728";
    expect(await one("Platform,Url", `Bluesky,${address}`)).toMatchObject({ platform: "bluesky" });
    expect(await one("Platform,Url", `,${address}`)).toMatchObject({ platform: "x" });
    expect(await one("Platform,Url", ",https://jane.example.com/a")).toMatchObject({
      platform: "linkedin",
      url: "https://jane.example.com/a",
    });
  });

  test("are asked for when no row tells", async () => {
    const fault = await faultOf("Date,Url\nsoon,\n2026-11-01,https://jane.example.com/a\n", { platform: null });
    expect(fault.exitCode).toBe(ExitCode.usage);
    expect(fault.message).toBe("The file does not say where the post in line 3 was made.");
    expect(fault.hint).toContain("--platform");
  });

  test.each([
    ["Post", "post"],
    ["TWEETS", "post"],
    ["Article", "post"],
    ["Reel", "post"],
    ["quote tweet", "post"],
    ["Reply", "reply"],
    ["replies", "reply"],
    ["Comment", "reply"],
    ["Retweet", "repost"],
    ["Repost", "repost"],
    ["Shared", "repost"],
    ["stories", "story"],
    ["Check-in", "check-in"],
    ["check_ins", "check-in"],
    ["Review", "review"],
  ])("%s is of kind %s", async (word, kind) => {
    expect(await one("Platform,Type", `X,${word}`)).toMatchObject({ kind });
  });

  test("a share is LinkedIn's word for a post, and elsewhere somebody else's post", async () => {
    expect(await one("Platform,Type", "LinkedIn,Share")).toMatchObject({ kind: "post" });
    expect(await one("Platform,Type", "Facebook,Share")).toMatchObject({ kind: "repost" });
  });

  test("the kind is the platform's usual one when the row does not say", async () => {
    expect(await one("Platform", "Swarm")).toMatchObject({ kind: "check-in" });
    expect(await one("Platform,Type", "Tripadvisor,")).toMatchObject({ kind: "review" });
    expect(await one("Platform", "Twitter/X")).toMatchObject({ kind: "post", platform: "x" });
  });

  test("words that mean nothing, or what every object has, are skipped", async () => {
    for (const word of ["webinar", "constructor", "__proto__", "toString"]) {
      const { skipped } = await read(`Date,Platform,Type\n2026-11-01,X,post\n2026-11-01,X,${word}\n`);
      expect(skipped).toMatchObject([{ reason: "unknown kind" }]);
      expect(await one("Platform", word)).toMatchObject({ reason: "unknown platform" });
    }
    expect(await one("Platform", '"LinkedIn, X"')).toMatchObject({ reason: "unknown platform" });
  });
});

describe("identity", () => {
  const id = tweetId("2026-11-01T10:00:00Z");
  const address = `https://twitter.com/jane_doe/status/${id}`;

  test("is that of the address where it has one", async () => {
    const { activities } = await read(`Date,Link\n2026-11-01,${address}?s=20\n2026-11-02,x.com/i/web/status/12\n`);
    expect(activities.map((activity) => activity.id)).toEqual([`x:${id}`, "x:12"]);
  });

  test("takes the row's day before the address's", async () => {
    const { activities } = await read(`Date,Link\n2026-10-31,${address}\n`);
    expect(activities).toEqual([
      { id: `x:${id}`, day: "2026-10-31", kind: "post", platform: "x", url: address, source: "csv" },
    ]);
    // Where both agree, the address adds the time; where the row has no date, it is all there is.
    const more = await read(`Date,Link\n2026-11-01,${address}\n,${address}\n`, { timeZone: "Pacific/Auckland" });
    expect(more.activities).toMatchObject([
      { day: "2026-11-01", at: "2026-11-01T10:00:00.000Z" },
      { day: "2026-11-01", at: "2026-11-01T10:00:00.000Z" },
    ]);
  });

  test("is not that of an address on another platform, or of the post that a row answers", async () => {
    const rows = [
      `2026-11-01,LinkedIn,post,${address},a`,
      `2026-11-02,X,reply,${address},b`,
      `2026-11-01,X,post,${address},c`,
      `2026-11-03,X,reply,${address},d`,
    ];
    for (const order of [rows, rows.toReversed()]) {
      const { activities } = await read(`Date,Platform,Type,Link,Text\n${order.join("\n")}\n`);
      const native = activities.filter((activity) => activity.id === `x:${id}`);
      expect(native.map(({ text }) => text)).toEqual(["c"]);
      expect(new Set(activities.map((activity) => activity.id)).size).toBe(4);
    }
  });

  test("of a post that is listed twice is one", async () => {
    const { activities } = await read(`Date,Link,Text\n2026-11-01,${address},a\n2026-11-02,${address},a…\n`);
    expect(activities.map((activity) => activity.id)).toEqual([`x:${id}`, `x:${id}`]);
  });

  test("without an address is the same on every import, and two equal rows stay two", async () => {
    const content = "Date,Text\n2026-11-01 10:00,a\n2026-11-01 10:00,a\n2026-11-01 10:00,b\n2026-11-01 10:00,a\n";
    const first = (await read(content)).activities.map((activity) => activity.id);
    const again = (await read(content, { timeZone: "Asia/Tokyo" })).activities.map((activity) => activity.id);
    expect(again).toEqual(first);
    expect(new Set(first).size).toBe(4);
    expect(first.filter((one) => one.startsWith(first[0] as string))).toEqual([
      first[0],
      `${first[0]}-2`,
      `${first[0]}-3`,
    ]);
  });

  test("differs where day, time, kind, platform, text or address differ", async () => {
    const rows = [
      "2026-11-01,X,post,a,",
      "2026-11-02,X,post,a,",
      "2026-11-01 00:00,X,post,a,",
      "2026-11-01 00:00Z,X,post,a,",
      "2026-11-01,LinkedIn,post,a,",
      "2026-11-01,X,reply,a,",
      "2026-11-01,X,post,b,",
      "2026-11-01,X,post,a,https://jane.example.com",
    ];
    const { activities } = await read(`Date,Platform,Kind,Text,Link\n${rows.join("\n")}\n`);
    const ids = activities.map((activity) => activity.id);
    expect(new Set(ids).size).toBe(8);
    expect(ids.every((one) => /^csv:[0-9a-f]{16}$/.test(one))).toBe(true);
  });

  test("keeps no address that is none", async () => {
    const links = ["javascript:alert(1)", "not an address", `https://x.com/${"a".repeat(3000)}`, "ftp://a.example/b"];
    const { activities } = await read(`Date,Link\n${links.map((link) => `2026-11-01,${link}`).join("\n")}\n`);
    expect(activities.map(({ url }) => url)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("a CSV file that cannot be understood", () => {
  test("because of its quotes names the line", async () => {
    expect((await faultOf('Date,Text\n2026-11-01,"a"b\n')).message).toBe(
      "The CSV file cannot be read at line 2: a quote where none may be.",
    );
    expect((await faultOf('Date,Text\n2026-11-01,"a\n2026-11-02,b\n')).message).toContain(
      "a text in quotes that never ends",
    );
    expect((await faultOf(`Date,Text\n2026-11-01,"${"a\n".repeat(1e6)}`)).message).toContain("or a row over 1 MB");
  });

  test("because nothing is in it", async () => {
    expect((await faultOf("Date,Text\n")).message).toBe("posts.csv has a header and no rows: Date, Text.");
    expect((await faultOf("\n\n")).message).toBe("The CSV file holds nothing.");
    expect((await faultOf(",,\n,,\n")).message).toBe("The CSV file holds nothing.");
  });

  test("because it is several files", async () => {
    const source = sourceOf({ "a.csv": "Date\n2026-11-01", "b.csv": "Date\n2026-11-01" }, "tables");
    expect(await recognises(csvImporter, source)).toBe(false);
    await expect(csvImporter.read(source, readOptions())).rejects.toThrow(
      "tables holds 2 files: a CSV file is read on its own.",
    );
  });

  test.each([
    ["a table", "notes.txt", "Date,Text\n2026-11-01,a\n", true],
    ["one column, of dates", "notes.txt", "Date\n2026-11-01\n", true],
    ["a table by its name, whatever is in it", "notes.csv", "Whom", true],
    ["prose", "notes.txt", "Dear Jane,\n\nhow are you?\n", false],
    ["a page", "notes.csv", "<!doctype html><p>a,b\na,b", false],
    ["JSON", "notes.csv", '{"date": 1,\n"text": 2}', false],
    ["a picture", "photo.jpg", "\u00ff\u00d8\u0000,\u0001\n,,,", false],
  ])("is recognised by its content: %s", async (_, name, content, expected) => {
    expect(await recognises(csvImporter, sourceOf({ [name]: content }))).toBe(expected);
  });
});
