import { spawnSync } from "node:child_process";
import { readdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { Source } from "../../src/importers/importer.ts";
import { openSource } from "../../src/system/source.ts";
import { openTar } from "../../src/system/tar.ts";
import { inFolder, toBytes, writeFiles } from "../support/exports/source.ts";
import { longName, paxHeader, type TarSketch, tarGzOf, tarOf, writeTar } from "../support/exports/tar.ts";
import { readAll, textOf, withFile } from "../support/sources.ts";

/** What is in this tar, as it is and packed: the same. */
async function readTar(entries: readonly TarSketch[]): Promise<Record<string, string>> {
  const bytes = writeTar(entries);
  const plain = await withFile("archive.tar", bytes, readAll);
  expect(await withFile("archive.tar.gz", gzipSync(bytes), readAll)).toEqual(plain);
  return plain;
}

async function faultOf(
  name: string,
  bytes: Uint8Array | string,
  act = readAll as (source: Source) => Promise<unknown>,
) {
  const fault = await withFile(name, bytes, act).then(
    () => "no fault",
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(UserError);
  expect((fault as UserError).hint).toBeTruthy();
  return (fault as UserError).message;
}

/** Bytes that do not shrink, the same on every run. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

describe("a tar, packed or not", () => {
  const files = { "outbox.json": "[1, 2]", "media/1.jpg": "not a picture", "empty.txt": "", "b/c.csv": "a,b" };

  test.each([
    ["archive.tar", tarOf(files)],
    ["archive.tar.gz", tarGzOf(files)],
    ["download", tarGzOf(files)],
    // Some browsers unpack while they download, and keep the name.
    ["archive.tar.gz", tarOf(files)],
  ])("is known by its content, and read without being unpacked (%s)", async (name, bytes) => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, name), bytes);
      const { source, close } = await openSource(join(folder, name));
      expect(source.name).toBe(name);
      expect(source.files.map(({ path, size }) => [path, size])).toEqual([
        ["b/c.csv", 3],
        ["empty.txt", 0],
        ["media/1.jpg", 13],
        ["outbox.json", 6],
      ]);
      expect(await readAll(source)).toEqual(files);
      await close();
      expect(readdirSync(folder)).toEqual([name]);
    });
  });

  test("gives the start of a file, and no more", async () => {
    const content = { "a.json": "x".repeat(50_000), "b.jpg": "picture" };
    for (const bytes of [tarOf(content), tarGzOf(content)]) {
      await withFile("a", bytes, async ({ files: [text, picture] }) => {
        for (const length of [0, 1, 20_000, 20_001, 50_000]) {
          expect(textOf(await text?.readStart(length))).toBe("x".repeat(length));
        }
        expect((await text?.readStart(1e9))?.length).toBe(50_000);
        expect(textOf(await picture?.readStart(3))).toBe("pic");
      });
    }
  });

  test("finds every file among large ones, in any order and at once", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`${index}.json`, `${index} `.repeat(index * 331)]),
    );
    const bytes = tarGzOf({ "video.mp4": noise(1_000_000), ...many, "video2.mp4": noise(500_000) });
    await withFile("a.tgz", bytes, async ({ files }) => {
      const texts = files.filter(({ path }) => path.endsWith(".json")).toReversed();
      const contents = await Promise.all(texts.map(async ({ path, read }) => [path, textOf(await read())]));
      expect(Object.fromEntries(contents)).toEqual(many);
      const video = await files.find(({ path }) => path === "video2.mp4")?.read();
      expect(Buffer.compare(video as Uint8Array, noise(500_000))).toBe(0);
    });
  });

  test.each([["gnu"], ["posix"], ["ustar"], ["v7"]])("is read as tar writes it (%s)", async (format) => {
    await inFolder(async (folder) => {
      const hasLongNames = format === "gnu" || format === "posix";
      const content = {
        "a.json": "a",
        "日本.json": "b",
        [`${"deep/".repeat(15)}name.json`]: "c",
        [`${"x".repeat(hasLongNames ? 200 : 90)}.json`]: "d",
        ...(hasLongNames ? { [`media/${"115/".repeat(40)}${"ä".repeat(60)}.json`]: "e" } : {}),
      };
      writeFiles(join(folder, "in"), content);
      symlinkSync("/etc/passwd", join(folder, "in/link"));
      if (hasLongNames) {
        writeFileSync(join(folder, "in/holes.json"), "");
        truncateSync(join(folder, "in/holes.json"), 1_000_000);
      }
      const made = spawnSync("tar", [`--format=${format}`, "-czSf", "out.tar.gz", "-C", "in", "."], { cwd: folder });
      // Not every machine has GNU tar.
      if (made.status !== 0) return;
      const { source, close } = await openSource(join(folder, "out.tar.gz"));
      expect(await readAll(source)).toEqual(content);
      await close();
    });
  });

  test("may say names in every way there is", async () => {
    const long = `${"long/".repeat(50)}ü.json`;
    expect(
      await readTar([
        { name: "c.json", prefix: "a/b", content: "1" },
        { name: "old.json", magic: "none", content: "2", type: "\0" },
        // GNU keeps times where POSIX has the prefix.
        { name: "gnu.json", prefix: "14500000000", magic: "ustar  ", content: "3" },
        longName(long),
        { name: long.slice(0, 100), content: "4" },
        paxHeader({ comment: "of all" }, "g"),
        paxHeader({ mtime: "1.5", path: `pax/${long}` }),
        { name: "short", content: "5" },
        { name: "./d//e/./f.json", content: "6" },
        { name: "one-piece.json", type: "7", content: "7" },
        { name: "n".repeat(100), content: "8" },
      ]),
    ).toEqual({
      "a/b/c.json": "1",
      "old.json": "2",
      "gnu.json": "3",
      [long]: "4",
      [`pax/${long}`]: "5",
      "d/e/f.json": "6",
      "one-piece.json": "7",
      ["n".repeat(100)]: "8",
    });
  });

  test("may say sizes in every way there is", async () => {
    const binary = Uint8Array.from([0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x58]);
    expect(
      await readTar([
        { name: "spaces", content: "abc", claims: { size: "         3 \0" } },
        { name: "binary", content: "x".repeat(600), claims: { size: binary } },
        paxHeader({ size: "700" }),
        { name: "pax", content: "y".repeat(700), claims: { size: `${"0".repeat(11)}\0` } },
        { name: "last", content: "z" },
      ]),
    ).toEqual({ spaces: "abc", binary: "x".repeat(600), pax: "y".repeat(700), last: "z" });
  });

  test("is read without links, devices, folders, and what macOS adds", async () => {
    const links = ["1", "2"].map((type) => ({ name: `link${type}`, type, link: "/etc/passwd" }));
    const others = ["3", "4", "5", "6"].map((type) => ({ name: `type${type}`, type }));
    const sparse = [
      paxHeader({ "GNU.sparse.major": "1", "GNU.sparse.name": "holes" }),
      { name: "holes", content: "x" },
    ];
    const label = { name: "label", type: "V" };
    const macos = ["._a.json", "__MACOSX/a.json", "in/.DS_Store"].map((name) => ({ name, content: "x" }));
    const folder = { name: "folder/" };
    expect(
      await readTar([...links, ...others, ...sparse, label, ...macos, folder, { name: "a", content: "a" }]),
    ).toEqual({
      a: "a",
    });
  });

  test("with hostile names is read all the same, without them", async () => {
    const names = ["../../etc/passwd", "/etc/passwd", "C:\\x", "a/../../b", "..", "."];
    const entries = [...names, "good.txt"].map((name) => ({ name, content: name }));
    const inPax = [paxHeader({ path: "../up" }), { name: "x", content: "x" }];
    expect(await readTar([...inPax, ...entries])).toEqual({ "good.txt": "good.txt" });
    const invalid = { name: new Uint8Array([0xff, 0xfe, 0x2f, 0x61]), content: "a" };
    expect(await readTar([invalid, { name: "__proto__", content: "b" }])).toEqual(
      Object.fromEntries([["\ufffd\ufffd/a", "a"]]),
    );
  });

  test("with one name twice holds the later file", async () => {
    const entries = ["first", "second"].flatMap((content) => [
      { name: "a", content },
      { name: "./b", content },
    ]);
    expect(await readTar(entries)).toEqual({ a: "second", b: "second" });
  });

  test("without a file is an error", async () => {
    expect(await faultOf("a.tar", writeTar([{ name: "a/", type: "5" }]))).toBe(
      "a.tar is a tar without a file that can be read.",
    );
    expect(await faultOf("a.tgz", gzipSync(new Uint8Array(10_240)))).toBe(
      "a.tgz is a tar.gz without a file that can be read.",
    );
  });
});

describe("a damaged tar", () => {
  const files = { "a.json": noise(5000), "b.json": "b".repeat(700), "c.json": "c" };
  const whole = tarOf(files);
  const packed = gzipSync(whole);

  test("cut short says so", async () => {
    // Headers and contents: 512 + 5120 + 512 + 1024 + 512 + 512 bytes; then the mark, two blocks.
    for (const length of [400, 512, 700, 5632, 6000, 6656, 7168, 7168 + 513, 8191, 8192, 9215]) {
      expect(await faultOf("cut.tar", whole.subarray(0, length))).toBe("cut.tar is a tar that ends in the middle.");
    }
    expect(Object.keys(await withFile("cut.tar", whole.subarray(0, 9216), readAll))).toEqual(Object.keys(files));
    for (const length of [10, 11, 100, 3000, packed.length - 9, packed.length - 1]) {
      expect(await faultOf("cut.tar.gz", packed.subarray(0, length))).toBe(
        "cut.tar.gz is a tar.gz that ends in the middle.",
      );
    }
    for (const length of [5632 + 100, 7000]) {
      expect(await faultOf("cut.tar.gz", gzipSync(whole.subarray(0, length)))).toBe(
        "cut.tar.gz is a tar.gz that ends in the middle.",
      );
    }
  });

  test("may lack the mark of its end when a gzip around it is whole", async () => {
    const unmarked = writeTar([{ name: "a", content: "a" }], { isMarked: false });
    expect(await withFile("a.tgz", gzipSync(unmarked), readAll)).toEqual({ a: "a" });
    expect(await faultOf("a.tar", unmarked)).toBe("a.tar is a tar that ends in the middle.");
  });

  test("may have anything after the mark of its end", async () => {
    const entries = [{ name: "a", content: "a" }];
    const rests = [noise(5000), tarOf({ b: "b" }), new Uint8Array(2_000_000), noise(2_000_000)];
    for (const rest of rests) {
      const bytes = Buffer.concat([writeTar(entries), rest]);
      expect(await withFile("a.tar", bytes, readAll)).toEqual({ a: "a" });
      expect(await withFile("a.tgz", gzipSync(bytes), readAll)).toEqual({ a: "a" });
    }
  });

  const damage = (at: number) => {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    return bytes;
  };

  test("with a damaged header says so", async () => {
    for (const at of [0, 5632, 5632 + 100, 5632 + 124, 5632 + 150, 5632 + 400]) {
      expect(await faultOf("a.tar", damage(at))).toBe("a.tar is a damaged tar (checksum failure).");
      expect(await faultOf("a.tgz", gzipSync(damage(at)))).toBe("a.tgz is a damaged tar (checksum failure).");
    }
  });

  test.each([
    [
      "size beyond all numbers",
      { name: "b", claims: { size: Uint8Array.from({ length: 12 }, (_, at) => (at === 0 ? 0x80 : 0xff)) } },
    ],
    ["size in no known form", { name: "b", claims: { size: Uint8Array.from({ length: 12 }, () => 0x81) } }],
    ["checksum of its own", { name: "b", claims: { sum: "0001234\0" } }],
    ["file without a name", { name: "", content: "b" }],
    ["link that leads nowhere", { name: "b", type: "2" }],
  ])("with a %s says so", async (_, entry) => {
    const bytes = writeTar([{ name: "a", content: "a" }, entry, { name: "c", content: "c" }]);
    expect(await faultOf("a.tar", bytes)).toMatch(/^a\.tar is a damaged tar \([a-z0-9 ]+\)\.$/);
  });

  test("that declares more than there is ends in the middle, however much", async () => {
    for (const size of [
      "77777777777\0",
      Uint8Array.from([0x80, 0, 0, 0, 0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    ]) {
      const bytes = writeTar([{ name: "a.json", content: "a", claims: { size } }]);
      expect(await faultOf("a.tar", bytes)).toBe("a.tar is a tar that ends in the middle.");
      expect(await faultOf("a.tgz", gzipSync(bytes))).toBe("a.tgz is a tar.gz that ends in the middle.");
    }
  });

  test("with a name of megabytes is not read into memory", async () => {
    const bytes = writeTar([longName("x".repeat(1_048_576)), { name: "x" }]);
    expect(await faultOf("a.tar", bytes)).toBe("a.tar is a damaged tar (a header is longer than a megabyte).");
  });

  test.each([
    ["no records", "hello"],
    ["a record without an end", "9999999 path=b"],
    ["a record of no length", "0 path=b\n"],
    ["a record that is too short", "2 path=b\n"],
    ["a negative length", "-9 path=b\n"],
    ["a size that is none", "16 size=12monkeys\n"],
    ["nothing", ""],
  ])("whose extra header holds %s falls back to the plain one", async (_, content) => {
    const extra = { name: "x", type: "x", content };
    expect(await readTar([extra, { name: "a", content: "a" }])).toEqual({ a: "a" });
  });
});

describe("a gzip", () => {
  test("of a single file says what to do with it", async () => {
    const words = "is a gzip of a single file, not of an archive.";
    const packed = gzipSync(tarOf({ "outbox.json": "[]" }));
    for (const content of [
      '{"orderedItems": []}',
      "",
      "x".repeat(100_000),
      noise(2000),
      packed,
      packed.subarray(0, 9),
    ]) {
      expect(await faultOf("outbox.json.gz", gzipSync(content))).toBe(`outbox.json.gz ${words}`);
    }
  });

  test("that is damaged says so", async () => {
    const bytes = gzipSync(tarOf({ "a.json": noise(50_000) }));
    const flip = (at: number) => Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 0xff : byte));
    expect(await faultOf("a.tgz", flip(bytes.length - 6))).toMatch(/^a\.tgz is a damaged gzip \(/);
    expect(await faultOf("a.tgz", flip(2))).toMatch(/^a\.tgz is a damaged gzip \(/);
    // A changed letter: only the checksum tells.
    expect(await faultOf("a.tgz", flip(30_000))).toMatch(/^a\.tgz is a damaged /);
  });

  test("may be of several parts", async () => {
    const bytes = tarOf({ "a.json": "a".repeat(5000), b: "b" });
    const parts = [bytes.subarray(0, 3000), bytes.subarray(3000)].map((part) => gzipSync(part));
    expect(await withFile("a.tgz", Buffer.concat(parts), readAll)).toEqual({ "a.json": "a".repeat(5000), b: "b" });
  });

  test("that never ends to unpack is left", async () => {
    const header = writeTar([{ name: "zeros.json", claims: { size: "77777777777\0" } }], { isMarked: false });
    const bomb = gzipSync(Buffer.concat([header, Buffer.alloc(80_000_000)]));
    expect(await faultOf("bomb.tgz", bomb)).toBe(
      "bomb.tgz unpacks to more than 200 times its size: no archive of posts does.",
    );
    // Nor does it help to be empty, or packed twice.
    expect(await faultOf("zeros.gz", gzipSync(Buffer.alloc(80_000_000)))).toMatch(/ unpacks to more than 200 times /);
    expect(await faultOf("twice.gz", gzipSync(bomb))).toMatch(/ is a gzip of a single file, not of an archive\.$/);
  });

  test("named so that is none says so", async () => {
    for (const name of ["a.tar.gz", "a.TGZ"]) {
      expect(await faultOf(name, "<html>sign in</html>")).toMatch(/is not a tar\.gz, although it is named so\.$/);
    }
    expect(await faultOf("a.tar", "<html>sign in</html>")).toMatch(/is not a tar, although it is named so\.$/);
  });
});

describe("damaged bytes", () => {
  const content = { "a.json": noise(3000), "media/1.jpg": noise(700), "b.json": "b".repeat(40_000), "c.json": "c" };
  const long = `${"long/".repeat(50)}ü.json`;
  const entries = Object.entries(content).map(([name, text]) => ({ name, content: text }));
  const whole = writeTar([
    ...entries,
    longName(long),
    { name: "x", content: "d" },
    paxHeader({ path: "e.json" }),
    { name: "x", content: "e" },
  ]);
  const texts = { ...content, [long]: "d", "e.json": "e" };
  const wanted = Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, textOf(toBytes(text))]));

  /** What is in an archive of these bytes; null when a UserError tells what is wrong. Anything else ends the test. */
  async function readOrRefuse(folder: string, bytes: Uint8Array, isPacked: boolean) {
    const path = join(folder, "archive");
    writeFileSync(path, bytes);
    try {
      const { files } = await openTar(path, "archive", isPacked);
      return await readAll({ name: "archive", files });
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      return null;
    }
  }

  /** The same numbers on every run: https://en.wikipedia.org/wiki/Linear_congruential_generator (Numerical Recipes). */
  function createDice(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  }

  function mutate(bytes: Uint8Array, dice: (below: number) => number): Uint8Array {
    const at = dice(bytes.length);
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    const changes = [
      () => Buffer.concat([before, Buffer.from([dice(256)]), after.subarray(1)]),
      () => Buffer.concat([before, noise(1 + dice(600)), after]),
      () => Buffer.concat([before, after.subarray(1 + dice(600))]),
      () => Buffer.concat([before, after.subarray(0, 1 + dice(600)), after]),
      () => before,
    ];
    return (changes[dice(changes.length)] as () => Uint8Array)();
  }

  test.each([
    ["tar.gz", gzipSync(whole), true],
    ["tar", whole, false],
  ])("of a %s are told in words; where there is a checksum of all, none pass", async (_, bytes, isPacked) => {
    const dice = createDice(2026);
    await inFolder(async (folder) => {
      expect(await readOrRefuse(folder, bytes, isPacked)).toEqual(wanted);
      for (let run = 0; run < 400; run++) {
        let damaged = bytes;
        for (let change = dice(3); change >= 0; change--) damaged = mutate(damaged, dice);
        const found = await readOrRefuse(folder, damaged, isPacked);
        // A gzip has a checksum of all that is in it; a tar has some of its headers only.
        if (isPacked && found !== null) expect(found).toEqual(wanted);
      }
    });
  });

  test("in a header are seen, whatever is around it", async () => {
    await inFolder(async (folder) => {
      // The first header, and the one after 512 + 3072 bytes.
      for (const header of [0, 3584]) {
        const unseen: number[] = [];
        for (let at = 0; at < 512; at++) {
          const bytes = Buffer.from(whole);
          bytes[header + at] = (bytes[header + at] ?? 0) ^ 0x11;
          const found = await readOrRefuse(folder, bytes, false);
          if (found === null) continue;
          unseen.push(at);
          expect(found).toEqual(wanted);
        }
        // What ends the digits of the checksum.
        expect(unseen).toEqual([154, 155]);
      }
    });
  });
});
