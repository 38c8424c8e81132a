import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readGuidelines } from "../../../src/format/guidelines/guidelinesReading.ts";

/** The answers of a page. Throws when there are problems. */
async function answersOf(text: string) {
  const { answers, problems } = await readGuidelines(text);
  if (problems !== undefined) throw new Error(JSON.stringify(problems));
  return answers;
}

/** "3: what is wrong" for each problem. */
async function problemsOf(text: string): Promise<string[]> {
  return ((await readGuidelines(text)).problems ?? []).map(({ line, problem }) => `${line}: ${problem}`);
}

const names = async (content: string) => (await answersOf(`# Never mention\n\n${content}\n`)).neverMention;

describe("a page of guidelines", () => {
  it("is read in whatever Markdown people write", async () => {
    const page = `Social media at Example AG
==========================

<!-- For everybody
     who speaks for us. -->

## 1. Topics:

Design, engineering,
*women* in \`tech\`

Off limits
----------

* Politics
* Religion

### NDA

Our clients:

1. **Acme, Inc.**
2) "Initech"
   - [Globex](https://globex.example "our client")

* * *

## PRIVATE LIFE

Family: only in
general.

> No faces of *children*.

## Who looks over a delicate post?
- Ada Ray
- Bob Ray, when she is away
## Is the company listed?
Yes, in Paris.
## Blackout periods
+ 2027-04-01..2027-04-20
+ from 15 Dec 2026 to 31 Jan 2027: annual results
# Disclaimer
The views here are my own.<br>Not those of Example&nbsp;AG &amp; friends\\.
`;
    expect(await answersOf(page)).toEqual({
      topics: ["Design", "engineering", "women in tech"],
      offLimits: ["Politics", "Religion"],
      neverMention: ["Acme, Inc.", "Initech", "Globex"],
      privateLife: "Family: only in general.\nNo faces of children.",
      reviewer: "Ada Ray\nBob Ray, when she is away",
      isListed: true,
      quietPeriods: [
        { from: "2026-12-15", to: "2027-01-31", why: "annual results" },
        { from: "2027-04-01", to: "2027-04-20", why: null },
      ],
      disclaimer: "The views here are my own.\nNot those of Example AG & friends.",
    });
  });

  it.each([
    ["one a line", "Acme\nInitech\n\nGlobex", ["Acme", "Initech", "Globex"]],
    ["one a line, each with a break of its own", "Acme  \nInitech\\\nGlobex", ["Acme", "Initech", "Globex"]],
    ["on a line with commas", "Acme, Initech,\nGlobex", ["Acme", "Initech", "Globex"]],
    ["on a line with semicolons", "Acme, Inc.; Initech", ["Acme, Inc.", "Initech"]],
    ["on a line with both", "Falcon, Ærø Bank; Condor", ["Falcon", "Ærø Bank", "Condor"]],
    [
      "in items, where a comma belongs to the entry",
      "- Acme, Inc.; and Sons\n- a, b",
      ["Acme, Inc.; and Sons", "a, b"],
    ],
    [
      "in items within items",
      "- Acme\n  - Acme Rail\n    - Acme Tram\n- Initech",
      ["Acme", "Acme Rail", "Acme Tram", "Initech"],
    ],
    [
      "in items of several lines and paragraphs",
      "- Acme\n  Rail\n\n  and Sons\n\n- Initech",
      ["Acme Rail and Sons", "Initech"],
    ],
    [
      "in items of all kinds",
      "- a\n\n* b\n\n+ c\n\n1. d\n\n7) e\n\n- [ ] f\n- [x] g",
      ["a", "b", "c", "d", "e", "f", "g"],
    ],
    ["in a quote", "> Acme\n> Initech\n>\n> - Globex", ["Acme", "Initech", "Globex"]],
    [
      "in a block of code, as it is",
      "```text\nAcme, *Inc.*\nInitech\n```\n\n    Globex_1_",
      ["Acme, *Inc.*", "Initech", "Globex_1_"],
    ],
    [
      "with what makes them bold",
      "- **Acme**\n- _Initech_\n- ~~Globex~~\n- `a*b*c`",
      ["Acme", "Initech", "Globex", "a*b*c"],
    ],
    [
      "with links and pictures",
      "- [Acme](https://a.example)\n- https://b.example/_x_\n- ![Logo of C](c.png)\n- <https://d.example>",
      ["Acme", "https://b.example/_x_", "Logo of C", "https://d.example"],
    ],
    ["with the signs escaped", "- \\*Acme\\*\n- 1\\. FC\n- \\# one\n- R\\&D", ["*Acme*", "1. FC", "# one", "R&D"]],
    [
      "with letters by their names",
      "- R&amp;D\n- &lt;b&gt;\n- caf&#233;\n- &#x1F600;\n- AT&T;\n- &unknown;",
      ["R&D", "<b>", "café", "😀", "AT&T;", "&unknown;"],
    ],
    [
      "with letters by the names of their marks",
      "- &AElig;r&oslash; Bank\n- Caf&eacute;\n- &Lstrok;&oacute;d&zacute;\n- M&uuml;ller &amp; S&ouml;hne\n- &qacute;",
      ["Ærø Bank", "Café", "Łódź", "Müller & Söhne", "&qacute;"],
    ],
    [
      "with names that are named, once",
      "- &amp;eacute;\n- \\&agrave;\n- `R&amp;D`",
      ["&eacute;", "&agrave;", "R&amp;D"],
    ],
    [
      "with tags around what looks otherwise",
      '- <b>Falcon</b>\n- <span style="a>b">Heron</span> <i>One</i>\n- <A HREF="https://a.example">Globex</A>\n- Con<wbr>dor',
      ["Falcon", "Heron One", "Globex", "Condor"],
    ],
    ["with tags on a line", "<u>Falcon</u>, <em>Heron</em>", ["Falcon", "Heron"]],
    [
      "in a list of HTML",
      "<ul>\n<li><b>Falcon</b></li><li>R&amp;D</li>\n  <li>Heron\n</ul>\n\n<div>Condor<br>Hawk</div>",
      ["Falcon", "R&D", "Heron", "Condor", "Hawk"],
    ],
    ["with tags that are escaped, or code", "- \\<b>Falcon\\</b>\n- `<b>Heron</b>`", ["<b>Falcon</b>", "<b>Heron</b>"]],
    ["with comments between", "- Acme <!-- since May -->\n<!-- - Initech\n- Hooli -->\n- Globex", ["Acme", "Globex"]],
    ["with words in brackets before a colon", "[Acme]: our-client\n\n- Initech", ["[Acme]: our-client", "Initech"]],
    ["with links whose addresses stand elsewhere", "- [Acme][1]\n\n[1]: https://a.example", ["[Acme][1]"]],
    [
      "with what looks like a tag, and is none",
      "- <Falcon>\n- a < b > c\n- <b-plan>\n- <code-name x>",
      ["<Falcon>", "a < b > c", "<b-plan>", "<code-name x>"],
    ],
    ["with words of other scripts", "- שלום\n- 日本語\n- Ünïcödé", ["שלום", "日本語", "Ünïcödé"]],
    ["none in a line", "none", []],
    ["none in an item", "- None.", []],
    ["none in bold", "**nothing**", []],
  ])("has a list %s", async (_, content, entries) => {
    expect(await names(content)).toEqual(entries);
  });

  it("takes a sentence that leads to a list for no entry, and any other for one", async () => {
    expect(await names("Clients under NDA:\n\n- Acme")).toEqual(["Acme"]);
    expect(await names("Clients under NDA:\n- Acme")).toEqual(["Acme"]);
    expect(await names("Clients under NDA\n\n- Acme")).toEqual(["Clients under NDA", "Acme"]);
    expect(await names("Acme:")).toEqual(["Acme:"]);
    expect(await answersOf("# Private life\n\nFine:\n\n- the garden")).toEqual({ privateLife: "Fine:\nthe garden" });
  });

  it("may have its quiet periods in a table", async () => {
    const table =
      "| From | To | Why |\n|---|---|---|\n| 2026-12-15 | 31 Jan 2027 | *annual* results |\n| 2027-04-01 | | |\n";
    expect(await answersOf(`## Quiet periods\n\n${table}`)).toEqual({
      quietPeriods: [
        { from: "2026-12-15", to: "2027-01-31", why: "annual results" },
        { from: "2027-04-01", to: "2027-04-01", why: null },
      ],
    });
    expect(await problemsOf(`## Quiet periods\n\n${table.replace("31 Jan", "30 Feb")}`)).toEqual([
      "5: There is no 30 February 2027.",
    ]);
    expect(await problemsOf(`## Topics\n\n${table}`)).toEqual(["3: A table is not read here."]);
  });

  it.each([
    ["Topics I speak on", "topics"],
    ["TOPICS", "topics"],
    ["Off-limits", "offLimits"],
    ["Topics to avoid", "offLimits"],
    ["Do not mention", "neverMention"],
    ["Don't mention:", "neverMention"],
    ["**Code names**", "neverMention"],
    ["3. Clients under NDA", "neverMention"],
    ["Family & private life", "privateLife"],
    ["Approvals", "reviewer"],
    ["Disclaimer #", "disclaimer"],
  ])("has a part by the heading %j", async (heading, part) => {
    expect(Object.keys(await answersOf(`## ${heading}\n\nwords\n`))).toEqual([part]);
  });

  it("has no answer where nothing stands under a heading, or only a comment", async () => {
    const page = "# Topics\n\n## Off limits\n<!-- later -->\n\n## Disclaimer\nMine.\n## Listed\n---\n";
    expect(await answersOf(page)).toEqual({ disclaimer: "Mine." });
  });

  it("has an answer, and no words, where a reviewer or a disclaimer is none", async () => {
    expect(await answersOf("# Reviewer\n\nnobody\n\n# Disclaimer\n\n- none\n")).toEqual({
      reviewer: null,
      disclaimer: null,
    });
    expect(await answersOf("# Private life\n\nnothing\n")).toEqual({ privateLife: "nothing" });
  });

  it("has sentences without their tags", async () => {
    const page =
      "# Private life\n\n<p>The <b>garden</b>.</p>\n<p>No faces.</p>\n\n# Disclaimer\n\nMine &ndash; <i>alone</i>.\n";
    expect(await answersOf(page)).toEqual({ privateLife: "The garden.\nNo faces.", disclaimer: "Mine – alone." });
  });

  it("may begin with its first part, without a title", async () => {
    expect(await answersOf("# Topics\n\n- a\n\n# Disclaimer\n\nMine.\n")).toEqual({
      topics: ["a"],
      disclaimer: "Mine.",
    });
  });
});

describe("what is wrong with a page", () => {
  it("is told all at once, each with its line", async () => {
    const page = [
      "# Guidelines", // 1
      "", // 2
      "<!-- a comment", // 3
      "of two lines -->", // 4
      "Some words on why.", // 5
      "## Topcis", // 6
      "- a", // 7
      "## Never mention", // 8
      "", // 9
      "- Acme", // 10
      `- ${"x".repeat(201)}`, // 11
      "- Initech", // 12
      "  - bell\u0007", // 13
      "", // 14
      "## Weather", // 15
      "## NDA", // 16
      "- Globex", // 17
      "## Quiet periods", // 18
      "- 2026-02-30 to 2026-03-15", // 19
      "", // 20
      "- 2027-01-31 to 2026-12-15", // 21
      "## Listed company", // 22
      "", // 23
      "maybe", // 24
      "## ", // 25
      "## Disclaimer", // 26
      "", // 27
      "y".repeat(2001), // 28
    ].join("\r\n");
    expect(await problemsOf(page)).toEqual([
      '5: "Some words on why." stands before the first part.',
      '6: "Topcis" is no part of the guidelines.',
      "11: The name has 201 characters; at most 200 are kept.",
      "13: There is a control character (U+0007 at position 9).",
      '15: "Weather" is no part of the guidelines.',
      '16: This is "Never mention" again, which begins on line 8.',
      "19: There is no 30 February 2026.",
      "21: A quiet period cannot end (2026-12-15) before it begins (2027-01-31).",
      '24: "maybe" is neither yes nor no.',
      "25: This heading has no words.",
      "28: The text has 2001 characters; at most 2000 are kept.",
    ]);
  });

  it("is found on its line, whatever stands before it", async () => {
    const blocks = fc.constantFrom(
      ...[
        "- a\n- b\n  c",
        "- a\n\n  b\n\n- c",
        "1. a\n   - b\n\n     c\n2. d",
        "* a\n  > b\n  > c",
        "> a\n>\n> - b\nlazy",
      ],
      ...[
        "a\nb, c",
        "a\n\n\n\nb",
        "```\na\n\nb\n```",
        "    a\n\n    b",
        "<!-- a\n\nb -->",
        "a <!-- b\nc --> d",
        "---",
        "***\na",
      ],
      ...[
        "[a]: https://a.example\n[b]: c",
        "<div>\na\n</div>",
        "- ```\n  a\n  ```\n- b",
        "-\n  a\n-\n- b",
        "- [ ] a\n- [x] b\n\n",
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(blocks, { maxLength: 6 }), fc.constantFrom("\n", "\r\n"), async (before, end) => {
        const start = ["# Title", "## NDA", ...before, ""].join("\n\n");
        const line = start.split("\n").length;
        const page = `${start}${"x".repeat(201)}\n\n- ${"y".repeat(201)}\n\n## Weather\n`.replaceAll("\n", end);
        expect(await problemsOf(page)).toEqual([
          `${line}: The name has 201 characters; at most 200 are kept.`,
          `${line + 2}: The name has 201 characters; at most 200 are kept.`,
          `${line + 4}: "Weather" is no part of the guidelines.`,
        ]);
      }),
      { seed: 20261125, numRuns: 500 },
    );
  });

  it.each([
    ["## Topcis", 'Did you mean "Topics I speak on"?'],
    ["## Code nmaes", 'Did you mean "Never mention"?'],
    ["## Discalimer", 'Did you mean "Disclaimer"?'],
    ["## Weather", "The parts: Topics I speak on, Topics off limits, Never mention"],
  ])("has a way out: %j", async (heading, hint) => {
    const { problems } = await readGuidelines(`${heading}\n\n- a\n`);
    expect(problems?.[0]?.hint).toContain(hint);
  });

  it.each([
    ["nothing at all", "", "1: No part of the guidelines is in it."],
    ["only a title", "# Guidelines\n", "1: No part of the guidelines is in it."],
    ["only words", "\nWe are nice.\n", '2: "We are nice." stands before the first part.'],
    ["a title of the second level", "## Guidelines of Jane\n", '1: "Guidelines of Jane" is no part of the guidelines.'],
    ["a second title", "# Guidelines\n# More\n# Topics\n- a\n", '2: "More" is no part of the guidelines.'],
    [
      "a comment without an end",
      "# Topics\n- a\n<!-- b\n# Disclaimer\n",
      "3: The comment that begins here does not end.",
    ],
    ["none beside others", "# NDA\n\n- Acme\n- none\n", '4: "none" stands beside other entries'],
    [
      "quiet periods of a company that has none",
      "# Listed\nno\n# Quiet periods\n2026-12-15\n",
      "3: Quiet periods are those of a listed",
    ],
    [
      "201 entries",
      `# Topics\n${Array.from({ length: 201 }, (_, index) => `- ${index}\n`).join("")}`,
      "1: There are 201 entries",
    ],
    [
      "a character that only its name shows",
      "# Topics\n- a\n- b&#27;[31m\n",
      "3: The topic holds a control character (U+001B at position 2).",
    ],
    [
      "13 lists in one another",
      `# Topics\n${"- ".repeat(13)}a\n`,
      "2: There are more than 12 lists or quotes in one another.",
    ],
    ["61 headings", "# Topics\n".repeat(61), "61: This is heading 61 of 61; the guidelines have 8 parts."],
    ["3,001 lines", "# Topics\n".padEnd(3008, "\n"), "1: The page has 3,001 lines"],
    [
      "more signs than words",
      `# Disclaimer\n\n${"*a ".repeat(101)}\n`,
      "3: There are 101 signs such as * and _ in one piece.",
    ],
    ["one line of 8,001 characters", `# Topics\n\n${"a".repeat(8001)}\n`, "3: This is 8001 characters in one piece."],
  ])("may be %s", async (_, page, words) => {
    expect((await problemsOf(page))[0]).toContain(words);
  });
});
