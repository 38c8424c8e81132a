import { chmodSync, mkdirSync, readdirSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import type { Source } from "../../src/importers/importer.ts";
import { openSource } from "../../src/system/source.ts";
import { inFolder, writeFiles } from "../support/exports/source.ts";
import { writeZip, type ZipEntry, zipOf } from "../support/exports/zip.ts";
import { readAll, textOf, withFile } from "../support/sources.ts";

const pathsOf = (source: Source): string[] => source.files.map((file) => file.path);

const withZip = <Result>(entries: readonly ZipEntry[], act: (source: Source) => Promise<Result>) =>
  withFile("archive.zip", writeZip(entries), act);

async function faultOf(promise: Promise<unknown>): Promise<UserError> {
  const fault = await promise.then(
    () => "no fault",
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(UserError);
  expect((fault as UserError).hint).toBeTruthy();
  return fault as UserError;
}

describe("a lone file", () => {
  test("is a source of one file, with its own name", async () => {
    await withFile("tweets.js", "window = 1", async (source) => {
      expect(source.name).toBe("tweets.js");
      expect(await readAll(source)).toEqual({ "tweets.js": "window = 1" });
      expect(source.files[0]?.size).toBe(10);
      expect(textOf((await source.files[0]?.readStart(3)) as Uint8Array)).toBe("win");
      expect(textOf((await source.files[0]?.readStart(300)) as Uint8Array)).toBe("window = 1");
    });
  });

  test("is given whole, in pieces and in part, however large it is", async () => {
    const content = Array.from({ length: 200_000 }, (_, index) => `${index},`).join("");
    await withFile("tweets.js", content, async ({ files: [file] }) => {
      const pieces: Uint8Array[] = [];
      for await (const piece of file?.readPieces?.() ?? []) pieces.push(piece);
      expect(pieces.length).toBeGreaterThan(2);
      expect(Buffer.concat(pieces).toString()).toBe(content);
      expect(textOf((await file?.read()) as Uint8Array)).toBe(content);
      // Nobody has to read all of it.
      for await (const piece of file?.readPieces?.() ?? []) {
        expect(content.startsWith(textOf(piece))).toBe(true);
        break;
      }
    });
  });

  test("that is not there, or not a file, is an error in words", async () => {
    await inFolder(async (folder) => {
      expect((await faultOf(openSource(join(folder, "nothing.zip")))).message).toMatch(
        /There is no file or folder .*nothing\.zip/,
      );
      writeFileSync(join(folder, "a"), "a");
      expect((await faultOf(openSource(join(folder, "a", "b")))).message).toContain("There is no file");
      expect((await faultOf(openSource(`${folder}/a\0b`))).message).toContain("There is no file");
      expect((await faultOf(openSource(join(folder, "x".repeat(5000))))).message).toContain("There is no file");
      expect((await faultOf(openSource("/dev/null"))).message).toBe("/dev/null is neither a file nor a folder.");
    });
  });

  test("that is empty is named", async () => {
    expect((await faultOf(withFile("a.csv", "", async () => {}))).message).toMatch(/a\.csv is empty\.$/);
  });

  test("that goes before its pieces are read is named", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "gone.js"), "x");
      const { source } = await openSource(join(folder, "gone.js"));
      unlinkSync(join(folder, "gone.js"));
      const readPieces = async () => {
        for await (const _ of source.files[0]?.readPieces?.() ?? []);
      };
      expect((await faultOf(readPieces())).message).toBe("There is no file or folder gone.js.");
    });
  });

  test("that may not be read is named", async ({ skip }) => {
    if (process.getuid?.() === 0) skip();
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.csv"), "a");
      chmodSync(join(folder, "a.csv"), 0);
      expect((await faultOf(openSource(join(folder, "a.csv")))).message).toContain("permission denied");
    });
  });

  test("with a hostile name does not reach the terminal with it", async () => {
    await inFolder(async (folder) => {
      const fault = await faultOf(openSource(join(folder, "\u001b[31mred\u202e.zip")));
      expect(fault.message).toMatch(/red\.zip\.$/);
      expect(fault.message).not.toContain("\u001b");
    });
  });

  test("named .zip that is none says so", async () => {
    expect((await faultOf(withFile("a.ZIP", "<html>sign in</html>", async () => {}))).message).toMatch(
      /is not a zip, although it is named so\.$/,
    );
  });
});

describe("a folder", () => {
  test("is all the files in it, with / between parts, without what macOS adds", async () => {
    await inFolder(async (folder) => {
      writeFiles(folder, {
        "twitter/data/tweets.js": "b",
        "a.txt": "a",
        "__MACOSX/a.txt": "x",
        "twitter/._a.txt": "x",
        "twitter/.DS_Store": "x",
      });
      const { source, close } = await openSource(folder);
      expect(await readAll(source)).toEqual({ "a.txt": "a", "twitter/data/tweets.js": "b" });
      await close();
    });
  });

  test("is not left through symbolic links", async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, "inside"));
      writeFiles(folder, { "secret.txt": "secret", "inside/a.txt": "a" });
      symlinkSync(join(folder, "secret.txt"), join(folder, "inside", "link.txt"));
      symlinkSync(folder, join(folder, "inside", "round"));
      const { source } = await openSource(join(folder, "inside"));
      expect(pathsOf(source)).toEqual(["a.txt"]);
    });
  });

  test("without a file is an error", async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, "empty", "emptier"), { recursive: true });
      const fault = await faultOf(openSource(join(folder, "empty")));
      expect(fault.message).toBe("There is no file in the folder empty.");
    });
  });
});

describe("a zip", () => {
  test("is known by its content, and read without being unpacked", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "download"), zipOf({ "data/tweets.js": "tweets", "data/account.js": "account" }));
      const { source, close } = await openSource(join(folder, "download"));
      expect(await readAll(source)).toEqual({ "data/account.js": "account", "data/tweets.js": "tweets" });
      expect(textOf((await source.files[1]?.readStart(4)) as Uint8Array)).toBe("twee");
      await close();
      expect(readdirSync(folder)).toEqual(["download"]);
    });
  });

  test("may be stored, deflated, or zip64", async () => {
    const long = "window.YTD ".repeat(50_000);
    await withZip([{ name: "a", content: long, isStored: true }], async (source) => {
      expect(await readAll(source)).toEqual({ a: long });
      expect((await source.files[0]?.readStart(5))?.length).toBe(5);
    });
    await withFile("a.zip", zipOf({ a: long, "b/c": "" }, { isZip64: true }), async (source) => {
      expect(await readAll(source)).toEqual({ a: long, "b/c": "" });
      expect((await source.files[0]?.readStart(5))?.length).toBe(5);
    });
  });

  test("may hold backslashes, folders, and what macOS adds", async () => {
    const entries = [
      { name: "data\\tweets.js", content: "tweets" },
      { name: "data/", content: "" },
      { name: "__MACOSX/data/._tweets.js", content: "x" },
      { name: "data/.DS_Store", content: "x" },
    ];
    await withZip(entries, async (source) => expect(pathsOf(source)).toEqual(["data/tweets.js"]));
  });

  test("with hostile names is read all the same, without them", async () => {
    const names = ["../../etc/passwd", "/etc/passwd", "C:\\x", "a/../../b", "..\\up", "nul\0l"];
    const entries = [...names, "good.txt"].map((name) => ({ name, content: name }));
    await withZip(entries, async (source) => expect(await readAll(source)).toEqual({ "good.txt": "good.txt" }));
    const link = { name: "link", content: "/etc/passwd", mode: 0o120777 };
    await withZip([link, { name: "a", content: "a" }], async (source) => expect(pathsOf(source)).toEqual(["a"]));
    const invalid = { name: new Uint8Array([0xff, 0xfe, 0x2f, 0x61]), content: "a" };
    await withZip([invalid], async (source) => expect(await readAll(source)).toEqual({ "\ufffd\ufffd/a": "a" }));
  });

  test("with one name twice holds the later file", async () => {
    const twice = ["first", "second"].map((content) => ({ name: "a", content }));
    await withZip(twice, async (source) => expect(await readAll(source)).toEqual({ a: "second" }));
  });

  test("cut short says so", async () => {
    const whole = zipOf({ "data/tweets.js": "tweets ".repeat(1000), b: "b" });
    for (const length of [4, 30, whole.length - 30, whole.length - 1]) {
      const fault = await faultOf(withFile("cut.zip", whole.subarray(0, length), async () => {}));
      expect(fault.message).toBe("cut.zip is a zip that ends in the middle.");
    }
  });

  test("whose directory is damaged says so", async () => {
    const bytes = Buffer.from(zipOf({ a: "a", b: "b" }));
    bytes[bytes.lastIndexOf("PK\u0001\u0002")] = 0;
    expect((await faultOf(withFile("a.zip", bytes, async () => {}))).message).toMatch(/^a\.zip is a damaged zip/);
  });

  test("without a file is an error", async () => {
    expect((await faultOf(withZip([], async () => {}))).message).toBe(
      "archive.zip is a zip without a file that can be read.",
    );
    expect((await faultOf(withZip([{ name: "a/", content: "" }], async () => {}))).message).toContain("without a file");
  });

  const readFirst = (entry: Partial<ZipEntry>) =>
    withZip([{ name: "a.js", content: "x".repeat(10_000), ...entry }], async (source) => source.files[0]?.read());

  test("with a password is an error when the file is read, not before", async () => {
    expect((await faultOf(readFirst({ isEncrypted: true }))).message).toBe(
      "archive.zip: a.js is protected by a password.",
    );
  });

  test("is held to the sizes it declares", async () => {
    expect((await faultOf(readFirst({ claims: { size: 9_999 } }))).message).toContain(
      "it holds more than the 9999 bytes",
    );
    expect((await faultOf(readFirst({ claims: { size: 10_001 } }))).message).toContain(
      "it holds 10000 bytes and declares 10001",
    );
    expect((await faultOf(readFirst({ claims: { size: 0 } }))).message).toContain("it holds more than the 0 bytes");
    expect((await faultOf(readFirst({ claims: { size: 1e9 } }))).message).toBe(
      "archive.zip: a.js unpacks to more than 200 times its size: no archive of posts does.",
    );
    expect((await faultOf(readFirst({ claims: { size: 3e9 } }))).message).toContain("too large to read: 3.0 GB");
    expect((await faultOf(readFirst({ isStored: true, claims: { size: 20_000 } }))).message).toContain(
      "cannot hold 20000",
    );
  });

  test("whose files lie over each other is a bomb: it is not even listed", async () => {
    const content = Array.from({ length: 5000 }, (_, index) => ((index * 7919) % 9973).toString(36)).join("");
    const copies = Array.from({ length: 20 }, (_, index) => ({
      name: `${index}.js`,
      content,
      liesOverFirst: index > 0,
    }));
    expect((await faultOf(withZip(copies, async () => {}))).message).toBe(
      "archive.zip is a damaged zip (its files lie over each other).",
    );
  });

  test("with a path that no system makes is read without that file", async () => {
    const long = `${".jpg.".repeat(2000)}/x.json`;
    await withZip(
      [
        { name: long, content: "{}" },
        { name: "good", content: "good" },
      ],
      async (source) => {
        expect(source.files.map(({ path }) => path)).toEqual(["good"]);
      },
    );
  });

  test("with a file too large to read is read all the same, but for that file", async () => {
    const records = { name: "Records.json", content: "{}", claims: { size: 3e9 } };
    await withZip([records, { name: "good", content: "good" }], async (source) => {
      const starts = await Promise.all(source.files.map((file) => file.readStart(1).then(textOf, String)));
      expect(starts[1]).toBe("g");
      expect((await faultOf(source.files[0]?.read() as Promise<unknown>)).message).toContain("too large to read");
    });
  });

  test("with damaged data, or packed in another way, is an error", async () => {
    expect((await faultOf(readFirst({ claims: { crc: 12 } }))).message).toContain("its checksum does not agree");
    expect((await faultOf(readFirst({ claims: { method: 14 } }))).message).toContain("cannot be read (method 14)");
    expect((await faultOf(readFirst({ isStored: true, claims: { method: 8 } }))).message).toContain("is damaged");
    expect(textOf((await readFirst({ claims: { crc: 0 } })) as Uint8Array)).toHaveLength(10_000);
  });

  test("gives a large file whole, in pieces and in part", async () => {
    const content = Array.from({ length: 400_000 }, (_, index) => `${index},`).join("");
    for (const isStored of [false, true]) {
      await withZip([{ name: "a.js", content, isStored }], async ({ files: [file] }) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of file?.readPieces?.() ?? []) pieces.push(piece);
        expect(pieces.length).toBeGreaterThan(2);
        expect(Buffer.concat(pieces).toString()).toBe(content);
        expect(textOf((await file?.read()) as Uint8Array)).toBe(content);
        expect(textOf((await file?.readStart(70_000)) as Uint8Array)).toBe(content.slice(0, 70_000));
        // Nobody has to read all of it.
        for await (const piece of file?.readPieces?.() ?? []) {
          expect(content.startsWith(textOf(piece))).toBe(true);
          break;
        }
      });
    }
  });

  test.each([
    ["its checksum does not agree", { crc: 12 }],
    ["it holds more than the 9999 bytes it declares", { size: 9_999 }],
    ["it holds 10000 bytes and declares 10001", { size: 10_001 }],
  ])("says in the end of the pieces that %s", async (fault, claims) => {
    await withZip([{ name: "a.js", content: "x".repeat(10_000), claims }], async ({ files: [file] }) => {
      const readAllPieces = async () => {
        for await (const _ of file?.readPieces?.() ?? []);
      };
      expect((await faultOf(readAllPieces())).message).toContain(fault);
    });
  });

  test.each(["?", "eight by", "more than what a gzip ends with"])(
    "gives all that is packed, and once, where something stands behind it: %s",
    async (strayBytes) => {
      for (const count of [10, 400_000]) {
        const content = Array.from({ length: count }, (_, index) => `${index},`).join("");
        await withZip([{ name: "a.js", content, strayBytes }], async ({ files: [file] }) => {
          expect(textOf((await file?.read()) as Uint8Array)).toBe(content);
        });
        // And is not taken at its word.
        const wrong = { name: "a.js", content, strayBytes, claims: { crc: 12 } };
        await withZip([wrong], async ({ files: [file] }) => {
          expect((await faultOf(file?.read() as Promise<unknown>)).message).toContain("its checksum does not agree");
        });
      }
    },
  );

  test("takes no end that stands in it for its own", async () => {
    const content = "x".repeat(10_000);
    // As a gzip ends, and what zlib passes over behind that.
    const end = Buffer.alloc(9);
    end.writeUInt32LE(crc32(content), 0);
    end.writeUInt32LE(content.length, 4);
    const entry = { name: "a.js", content, strayBytes: end };
    const faultWith = (claims: NonNullable<ZipEntry["claims"]>) =>
      faultOf(withZip([{ ...entry, claims }], async ({ files: [file] }) => file?.read()));
    expect((await faultWith({ crc: 123 })).message).toContain("its checksum does not agree");
    expect((await faultWith({ size: 10_500 })).message).toContain("it holds 10000 bytes and declares 10500");
    await withZip([entry], async ({ files: [file] }) => {
      expect(textOf((await file?.read()) as Uint8Array)).toBe(content);
    });
  });

  test("can be read after another of its files failed", async () => {
    const entries = [
      { name: "bad", content: "x".repeat(5000), claims: { size: 4000 } },
      { name: "good", content: "good" },
    ];
    await withZip(entries, async (source) => {
      await faultOf(source.files[0]?.read() as Promise<unknown>);
      expect(textOf((await source.files[1]?.read()) as Uint8Array)).toBe("good");
    });
  });
});
