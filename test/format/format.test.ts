import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { kindIds } from "../../src/coach/kinds.ts";
import { toInertJson } from "../../src/coach/text.ts";
import {
  DamagedFileError,
  decodeBook,
  decodeFile,
  decodeRecord,
  encodeFile,
  encodeRecord,
  formatVersion,
  NewerFormatError,
  versionOf,
} from "../../src/format/format.ts";
import { aBook, aDay, aPlatform, aText } from "../support/anyBook.ts";
import { aSituation } from "../support/books.ts";
import { bookOf, inFormat, withoutChecksum } from "../support/store.ts";

describe("a file of the store", () => {
  it("gives back every book that was put in, and the same text for it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          aBook,
          aSituation.map(({ book }) => book),
        ),
        (book) => {
          const text = encodeFile(book);
          // A half character cannot be written to a file: it must be written as an escape.
          expect(text.isWellFormed()).toBe(true);
          expect(decodeBook(text)).toEqual(book);
          expect(encodeFile(decodeBook(text))).toBe(text);
          expect(versionOf(Buffer.from(text))).toBe(versionOf(text));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("can be read by a person: a line for each activity", () => {
    const lines = encodeFile(bookOf(3)).split("\n");
    expect(lines.filter((line) => line.includes("Post number"))).toHaveLength(3);
    expect(lines[0]).toMatch(/^\{"format":5,"checksum":"[0-9a-f]{8}",$/);
  });
});

describe("a list in a file of the store", () => {
  const aRow = fc.oneof(
    fc.constantFrom<unknown>({ a: 1 }, { b: 1, a: 2 }, {}, [], [{ a: 1 }, { a: 2 }], null, "a", 1),
    fc.record({ a: fc.oneof(aText, fc.constantFrom('},{"a":', "},{", '"},{"a":"', "$&", "\n")) }),
    fc.constantFrom<unknown>({ a: [{ a: 1 }, { a: 2 }] }, { a: { a: 1 } }, { a: [{ b: 1 }, { a: 1 }] }),
    fc.record({ "$& }": aText }),
  );

  it("has a line for each row, whatever the rows are", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(aRow, { minLength: 1 }),
          fc.array(fc.constantFrom<unknown>({ a: 1 }, { b: 1 }), { minLength: 1 }),
        ),
        (rows) => {
          const lines = rows.map((row) => toInertJson(JSON.stringify(row)));
          expect(encodeFile({ rows }).split(",\n").slice(1).join(",\n")).toBe(`"rows":[\n${lines.join(",\n")}\n]\n}\n`);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe("an exported record", () => {
  it("is the leader's file with the day of the export as its last part", () => {
    const book = bookOf(2);
    const lines = encodeRecord(book, "2026-11-26").split("\n");
    expect(lines.slice(-5)).toEqual(['"training":[],', '"drafts":[],', '"exportedOn":"2026-11-26"', "}", ""]);
    const own = encodeFile(book).split("\n");
    expect(lines.slice(1, -3)).toEqual([...own.slice(1, -3), '"drafts":[],']);
  });

  it("gives back the book and the day; as a leader's own file, the book alone", () => {
    fc.assert(
      fc.property(aBook, aDay, (book, exportedOn) => {
        const text = encodeRecord(book, exportedOn);
        expect(decodeRecord(text)).toEqual({ book, exportedOn });
        expect(decodeBook(text)).toEqual(book);
        expect(encodeFile(decodeBook(text))).toBe(encodeFile(book));
      }),
      { numRuns: 50 },
    );
  });

  it("knows no day where it is a leader's own file", () => {
    expect(decodeRecord(encodeFile(bookOf(1)))).toEqual({ book: bookOf(1), exportedOn: null });
  });

  it.each([
    ["null", "has null at exportedOn where a day such as 2026-11-23 should be"],
    ["20261126", "has 20261126 at exportedOn where a day"],
    ['"2026-02-30"', 'has "2026-02-30" at exportedOn where a day'],
    ['"2026-11-26T08:00:00.000Z"', 'has "2026-11-26T08:00:00.000Z" at exportedOn where a day'],
    ['["2026-11-26"]', 'has ["2026-11-26"] at exportedOn where a day'],
    ['"2026-11-26","exportedOn":"2026-11-27"', "has a part twice"],
  ])("that says %s for its day is named as damaged", (value, words) => {
    const text = withoutChecksum(encodeRecord(bookOf(1), "2026-11-26")).replace('"2026-11-26"', value);
    for (const decode of [decodeRecord, decodeBook]) {
      expect(() => decode(text)).toThrow(DamagedFileError);
      expect(() => decode(text)).toThrow(words);
    }
  });

  it("is named as damaged when its day was changed", () => {
    const text = encodeRecord(bookOf(1), "2026-11-26").replace("2026-11-26", "2026-11-27");
    expect(() => decodeRecord(text)).toThrow("its checksum does not fit");
  });
});

describe("a file that is nested 200,000 levels deep", () => {
  const levels = 200_000;
  const lists = "[".repeat(levels) + "]".repeat(levels);
  const objects = `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
  const whole = encodeFile(bookOf(1));
  /** The same content with a checksum that fits: anybody can work one out. */
  const signed = (body: string) => inFormat(5, `\n${body}`);

  it.each([
    ["lists", lists],
    ["objects", objects],
  ])("of %s is named as damaged, wherever they stand", (_what, deep) => {
    const inABook = withoutChecksum(whole).replace('"name":"Jane Doe"', `"name":${deep}`);
    const inARow = withoutChecksum(whole).replace('"pauses":[]', `"pauses":[{"from":${deep}}]`);
    const texts = [
      `{"format":3,"profile":${deep}}`,
      `{"format":1,"imports":[${deep}]}`,
      `{"format":4,"leader":${deep}}`,
      `{"format":4,"checksum":${deep}}`,
      signed(`"profile":${deep}\n}\n`),
      inABook,
      inARow,
    ];
    for (const text of texts) expect(() => decodeRecord(text)).toThrow(DamagedFileError);
    for (const text of [texts[0] as string, inABook, inARow]) {
      expect(() => decodeFile(text)).toThrow("is nested too deeply");
    }
  });

  it.each([
    ["lists", lists, "holds a list where an object should be"],
    ["objects", objects, 'has no "format" number'],
    ["lists that never close", `{"format":4,"profile":${lists.slice(0, levels)}`, "ends in the middle"],
  ])("of nothing but %s is named as damaged", (_what, text, words) => {
    expect(() => decodeFile(text)).toThrow(DamagedFileError);
    expect(() => decodeFile(text)).toThrow(words);
  });

  it("is a newer one when it says so", () => {
    expect(() => decodeFile(`{"format":${formatVersion + 1},"profile":${lists}}`)).toThrow(NewerFormatError);
  });
});

/** The book, or the words of the error; any other error fails the test. */
function outcomeOf(written: string | Buffer): Book | string {
  try {
    return decodeBook(written);
  } catch (error) {
    if (error instanceof DamagedFileError || error instanceof NewerFormatError) return error.message;
    throw error;
  }
}

function read(bytes: Uint8Array): Book | string {
  return outcomeOf(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
}

describe("the bytes of a file", () => {
  it("are taken for what their text is taken for, whole or with a wrong bit in them", () => {
    const check = fc.property(aBook, fc.boolean(), fc.nat(), fc.nat(7), (book, hasMark, place, bit) => {
      const bytes = Buffer.from((hasMark ? "\ufeff" : "") + encodeFile(book));
      expect(outcomeOf(bytes)).toEqual(book);
      bytes.writeUInt8(bytes.readUInt8(place % bytes.length) ^ (1 << bit), place % bytes.length);
      expect(outcomeOf(bytes)).toEqual(outcomeOf(bytes.toString()));
    });
    fc.assert(check, { seed: 11, numRuns: 500 });
  });
});

describe("damage", () => {
  const book = bookOf(2);

  it("by a line that is gone, doubled or moved is seen", () => {
    const lines = encodeFile(book).split("\n");
    for (let index = 0; index < lines.length - 1; index++) {
      const [gone, doubled, moved] = [[...lines], [...lines], [...lines]];
      gone.splice(index, 1);
      doubled.splice(index, 0, lines[index] as string);
      moved.splice(index + 1, 0, ...moved.splice(index, 1));
      for (const damaged of [gone, doubled, moved]) {
        const found = read(new TextEncoder().encode(damaged.join("\n")));
        if (typeof found !== "string") expect({ index, found }).toEqual({ index, found: book });
      }
    }
  });

  const whole = encodeFile(book);
  it.each([
    ["nothing", "", "is empty"],
    ["white space", " \n\n", "is empty"],
    ["null", "null\n", "holds null where an object should be"],
    ["a list", "[]\n", "holds a list where an object should be"],
    ["a number", "42\n", "holds a number where an object should be"],
    ["a text", '"hello"\n', "holds a string where an object should be"],
    ["NULs, as after a power cut", "\0".repeat(64), "is not valid JSON"],
    ["a NUL in the middle", whole.replace("number 1", "number\u00001"), "is not valid JSON"],
    ["something else in the middle", whole.replace('"pauses":[]', '"pauses":oops'), "is not valid JSON"],
    ["words instead of JSON", "Hello Jane\n", "is not valid JSON"],
    ["something after the end", `${whole}oops`, "is not valid JSON"],
    ["an object of somebody else", '{"name":"Jane"}\n', 'has no "format" number'],
    ["a format of 0", '{"format":0}', 'has no "format" number'],
    ["a format of 1.5", '{"format":1.5}', 'has no "format" number'],
    ["a format in quotes", '{"format":"1"}', 'has no "format" number'],
    ["another checksum", whole.replace(/(?<="checksum":")./, (digit) => (digit === "0" ? "1" : "0")), "checksum"],
    ["a checksum that is no text", withoutChecksum(whole).replace('"format":5', '"format":5,"checksum":7'), "checksum"],
    ["a part twice", whole.replace('"pauses":[],', '"pauses":[],\n"pauses":[],'), "a part twice"],
  ])("by %s is named", (_what, text, words) => {
    expect(() => decodeBook(text)).toThrow(DamagedFileError);
    expect(() => decodeBook(text)).toThrow(words);
  });

  it("by a byte order mark, which some editors add, does not matter or is named", () => {
    const found = read(new TextEncoder().encode(`\ufeff${whole}`));
    if (typeof found === "string") expect(found).toMatch(/^(?:begins with a byte order mark|is not valid JSON)/);
    else expect(found).toEqual(book);
  });

  it.each([
    ["a part that is missing", '"pauses":[],\n', "", "nothing at pauses where a list should be"],
    ["a part that is unknown", '"pauses":[],', '"pauses":[],"friends":[],', 'unknown "friends"'],
    ["a day that does not exist", '"day":"2026-11-23"', '"day":"2026-02-30"', "activities[0].day"],
    ["a kind that does not exist", '"kind":"post"', '"kind":"dance"', "activities[0].kind"],
    ["a target of 8", '"days":3', '"days":8', "profile.targets[0].days"],
    ["a number instead of text", '"name":"Jane Doe"', '"name":3', "profile.name"],
    ["a __proto__", '"name":"Jane Doe"', '"__proto__":{"name":"x"},"name":"Jane Doe"', 'unknown "__proto__"'],
  ])("by a hand is named with its place: %s", (_what, from, to, words) => {
    const text = withoutChecksum(whole);
    expect(text).toContain(from);
    expect(() => decodeBook(text.replace(from, to))).toThrow(DamagedFileError);
    expect(() => decodeBook(text.replace(from, to))).toThrow(words);
  });

  it("by a hand that wrote a part twice is named: one of the two would be lost", () => {
    const text = withoutChecksum(whole);
    expect(() => decodeBook(text.replace('"removed":[]', '"removed":[],\n"activities":[]'))).toThrow(DamagedFileError);
    expect(() => decodeBook(text.replace('"name":"Jane Doe"', '"name":"Jane Doe","name":"Bob"'))).toThrow(
      DamagedFileError,
    );
  });
});

describe("a file that a hand has mended", () => {
  it("is accepted without its checksum, however it is laid out", () => {
    const book = bookOf(2);
    const text = withoutChecksum(encodeFile(book));
    expect(decodeBook(text)).toEqual(book);
    expect(decodeBook(JSON.stringify(JSON.parse(text), null, 4).replaceAll("\n", "\r\n"))).toEqual(book);
  });

  it.each([
    ["letters", "a:".repeat(10_000_000)],
    ["escapes", '\\"'.repeat(10_000_000)],
  ])("is accepted with a text of 20 MB in it, of %s", (_what, long) => {
    const text = withoutChecksum(encodeFile(bookOf(1))).replace('"company":null', () => `"company":"${long}"`);
    expect(decodeBook(text).profile.company).toHaveLength(JSON.parse(`"${long}"`).length);
  });

  it("is not accepted with the old checksum", () => {
    expect(() => decodeBook(encodeFile(bookOf(2)).replace("Jane Doe", "Jane Dou"))).toThrow(
      "its checksum does not fit",
    );
  });
});

describe("a file of a newer socialtop", () => {
  it("is refused, with both numbers, whatever else is in it", () => {
    const text = inFormat(formatVersion + 1, '\n"everything":"else"}\n');
    expect(() => decodeFile(text)).toThrow(NewerFormatError);
    expect(() => decodeFile(text)).toThrow(
      `is of format ${formatVersion + 1}; this socialtop reads up to ${formatVersion}`,
    );
  });

  it("is not taken for one when it is damaged", () => {
    const text = encodeFile({ leader: "jane" }).replace('{"format":5', '{"format":7');
    expect(() => decodeFile(text)).toThrow(DamagedFileError);
    expect(() => decodeFile(inFormat(7, text).slice(0, -4))).toThrow(DamagedFileError);
  });
});

describe("a file of an older socialtop", () => {
  const older = readFileSync(new URL("../fixtures/formats/leader-1.json", import.meta.url), "utf8");

  it("of format 1 is read: an import of one network becomes its coverage, of several networks it is not known", () => {
    const book = decodeBook(older);
    expect(book.profile).toMatchObject({ name: "Jane Doe", company: "Example & Söhne", committedOn: "2026-01-05" });
    expect(book.activities).toHaveLength(5);
    const read = { day: "2026-11-25", format: "csv" };
    const onlyDay = { firstDay: "2026-11-02", lastDay: "2026-11-02", firstAt: null, lastAt: null };
    expect(book.imports).toEqual([
      { ...read, file: "h.csv", rows: 3, added: 3, coverage: [] },
      { ...read, file: "one.csv", rows: 1, added: 1, coverage: [{ platform: "blog", ...onlyDay }] },
    ]);
    expect(decodeBook(encodeFile(book))).toEqual(book);
  });

  it("of format 2 is read: nothing of its own is lost, and there is no draft, no training and no guideline in it", () => {
    const text = readFileSync(new URL("../fixtures/formats/leader-2.json", import.meta.url), "utf8");
    const { profile, ...rest } = JSON.parse(text);
    const book = decodeBook(text);
    expect(book).toMatchObject({
      profile: { ...profile, lengths: [] },
      actions: rest.actions,
      activities: rest.activities,
      imports: rest.imports,
      removed: rest.removed,
      watching: rest.watching,
      pauses: rest.pauses,
      guidelines: null,
      training: [],
      drafts: [],
    });
    expect(decodeBook(encodeFile(book))).toEqual(book);
  });

  it("of format 3 is read as it is: it only does not say when it was exported", () => {
    const text = readFileSync(new URL("../fixtures/formats/leader-3.json", import.meta.url), "utf8");
    const { format, checksum, ...content } = JSON.parse(text);
    expect([format, checksum]).toEqual([3, "6acf9b39"]);
    const { book, exportedOn } = decodeRecord(text);
    expect(exportedOn).toBeNull();
    expect(book).toEqual(content);
    expect(book.profile).toMatchObject({ name: "Jane Doe", lengths: [{ platform: "x", longest: 25_000 }] });
    expect(book.activities.map(({ aliases }) => aliases)).toContainEqual(["x:2117195007390646272"]);
    expect(book.pauses).toHaveLength(2);
    expect(book.imports.map(({ format, coverage }) => [format, coverage.length])).toEqual([
      ["csv", 2],
      ["x", 1],
    ]);
    expect(book.guidelines).toMatchObject({ neverMention: ["Project Falcon", "Heron"], offLimits: [], isListed: true });
    expect(book.training.map(({ screen }) => screen)).toEqual(["spokesperson.quoted", "be-real.human"]);
    expect(book.drafts).toMatchObject([
      { text: 'One\n\n\u2067Two\u2069\nThree "four"' },
      { networks: ["linkedin", "x"] },
    ]);
    expect(decodeBook(encodeFile(book))).toEqual(book);
  });

  it.each([1, 2, 3])("of format %i is read, its settings too", (version) => {
    const text = readFileSync(new URL(`../fixtures/formats/settings-${version}.json`, import.meta.url), "utf8");
    expect(decodeFile(text)).toEqual({ leader: "jane" });
  });

  it.each(["null", "3", "[]", '{"platform":"x"}', '{"platform":3,"firstDay":"2026-01-01"}'])(
    "with %s for an import is named as damaged",
    (row) => {
      const text = withoutChecksum(older).replace(/"imports":\[\n.*?\n\]/s, `"imports":[${row}]`);
      expect(() => decodeBook(text)).toThrow(DamagedFileError);
    },
  );
});

describe("an activity", () => {
  const odd = fc.constantFrom<unknown>(null, true, 7, "", [], {}, "2026-11-23", "toString", "post ");
  const aNamedDay = fc.constantFrom(
    "2026-02-28",
    "2026-02-29",
    "2024-02-29",
    "2026-04-31",
    "2026-12-31",
    "2026-13-01",
    "2026-00-10",
    "2026-10-00",
    "0000-01-01",
    "0001-01-01",
    "2026-1-01",
    "2026-11-23\n",
    " 2026-11-23",
  );
  const anInstant = fc
    .tuple(
      aNamedDay,
      fc.constantFrom("T08:30:00.000Z", "T24:00:00.000Z", "T23:60:00.000Z", "T08:30Z", "T08:30:00.000", "Z"),
    )
    .map((parts) => parts.join(""));
  const mostly = (usual: fc.Arbitrary<unknown>) =>
    fc.oneof({ arbitrary: usual, weight: 29 }, { arbitrary: odd, weight: 1 });
  const aRow = fc
    .record(
      {
        id: mostly(aText),
        day: mostly(fc.oneof(aDay, aDay, aNamedDay)),
        kind: mostly(fc.constantFrom(...kindIds)),
        platform: mostly(aPlatform),
        source: mostly(aText),
        at: mostly(anInstant),
        url: mostly(aText),
        text: mostly(aText),
        more: odd,
      },
      { requiredKeys: ["id", "day", "kind", "platform"] },
    )
    .map(({ more, ...row }) => (more === null ? { ...row, more } : row));
  const isTaken = (row: object): boolean => {
    try {
      decodeFileOf(row);
      return true;
    } catch (error) {
      if (error instanceof DamagedFileError) return false;
      throw error;
    }
  };
  const decodeFileOf = (row: object) => decodeBook(encodeFile({ ...bookOf(0), activities: [row] }));

  it("is held to the same rule whether or not it has aliases, which are looked at in another way", () => {
    let taken = 0;
    const check = fc.property(aRow, (row) => {
      const isWhole = isTaken(row);
      if (isWhole) taken++;
      expect(isTaken({ ...row, aliases: ["x:1"] })).toBe(isWhole);
    });
    fc.assert(check, { seed: 7, numRuns: 3000 });
    expect(taken).toBeGreaterThan(200);
  });
});
