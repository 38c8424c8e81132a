import { readdirSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openMachine, temporaryFolder } from "../support/run.ts";
import { openBusyMachine, savedFiles } from "./shared.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("demo", () => {
  it("plays init, next, import, log and streak, each with its true output", async () => {
    const out = await openMachine().ok("demo");
    for (const command of ["init", "next", "import", "log", "streak"])
      expect(out).toMatch(new RegExp(`^\\$ socialtop ${command}`, "m"));
    // Steps, this week, a streak, a gap after a storm at a conference, and the next thing to do.
    expect(out).toContain("6 Stay awhile");
    expect(out).toMatch(/This week +[●○]/);
    expect(out).toMatch(/Streak +[1-9]\d* weeks on the guideline/);
    expect(out.replace(/\n +/g, " ")).toMatch(/2 weeks without a post, after 14 posts on .*: a storm, then silence/);
    expect(out).toContain("Next: ");
    expect(out).toContain("socialtop init");
  });

  it("asks nothing, leaves nothing behind and touches no record", async () => {
    const fresh = openMachine();
    const busy = await openBusyMachine();
    const files = savedFiles(busy);
    const temporary = temporaryFolder();
    vi.stubEnv("TMPDIR", temporary);
    const { code, err } = await fresh.run("demo");
    expect({ code, err, asked: fresh.asked }).toEqual({ code: 0, err: "", asked: [] });
    await busy.ok("demo");
    expect(readdirSync(temporary)).toEqual([]);
    expect(savedFiles(fresh)).toEqual({});
    expect(savedFiles(busy)).toEqual(files);
  });

  // A Monday, a Sunday, the turn of the year, a leap day, a day of a clock change in Paris.
  it.each(["2026-11-23", "2026-11-29", "2027-01-01", "2028-02-29", "2026-10-25", "2026-03-29"])(
    "tells the same story on %s",
    async (day) => {
      const { code, out, err } = await openMachine().run("demo", { now: `${day}T08:00:00Z` });
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out.replace(/\n +/g, " ")).toMatch(/a storm, then silence/);
      expect(out).toMatch(/LinkedIn post, today/);
      expect(out).not.toContain("Recorded already");
      expect(out).not.toMatch(/0 weeks on the guideline|[1-9]\d* skipped/);
    },
  );

  it("plays on the day that --today sets", async () => {
    expect(await openMachine().ok("demo --today 2026-03-04")).toContain("today (Wed 4 Mar)");
  });
});
