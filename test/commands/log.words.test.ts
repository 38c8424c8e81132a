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
    ["log https://x.com/jane/status/abc", "of a page, not of a post: https://x.com/jane/status/abc"],
    ["log https://twitter.com/jane/status", "of a page, not of a post"],
    ["log https://x.com/jane/status/", "of a page, not of a post"],
    ["log https://x.com/jane/status/0", "of a page, not of a post"],
    ["log https://x.com/i/web/status/99999999999999999999", "of a page, not of a post"],
    ["log https://x.com/jane/status/9999999999999999999999", "of a page, not of a post"],
    ["log --network x", "Did you mean --platform?"],
  ])("refuses %j", async (argv, words) => {
    await expectRefusal(await openJanesMachine(), argv, words);
  });

  // Noon of 26 November 2026, tomorrow, above 22 bits: the number's own form on each network.
  const [noon, none] = [Date.UTC(2026, 10, 26, 12), "does not tell its day, so it counts for today."];
  it.each([
    [
      `https://x.com/jane/status/${BigInt(noon - 1_288_834_974_657) << 22n}`,
      "tells a moment that is still to come, so",
    ],
    [
      `https://linkedin.com/feed/update/urn:li:share:${BigInt(noon) << 22n}`,
      "tells a moment that is still to come, so",
    ],
    // The last number of 63 bits.
    ["https://x.com/jane/status/9223372036854775807", "tells a moment that is still to come, so"],
    // From before there was a moment in the number, cut on its way, and none of X's own forms.
    ["https://twitter.com/jack/status/20", none],
    ["https://x.com/jane/status/1987000000000000000…", none],
    ["https://x.com/jane/article/abc", none],
    ["https://www.facebook.com/jane/posts/123", none],
  ])("takes %s for today, and says why", async (address, words) => {
    const jane = await openJanesMachine();
    const { code, err } = await jane.run(["log", address]);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining(`This address ${words}`) });
    expect(err).toContain("Another day? socialtop edit last --on yesterday");
    expect(jane.book().activities).toMatchObject([{ day: "2026-11-25" }]);
    expect(await jane.ok(["log", address])).toContain("Recorded already");
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
