import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayInZone } from "../../src/coach/zone.ts";
import { UserError } from "../../src/errors.ts";
import { bufferImporter } from "../../src/importers/buffer.ts";
import { csvImporter } from "../../src/importers/csv.ts";
import { readStatus } from "../../src/importers/csvStatus.ts";
import { hootsuiteImporter } from "../../src/importers/hootsuite.ts";
import type { Importer, ReadOptions } from "../../src/importers/importer.ts";
import { recognise } from "../../src/importers/registry.ts";
import {
  bufferCsv,
  bufferHeader,
  bulkComposerCsv,
  hootsuiteCsv,
  hootsuiteHeader,
  type SentSketch,
} from "../support/exports/buffer.ts";
import { csvText, toUtf16 } from "../support/exports/csv.ts";
import { readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { tweetId } from "../support/exports/x.ts";

const read = (importer: Importer, content: string | Uint8Array, options: Partial<ReadOptions> = {}) =>
  importer.read(sourceOf({ "posts.csv": content }), readOptions(options));

const readers = async (content: string | Uint8Array): Promise<string[]> =>
  (await recognise(sourceOf({ "posts.csv": content }))).map(({ importer }) => importer.id);

const tweet = tweetId("2026-11-11T10:00:00Z");
const posts: readonly SentSketch[] = [
  { status: "sent", sentAt: "2026-11-10T23:30:00Z", dueAt: "2026-11-09T23:29:00Z", text: "Out, and\nabout" },
  { status: "scheduled", dueAt: "2026-12-10T23:30:00Z" },
  { status: "draft" },
  { status: "error", dueAt: "2026-11-09T10:00:00Z" },
  {
    status: "sent",
    sentAt: "2026-11-11T10:00:00Z",
    service: "twitter",
    link: `https://x.com/jane_doe/status/${tweet}`,
  },
  { status: "buffer", dueAt: "2026-11-09T10:00:00Z" },
  { status: "", dueAt: "2026-11-09T10:00:00Z" },
  { status: "ascended", sentAt: "2026-11-09T10:00:00Z" },
  { status: "sent", sentAt: "soon" },
];

describe("Buffer's table", () => {
  test("tells what was sent, and when it was", async () => {
    const result = await read(bufferImporter, bufferCsv(posts), { timeZone: "Europe/Paris" });
    expect(result).toMatchObject({ account: null, rows: 9, warnings: [] });
    expect(result.activities).toEqual([
      {
        id: expect.stringMatching(/^csv:[0-9a-f]{16}$/),
        day: "2026-11-11",
        at: "2026-11-10T23:30:00.000Z",
        kind: "post",
        platform: "linkedin",
        text: "Out, and about",
        source: "buffer",
      },
      {
        id: `x:${tweet}`,
        day: "2026-11-11",
        at: "2026-11-11T10:00:00.000Z",
        kind: "post",
        platform: "x",
        url: `https://x.com/jane_doe/status/${tweet}`,
        text: "Hello",
        source: "buffer",
      },
    ]);
    // The text of the first post has two lines.
    expect(result.skipped).toEqual([
      { reason: "not sent", position: 'line 4: "scheduled"' },
      { reason: "not sent", position: 'line 5: "draft"' },
      { reason: "not sent", position: 'line 6: "error"' },
      { reason: "not sent", position: 'line 8: "buffer"' },
      { reason: "not sent", position: "line 9" },
      { reason: "not sent", position: 'line 10: "ascended"' },
      { reason: "a date that cannot be read", position: 'line 11: "soon"' },
    ]);
  });

  test("puts a post on the leader's own day", async () => {
    const dayOf = async (timeZone: string) =>
      (await read(bufferImporter, bufferCsv(posts), { timeZone })).activities[0]?.day;
    expect(await dayOf("America/New_York")).toBe("2026-11-10");
    expect(await dayOf("Asia/Tokyo")).toBe("2026-11-11");
  });

  test.each([
    ["as its interface", bufferHeader],
    [
      "in words",
      ["ID", "Text", "Status", "Channel Name", "Channel Service", "Created At", "Due At", "Sent At", "Link"],
    ],
    ["in camel case", ["id", "text", "status", "channelId", "channelService", "createdAt", "dueAt", "sentAt", "link"]],
    ["in short", ["id", "text", "status", "profile", "service", "created_at", "scheduled_at", "sent_at", "url"]],
  ])("may name its columns %s", async (_, header) => {
    const content = bufferCsv(posts, header);
    expect(await readers(content)).toEqual(["buffer"]);
    const { activities } = await read(bufferImporter, content);
    expect(activities.map(({ day, platform }) => [day, platform])).toEqual([
      ["2026-11-10", "linkedin"],
      ["2026-11-11", "x"],
    ]);
  });

  test("that says only when posts were due takes them as sent then", async () => {
    const rows = [
      ["text", "status", "service", "due_at"],
      ["a", "sent", "linkedin", "2026-11-10T12:00:00Z"],
      ["b", "scheduled", "linkedin", "2026-11-11T12:00:00Z"],
    ];
    const { activities } = await read(bufferImporter, csvText(rows));
    expect(activities.map(({ day, text }) => [day, text])).toEqual([["2026-11-10", "a"]]);
  });

  test("gives no post twice when it is read as a plain table too, or again", async () => {
    const content = bufferCsv(posts);
    const ids = async (importer: Importer) => (await read(importer, content)).activities.map(({ id }) => id);
    const own = await ids(bufferImporter);
    expect(await ids(bufferImporter)).toEqual(own);
    // As a plain table, the row of an unknown status counts too.
    const plain = await ids(csvImporter);
    expect(plain.filter((id) => own.includes(id))).toEqual(own);
    expect(plain).toHaveLength(own.length + 1);
  });

  test("may come in every dialect, under any name", async () => {
    for (const content of [
      bufferCsv(posts).replaceAll("\n", "\r\n"),
      `\ufeff${bufferCsv(posts)}`,
      toUtf16(bufferCsv(posts), "little"),
      `sep=,\n${bufferCsv(posts)}`,
    ]) {
      expect(await recognises(bufferImporter, sourceOf({ "export/download (1)": content }))).toBe(true);
      expect((await read(bufferImporter, content)).activities).toHaveLength(2);
    }
  });
});

describe("Hootsuite's table", () => {
  test("tells what was sent, and when it was", async () => {
    const content = hootsuiteCsv([
      { status: "SENT", sentAt: "2026-11-10 23:30", text: "a" },
      { status: "SEND_FAILED_PERMANENTLY", sentAt: "2026-11-10 23:31" },
      { status: "PENDING_APPROVAL" },
      { status: "Sent", sentAt: "2026-11-11 23:30", service: "Twitter", text: "b" },
      { status: "Rejected", sentAt: "2026-11-11 23:30" },
    ]);
    expect(await readers(content)).toEqual(["hootsuite"]);
    const { rows, activities, skipped } = await read(hootsuiteImporter, content, { timeZone: "Asia/Tokyo" });
    expect(rows).toBe(5);
    expect(activities).toMatchObject([
      { day: "2026-11-11", at: "2026-11-10T23:30:00.000Z", platform: "linkedin", text: "a", source: "hootsuite" },
      { day: "2026-11-12", at: "2026-11-11T23:30:00.000Z", platform: "x", text: "b", source: "hootsuite" },
    ]);
    expect(skipped.map(({ reason, position }) => `${reason}, ${position}`)).toEqual([
      'not sent, line 3: "SEND_FAILED_PERMANENTLY"',
      'not sent, line 4: "PENDING_APPROVAL"',
      'not sent, line 6: "Rejected"',
    ]);
  });

  test("may leave out the status where it has only what was sent", async () => {
    const rows = [
      ["Sent Date", "Social Network", "Profile", "Post Message"],
      ["2026-11-10", "Facebook Page", "Jane", "a"],
    ];
    expect(await readers(csvText(rows))).toEqual(["hootsuite"]);
    expect((await read(hootsuiteImporter, csvText(rows))).activities).toMatchObject([
      { day: "2026-11-10", platform: "facebook", text: "a" },
    ]);
  });
});

describe("a table of one's own is left to the CSV importer", () => {
  test.each([
    ["with a status", "Date,Status,Text\n2026-11-10,sent,a\n"],
    ["with a status and a channel", "Date,Channel,Status,Text\n2026-11-10,LinkedIn,sent,a\n"],
    ["with a moment and no status", "Sent at,Channel,Text\n2026-11-10,LinkedIn,a\n"],
    ["with a network and no status", "Social network,Post type,Post link,Date\nFacebook,Comment,,2026-11-10\n"],
    ["with date, message and link", "Date,Message,Link\n2026-11-10,a,https://blog.example.com/a\n"],
    ["with times as they come", "Date,Message,Link\n10/11/2026 16:45,a,\n25/11/2026 16:47,b,\n"],
    ["with its days written short", "Date,Message,Link\n25/11/2026,a,\n"],
  ])("%s", async (_, content) => {
    expect(await readers(content)).toEqual(["csv"]);
  });

  test.each([
    ["a page", "<table><tr><td>status,sent_at,channel</td></tr></table>"],
    ["JSON", '{"status,sent_at,channel": 1}'],
    ["a picture", "\u00ff\u00d8\u0000status,sent_at,channel\n"],
    ["nothing", ""],
    ["a quote without an end", `"status,sent_at,channel\n${"a".repeat(30_000)}`],
  ])("and so is %s", async (_, content) => {
    for (const importer of [bufferImporter, hootsuiteImporter])
      expect(await recognises(importer, sourceOf({ "a.csv": content }))).toBe(false);
  });

  test("and so are two tables at once", async () => {
    const files = { "a.csv": bufferCsv(posts), "b.csv": hootsuiteCsv(posts) };
    for (const importer of [bufferImporter, hootsuiteImporter]) {
      expect(await recognises(importer, sourceOf(files))).toBe(false);
      await expect(importer.read(sourceOf(files, "tables"), readOptions())).rejects.toThrow(UserError);
    }
  });
});

describe("Hootsuite's bulk file", () => {
  const rows = [
    ["31/12/2026 16:45", "Happy new year, all", "https://blog.example.com/a"],
    ["01/01/2027 09:00", "And a good one", ""],
  ];
  test.each<[string, string]>([
    ["without a header", bulkComposerCsv(rows)],
    ["month first", bulkComposerCsv([["12/31/2026 16:45", "Happy new year", ""]])],
    ["with two columns", bulkComposerCsv([["31/12/2026 16:47", "Happy new year"]])],
    ["with a picture", bulkComposerCsv([[...(rows[0] ?? []), "https://blog.example.com/a.jpg"]])],
    ["with the header of its template", bulkComposerCsv(rows, ["Date", "Message", "Link"])],
    ["of the past", bulkComposerCsv([["31/12/2019 16:45", "Happy new year", ""]])],
    ["with a mark, and Windows line ends", `\ufeff${bulkComposerCsv(rows).replaceAll("\n", "\r\n")}`],
  ])("%s is a plan, and refused", async (_, content) => {
    expect(await readers(content)).toEqual(["hootsuite"]);
    const fault = await read(hootsuiteImporter, content, { platform: "x" }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UserError);
    expect((fault as UserError).message).toBe(
      "posts.csv is a file for Hootsuite's Bulk Composer, a plan, not a history: it says what was to be sent.",
    );
    expect((fault as UserError).hint).toContain("Date,Text,Link");
  });

  test("is not any text that begins with a date", async () => {
    for (const content of [
      "31/12/2026 16:45",
      "99/99/2026 16:45,a\n",
      "31/12/2026 16:45,a,b,c,d\n",
      "31/12/2026 16:45,,\n",
      "31/12/2026 16:45,a,not an address\n",
    ])
      expect(await recognises(hootsuiteImporter, sourceOf({ "a.csv": content }))).toBe(false);
  });
});

describe("a status", () => {
  test.each([
    "sent",
    "Sent",
    " SENT ",
    "published",
    "Posted",
    "Success",
    "Sent successfully",
    "partially sent",
    "live",
    "Veröffentlicht",
  ])("tells that a row went out: %j", (cell) => {
    expect(readStatus(cell)).toBe("sent");
  });

  test.each([
    ..."scheduled,Draft,pending,queued,in queue,buffer,failed,Failed to publish,error,Error: expired token,rejected,deleted".split(
      ",",
    ),
    ..."cancelled,canceled,needs_approval,Pending approval,approved,not sent,unpublished,to do,idea,SEND_FAILED,Entwurf".split(
      ",",
    ),
  ])("tells that a row did not go out: %j", (cell) => {
    expect(readStatus(cell)).toBe("not sent");
  });

  test.each(["", "Lyon", "NY", "—", "I sent a draft to the whole of my team today", "constructor", "__proto__"])(
    "may tell neither: %j",
    (cell) => {
      expect(readStatus(cell)).toBe("unknown");
    },
  );

  const daysOf = async (content: string, options: Partial<ReadOptions> = {}) => {
    const { rows, activities, skipped } = await read(csvImporter, content, { platform: "x", ...options });
    expect(rows).toBe(activities.length + skipped.length);
    return activities.map(({ day }) => day);
  };

  test.each(["Status", "State", "Post status", "publish_status", "Statut"])(
    "is found in any table: %s",
    async (name) => {
      const content = `Date,${name},Text\n2026-11-10,published,a\n2026-11-11,draft,b\n2026-11-12,,c\n2026-11-13,boosted,d\n`;
      expect(await daysOf(content)).toEqual(["2026-11-10", "2026-11-12", "2026-11-13"]);
      expect((await read(csvImporter, content, { platform: "x" })).skipped).toEqual([
        { reason: "not sent", position: 'line 3: "draft"' },
      ]);
    },
  );

  test("of other words is no status of posts", async () => {
    expect(await daysOf("Date,City,State,Text\n2026-11-10,Albany,NY,a\n2026-11-11,Reno,NV,b\n")).toEqual([
      "2026-11-10",
      "2026-11-11",
    ]);
  });

  test("is not looked for in a column of another role", async () => {
    expect(await daysOf("Date,Status\n2026-11-10,Draft\n", { columns: { text: "Status" } })).toEqual(["2026-11-10"]);
    expect(await daysOf("Status date,Date,Text\n2026-11-01,2026-11-10,a\n")).toEqual(["2026-11-10"]);
  });

  test("comes before what else may be wrong with a row", async () => {
    const content =
      "Date,Status,Platform,Text\n2026-11-10,sent,X,a\nsoon,draft,,b\n,scheduled,Orkut,c\n2027-01-01,queued,X,d\n";
    const { activities, skipped } = await read(csvImporter, content);
    expect(activities).toHaveLength(1);
    expect(skipped.map(({ reason }) => reason)).toEqual(["not sent", "not sent", "not sent"]);
  });
});

test("the type of a channel is no kind of post", async () => {
  const rows = [
    ["Date", "Channel type", "Text"],
    ["2026-11-10", "linkedin", "a"],
  ];
  expect((await read(csvImporter, csvText(rows))).activities).toMatchObject([{ platform: "linkedin", kind: "post" }]);
});

test("what is written as Buffer's table is read as the posts that were sent, in every zone", async () => {
  const second = fc.integer({ min: Date.UTC(2012, 0, 1) / 1000, max: Date.UTC(2026, 10, 21) / 1000 });
  const post = fc.record({
    seconds: second,
    status: fc.constantFrom("sent", "scheduled", "draft", "error"),
    service: fc.constantFrom("linkedin", "bluesky", "mastodon"),
    text: fc.stringMatching(/^[\p{L}\p{N}",;'!?#]{1,20}$/u),
  });
  const timeZone = fc.constantFrom(
    "UTC",
    "America/Los_Angeles",
    "Asia/Kolkata",
    "Pacific/Auckland",
    "America/St_Johns",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(post, { minLength: 1, maxLength: 8 }), timeZone, async (list, zone) => {
      const sketches = list.map(({ seconds, ...rest }) => ({
        ...rest,
        sentAt: new Date(seconds * 1000).toISOString(),
      }));
      const { rows, activities, skipped } = await read(bufferImporter, bufferCsv(sketches), { timeZone: zone });
      const sent = list.filter(({ status }) => status === "sent");
      expect([rows, skipped.length]).toEqual([list.length, list.length - sent.length]);
      expect(
        activities.map(({ day, platform, kind, text }) => `${day} ${platform} ${kind} ${text}`).toSorted(),
      ).toEqual(
        sent
          .map(({ seconds, service, text }) => `${dayInZone(seconds * 1000, zone)} ${service} post ${text}`)
          .toSorted(),
      );
    }),
    { numRuns: 60 },
  );
});

test("odd headers do no harm", async () => {
  for (const header of [
    hootsuiteHeader.map((name) => `\u001b[31m${name}`),
    ["__proto__", "status", "sent_at", "channel"],
  ]) {
    const result = await recognise(sourceOf({ "a.csv": csvText([header, header.map(() => "sent")]) }));
    expect(result).toHaveLength(1);
  }
});

test("what is written as Hootsuite's or Buffer's table keeps the numbers of its posts, in every zone", async () => {
  const networks = { LinkedIn: "linkedin", Twitter: "x", "Facebook Page": "facebook" };
  const post = fc.record({
    seconds: fc.integer({ min: Date.UTC(2012, 0, 1) / 1000, max: Date.UTC(2026, 10, 21) / 1000 }),
    status: fc.constantFrom("SENT", "Sent", "PENDING_APPROVAL", "SEND_FAILED_PERMANENTLY", "Draft"),
    service: fc.constantFrom("LinkedIn", "Twitter", "Facebook Page"),
  });
  const zone = fc.constantFrom("UTC", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns");
  await fc.assert(
    fc.asyncProperty(fc.array(post, { minLength: 1, maxLength: 8 }), zone, async (list, timeZone) => {
      const expected: string[] = [];
      const sketches = list.map(({ seconds, status, service }, index): SentSketch => {
        // Hootsuite's times are to the minute, in UTC.
        const at = new Date((seconds - (seconds % 60)) * 1000).toISOString();
        const number = tweetId(at, index);
        const id = service === "Twitter" ? `x:${number}` : "made";
        const day = dayInZone(Date.parse(at), timeZone);
        if (/^sent$/i.test(status)) expected.push([id, day, "post", networks[service], at].join(" "));
        const link = service === "Twitter" ? `https://x.com/jane_doe/status/${number}` : "";
        return { status, service, link, text: `Number ${index}`, sentAt: at.slice(0, 16).replace("T", " ") };
      });
      const asInstants = sketches.map((sketch) => ({ ...sketch, sentAt: `${sketch.sentAt?.replace(" ", "T")}:00Z` }));
      for (const [importer, content] of [
        [hootsuiteImporter, hootsuiteCsv(sketches)],
        [bufferImporter, bufferCsv(asInstants)],
      ] as const) {
        const { rows, activities, skipped } = await read(importer, content, { timeZone });
        expect([rows, skipped.length]).toEqual([list.length, list.length - expected.length]);
        const found = activities.map(({ id, day, kind, platform, at }) =>
          [/^csv:[0-9a-f]{16}$/.test(id) ? "made" : id, day, kind, platform, at].join(" "),
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
        expect(new Set(activities.map(({ id }) => id)).size).toBe(expected.length);
      }
    }),
    { numRuns: 60 },
  );
});
