import { describe, expect, it } from "vitest";
import { openJanesMachine } from "../support/run.ts";
import { expectRefusal } from "./shared.ts";

const first = "https://x.com/jane/status/1987000000000000000";
const second = "https://x.com/jane/status/1987000000100000000";

describe("log, with words and addresses mixed", () => {
  it("finds the address wherever it stands, in brackets or before a full stop", async () => {
    const jane = await openJanesMachine();
    await jane.ok(["log", "Great", "talk", `<${first}>.`]);
    expect(jane.book().activities).toMatchObject([{ id: "x:1987000000000000000", platform: "x", text: "Great talk" }]);
  });

  it("knows an address again without what was added to follow readers", async () => {
    const jane = await openJanesMachine();
    await jane.ok("log https://blog.example/lyon?utm_source=mail --platform blog");
    expect(await jane.ok("log https://blog.example/lyon?utm_source=x --platform blog")).toContain("Recorded already");
  });

  it.each([
    [["log", first, second], "one post at a time"],
    ["log yesterday", "socialtop log --on yesterday"],
    [["log", first, "yesterday"], `Try: socialtop log ${first} --on yesterday. As a note`],
    ["log linkedin", "socialtop log --platform linkedin"],
    ["log reply", "socialtop log --kind reply"],
    [["log", ""], "The note is empty"],
    ["log https://www.linkedin.com/feed/", "of a page, not of a post"],
    ["log https://www.linkedin.com/in/jane-doe/recent-activity/all/", "of a page, not of a post"],
    ["log https://x.com/jane", "of a page, not of a post"],
    ["log --network x", "Did you mean --platform?"],
  ])("refuses %j", async (argv, words) => {
    await expectRefusal(await openJanesMachine(), argv, words);
  });

  it("keeps the address in the line to try, in quotes where a shell needs them, and wherever it was typed", async () => {
    const jane = await openJanesMachine();
    const address = `${first}?a=1&b=2`;
    for (const argv of [
      ["log", address, "Fri 20 Nov"],
      ["log", "--url", address, "Fri 20 Nov"],
    ])
      expect((await jane.run(argv, { columns: 200 })).err).toContain(`socialtop log '${address}' --on "Fri 20 Nov".`);
  });

  it("takes a number for a note, which may be a rating", async () => {
    const jane = await openJanesMachine();
    await jane.ok("log 4.5 --kind review --platform yelp");
    expect(jane.book().activities).toMatchObject([{ day: "2026-11-25", text: "4.5" }]);
  });

  it("takes such a word as a note when it is said to be one", async () => {
    const jane = await openJanesMachine();
    await jane.ok("log --text yesterday");
    expect(jane.book().activities).toMatchObject([{ day: "2026-11-25", text: "yesterday" }]);
  });
});

describe("with several leaders", () => {
  it("each hint names the leader it is about, unless that one is used anyway", async () => {
    const jane = await openJanesMachine();
    await jane.ok('leaders add "Anna Schmidt"');
    expect(await jane.ok("log --platform x --as anna")).toContain("socialtop --as anna undo");
    expect(await jane.ok("next --as anna")).toContain("socialtop --as anna done");
    expect(await jane.ok("log --as jane")).toContain("Wrong? socialtop undo");
    // Errors too, and by the whole name as well.
    expect((await jane.run("edit nothing-such --text x --as anna")).err).toContain("socialtop --as anna activity");
    expect(await jane.ok(["next", "--as", "Anna Schmidt"])).toContain("socialtop --as anna done");
    expect((await jane.run("--as jane log --bogus")).err).toContain("socialtop log --help");
    expect(await jane.json(["streak", "--as", "Anna Schmidt"])).toMatchObject({ leader: "anna" });
  });
});

describe("a machine that tells no time zone", () => {
  it("gets a plan with days in UTC, and is told so", async () => {
    const { openMachine } = await import("../support/run.ts");
    const machine = openMachine();
    const { code, err } = await machine.run("init --name Jane --yes", { timeZone: "Mars/Phobos" });
    expect(code).toBe(0);
    expect(err).toContain("socialtop settings time-zone");
    expect(machine.book("jane").profile.timeZone).toBe("UTC");
  });
});
