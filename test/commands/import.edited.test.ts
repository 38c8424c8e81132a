import { describe, expect, it } from "vitest";
import { tweetId, xArchive } from "../support/exports/x.ts";
import { zipOf } from "../support/exports/zip.ts";
import { type Machine, openJanesMachine } from "../support/run.ts";
import { fileWith } from "./shared.ts";

/** Posted at 23:58 in Paris on 2 November, and mended after midnight. */
const [posted, mended] = ["2026-11-02T22:58:00Z", "2026-11-02T23:20:00Z"];
const [first, last] = [tweetId(posted), tweetId(mended)];
const versions = [first, last];
const archive = fileWith(
  "twitter.zip",
  zipOf(
    xArchive([
      { at: mended, text: "A word on Lyon", versions },
      { at: posted, text: "A wrod on Lyon", versions },
    ]),
  ),
);
const addressOf = (id: string): string => `https://x.com/jane_doe/status/${id}`;

const activitiesOf = (machine: Machine) => machine.book().activities.map(({ id, day }) => [id, day]);

describe("a post on X that was edited", () => {
  it("is one, of the day on which it was posted, with its last words", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["import", archive]);
    expect(machine.book().activities).toMatchObject([
      { id: `x:${last}`, day: "2026-11-02", at: "2026-11-02T22:58:00.000Z", text: "A word on Lyon" },
    ]);
  });

  it.each([
    ["first", first],
    ["last", last],
  ])("is known by its %s version, whether logged before the import or after it", async (_, id) => {
    const before = await openJanesMachine();
    await before.ok(["log", addressOf(id)]);
    expect(await before.ok(["import", archive])).toMatch(/1 known already.*, 1 skipped/);
    expect(before.book().activities).toHaveLength(1);
    const after = await openJanesMachine();
    await after.ok(["import", archive]);
    expect(await after.ok(["log", addressOf(id)])).toContain("Recorded already");
    expect(activitiesOf(after)).toEqual([[`x:${last}`, "2026-11-02"]]);
  });

  it("stays removed, whichever version comes back", async () => {
    const machine = await openJanesMachine();
    await machine.ok(["import", archive]);
    await machine.ok("remove last --yes");
    const older = fileWith("older.zip", zipOf(xArchive([{ at: posted, text: "A wrod on Lyon" }])));
    expect(await machine.ok(["import", older])).toContain("removed by you before");
    expect(machine.book().activities).toEqual([]);
  });
});
