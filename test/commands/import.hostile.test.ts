import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importers } from "../../src/importers/registry.ts";
import { writeZip } from "../support/exports/zip.ts";
import { openJanesMachine, temporaryFolder } from "../support/run.ts";

const nested = 10_000;
const contents: readonly [name: string, content: string | Uint8Array][] = [
  ["10,000 nested lists", "[".repeat(nested) + "]".repeat(nested)],
  ["10,000 nested lists that never close", `{"orderedItems":${"[".repeat(nested)}`],
  ["10,000 nested objects", `${'{"a":'.repeat(nested)}1${"}".repeat(nested)}`],
  ["10,000 nested elements", `<feed xmlns="http://www.w3.org/2005/Atom">${"<b>".repeat(nested)}`],
  ["one line of 5 MB", "a".repeat(5_000_000)],
  ["one text of 5 MB in quotes", `Date,Text\n2026-11-02,"${"a".repeat(5_000_000)}"\n`],
  ["one JSON text of 5 MB", `{"a":"${"a".repeat(5_000_000)}"}`],
  [
    "names that JavaScript knows",
    '{"__proto__":{"items":[]},"constructor":{"prototype":1},"items":[{"__proto__":[]}]}',
  ],
  ["no UTF-8", new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0xc3, 0x28, 0xed, 0xa0, 0x80])],
  ["only NULs", new Uint8Array(5000)],
  ["terminal escapes", "\u001b[31m\u009b31m\u001b]0;title\u0007,\u202e\n\u001b[2J,x\n"],
  [
    "an entity that grows",
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>',
  ],
];

const cases = importers.flatMap(({ id }) => contents.map(([name, content]) => [name, id, content] as const));

// biome-ignore lint/suspicious/noControlCharactersInRegex: they must not reach a terminal
const escapes = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;

describe("a hostile file", async () => {
  const machine = await openJanesMachine();
  const before = machine.book();
  const folder = temporaryFolder();

  it.each(cases)("with %s, read as %s, is told about in words and changes nothing", async (_, id, content) => {
    const path = join(folder, "hostile.json");
    writeFileSync(path, content);
    for (const flags of [["--from", id], []]) {
      const { code, out, err } = await machine.run(["import", path, ...flags]);
      expect([0, 1, 2]).toContain(code);
      expect(out + err).not.toMatch(escapes);
      expect(err.length).toBeLessThan(2000);
      if (code !== 0) expect(machine.book()).toEqual(before);
    }
  });

  it("with names that lead out of the folder writes nothing anywhere", async () => {
    const path = join(folder, "names.zip");
    const content =
      'window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","created_at":"Wed Oct 10 20:19:24 +0000 2018"}}]';
    const names = [
      "../data/tweets.js",
      "/etc/data/tweets.js",
      "C:/data/tweets.js",
      "a/../../tweets.js",
      "..\\data\\tweets.js",
      "data/tweets.js\0",
      "\0/data/tweets.js",
    ];
    writeFileSync(path, writeZip(names.map((name) => ({ name, content }))));
    const files = readdirSync(folder);
    const { code, err } = await machine.run(["import", path]);
    expect(code).toBe(1);
    expect(err).toContain("names.zip");
    expect(readdirSync(folder)).toEqual(files);
  });

  it("that is a link inside a folder or a zip is not followed", async () => {
    const archive = join(folder, "archive");
    mkdirSync(join(archive, "data"), { recursive: true });
    const secret = join(folder, "secret.js");
    writeFileSync(
      secret,
      'window.YTD.tweets.part0 = [{"tweet":{"id_str":"1","created_at":"Wed Oct 10 20:19:24 +0000 2018"}}]',
    );
    symlinkSync(secret, join(archive, "data", "tweets.js"));
    writeFileSync(join(archive, "data", "other.txt"), "nothing");
    expect((await machine.run(["import", archive])).code).toBe(1);
    const zip = join(folder, "links.zip");
    writeFileSync(zip, writeZip([{ name: "data/tweets.js", content: secret, mode: 0o120777 }]));
    expect((await machine.run(["import", zip])).code).toBe(1);
    expect(machine.book()).toEqual(before);
  });

  it.each([
    ["0000-01-01T00:00:00Z"],
    ["275760-09-13T00:00:00Z"],
    ["+275760-09-13T00:00:00.001Z"],
    ["-271821-04-20T00:00:00Z"],
    ["1e400"],
  ])("with the date %s skips that row and says so", async (date) => {
    const path = join(folder, "outbox.json");
    const note = {
      type: "Create",
      published: date,
      to: ["https://www.w3.org/ns/activitystreams#Public"],
      object: { type: "Note", id: "https://m.example/users/jane/statuses/1", content: "a" },
    };
    writeFileSync(path, JSON.stringify({ type: "OrderedCollection", orderedItems: [note] }));
    expect(await machine.json(["import", path, "--dry-run"])).toMatchObject({
      files: [{ rows: 1, added: 0, skipped: 1 }],
    });
  });
});
