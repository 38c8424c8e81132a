import { describe, expect, test } from "vitest";
import { ExitCode, UserError } from "../../src/errors.ts";
import { csvImporter } from "../../src/importers/csv.ts";
import type { ReadOptions } from "../../src/importers/importer.ts";
import { csvText } from "../support/exports/csv.ts";
import { readOptions, sourceOf } from "../support/exports/source.ts";

/** Reads a column of dates; Los Angeles is eight hours behind UTC in winter, seven in summer. */
const read = (cells: readonly string[], options: Partial<ReadOptions> = {}, header = "Date") => {
  const content = csvText([[header, "Text"], ...cells.map((cell) => [cell, "a"])]);
  const timeZone = "America/Los_Angeles";
  return csvImporter.read(sourceOf({ "a.csv": content }), readOptions({ platform: "x", timeZone, ...options }));
};

async function readOne(cell: string, options: Partial<ReadOptions> = {}, header?: string) {
  // A second row, so that one bad date is a row that is skipped, and not a wrong column.
  const { activities, skipped } = await read([cell, "2001-02-03"], options, header);
  const found = activities.find(({ day }) => day !== "2001-02-03");
  return found === undefined ? skipped[0]?.reason : [found.day, found.at ?? null];
}

describe("a date in a CSV file", () => {
  test.each([
    ["2026-11-01", "2026-11-01", null],
    ["2026-1-5", "2026-01-05", null],
    ["2026/11/01", "2026-11-01", null],
    ["2026.11.01", "2026-11-01", null],
    ["20261101", "2026-11-01", null],
    ["31/10/2026", "2026-10-31", null],
    ["10/31/2026", "2026-10-31", null],
    ["1.11.2026", "2026-11-01", null],
    ["03.04.2026", "2026-04-03", null],
    ["31-10-2026", "2026-10-31", null],
    ["31/10/26", "2026-10-31", null],
    ["25 Nov 2025", "2025-11-25", null],
    ["25 November 2025", "2025-11-25", null],
    ["25th of November, 2025", "2025-11-25", null],
    ["25. Nov. 2025", "2025-11-25", null],
    ["25-Nov-25", "2025-11-25", null],
    ["Nov 25, 2025", "2025-11-25", null],
    ["november 25th 2025", "2025-11-25", null],
    ["Sept 5, 2025", "2025-09-05", null],
    ["Tue, 25 Nov 2025", "2025-11-25", null],
    ["Tuesday, November 25, 2025", "2025-11-25", null],
    ["29 Feb 2024", "2024-02-29", null],
    ["  2026-11-01  ", "2026-11-01", null],
  ])("%s is a day: %s", async (cell, day, at) => {
    expect(await readOne(cell)).toEqual([day, at]);
  });

  test.each([
    ["2026-07-01 23:30", "2026-07-01", "2026-07-02T06:30:00.000Z"],
    ["2026-07-01T23:30:15", "2026-07-01", "2026-07-02T06:30:15.000Z"],
    ["2026-07-01 23:30:15.123456", "2026-07-01", "2026-07-02T06:30:15.123Z"],
    ["2026-01-01 00:00:00", "2026-01-01", "2026-01-01T08:00:00.000Z"],
    ["31/10/2026 14:33", "2026-10-31", "2026-10-31T21:33:00.000Z"],
    ["10/31/2026, 2:33:22 PM", "2026-10-31", "2026-10-31T21:33:22.000Z"],
    ["10/31/2026 12:05 a.m.", "2026-10-31", "2026-10-31T07:05:00.000Z"],
    ["10/31/26 12:05\u202fPM", "2026-10-31", "2026-10-31T19:05:00.000Z"],
    ["Nov 25, 2025 at 9:05 AM", "2025-11-25", "2025-11-25T17:05:00.000Z"],
    ["25 Nov 2025, 9 pm", "2025-11-25", "2025-11-26T05:00:00.000Z"],
    // The clocks skip from two to three on 8 March 2026.
    ["2026-03-08 02:30", "2026-03-08", "2026-03-08T10:30:00.000Z"],
  ])("without a zone is the leader's own: %s", async (cell, day, at) => {
    expect(await readOne(cell)).toEqual([day, at]);
  });

  test.each([
    ["2026-07-01T05:30:00Z", "2026-06-30", "2026-07-01T05:30:00.000Z"],
    ["2026-07-01 07:30:00 UTC", "2026-07-01", "2026-07-01T07:30:00.000Z"],
    ["2026-07-01T09:00+02:00", "2026-07-01", "2026-07-01T07:00:00.000Z"],
    ["2026-07-01 08:59:59 +0200", "2026-06-30", "2026-07-01T06:59:59.000Z"],
    ["2026-07-01 00:00:00+00", "2026-06-30", "2026-07-01T00:00:00.000Z"],
    ["2026-07-01T00:00:00-09:30", "2026-07-01", "2026-07-01T09:30:00.000Z"],
    ["Wed, 01 Jul 2026 05:30:00 GMT", "2026-06-30", "2026-07-01T05:30:00.000Z"],
    ["Wed, 01 Jul 2026 05:30:00 EST", "2026-07-01", "2026-07-01T10:30:00.000Z"],
    ["Wed Oct 10 02:19:24 +0000 2018", "2018-10-09", "2018-10-10T02:19:24.000Z"],
    ["Wed Nov 26 2025 01:00:00 GMT+0100 (Central European Standard Time)", "2025-11-25", "2025-11-26T00:00:00.000Z"],
    ["1782883800", "2026-06-30", "2026-07-01T05:30:00.000Z"],
    ["1782883800.5", "2026-06-30", "2026-07-01T05:30:00.500Z"],
    ["1782883800123", "2026-06-30", "2026-07-01T05:30:00.123Z"],
    ["999999999", "2001-09-08", "2001-09-09T01:46:39.000Z"],
  ])("with a zone is an instant: %s", async (cell, day, at) => {
    expect(await readOne(cell)).toEqual([day, at]);
  });

  test("is in UTC when its header says so", async () => {
    for (const header of ["Date (UTC)", "sent_at_utc", "Time GMT"]) {
      expect(await readOne("2026-07-01 05:30", {}, header)).toEqual(["2026-06-30", "2026-07-01T05:30:00.000Z"]);
      expect(await readOne("2026-07-01", {}, header)).toEqual(["2026-07-01", null]);
      expect(await readOne("2026-07-01 05:30-07:00", {}, header)).toEqual(["2026-07-01", "2026-07-01T12:30:00.000Z"]);
    }
  });

  test.each([
    ["2026-02-30", "a date that does not exist"],
    ["2025-02-29", "a date that does not exist"],
    ["2026-13-01", "a date that does not exist"],
    ["31/04/2026", "a date that does not exist"],
    ["32.01.2026", "a date that does not exist"],
    ["30 Feb 2026", "a date that does not exist"],
    ["Nov 31, 2025", "a date that does not exist"],
    ["2026-01-01 24:00", "a date that does not exist"],
    ["2026-01-01 10:60", "a date that does not exist"],
    ["2026-01-01 13:00 PM", "a date that does not exist"],
    ["2026-01-01 10:00+99:00", "a date that does not exist"],
    ["0000-01-01", "a date that does not exist"],
    ["2026-11-24", "dated in the future"],
    ["9999-12-31", "dated in the future"],
    ["9999999999999", "dated in the future"],
    ["2026-11-24T07:59:59Z", "kept"],
    ["2026-11-24T08:00:00Z", "dated in the future"],
    ["0001-01-01", "dated before 1990"],
    ["1989-12-31", "dated before 1990"],
    ["1 Jan 1970", "dated before 1990"],
    ["", "no date"],
    ["+275760-09-13", "a date that cannot be read"],
    ["275760-09-13T00:00:00Z", "a date that cannot be read"],
    ["soon", "a date that cannot be read"],
    ["25 Foo 2025", "a date that cannot be read"],
    ["2026-01-01 tomorrow", "a date that cannot be read"],
    ["2026-01-01 14", "a date that cannot be read"],
    ["12", "a date that cannot be read"],
    ["1e12", "a date that cannot be read"],
    ["2026-11-01\u0000", "a date that cannot be read"],
    [`2026-11-01 ${" ".repeat(100)}x`, "a date that cannot be read"],
    ["\ud83d", "a date that cannot be read"],
  ])("%j is skipped: %s", async (cell, reason) => {
    const found = await readOne(cell, { dateOrder: "dmy" });
    if (reason === "kept") expect(found).not.toBeTypeOf("string");
    else expect(found).toBe(reason);
  });
});

describe("the order of day and month", () => {
  const daysOf = async (cells: readonly string[], options: Partial<ReadOptions> = {}) =>
    (await read(cells, options)).activities.map(({ day }) => day);

  async function faultOf(cells: readonly string[]): Promise<UserError> {
    const fault = await read(cells).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UserError);
    expect((fault as UserError).exitCode).toBe(ExitCode.usage);
    expect((fault as UserError).hint).toMatch(/--date-order dmy .*--date-order mdy/);
    return fault as UserError;
  }

  test("is asked for when nothing settles it", async () => {
    const fault = await faultOf(["2026-01-01", "03/04/2026", "05/06/2026"]);
    expect(fault.message).toBe("03/04/2026 (line 3) can be two days, and no other date in the file settles it.");
    await faultOf(["3-4-2026"]);
    await faultOf(["03/04/26 10:00"]);
    // A date that exists in no order settles nothing.
    await faultOf(["03/04/2026", "31/02/2026", "45/45/2026"]);
  });

  test("is settled by one date that exists in one order alone", async () => {
    expect(await daysOf(["03/04/2026", "31/01/2026"])).toEqual(["2026-01-31", "2026-04-03"]);
    expect(await daysOf(["03/04/2026", "01/31/2026"])).toEqual(["2026-01-31", "2026-03-04"]);
    expect(await daysOf(["03/04/2026", "29/02/2024"])).toEqual(["2024-02-29", "2026-04-03"]);
    // Day and month are one number: nothing to ask.
    expect(await daysOf(["04/04/2026"])).toEqual(["2026-04-04"]);
  });

  test("is what the flag says", async () => {
    expect(await daysOf(["03/04/2026"], { dateOrder: "dmy" })).toEqual(["2026-04-03"]);
    expect(await daysOf(["03/04/2026"], { dateOrder: "mdy" })).toEqual(["2026-03-04"]);
    const { activities, skipped } = await read(["03/04/2026", "31/01/2026"], { dateOrder: "mdy" });
    expect(activities.map(({ day }) => day)).toEqual(["2026-03-04"]);
    expect(skipped).toEqual([{ reason: "a date that does not exist", position: 'line 3: "31/01/2026"' }]);
  });

  test("is asked for when two dates disagree", async () => {
    const fault = await faultOf(["31/01/2026", "01/31/2026"]);
    expect(fault.message).toBe(
      "The dates disagree: 31/01/2026 (line 2) has the day first, 01/31/2026 (line 3) the month.",
    );
  });

  test("is the day first with full stops, unless a date says otherwise", async () => {
    expect(await daysOf(["03.04.2026"])).toEqual(["2026-04-03"]);
    expect(await daysOf(["03.04.2026", "01.31.2026"])).toEqual(["2026-01-31", "2026-03-04"]);
    expect(await daysOf(["03.04.2026"], { dateOrder: "mdy" })).toEqual(["2026-03-04"]);
  });
});
