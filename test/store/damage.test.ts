import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/errors.ts";
import { decodeBackup } from "../../src/format/backup.ts";
import { DamagedFileError, decodeBook, decodeFile, encodeFile } from "../../src/format/format.ts";
import { readRecord } from "../../src/store/history.ts";
import type { Store } from "../../src/store/store.ts";
import { newFolder } from "../support/folder.ts";
import { listFiles } from "../support/spawn.ts";
import { bookOf, openTestStore, put, recordIn, withoutChecksum, writeRecord } from "../support/store.ts";

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/formats/${name}.json`, import.meta.url));
}

/** Some of everything, with umlauts, quotes and emoji. */
const jane = fixture("leader-5");
const janesText = jane.toString("utf8");
/** Where the number of the format stands in every file of socialtop: `{"format":5`. */
const formatAt = 10;

function flip(bytes: Buffer, at: number, bit: number): Buffer {
  return replaceByte(bytes, at, (bytes[at] as number) ^ (1 << bit));
}

function replaceByte(bytes: Buffer, at: number, byte: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = byte;
  return changed;
}

type Decode = (text: string) => unknown;

/** Fails unless these bytes give all that the whole file gives, or are named as what they are. Any other error fails, too. */
function expectSeen(decode: Decode, whole: unknown, bytes: Buffer, at: string): void {
  let found: unknown;
  try {
    found = decode(bytes.toString("utf8"));
  } catch (error) {
    if (error instanceof DamagedFileError) return;
    throw error;
  }
  // Comparing is slow, and hardly any damage leaves the file whole.
  expect(found, at).toEqual(whole);
}

/** The bytes that mean something in JSON, or are no character. */
const meaningful = [0x00, 0x09, 0x0a, 0x20, 0x22, 0x2c, 0x30, 0x5c, 0x7b, 0x7d, 0xff];

const readSettings: Decode = (text) => decodeFile(text)["leader"];

const files: readonly [what: string, bytes: Buffer, decode: Decode][] = [
  ["a record", jane, decodeBook],
  ["settings", fixture("settings-5"), readSettings],
  ["a backup", fixture("backup-5"), decodeBackup],
];

describe.each(files)("damage of %s", (_what, bytes, decode) => {
  const whole = decode(bytes.toString("utf8"));

  it("in any one bit is seen, or does not matter", () => {
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) expectSeen(decode, whole, flip(bytes, at, bit), `bit ${bit} of byte ${at}`);
    }
  });

  it("by cutting it short anywhere is seen, or does not matter", () => {
    for (let length = 0; length < bytes.length; length++)
      expectSeen(decode, whole, bytes.subarray(0, length), `${length} bytes`);
  });
});

it("damage of a record in any one byte is seen, or does not matter: bytes that mean something in JSON", () => {
  const whole = decodeBook(janesText);
  for (let at = 0; at < jane.length; at++) {
    for (const byte of meaningful) expectSeen(decodeBook, whole, replaceByte(jane, at, byte), `${byte} at ${at}`);
  }
});

it.each([1, 2, 3, 4])("damage of the first line of a record of format %i is seen, its number included", (version) => {
  const bytes = fixture(`leader-${version}`);
  const whole = decodeBook(bytes.toString("utf8"));
  for (let at = 0; at <= bytes.indexOf("\n"); at++) {
    for (let bit = 0; bit < 8; bit++) expectSeen(decodeBook, whole, flip(bytes, at, bit), `bit ${bit} of byte ${at}`);
  }
  expect(bytes[formatAt]).toBe("0".charCodeAt(0) + version);
});

it("a checksum whose own name is damaged does not pass for none", () => {
  const text = janesText.replace('"checksum"', '"chechsum"').replace("Lyon", "Lion");
  expect(() => decodeBook(text)).toThrow('has an unknown "chechsum"');
});

/** Every value in this content by the path that the words name, with the content in which it is another. */
function* withEachValueReplaced(content: unknown, by: (value: unknown) => unknown[]): Generator<[string, unknown]> {
  function* walk(value: unknown, path: string, rebuild: (other: unknown) => unknown): Generator<[string, unknown]> {
    if (path !== "") for (const other of by(value)) yield [path, rebuild(other)];
    if (typeof value !== "object" || value === null) return;
    for (const [name, part] of Object.entries(value)) {
      const inside = Array.isArray(value) ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`;
      const withPart = (other: unknown) =>
        Array.isArray(value) ? value.with(Number(name), other) : { ...value, [name]: other };
      yield* walk(part, inside, (other) => rebuild(withPart(other)));
    }
  }
  yield* walk(content, "", (other) => other);
}

it.each([3, 4, 5])(
  "a wrong type anywhere is named with its place, also under a checksum that fits (as of %i)",
  (version) => {
    const {
      format: _format,
      checksum: _checksum,
      ...content
    } = JSON.parse(fixture(`leader-${version}`).toString("utf8"));
    // Nowhere does anything else stand in place of a list or an object, nor a fraction, nor either of them for one value.
    const wrongFor = (value: unknown) =>
      value === null ? [1.5] : Array.isArray(value) ? [{}, "x"] : typeof value === "object" ? [[], "x"] : [{}, [], 1.5];
    let count = 0;
    for (const [path, wrong] of withEachValueReplaced(content, wrongFor)) {
      expect(() => decodeBook(encodeFile(wrong as object)), path).toThrow(DamagedFileError);
      expect(() => decodeBook(encodeFile(wrong as object)), path).toThrow(` at ${path} where `);
      count++;
    }
    expect(count).toBeGreaterThan(250);
  },
);

interface Scene {
  readonly folder: string;
  readonly store: Store;
}

/** Jane with three versions, the newest of them with some of everything; Bob with one; whatever else may lie there. */
async function makeScene(): Promise<string> {
  const folder = newFolder();
  const store = openTestStore(folder);
  await put(store, "bob", bookOf(1));
  await put(store, "jane", bookOf(1));
  await put(store, "jane", bookOf(2));
  await put(store, "jane", decodeBook(janesText));
  await store.change((draft) => {
    draft.use("jane");
    return { what: "used jane", result: undefined };
  });
  writeRecord(folder, "leaders/jane (conflicted copy).json", "whatever this is");
  writeRecord(folder, "notes.txt", "buy milk");
  return folder;
}

let made: Promise<string> | undefined;

/** A copy each: waiting for the disk at every change would take most of the time. */
async function openScene(): Promise<Scene> {
  made ??= makeScene();
  const folder = join(newFolder(), "home");
  cpSync(await made, folder, { recursive: true });
  return { folder, store: openTestStore(folder) };
}

/** Numbers from 0 to below `limit`, the same in every run. */
function drawn(count: number, limit: number): number[] {
  return Array.from({ length: count }, (_, index) => (index * 7919 + 13) % limit);
}

describe("one damaged bit, seen through the store", () => {
  it("in a record: what was written, or which file, what is wrong and the newest whole version", async () => {
    const { folder, store } = await openScene();
    expect(recordIn(folder)["leaders/jane.json"]).toBe(janesText);
    for (const at of drawn(60, jane.length * 8)) {
      writeRecord(folder, "leaders/jane.json", flip(jane, at >> 3, at & 7));
      try {
        expect(store.read("jane")).toEqual(decodeBook(janesText));
      } catch (error) {
        expect(error, `bit ${at}`).toBeInstanceOf(UserError);
        const { message, hint } = error as UserError;
        expect(message, `bit ${at}`).toMatch(/^The record of "jane" cannot be read: leaders\/jane\.json \S.*\.$/s);
        // The version before the fourth change, which was made at 8:03.
        expect(hint).toBe(
          "The version before 2026-11-25 08:03 UTC is whole; it lacks put jane. To go back to it: socialtop doctor --repair",
        );
      }
    }
  });

  it("in what a change says of itself: it is listed as it was, or cannot be taken back", async () => {
    const { folder } = await openScene();
    const change = join(folder, "history/00000004");
    const [bytes, whole] = [readFileSync(join(change, "change.json")), readRecord(change)];
    expect(whole).toMatchObject({ number: 4, what: "put jane", files: [{ path: "leaders/jane.json" }] });
    for (let at = 0; at < bytes.length * 8; at++) {
      writeFileSync(join(change, "change.json"), flip(bytes, at >> 3, at & 7));
      expect([whole, null], `bit ${at}`).toContainEqual(readRecord(change));
    }
  });

  it("in what a change replaced: undo has it back byte for byte, or changes nothing", async () => {
    const { folder, store } = await openScene();
    await store.undo();
    const path = "history/00000004/leaders/jane.json";
    const kept = readFileSync(join(folder, path));
    for (const at of drawn(40, kept.length * 8)) {
      writeRecord(folder, path, flip(kept, at >> 3, at & 7));
      const undone = await store.undo().catch((error: unknown) => error);
      expect(String(undone), `bit ${at}`).toContain("is not kept whole: it cannot be taken back");
      expect(recordIn(folder)["leaders/jane.json"], `bit ${at}`).toBe(janesText);
    }
    writeRecord(folder, path, kept);
    await store.undo();
    expect(readFileSync(join(folder, "leaders/jane.json"))).toEqual(kept);
  });
});

const { format: _format, checksum: _checksum, ...content } = JSON.parse(janesText);
const { drafts: _drafts, ...withoutDrafts } = content;

/** Where the emoji begins, four bytes long. */
const party = jane.indexOf("🎉");

/** Whole files that are none of ours any more, and the words for what is wrong. */
const broken: readonly [what: string, bytes: string | Buffer, words: string][] = [
  ["nothing", "", "is empty"],
  ["white space alone", "\n \n", "is empty"],
  ["a list", "[]\n", "holds a list where an object should be"],
  ["null", "null\n", "holds null where an object should be"],
  ["a text", '"x"\n', "holds a string where an object should be"],
  ["a number", "1\n", "holds a number where an object should be"],
  ["half of it", jane.subarray(0, jane.length / 2), "ends in the middle"],
  ["a flipped bit that keeps the JSON valid", janesText.replace("Lyon", "Lyoo"), "its checksum does not fit"],
  ["a flipped bit in the checksum's name", janesText.replace('"checksum"', '"chechsum"'), 'an unknown "chechsum"'],
  ["a byte that is no UTF-8", flip(jane, jane.indexOf("ü"), 6), "its checksum does not fit"],
  ["NUL bytes alone", Buffer.alloc(jane.length), "is not valid JSON"],
  ["NUL bytes before", Buffer.concat([Buffer.alloc(8), jane]), "is not valid JSON"],
  [
    "NUL bytes inside",
    Buffer.concat([jane.subarray(0, 500), Buffer.alloc(512), jane.subarray(1012)]),
    "is not valid JSON",
  ],
  ["NUL bytes after", Buffer.concat([jane, Buffer.alloc(512)]), "is not valid JSON"],
  [
    "NUL bytes for its end",
    Buffer.concat([jane.subarray(0, 900), Buffer.alloc(jane.length - 900)]),
    "is not valid JSON",
  ],
  ["UTF-16", Buffer.from(janesText, "utf16le"), "is not valid JSON"],
  ["itself twice", janesText + janesText, "is not valid JSON"],
  ["a part twice", janesText.replace('"drafts"', '"drafts":[],\n"drafts"'), "a part twice"],
  [
    "another lay-out, and a letter",
    JSON.stringify(JSON.parse(janesText.replace("Lyon", "Lion")), null, 2),
    "checksum does not fit",
  ],
  [
    "a part twice, and no checksum",
    withoutChecksum(janesText).replace('"drafts"', '"drafts":[],\n"drafts"'),
    "a part twice",
  ],
  [
    "a name twice inside, and no checksum",
    withoutChecksum(janesText).replace('"day"', '"day":"2026-01-01","day"'),
    "a part twice",
  ],
  ["a part less, under a checksum that fits", encodeFile(withoutDrafts), "nothing at drafts where a list should be"],
  ["a part more, under a checksum that fits", encodeFile({ ...content, friends: [] }), 'an unknown "friends"'],
  ["a wrong type, under a checksum that fits", encodeFile({ ...content, removed: [7] }), "7 at removed[0] where text"],
  [
    "half a character",
    Buffer.concat([jane.subarray(0, party), Buffer.from([0xed, 0xa0, 0xbc]), jane.subarray(party + 4)]),
    "its checksum does not fit",
  ],
  [
    "what an editor saved in Latin-1, and no checksum",
    Buffer.from(withoutChecksum(janesText).replace("🎉", ""), "latin1"),
    "holds a character that is not UTF-8 (line 2, column 71)",
  ],
  ["another file of socialtop", fixture("settings-5"), "at profile where an object should be"],
];

type State = Record<string, string>;

/** The bytes, the place on the disk and the time of every file there is. */
function stateOf(folder: string): State {
  const describeFile = (path: string) => {
    const { ino, mtimeMs, mode } = statSync(join(folder, path));
    return `${ino} ${mtimeMs} ${mode} ${readFileSync(join(folder, path)).toString("base64")}`;
  };
  return Object.fromEntries(listFiles(folder).map((path) => [path, describeFile(path)]));
}

describe("a record in whose place there is", () => {
  it.each(broken)("%s: is named, put back, and kept; nothing else is touched", async (_what, bytes, words) => {
    const { folder, store } = await openScene();
    writeRecord(folder, "leaders/jane.json", bytes);
    expect(() => store.read("jane")).toThrow(/^The record of "jane" cannot be read: leaders\/jane\.json /);
    expect(() => store.read("jane")).toThrow(words);
    const before = stateOf(folder);
    const repairs = await store.repair();
    expect(repairs).toMatchObject([{ path: "leaders/jane.json", newestGoodAt: "2026-11-25T08:03:00.000Z" }]);
    expect(store.read("jane")).toEqual(bookOf(2));
    const { "leaders/jane.json": _broken, ...others } = before;
    const after = stateOf(folder);
    const { "leaders/jane.json": _mended, ...stayed } = after;
    const keptAs = repairs[0]?.brokenKeptAs ?? "";
    const added = ["history/00000006/change.json", "history/00000006/leaders/jane.json", keptAs];
    expect(
      Object.keys(after)
        .filter((path) => !(path in before))
        .sort(),
    ).toEqual(added.sort());
    expect(Object.fromEntries(Object.entries(stayed).filter(([path]) => path in before))).toEqual(others);
    expect(readFileSync(join(folder, keptAs))).toEqual(Buffer.from(bytes));
    await store.undo();
    expect(readFileSync(join(folder, "leaders/jane.json"))).toEqual(Buffer.from(bytes));
  });

  it.each([
    ["a byte order mark before it", `\ufeff${janesText}`],
    ["no checksum in it, as a hand leaves it", withoutChecksum(janesText)],
    ["line ends of Windows", janesText.replaceAll("\n", "\r\n")],
    ["a blank line at its end", `${janesText}\n`],
    ["the lay-out of another program", JSON.stringify(JSON.parse(janesText), null, 2)],
    ["no checksum in it and line ends of Windows", withoutChecksum(janesText).replaceAll("\n", "\r\n")],
  ])("the record with %s: is read as it was, and the next change keeps it", async (_what, text) => {
    const { folder, store } = await openScene();
    writeRecord(folder, "leaders/jane.json", text);
    expect(store.read("jane")).toEqual(decodeBook(janesText));
    expect([store.findDamage(), await store.repair()]).toEqual([[], []]);
    await put(store, "jane", bookOf(1));
    await store.undo();
    expect(recordIn(folder)["leaders/jane.json"]).toBe(text);
  });

  it("another leader's: is whole and read, and undo does not lose it", async () => {
    const { folder, store } = await openScene();
    const bob = recordIn(folder)["leaders/bob.json"] as string;
    writeRecord(folder, "leaders/jane.json", bob);
    expect(store.read("jane")).toEqual(bookOf(1));
    await expect(store.undo("jane")).rejects.toThrow("was changed by something else");
    expect(recordIn(folder)["leaders/jane.json"]).toBe(bob);
  });
});

describe("settings in whose place there is", () => {
  it.each(broken.slice(0, 7))("%s: are named, put back, and kept", async (_what, bytes) => {
    const { folder, store } = await openScene();
    await store.change((draft) => {
      draft.use("bob");
      return { what: "used bob", result: undefined };
    });
    writeRecord(folder, "settings.json", bytes);
    expect(() => store.current()).toThrow(/^The settings cannot be read: settings\.json /);
    const [repair] = await store.repair();
    expect(store.current()).toBe("jane");
    expect(readFileSync(join(folder, repair?.brokenKeptAs ?? ""))).toEqual(Buffer.from(bytes));
  });
});

it("a kept version that the disk does not give is passed over for an older one", async () => {
  const { folder, store } = await openScene();
  writeRecord(folder, "leaders/jane.json", "broken");
  rmSync(join(folder, "history/00000004/leaders/jane.json"));
  writeRecord(folder, "history/00000004/leaders/jane.json/in-the-way", "");
  expect(store.findDamage()).toMatchObject([{ newestGoodAt: "2026-11-25T08:02:00.000Z" }]);
});
