import { describe, expect, test } from "vitest";
import { linkedinImporter } from "../../src/importers/linkedin.ts";
import { recognise } from "../../src/importers/registry.ts";
import { linkedinArchive, sharesCsv } from "../support/exports/linkedin.ts";
import { type ExportFiles, readOptions, sourceOf } from "../support/exports/source.ts";

const read = (files: ExportFiles, name?: string) => linkedinImporter.read(sourceOf(files, name), readOptions());

async function faultOf(files: ExportFiles): Promise<string> {
  const fault = await read(files).catch((error: unknown) => error);
  return (fault as Error).message;
}

describe("the larger archive of somebody who has not posted yet", () => {
  const besides = linkedinArchive({});

  test("is no fault: LinkedIn leaves out what is empty", async () => {
    expect(await read(besides, "Complete_LinkedInDataExport_11-20-2026.zip")).toMatchObject({
      rows: 0,
      warnings: [
        'There is no Shares.csv in it: nothing was posted, or it is not the larger ("Complete") archive.',
        expect.stringContaining("There is nothing in it"),
      ],
    });
  });

  test("is known by tables that only it holds, under any name", async () => {
    const files = {
      "Reactions.csv": "Date,Type,Link\n2026-11-01 10:00:00,LIKE,https://www.linkedin.com/a\n",
      "a.txt": "",
    };
    expect(await read(files, "linkedin")).toMatchObject({ rows: 0 });
  });
});

describe("a lone table without posts", () => {
  test.each([
    [
      "Saved_Items.csv",
      "savedItem,CreatedTime\nhttps://www.linkedin.com/a,2026-11-01 10:00:00 UTC\n",
      "posts that you saved",
    ],
    [
      "Votes - Copy.csv",
      "Date,Link,OptionText\n2026-11-01 10:00:00,https://www.linkedin.com/a,Yes\n",
      "your votes in polls",
    ],
    ["Events.csv", "Event Name,Event Time,Status,External Url\na,2026-11-01 10:00:00,ATTENDING,\n", "events"],
    ["Member_Follows.csv", "Date,FullName,Status\n2026-11-01 10:00:00,Ada,Active\n", "people whom you follow"],
    ["SearchQueries.csv", "Time,Search Query\n2026-11-01 10:00:00,lyon\n", "what you searched for"],
    [
      "Rich_Media.csv",
      "Date/Time,Media Description,Media Link\nNov 1,a,https://media.licdn.com/a\n",
      "a list of the pictures",
    ],
  ])("is named, and never taken for any table of posts: %s", async (name, content, holds) => {
    const found = await recognise(sourceOf({ [name]: content }));
    expect(found.map(({ importer }) => importer.id)).toEqual(["linkedin"]);
    expect(await faultOf({ [name]: content })).toContain(`${name} holds ${holds}`);
  });
});

test.each([
  ["posts.csv", "Date/Time,Network,Text,Media Link\n2026-11-01 10:00,X,a,\n"],
  ["team.csv", "Date,Full Name,Status,Platform\n2026-11-01,Ada,posted,X\n"],
])("a table of one's own that has such columns is not LinkedIn's: %s", async (name, content) => {
  expect((await recognise(sourceOf({ [name]: content }))).map(({ importer }) => importer.id)).toEqual(["csv"]);
});

describe("a table of shares that was cut off", () => {
  const whole = sharesCsv([{ date: "2026-11-01 10:00:00" }, { date: "2026-11-02 10:00:00" }]);

  test("within its last row ends in the middle, and says so", async () => {
    const cut = whole.slice(0, whole.indexOf("urn%3Ali", whole.indexOf("2026-11-02")) + 5);
    // The header is line 1.
    expect(await faultOf({ "Shares.csv": cut })).toBe("Shares.csv ends in the middle, at line 3.");
  });

  test("may well end without a line end", async () => {
    expect((await read({ "Shares.csv": whole.trimEnd() })).rows).toBe(2);
  });
});
