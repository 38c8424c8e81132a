import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Guidelines, QuietPeriod } from "../../../src/coach/book.ts";
import { addDays } from "../../../src/coach/day.ts";
import { newGuidelines, withAnswers } from "../../../src/coach/guidelines/guidelines.ts";
import { gatherEntries, readEntry } from "../../../src/coach/guidelines/guidelinesEntries.ts";
import { readProse } from "../../../src/coach/guidelines/guidelinesInput.ts";
import type { TextPart } from "../../../src/coach/guidelines/guidelinesParts.ts";
import { gatherPeriods, quietPeriodWords, readQuietPeriod } from "../../../src/coach/guidelines/guidelinesPeriods.ts";
import { isProblem } from "../../../src/coach/problem.ts";
import { readGuidelines } from "../../../src/format/guidelines/guidelinesReading.ts";
import { writeGuidelines } from "../../../src/format/guidelines/guidelinesText.ts";

const seed = 20261125;
const today = "2026-11-25";
const jane = { name: "Jane Doe", role: null, company: null };

const written = (answers: Partial<Guidelines>) => writeGuidelines(withAnswers(null, answers, today), jane);

/** What is read back, where the page is without problems. */
async function readBack(text: string): Promise<Guidelines> {
  const { answers, problems } = await readGuidelines(text);
  if (problems !== undefined) throw new Error(`${JSON.stringify(problems)} in\n${text}`);
  return withAnswers(newGuidelines(today), answers, today);
}

describe("guidelines as Markdown", () => {
  it("are a page that reads naturally", async () => {
    const guidelines = withAnswers(
      null,
      {
        topics: ["product design", "women in engineering"],
        offLimits: [],
        neverMention: ["Acme, Inc.", "Project Falcon"],
        privateLife: "Family: only in general.\nNo faces.",
        isListed: true,
        quietPeriods: [{ from: "2026-12-15", to: "2027-01-31", why: "annual results" }],
        disclaimer: "The views here are my own.",
      },
      today,
    );
    const whose = { name: "Jane Doe", role: "VP R&D", company: "Doe & Daughters" };
    const page = (await writeGuidelines(guidelines, whose)).replace(/<!-- Under each heading.*?-->/s, "<!-- how -->");
    expect(page).toBe(`# Social media guidelines: Jane Doe, VP R&D, Doe & Daughters

<!-- how -->

## Topics I speak on

- product design
- women in engineering

## Topics off limits

none

## Never mention

- Acme, Inc.
- Project Falcon

## Private life

Family: only in general.

No faces.

## Delicate posts

<!-- who looks over a delicate post before it goes out -->

## Listed company

yes

## Quiet periods

- 2026-12-15 to 2027-01-31: annual results

## Disclaimer

The views here are my own.
`);
    expect(await readBack(page)).toEqual(guidelines);
  });

  it("are blank before there are any, and a blank page answers nothing", async () => {
    const page = await writeGuidelines(null, jane);
    expect(page.match(/^## /gm)).toHaveLength(8);
    expect(await readGuidelines(page)).toEqual({ answers: {} });
  });

  it.each([
    // What people write, as they write it.
    ["C++", "C++"],
    ["R&D", "R&D"],
    ["snake_case", "snake_case"],
    ["#1 in rail", "#1 in rail"],
    ["5 * 3 < 20", "5 * 3 < 20"],
    ['Jane (CEO), "J"', 'Jane (CEO), "J"'],
    ["https://a.example/_x_", "https://a.example/_x_"],
    ["jane_doe_@a.example", "jane_doe_@a.example"],
    // What would be read as something else.
    ["*Falcon*", "\\*Falcon\\*"],
    ["1. FC", "1\\. FC"],
    ["# one", "\\# one"],
    ["- dash", "\\- dash"],
    ["> quote", "\\> quote"],
    ["[x] done", "\\[x\\] done"],
    ["[a]: b", "\\[a\\]: b"],
    ["---", "\\---"],
    ["`code`", "\\`code\\`"],
    // What others would not show.
    ["<script>", "\\<script\\>"],
    ["&amp;", "\\&amp;"],
    ["&copy;", "\\&copy;"],
    ["<!-- -->", "\\<!-- --\\>"],
  ])("hold the entry %j as %j", async (entry, form) => {
    const page = await written({ topics: [entry] });
    expect(page).toContain(`\n- ${form}\n`);
    expect((await readBack(page)).topics).toEqual([entry]);
  });

  it("hold nothing that a terminal acts upon, whatever is in the record", async () => {
    const hostile = "\u001b[31mred\u001b[0m\u0007 \u202egnol\n# Topics\n- x";
    const page = await writeGuidelines(
      {
        ...newGuidelines(today),
        neverMention: [hostile],
        disclaimer: hostile,
        quietPeriods: [{ from: today, to: today, why: hostile }],
      },
      { name: hostile, role: hostile, company: hostile },
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(page.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/g) ?? []).toEqual([]);
    expect((await readBack(page)).neverMention).toEqual(["red gnol # Topics - x"]);
  });
});

/** Signs and words that mean something in Markdown, or did in some page. */
const pieces = [
  ..."*_#`~<>[]()!|\\&-+=.:;,\"'{}",
  ...[
    "**",
    "__",
    "~~",
    "```",
    "---",
    "1. ",
    "2) ",
    "- ",
    "* ",
    "> ",
    "# ",
    "[x] ",
    "](",
    "]: ",
    "<b>",
    "</b>",
    "<!--",
    "-->",
  ],
  ...[
    "&amp;",
    "&#27;",
    "&lt",
    "none",
    "Nothing",
    "yes",
    "https://",
    "www.",
    "@a.example",
    "\t",
    "  ",
    "\\\n",
    "\n",
    "\n\n",
  ],
  ...[
    "Acme",
    "a",
    "é",
    "日本",
    "שלום",
    "\u200f",
    "\u200d",
    "👩‍💻",
    "🇫🇷",
    "e\u0301",
    "\u00a0",
    "2026-12-15",
    " to ",
    "## Topics",
  ],
];

const aText = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** What init, or a page, can make of a text: an entry, or nothing. */
const entries = fc.array(aText, { maxLength: 6 }).map((texts) => {
  const read = texts.map((text) => readEntry("entry", text)).filter((entry) => typeof entry === "string");
  const list = gatherEntries(read);
  return isProblem(list) ? null : list;
});

const prose = (part: TextPart) =>
  fc.array(aText, { maxLength: 3 }).map((texts) => {
    const read = readProse(part, texts.join("\n"));
    return isProblem(read) ? null : read;
  });

const periods = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 365 }), fc.option(aText)), {
    maxLength: 4,
  })
  .map((rows) => {
    const read = rows.map(([start, length, why]): QuietPeriod | null => {
      const from = addDays("2024-01-01", start);
      const period = readQuietPeriod(quietPeriodWords({ from, to: addDays(from, length), why }));
      return isProblem(period) ? null : period;
    });
    const list = gatherPeriods(read.filter((period) => period !== null));
    return isProblem(list) ? null : list;
  });

const someGuidelines = fc
  .record({
    topics: entries,
    offLimits: entries,
    neverMention: entries,
    privateLife: prose("privateLife"),
    reviewer: prose("reviewer"),
    isListed: fc.constantFrom(true, false, null),
    quietPeriods: fc.option(periods),
    disclaimer: prose("disclaimer"),
  })
  .map((answers) => withAnswers(null, answers, today));

describe("what is written", () => {
  it("is read back as the same guidelines", async () => {
    await fc.assert(
      fc.asyncProperty(someGuidelines, async (guidelines) => {
        expect(await readBack(await writeGuidelines(guidelines, jane))).toEqual(guidelines);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("is read back with CRLF, and under a title of any name", async () => {
    await fc.assert(
      fc.asyncProperty(someGuidelines, aText, async (guidelines, name) => {
        const page = await writeGuidelines(guidelines, { name, role: name, company: name });
        expect(await readBack(page.replaceAll("\n", "\r\n"))).toEqual(guidelines);
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe("any text", () => {
  const headings = ["# Topics", "## Never mention", "# Quiet periods", "# Listed", "# Private life", "### Disclaimer"];
  const aSection = fc
    .tuple(fc.constantFrom(...headings), fc.array(fc.oneof(fc.constantFrom(...pieces), aText), { maxLength: 12 }))
    .map(([heading, parts]) => `${heading}\n${parts.join("")}\n`);
  const aPage = fc.oneof(
    fc.array(fc.oneof(fc.constantFrom(...pieces), aText), { maxLength: 40 }).map((parts) => parts.join("")),
    fc.array(aSection, { maxLength: 3 }).map((sections) => sections.join("")),
  );

  it("is guidelines, and the same ones when they are written again, or problems with lines that it has", async () => {
    await fc.assert(
      fc.asyncProperty(aPage, async (page) => {
        const { answers, problems } = await readGuidelines(page);
        if (problems === undefined) {
          const guidelines = withAnswers(newGuidelines(today), answers, today);
          expect(await readBack(await writeGuidelines(guidelines, jane))).toEqual(guidelines);
          return;
        }
        const lines = page.split(/\r\n?|\n/).length;
        expect(problems.length).toBeGreaterThan(0);
        for (const { line, problem, hint } of problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
          expect(problem.length * hint.length).toBeGreaterThan(0);
        }
      }),
      { seed, numRuns: 1000 },
    );
  });

  // Each took seconds, or did not end, in Markdown as it is.
  it.each([
    ["of items", "# Topics\n", "- a\n"],
    ["of entries on a line", "# Topics\n", "a,"],
    ["of periods that are none", "# Quiet periods\n", "x;"],
    ["of emphasis that does not end", "# Disclaimer\n", " **="],
    ["of emphasis in paragraphs of a thousand", "# Disclaimer\n", `${"***~~* ".repeat(140)}\n\n`],
    ["of underlined headings", "", "a\n-\n"],
    ["of headings", "", "## Topcis and more words\n"],
    ["of quotes with lazy lines", "# Topics\n", "> a\nb\n"],
    ["of quotes in quotes", "# Topics\n", ">"],
    ["of lists in lists", "# Topics\n", "- "],
    ["of brackets", "# Topics\n- ", "["],
    ["of backslashes", "# Topics\n- ", "\\"],
    ["of comments that do not end", "# Topics\n", "<!-- "],
    ["of comments that are escaped", "# Topics\n", "\\<!-- "],
    ["of control characters", "# Topics\n", "\u001b"],
    ["of lines of control characters", "# Topics\n", `${"\u001b".repeat(38)}\n`],
    ["of tables", "# Quiet periods\n|a|b|\n|-|-|\n", "|a|b|\n"],
    ["of spaces", "# Topics\n- a", " "],
    ["of halves of letters", "# Topics\n- ", "\ud83d"],
  ])("%s, 100,000 characters long, is read in less than a second", async (_, beginning, unit) => {
    const text = (beginning + unit.repeat(100_000 / unit.length)).slice(0, 100_000);
    const start = performance.now();
    await readGuidelines(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it("of the longest guidelines that can be kept is written and read in time", async () => {
    const list = Array.from({ length: 200 }, (_, index) => `${index} ${"*".repeat(190)}`);
    const text = "*_ ".repeat(600).trim();
    const answers = { topics: list, offLimits: list, neverMention: list, privateLife: text, disclaimer: text };
    const guidelines = withAnswers(null, answers, today);
    const start = performance.now();
    expect(await readBack(await writeGuidelines(guidelines, jane))).toEqual(guidelines);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
