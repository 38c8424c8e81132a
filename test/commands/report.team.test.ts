import { createHash } from "node:crypto";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomUtils, parseDocument } from "htmlparser2";
import { beforeAll, describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { encodeFile } from "../../src/format/format.ts";
import { type LeaderParts, leaderWith, postsInWeeks, steadyWeeks } from "../coach/members.ts";
import { type Machine, openMachine, temporaryFolder } from "../support/run.ts";
import { put } from "../support/store.ts";
import { expectRefusal } from "./shared.ts";

const { getAttributeValue, getElementsByTagName, textContent } = DomUtils;

type AnyNode = ReturnType<typeof parseDocument>["children"][number];
type Element = Extract<AnyNode, { readonly attribs: object }>;

function bookOf(name: string, parts: LeaderParts = {}): Book {
  const book = leaderWith({ name, ...parts });
  const activities = book.activities.map((activity, index) => ({ ...activity, id: `${name}:${index}` }));
  return { ...book, activities };
}

const script = "<script>alert(1)</script>";
const image = `"><img src=http://evil.example/x onerror='alert(1)'>&amp;`;

/** Jane, on the guideline, whose role is a script; Eva, silent since 14 October; Tim, who never began. */
const books: Readonly<Record<string, Book>> = {
  jane: bookOf("Jane O'Doe & Co", { role: `CEO, ${script}`, posts: [...steadyWeeks(4), "2026-11-23"] }),
  eva: bookOf("Eva Maier", { role: `Vice President ${image}`, posts: postsInWeeks("2026-10-05", 3, 3) }),
  tim: bookOf("Tim Roe"),
};

let team: Machine;
let folder: string;
/** A file whose name is markup, and one whose content is. */
let files: string[];
beforeAll(async () => {
  team = openMachine();
  for (const [leader, book] of Object.entries(books)) {
    const profile = { ...book.profile, company: `${script}${image}` };
    await put(team.store, leader, { ...book, profile });
  }
  folder = temporaryFolder();
  const named = join(folder, `<img src=x onerror=alert(1)> "a" & b.json`);
  writeFileSync(named, "{}");
  const shaped = join(folder, "shaped.json");
  writeFileSync(shaped, JSON.stringify({ format: 3, profile: { [script]: image } }));
  files = [named, shaped];
});

const pageOf = async (...records: readonly string[]): Promise<{ html: string; all: (name: string) => Element[] }> => {
  const html = await team.ok(["report", "-", "--team", ...records]);
  const document = parseDocument(html);
  return { html, all: (name) => getElementsByTagName(name, document) };
};

const text = (node: AnyNode): string => textContent(node).replace(/\s+/g, " ").trim();
const attribute = (element: Element | undefined, name: string): string | undefined =>
  element === undefined ? undefined : getAttributeValue(element, name);

describe("report --team, the page", () => {
  it("has one main heading, a title, a language, and headings in order", async () => {
    const { all } = await pageOf(...files);
    expect(all("h1")).toHaveLength(1);
    expect(all("title").map(text)).toEqual(["The leadership team on social media"]);
    expect(all("html").map((html) => attribute(html, "lang"))).toEqual(["en"]);
    expect(all("main")).toHaveLength(1);
    expect(["h3", "h4", "h5", "h6"].flatMap(all)).toEqual([]);
    expect(all("h2").map(text)[0]).toBe("On the guideline: 1 of 3; 1 still listens.");
  });

  it("tells how the top and the rest post", async () => {
    const { all } = await pageOf();
    // Eva's six days in seven weeks: 0.9. Tim has no week to look back on.
    expect(text(all("main")[0] as Element)).toContain(
      "The top posts more than the rest: 3.0 posting days a week (Jane O'Doe & Co) against 0.9.",
    );
  });

  it("is one table, with a header cell for each column and each row", async () => {
    const { all } = await pageOf();
    const [table, ...others] = all("table");
    expect(others).toEqual([]);
    const cellsOf = (name: string) => getElementsByTagName(name, table as Element);
    expect(cellsOf("caption").map(text).join("")).toMatch(/\w/);
    const columns = cellsOf("th").filter((cell) => attribute(cell, "scope") === "col");
    const rows = cellsOf("th").filter((cell) => attribute(cell, "scope") === "row");
    expect(columns.length + rows.length).toBe(cellsOf("th").length);
    expect(rows).toHaveLength(3);
    for (const row of cellsOf("tr"))
      expect(row.children.filter(({ type }) => type === "tag")).toHaveLength(columns.length);
    for (const cell of cellsOf("td")) expect(text(cell)).not.toBe("");
  });

  it("has a row a leader, who needs a word first, with the figures of each", async () => {
    const { all } = await pageOf();
    const rows = all("tr").slice(1).map(text);
    expect(rows.map((row) => row.slice(0, 3))).toEqual(["Eva", "Tim", "Jan"]);
    const [eva = "", tim = "", jane = ""] = rows;
    for (const words of ["5 weeks without a post", "0 of 3", "open", "2 of 7", "14 Oct 2026", "42 days ago"])
      expect(eva.toLowerCase()).toContain(words.toLowerCase());
    expect(tim.toLowerCase()).toContain("has not taken the first step yet");
    expect(tim).toMatch(/listening.*never/);
    for (const words of ["1 of 3", "4 weeks", "4 of 4", "23 Nov 2026", "2 days ago"]) expect(jane).toContain(words);
  });

  it("shows text from outside as the text that it is", async () => {
    const { html, all } = await pageOf(...files);
    expect(all("script")).toEqual([]);
    expect(all("img")).toEqual([]);
    const body = text(all("main")[0] as Element);
    expect(body).toContain(`CEO, ${script}`);
    expect(body).toContain(`Vice President ${image}`);
    expect(body).toContain("Jane O'Doe & Co");
    for (const file of files) expect(body).toContain(file);
    // Nothing was escaped twice.
    expect(html).not.toContain("&amp;lt;");
    const handlers = everyElement(all).flatMap(({ attribs }) =>
      Object.keys(attribs).filter((name) => /^on/i.test(name)),
    );
    expect(handlers).toEqual([]);
  });

  it("names each record that could not be read, with the reason", async () => {
    const { all } = await pageOf(...files, join(folder, "missing.json"));
    const items = all("li").map(text);
    expect(items.filter((item) => item.includes("missing.json") && item.includes("no file or folder"))).toHaveLength(1);
    expect(items.filter((item) => item.includes("no record of socialtop"))).toHaveLength(1);
    expect(items.filter((item) => item.includes("no whole record"))).toHaveLength(1);
    expect((await pageOf()).html).not.toContain("Could not be read");
  });

  it("loads nothing, runs nothing, and its policy allows only its own style", async () => {
    const { all } = await pageOf(...files);
    const [policy, ...others] = all("meta").filter(
      (meta) => attribute(meta, "http-equiv") === "Content-Security-Policy",
    );
    expect(others).toEqual([]);
    const content = attribute(policy, "content") ?? "";
    expect(content).toContain("default-src 'none'");
    expect(content).not.toMatch(/unsafe|\*|https?:/);
    const styles = all("style");
    expect(styles).toHaveLength(1);
    const style = textContent(styles);
    expect(content).toContain(`'sha256-${createHash("sha256").update(style).digest("base64")}'`);
    expect(style).not.toMatch(/url\((?!#)|@import|@font-face/);
    const elements = everyElement(all);
    expect(elements.flatMap(({ attribs }) => attribs["style"] ?? [])).toEqual([]);
    const addresses = elements.flatMap(({ attribs }) =>
      ["src", "href", "srcset", "action", "data", "poster", "xlink:href"].flatMap((name) => attribs[name] ?? []),
    );
    expect(addresses.filter((address) => !address.startsWith("#"))).toEqual([]);
    expect(["link", "iframe", "object", "embed", "form", "base"].flatMap(all)).toEqual([]);
  });

  it("refers only to what is on it, and names each thing once", async () => {
    const { all } = await pageOf();
    const elements = everyElement(all);
    const ids = elements.flatMap(({ attribs }) => attribs["id"] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const use of all("use")) expect(ids).toContain((attribute(use, "href") ?? "").slice(1));
  });
});

function everyElement(all: (name: string) => Element[]): Element[] {
  return all("*");
}

describe("report --team, where it goes", () => {
  it("writes the page, says how the team stands, and opens it", async () => {
    const file = join(folder, "board.html");
    const { code, out } = await team.run(["report", file, "--team", "--open"]);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, " ")).toContain("On the guideline: 1 of 3; 1 still listens.");
    expect(team.opened.at(-1)).toBe(file);
    expect(readFileSync(file, "utf8")).toBe((await pageOf()).html);
    // What was given a name of its own was meant to be kept.
    const again = await team.run(["report", file, "--team"]);
    expect({ code: again.code, out: again.out }).toEqual({ code: 2, out: "" });
    expect(again.err).toContain("is there already");
  });

  it("takes the records of others, and a missing one is no failure", async () => {
    const record = join(folder, "bob.json");
    writeFileSync(record, encodeFile(bookOf("Bob Ray", { posts: steadyWeeks(4) })));
    utimesSync(record, new Date("2026-11-24T12:00:00Z"), new Date("2026-11-24T12:00:00Z"));
    const { html } = await pageOf(record, join(folder, "nowhere.json"));
    expect(html).toContain("Bob Ray");
    expect(html).toContain("nowhere.json");
  });

  it("fails where there is nobody at all, and writes nothing", async () => {
    const file = join(folder, "nobody.html");
    await expectRefusal(openMachine(), ["report", file, "--team"], "nobody", 1);
    expect(existsSync(file)).toBe(false);
  });

  it("refuses a range, and a page that is named after --team", async () => {
    await expectRefusal(team, "report - --team --from 2026-01-01", "--today");
    await expectRefusal(team, "report - --team --to 2026-11-01", "--today");
    await expectRefusal(team, "report --team board.html", "socialtop report board.html --team");
  });

  it("looks back with --today", async () => {
    const html = await team.ok("report - --team --today 2026-10-14");
    expect(html).toContain("14 Oct 2026");
    // Eva is on the guideline on the day of her last post; Jane has not begun.
    expect(textContent(parseDocument(html)).replace(/\s+/g, " ")).toContain(
      "On the guideline: 1 of 3; 2 still listen.",
    );
  });
});

describe("report --team --format json", () => {
  it("is what team says, with the day", async () => {
    const [{ schemaVersion, ...board }, report] = await Promise.all([
      team.json(["team", ...files]),
      team.ok(["report", "--format", "json", "--team", ...files]),
    ]);
    expect(JSON.parse(report)).toEqual({ schemaVersion, today: "2026-11-25", ...board });
  });

  it("tells with --json where the page went", async () => {
    const file = join(folder, "told.html");
    expect(await team.json(["report", file, "--team"])).toMatchObject({
      ...{ schemaVersion: 1, today: "2026-11-25", file, format: "html", opened: false },
      summary: { leaders: 3, onGuideline: 1 },
    });
  });
});

describe("report --team --format md", () => {
  const markdown = (...records: readonly string[]) => team.ok(["report", "--format", "md", "--team", ...records]);

  it("has one heading, the verdict, and a row a leader", async () => {
    const lines = (await markdown()).split("\n");
    expect(lines.filter((line) => line.startsWith("# "))).toEqual(["# The leadership team on social media"]);
    expect(lines.join(" ")).toContain("On the guideline: 1 of 3; 1 still listens.");
    const rows = lines.filter((line) => line.startsWith("| ")).map((line) => line.split(/(?<!\\)\|/).slice(1, -1));
    expect(rows).toHaveLength(5);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    const [, , eva = [], tim = [], jane = []] = rows.map((cells) => cells.map((cell) => cell.trim()));
    expect([eva[0]?.slice(0, 9), tim[0], jane[0]?.slice(0, 4)]).toEqual(["Eva Maier", "Tim Roe", "Jane"]);
    expect(eva.join(" ")).toMatch(/0 of 3.* open.*2 of 7.*14 Oct 2026.*5 weeks without a post/);
    expect(jane.join(" ")).toMatch(/1 of 3.* on track.*4 weeks.*4 of 4.*23 Nov 2026/);
  });

  it("shows text from outside as the text that it is", async () => {
    const out = await markdown(...files);
    expect(out).not.toMatch(/(?<!\\)<(?:script|img)/);
    expect(out).toContain("\\<script\\>");
    const unread = out.split("\n").filter((line) => line.startsWith("- "));
    expect(unread).toHaveLength(2);
  });

  it("keeps a role with a bar in one cell", async () => {
    const machine = openMachine();
    await put(
      machine.store,
      "bob",
      bookOf("Bob Ray", { role: "CEO | **Founder** [x](http://x)", posts: steadyWeeks(2) }),
    );
    const out = await machine.ok("report --team --format md");
    const row = out.split("\n").find((line) => line.startsWith("| Bob")) ?? "";
    expect(row.split(/(?<!\\)\|/)).toHaveLength(10);
    expect(row).not.toMatch(/(?<!\\)\*\*|(?<!\\)\]\(/);
  });
});
