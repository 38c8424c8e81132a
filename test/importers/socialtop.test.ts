import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { UserError } from "../../src/errors.ts";
import { encodeFile, encodeRecord } from "../../src/format/format.ts";
import type { SourceFile } from "../../src/importers/importer.ts";
import { readRecordFile, socialtopImporter } from "../../src/importers/socialtop.ts";
import { bookWith } from "../support/books.ts";
import { readOptions, recognises, sourceOf } from "../support/exports/source.ts";
import { withoutChecksum } from "../support/store.ts";

const fileOf = (text: string): SourceFile => sourceOf({ "jane.json": text }).files[0] as SourceFile;
const book = bookWith({ posts: ["2026-11-02", "2026-11-23"] });
const older = (version: number): string =>
  readFileSync(new URL(`../fixtures/formats/leader-${version}.json`, import.meta.url), "utf8");

describe("a record to be looked at", () => {
  it("comes with the day on which it was exported", async () => {
    const text = encodeRecord(book, "2026-11-26");
    expect(await readRecordFile(fileOf(text), "jane.json")).toEqual({ book, exportedOn: "2026-11-26" });
    // A hand has laid it out anew.
    const mended = JSON.stringify(JSON.parse(withoutChecksum(text)), null, 2);
    expect(await readRecordFile(fileOf(mended), "jane.json")).toEqual({ book, exportedOn: "2026-11-26" });
  });

  it("knows no day where it is a leader's own file, or was exported by an older socialtop", async () => {
    expect(await readRecordFile(fileOf(encodeFile(book)), "jane.json")).toEqual({ book, exportedOn: null });
    for (const version of [1, 2, 3]) {
      const { exportedOn } = await readRecordFile(fileOf(older(version)), "jane.json");
      expect(exportedOn).toBeNull();
    }
  });

  it("comes without what a terminal acts upon, and still with its day", async () => {
    const named = (role: string): Book => ({ ...book, profile: { ...book.profile, role } });
    const text = encodeRecord(named("\u001b[31mPresident\u202e"), "2026-11-26");
    expect(await readRecordFile(fileOf(text), "jane.json")).toEqual({
      book: named("President"),
      exportedOn: "2026-11-26",
    });
  });

  it.each(["null", '"2026-13-01"', '"yesterday"', "7"])("that says %s for its day is no whole record", async (day) => {
    const text = withoutChecksum(encodeRecord(book, "2026-11-26")).replace('"2026-11-26"', day);
    const reading = readRecordFile(fileOf(text), "jane.json");
    await expect(reading).rejects.toThrow(UserError);
    await expect(reading).rejects.toThrow(`jane.json is no whole record: it has ${day} at exportedOn where a day`);
  });
});

describe("a record to be imported", () => {
  it("is the same with the day of its export as without", async () => {
    const read = async (text: string) => {
      const source = sourceOf({ "jane.json": text });
      expect(await recognises(socialtopImporter, source)).toBe(true);
      return socialtopImporter.read(source, readOptions());
    };
    const result = await read(encodeRecord(book, "2026-11-26"));
    expect(result.record).toEqual(book);
    expect(result.activities).toEqual(book.activities);
    expect(result).toEqual(await read(encodeFile(book)));
  });
});
