import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import type { Guidelines } from "../../src/coach/book.ts";
import { type Machine, openJanesMachine, temporaryFolder } from "../support/run.ts";
import { changeBook, expectRefusal, fileWith } from "./shared.ts";

async function openMachineWithGuidelines(): Promise<Machine> {
  const machine = await openJanesMachine();
  await machine.ok('settings company "Example AG"');
  await machine.ok("settings role President");
  const flags = ["--topics", "design", "--never-mention", "Acme", "--private-life", "The garden.", "--reviewer", "Ada"];
  const period = [
    "--quiet-period",
    "2026-12-15 to 2027-01-31: annual results",
    "--quiet-period",
    "2026-11-20 to 2026-11-30",
  ];
  await machine.ok(["guidelines", "init", ...flags, ...period, "--quiet-period", "2026-05-01", "--yes"]);
  return machine;
}

const fileNamed = (name: string): string => join(temporaryFolder(), name);

/** What a page holds, as a browser reads it: its tags, the values of their attributes, its text. */
function readHtml(html: string) {
  const [tags, attributes, texts]: [string[], string[], string[]] = [[], [], []];
  const parser = new Parser({
    onopentag: (name, given) => {
      tags.push(name);
      attributes.push(...Object.entries(given).map(([attribute, value]) => `${attribute}=${value}`));
    },
    ontext: (text) => texts.push(text),
  });
  parser.end(html);
  return { tags, attributes, text: texts.join("") };
}

describe("guidelines export", () => {
  it("writes the page that use reads", async () => {
    const machine = await openMachineWithGuidelines();
    const file = fileNamed("guidelines.md");
    expect(await machine.ok(["guidelines", "export", file])).toContain("guidelines.md");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await machine.ok("guidelines export")).toBe(readFileSync(file, "utf8"));
    expect(await machine.ok("guidelines export --format md -")).toBe(readFileSync(file, "utf8"));
    const other = await openJanesMachine();
    await other.ok(["guidelines", "use", file]);
    expect(other.book().guidelines).toEqual({ ...machine.book().guidelines, file: "guidelines.md" });
  });

  it("takes the format from the name of the file, unless one is given", async () => {
    const machine = await openMachineWithGuidelines();
    for (const [name, flags, beginning] of [
      ["a.html", [], "<!doctype html>"],
      ["a.HTM", [], "<!doctype html>"],
      ["a.markdown", [], "# Social media"],
      ["guidelines", [], "# Social media"],
      ["guidelines v1.2", [], "# Social media"],
      ["a.pdf", ["--format", "md"], "# Social media"],
      ["a.txt", ["--format", "HTML"], "<!doctype html>"],
      ["a.html", ["--format", "md"], "# Social media"],
    ] as const) {
      const file = fileNamed(name);
      await machine.ok(["guidelines", "export", file, ...flags]);
      expect(readFileSync(file, "utf8").startsWith(beginning)).toBe(true);
    }
  });

  it.each(["guidelines.pdf", "guidelines.TXT", "guidelines.docx", "guidelines.html.bak"])(
    "refuses %s",
    async (name) => {
      const machine = await openMachineWithGuidelines();
      const file = fileNamed(name);
      await expectRefusal(machine, ["guidelines", "export", file], "The page is written as Markdown or HTML, not as .");
      await expectRefusal(machine, ["guidelines", "export", file], "guidelines.md or guidelines.html");
      expect(existsSync(file)).toBe(false);
    },
  );

  it("asks before it replaces a file", async () => {
    const machine = await openMachineWithGuidelines();
    const file = fileWith("guidelines.md", "mine");
    await expectRefusal(machine, ["guidelines", "export", file], "Add --yes.");
    expect((await machine.run(["guidelines", "export", file], { answers: [false] })).code).toBe(130);
    expect(readFileSync(file, "utf8")).toBe("mine");
    await machine.ok(["guidelines", "export", file], { answers: [true] });
    writeFileSync(file, "mine");
    await machine.ok(["guidelines", "export", file, "--yes"]);
    expect(readFileSync(file, "utf8")).toContain("# Social media");
  });

  it("gives a blank page before there are any, and says so beside", async () => {
    const machine = await openJanesMachine();
    const { code, out, err } = await machine.run("guidelines export");
    expect([code, out]).toEqual([0, expect.stringContaining("## Topics I speak on")]);
    expect(err).toContain("There are no guidelines yet");
    const page = readHtml(await machine.ok("guidelines export --format html"));
    expect(page.text.match(/not answered yet/g)).toHaveLength(8);
    expect(page.text).toContain("Last changednot yet");
  });

  it("answers as JSON", async () => {
    const machine = await openMachineWithGuidelines();
    const file = fileNamed("guidelines.html");
    const { guidelines } = machine.book();
    const common = { schemaVersion: 1, leader: "jane", guidelines, missing: [{ part: "offLimits" }] };
    expect(await machine.json(["guidelines", "export", file])).toMatchObject({ ...common, file, format: "html" });
    expect(await machine.json("guidelines export")).toMatchObject({ ...common, file: null, format: "md" });
  });
});

describe("the page for legal", () => {
  it("holds all of it, and nothing from elsewhere", async () => {
    const machine = await openMachineWithGuidelines();
    const html = await machine.ok("guidelines export --format html --today 2026-11-27");
    const { tags, attributes, text } = readHtml(html);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    for (const words of [
      ...[
        "Social media guidelines of Jane Doe",
        "President, Example AG",
        "Last changed25 Nov 2026",
        "As of27 Nov 2026",
      ],
      ...["Topics I speak ondesign", "Topics off limitsnot answered yet", "Never mentionAcme", "Confidential"],
      ...["The garden.", "Ada", "Listed companyYes", "The views here are my own, not those of Example AG."],
      ...["1 May 20261 May 2026over", "20 Nov 202630 Nov 2026on now", "15 Dec 202631 Jan 2027annual resultsto come"],
      ...["Jane DoeNameSignatureDate", "For Example AGNameSignatureDate"],
    ])
      expect(text.replace(/\n/g, "")).toContain(words);
    expect(tags.filter((tag) => ["script", "link", "img", "iframe", "base", "object"].includes(tag))).toEqual([]);
    expect(attributes.filter((attribute) => /^(?:src|href|on\w+|style)=/.test(attribute))).toEqual([]);
    expect(html).not.toMatch(/https?:|@import|url\(/);
    expect(html).toContain("prefers-color-scheme: dark");
    expect(html).toContain("@page");
  });

  it("leaves quiet periods out where the company is not listed", async () => {
    const machine = await openMachineWithGuidelines();
    await machine.ok("guidelines init --no-listed --yes");
    const { text, tags } = readHtml(await machine.ok("guidelines export --format html"));
    expect(text).toContain("No");
    expect([text.includes("Quiet periods"), tags.includes("table")]).toEqual([false, false]);
  });

  it("shows every word as a word, whatever it is", async () => {
    const machine = await openMachineWithGuidelines();
    const clean = readHtml(await machine.ok("guidelines export --format html"));
    const hostile = `<script>alert(1)</script><img src=x onerror="a()">'"&amp;</style></title>--><!-- \u001b[31m\u202e`;
    const words = `<script>alert(1)</script><img src=x onerror="a()">'"&amp;</style></title>--><!--`;
    const list = [hostile];
    const changes: Partial<Guidelines> = {
      ...{
        file: hostile,
        topics: list,
        neverMention: list,
        privateLife: hostile,
        reviewer: hostile,
        disclaimer: hostile,
      },
      quietPeriods: [
        { from: "2026-05-01", to: "2026-05-01", why: hostile },
        { from: "2026-11-20", to: "2026-11-30", why: hostile },
        { from: "2026-12-15", to: "2027-01-31", why: hostile },
      ],
    };
    await changeBook(machine, (book) => ({
      ...book,
      profile: { ...book.profile, name: hostile, role: hostile, company: hostile },
      guidelines: book.guidelines === null ? null : { ...book.guidelines, ...changes },
    }));
    const html = await machine.ok("guidelines export --format html");
    const page = readHtml(html);
    // One row more, for the file, and two reasons more; no tag of its own making.
    const added = ["dt", "dd", "bdi", "bdi", "bdi"];
    expect(page.tags.toSorted()).toEqual([...clean.tags, ...added].toSorted());
    // Title, heading, role, company, two signatures; file, lists, texts, reasons.
    expect(page.text.split(words)).toHaveLength(1 + 6 + 1 + 2 + 3 + 3);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(html.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g) ?? []).toEqual([]);
  });
});

const companyPage = `# Social media at Example AG

## Topics off limits

- mergers

## Never mention

- Globex

## Private life

## Disclaimer

<!-- everybody their own -->
`;

describe("guidelines use", () => {
  it("takes over what the file has, and leaves what it does not have", async () => {
    const machine = await openMachineWithGuidelines();
    const before = machine.book().guidelines;
    const file = fileWith("example-ag.md", companyPage);
    // Nothing of the leader's own is lost by it.
    const out = await machine.ok(["guidelines", "use", file], { now: "2026-12-01T08:00:00Z" });
    expect(machine.book().guidelines).toEqual({
      ...before,
      changedOn: "2026-12-01",
      file: "example-ag.md",
      offLimits: ["mergers"],
      neverMention: ["Acme", "Globex"],
    });
    expect(out.replace(/\s+/g, " ")).toContain(
      "Taken over from example-ag.md: topics off limits and what never to mention. Added to what never to mention: Globex. Your own, as before: the topics you speak on, what of private life is fine, who looks over a delicate post, whether the company is listed, quiet periods and the disclaimer.",
    );
    expect(out).not.toContain("In place of");
    expect(machine.store.changes()[0]?.what).toBe("took over the guidelines from example-ag.md");
    expect(await machine.ok("guidelines")).toContain("after example-ag.md");
  });

  const whole = `# Topics
- hiring
# Never mention
- Globex
# Reviewer
- Bob
# Quiet periods
- 2027-04-01 to 2027-04-20
`;

  it("says what it replaces before it asks, and adds what protects", async () => {
    const machine = await openMachineWithGuidelines();
    const file = fileWith("example-ag.md", whole);
    const said =
      "In place of your own: the topics you speak on and who looks over a delicate post. Taken out: design. Added to what never to mention: Globex. Added to quiet periods: 2027-04-01 to 2027-04-20.";
    const before = machine.book();
    const no = await machine.run(["guidelines", "use", file], { answers: [false] });
    expect([no.code, machine.asked]).toEqual([130, ["Take over example-ag.md?"]]);
    expect(no.err.replace(/\s+/g, " ")).toContain(said);
    expect(machine.book()).toEqual(before);
    await expectRefusal(machine, ["guidelines", "use", file], said);
    const out = await machine.ok(["guidelines", "use", file], { answers: [true] });
    expect(out.replace(/\s+/g, " ")).toContain(said);
    expect(machine.book().guidelines).toMatchObject({
      topics: ["hiring"],
      neverMention: ["Acme", "Globex"],
      reviewer: "Bob",
      quietPeriods: [
        { from: "2026-05-01" },
        { from: "2026-11-20" },
        { from: "2026-12-15", why: "annual results" },
        { from: "2027-04-01" },
      ],
    });
  });

  it("loses no name, no topic and no quiet period with --yes; it does with --replace", async () => {
    const machine = await openMachineWithGuidelines();
    await machine.ok('guidelines init --off-limits "politics" --yes');
    const file = fileWith("a.md", "# Off limits\nnone\n# NDA\n- acme\n- Globex\n# Quiet periods\nnone\n");
    const { quietPeriods } = machine.book().guidelines ?? {};
    await machine.ok(["guidelines", "use", file, "--yes"]);
    expect(machine.book().guidelines).toMatchObject({
      offLimits: ["politics"],
      neverMention: ["Acme", "Globex"],
      quietPeriods,
    });
    const own = fileWith("own.md", "# NDA\n- Globex\n");
    await expectRefusal(
      machine,
      ["guidelines", "use", own, "--replace"],
      "In place of your own: what never to mention. Taken out: Acme.",
    );
    await machine.ok(["guidelines", "use", own, "--replace", "--yes"]);
    expect(machine.book().guidelines).toMatchObject({
      offLimits: ["politics"],
      neverMention: ["Globex"],
      quietPeriods,
    });
  });

  it("asks nothing where nothing is replaced, and begins a page where there is none", async () => {
    const fresh = await openJanesMachine();
    const file = fileWith("example-ag.md", companyPage);
    const out = await fresh.ok(["guidelines", "use", file], { answers: [] });
    expect(fresh.book().guidelines).toMatchObject({
      agreedOn: "2026-11-25",
      changedOn: "2026-11-25",
      neverMention: ["Globex"],
      topics: null,
    });
    expect(out).not.toContain("Added to");
    expect(out).toContain("  ✓ Step 4, Spokesperson: Agree on a few guidelines. Done.\n");
  });

  it("changes nothing the second time, and says so", async () => {
    const machine = await openMachineWithGuidelines();
    const file = fileWith("example-ag.md", companyPage);
    await machine.ok(["guidelines", "use", file, "--yes"]);
    const changes = machine.store.changes().length;
    expect(await machine.ok(["guidelines", "use", file])).toBe(
      "  Nothing was changed: what example-ag.md says stands there already.\n",
    );
    expect(machine.store.changes()).toHaveLength(changes);
  });

  it("leaves the company listed where there are quiet periods, and says how to change it", async () => {
    const machine = await openMachineWithGuidelines();
    const before = machine.book().guidelines;
    const changes = machine.store.changes().length;
    const file = fileWith("private.md", "# Listed company\n\nno\n");
    expect(await machine.ok(["guidelines", "use", file, "--yes"])).toBe(`  Nothing was changed.
    The company stays listed here, as you have quiet periods. If it is not:
    socialtop guidelines init --no-listed --yes
`);
    expect([machine.book().guidelines, machine.store.changes().length]).toEqual([before, changes]);
    await machine.ok("guidelines init --no-listed --yes");
    expect(machine.book().guidelines).toMatchObject({ isListed: false, quietPeriods: null });
  });

  it("replaces whether the company is listed where there is no quiet period", async () => {
    const machine = await openJanesMachine();
    await machine.ok("guidelines init --listed --yes");
    const file = fileWith("private.md", "# Listed company\n\nno\n");
    await expectRefusal(machine, ["guidelines", "use", file], "In place of your own: whether the company is listed.");
    await machine.ok(["guidelines", "use", file, "--yes"]);
    expect(machine.book().guidelines?.isListed).toBe(false);
  });

  it("takes what comes through a pipe", async () => {
    const machine = await openMachineWithGuidelines();
    const out = await machine.ok("guidelines use -", { input: companyPage });
    expect(out).toContain("Taken over from standard input: topics off limits");
    expect(machine.book().guidelines).toMatchObject({ file: null, neverMention: ["Acme", "Globex"] });
    expect(machine.store.changes()[0]?.what).toBe("took over the guidelines from standard input");
    expect(await machine.ok("guidelines use -", { input: companyPage })).toContain("what standard input says stands");
    expect(await machine.ok("guidelines")).not.toContain("after");
    await expectRefusal(machine, "guidelines use -", "standard input, line 1: No part", 1, { input: "" });
    await expectRefusal(machine, "guidelines use -", "There is nothing to read.");
    await expectRefusal(machine, "guidelines use -", "Add --yes.", 2, { input: whole });
  });

  it("answers as JSON", async () => {
    const machine = await openMachineWithGuidelines();
    const file = fileWith("example-ag.md", `${companyPage}# Topics\n- hiring\n`);
    expect(await machine.json(["guidelines", "use", file, "--yes"])).toEqual({
      schemaVersion: 1,
      leader: "jane",
      guidelines: machine.book().guidelines,
      missing: [],
      taken: ["topics", "offLimits", "neverMention"],
      kept: ["privateLife", "reviewer", "isListed", "quietPeriods", "disclaimer"],
      added: [
        { part: "offLimits", entries: ["mergers"] },
        { part: "neverMention", entries: ["Globex"] },
      ],
      removed: [{ part: "topics", entries: ["design"] }],
      completed: [],
    });
    const fresh = await openJanesMachine();
    expect(await fresh.json(["guidelines", "use", file])).toMatchObject({ completed: ["spokesperson.guidelines"] });
  });

  it("takes no page over a blank one that says nothing", async () => {
    const machine = await openJanesMachine();
    await expectRefusal(
      machine,
      ["guidelines", "use", fileWith("a.md", "# Reviewer\nnobody\n")],
      "a.md answers nothing",
      1,
    );
    expect(machine.book().guidelines).toBeNull();
  });

  it("refuses lists that become too long together", async () => {
    const machine = await openMachineWithGuidelines();
    const page = `# NDA\n${Array.from({ length: 200 }, (_, index) => `- name ${index}\n`).join("")}`;
    await expectRefusal(machine, ["guidelines", "use", fileWith("a.md", page), "--yes"], "With a.md: There are 201", 1);
  });

  it.each([
    ["one problem", "# Topics\n- a\n# Weather\n", 'a.md, line 3: "Weather" is no part of the guidelines.'],
    ["words alone", "Be nice.\n", 'a.md, line 1: "Be nice." stands before the first part.'],
    ["nothing", "", "a.md, line 1: No part of the guidelines is in it."],
    ["headings alone", companyPage.replace(/^- .*/gm, ""), "a.md answers nothing"],
    ["bytes that are no text", Uint8Array.of(0x23, 0xff, 0xfe, 0x00), "not text in UTF-8"],
  ])("refuses a file with %s", async (_, content, words) => {
    const machine = await openMachineWithGuidelines();
    await expectRefusal(machine, ["guidelines", "use", fileWith("a.md", content), "--yes"], words, 1);
  });

  it("tells all that is wrong with a file", async () => {
    const machine = await openMachineWithGuidelines();
    const before = machine.book();
    const file = fileWith("a.md", "# Topics\n- a\u001b[31m\n\n# Weather\n\n# Listed\nmaybe\n");
    const { code, out, err } = await machine.run(["guidelines", "use", file, "--yes", "--json"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(
      /^ {2}Line 2: There is a control .*\n {2}Line 4: "Weather" is .*\n {2}Line 7: "maybe" is .*\n {2}a\.md was not taken over: 3 problems\.\n {2}Mend these lines.*\n$/,
    );
    expect(machine.book()).toEqual(before);
  });

  it("refuses a file that is not there", async () => {
    const machine = await openMachineWithGuidelines();
    await expectRefusal(machine, ["guidelines", "use", fileNamed("none.md")], "there is no such file", 1);
  });
});
