import { describe, expect, it } from "vitest";
import { importers } from "../../src/importers/registry.ts";
import { openMachine } from "../support/run.ts";

/** As the issue of importing a whole history names them. */
const named = [
  "x",
  "linkedin",
  "mastodon",
  "bluesky",
  "facebook",
  "instagram",
  "threads",
  "swarm",
  "google",
  "yelp",
  "buffer",
  "hootsuite",
  "csv",
  "feed",
  "socialtop",
];

describe("import --list-formats", () => {
  it("lists each format with where to click to get it, before there is a plan", async () => {
    const out = await openMachine().ok("import --list-formats");
    for (const { id, label, howToGet } of importers) {
      expect(howToGet).toMatch(/\w{3}/);
      expect(out.replace(/\s+/g, " ")).toContain(`${id} ${label}: ${howToGet}`);
    }
    expect(importers.map(({ id }) => id).toSorted()).toEqual(named.toSorted());
  });

  it.each([50, 80])("fits %i columns", async (columns) => {
    const out = await openMachine().ok("import --list-formats", { columns });
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(columns);
  });

  it("is there as JSON", async () => {
    const { formats } = (await openMachine().json("import --list-formats")) as { formats: object[] };
    expect(formats).toEqual(importers.map(({ id, label, howToGet }) => ({ id, label, howToGet })));
  });

  it("is what import without a file points to", async () => {
    const { code, err } = await openMachine().run("import");
    expect(code).toBe(2);
    expect(err).toContain("socialtop import --list-formats");
  });
});
