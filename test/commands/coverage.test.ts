import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles } from "../support/exports/source.ts";
import { xArchive } from "../support/exports/x.ts";
import { type Machine, openJanesMachine, temporaryFolder } from "../support/run.ts";

/** Jane committed on Monday, 5 January 2026; her X archive begins on Monday, 2 March, and has no post from 16 March to 12 April. */
async function openWithArchive(): Promise<Machine> {
  const machine = await openJanesMachine();
  const folder = temporaryFolder();
  const days = ["2026-03-02", "2026-03-04", "2026-03-10", "2026-04-13"];
  writeFiles(folder, xArchive(days.map((day) => ({ at: `${day}T10:00:00Z` }))));
  await machine.ok(["import", folder]);
  return machine;
}

const today = "--today 2026-04-15";

describe("a gap before a network's record", () => {
  it("is not called a gap: there is no record", async () => {
    const machine = await openWithArchive();
    const out = await machine.ok(`streak ${today}`);
    expect(out).toContain("16 Mar – 12 Apr   4 weeks without a post");
    expect(out.replace(/\s+/g, " ")).toContain(
      "5 Jan – 1 Mar no record before 2 Mar on X: 8 weeks that may have had posts",
    );
    expect(await machine.ok(`streak --explain ${today}`)).toMatch(/5 Jan – 1 Mar: no record before 2 Mar on X/);
  });

  it("is named in the JSON, beside the gaps as the rules have them", async () => {
    const machine = await openWithArchive();
    expect(await machine.json(`streak ${today}`)).toMatchObject({
      gaps: [
        { from: "2026-01-05", to: "2026-03-01", weeks: 8, storm: null },
        { from: "2026-03-16", to: "2026-04-12", weeks: 4, storm: null },
      ],
      noRecordBefore: [{ platform: "x", day: "2026-03-02", gaps: ["2026-01-05"] }],
    });
    expect(await machine.json(`streak --platform linkedin ${today}`)).not.toHaveProperty("noRecordBefore");
  });

  it("is one again once an older archive shows that there was nothing", async () => {
    const machine = await openWithArchive();
    const older = join(temporaryFolder(), "older.csv");
    writeFileSync(older, "Date,Platform,Kind\n2026-01-06,X,reply\n2026-03-02 11:00,X,reply\n");
    await machine.ok(["import", older]);
    const out = await machine.ok(`streak ${today}`);
    expect(out).toMatch(/5 Jan – 1 Mar +no record before 6 Jan on X/);
    writeFileSync(older, "Date,Platform,Kind\n2026-01-05,X,reply\n2026-03-02 11:00,X,reply\n");
    await machine.ok(["import", older]);
    expect(await machine.ok(`streak ${today}`)).toMatch(/5 Jan – 1 Mar +8 weeks without a post/);
  });

  it("is remembered by network, with the first and the last instant", async () => {
    const machine = await openWithArchive();
    expect(machine.book().imports).toMatchObject([
      {
        format: "x",
        coverage: [
          {
            platform: "x",
            firstDay: "2026-03-02",
            lastDay: "2026-04-13",
            firstAt: "2026-03-02T10:00:00.000Z",
            lastAt: "2026-04-13T10:00:00.000Z",
          },
        ],
      },
    ]);
  });
});
