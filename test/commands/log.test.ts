import { describe, expect, it } from "vitest";
import { youtubeFeed } from "../support/exports/feed.ts";
import { openJanesMachine, openMachine } from "../support/run.ts";
import { changeBook, fileWith } from "./shared.ts";

// The usual now is Wednesday, 25 November 2026, 09:00 in Paris.

/** 24 November 2026, 23:30 UTC: in Paris already the 25th. 1795908600000 ms, above 22 bits. */
const lateAddress = `https://www.linkedin.com/posts/jane-doe_lyon-activity-${1795563000000n << 22n}-a1b2`;

describe("log", () => {
  it("records today on the network used last, without a question", async () => {
    const jane = await openJanesMachine();
    await jane.ok("log --platform x");
    await jane.ok("log Spoke about Lyon");
    expect(jane.book().activities.at(-1)).toMatchObject({
      day: "2026-11-25",
      platform: "x",
      kind: "post",
      text: "Spoke about Lyon",
    });
    expect(jane.asked).toEqual([]);
  });

  it("takes platform, identity and the leader's own day from an address", async () => {
    const jane = await openJanesMachine();
    const out = await jane.ok(["log", lateAddress]);
    expect(new Date(1795563000000).toISOString()).toBe("2026-11-24T23:30:00.000Z");
    expect(out).toContain("LinkedIn post, today (Wed 25 Nov)");
    expect(jane.book().activities).toMatchObject([
      {
        id: `linkedin:${1795563000000n << 22n}`,
        day: "2026-11-25",
        platform: "linkedin",
        at: "2026-11-24T23:30:00.000Z",
      },
    ]);
  });

  it("records the same address once", async () => {
    const jane = await openJanesMachine();
    await jane.ok(["log", lateAddress]);
    expect(await jane.ok(["log", lateAddress])).toContain("Recorded already");
    expect(jane.book().activities).toHaveLength(1);
  });

  it("records a video once, whichever of its addresses is pasted", async () => {
    const jane = await openJanesMachine();
    await jane.ok("log https://youtu.be/dQw4w9WgXcQ");
    for (const address of ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", "youtube.com/shorts/dQw4w9WgXcQ"])
      expect(await jane.ok(["log", address])).toContain("Recorded already: YouTube post");
    expect(jane.book().activities).toMatchObject([{ id: "youtube:dQw4w9WgXcQ", url: "https://youtu.be/dQw4w9WgXcQ" }]);
    // What is said below it has the video's address, and is something else.
    await jane.ok("log --kind reply https://youtu.be/dQw4w9WgXcQ");
    expect(jane.book().activities).toHaveLength(2);
  });

  it("knows a video that was logged when its address told no identity yet", async () => {
    const jane = await openJanesMachine();
    const old = { day: "2026-11-20", kind: "post", platform: "youtube", source: "log" } as const;
    const activities = [{ ...old, id: "log:abcdefgh", url: "https://youtu.be/dQw4w9WgXcQ" }];
    await changeBook(jane, (book) => ({ ...book, activities }));
    for (const address of ["https://youtu.be/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ"])
      expect(await jane.ok(["log", address])).toContain("Recorded already: YouTube post");
    const feed = youtubeFeed([{ id: "dQw4w9WgXcQ", at: "2026-11-20T10:00:00+00:00", title: "Hello" }]);
    await jane.ok(["import", fileWith("videos.xml", feed)]);
    expect(jane.book().activities).toMatchObject([{ id: "log:abcdefgh", text: "Hello" }]);
    await jane.ok("log https://www.youtube.com/watch?v=aaaaaaaaaaa");
    expect(jane.book().activities).toHaveLength(2);
  });

  it.each([
    ["https://www.instagram.com/stories/quin/3500000000000000000/", "Instagram story"],
    ["https://www.facebook.com/stories/100000000000000/UzpfSVNDOjEyMw==/", "Facebook story"],
  ])("records the address of a story beside the posts, unless told otherwise: %s", async (address, name) => {
    const jane = await openJanesMachine();
    const out = await jane.ok(["log", address]);
    expect(out).toContain(name);
    expect(out).toContain("Beside your posts: it does not count as a posting day.");
    expect(await jane.ok(["log", address])).toContain(`Recorded already: ${name}`);
    await jane.ok(["log", "--kind", "post", address]);
    expect(jane.book().activities.map(({ kind }) => kind)).toEqual(["story", "post"]);
  });

  it("records the same words twice, for they may be two posts, and says so", async () => {
    const jane = await openJanesMachine();
    await jane.ok(["log", "Spoke about Lyon"]);
    const remark = "  The same words are in the record for that day: these are two posts now.\n";
    expect(await jane.run(["log", "Spoke about Lyon"])).toMatchObject({ code: 0, err: remark });
    expect(jane.book().activities).toHaveLength(2);
    const others = ["log Spoke about Oslo", "log --on monday Spoke about Lyon", "log --platform x Spoke about Lyon"];
    for (const other of [...others, "log", "log"]) expect(await jane.run(other)).toMatchObject({ code: 0, err: "" });
  });

  it("records nothing in the future, where --today may look", async () => {
    const jane = await openJanesMachine();
    const refused = {
      code: 2,
      out: "",
      err: "  2027-01-05 is in the future: today is 2026-11-25.\n  Record it once it has happened.\n",
    };
    expect(await jane.run("log --today 2027-01-05")).toEqual(refused);
    await jane.ok("log");
    expect(await jane.run("edit last --on 2027-01-05 --today 2027-01-06")).toEqual(refused);
    expect(jane.book().activities).toMatchObject([{ day: "2026-11-25" }]);
    await jane.ok("log --today 2026-11-20");
  });

  it("says what the week needs now", async () => {
    const jane = await openJanesMachine();
    await jane.ok("log --on monday");
    expect(await jane.ok("log")).toBe(
      "  ✓ LinkedIn post, today (Wed 25 Nov)\n    This week ● ● ○  2 of 3 days. One more by Sunday.     Wrong? socialtop undo\n",
    );
  });

  it("understands yesterday, a weekday, days ago and a date", async () => {
    const jane = await openJanesMachine();
    for (const on of ["yesterday", "friday", "3 days ago", "2026-02-28"]) await jane.ok(["log", "--on", on]);
    expect(jane.book().activities.map(({ day }) => day)).toEqual([
      "2026-11-24",
      "2026-11-20",
      "2026-11-22",
      "2026-02-28",
    ]);
  });

  it("takes days as the screens write them", async () => {
    const jane = await openJanesMachine();
    for (const on of ["Fri 20 Nov", "Thu 27 Nov 2025"]) await jane.ok(["log", "--on", on]);
    expect(jane.book().activities.map(({ day }) => day)).toEqual(["2026-11-20", "2025-11-27"]);
  });

  it("says so when a day is long ago, and before all else", async () => {
    const jane = await openJanesMachine();
    // Nothing is recorded, and that day is a year ago, no more.
    expect((await jane.run("log --on 2025-11-25")).err).toBe("");
    expect((await jane.run("log --on 2006-11-20")).err).toBe(
      "  That is 20 years ago, before all else in the record.\n  Another day? socialtop edit log:id000003 --on 2026-11-20\n",
    );
    expect((await jane.run("log --on 2006-11-20 --json")).err).toBe("");
    // Not before all else; recently; an address that tells its day.
    for (const line of ["2006-11-21", "2006-11-20", "yesterday"].map((on) => `log --on ${on}`))
      expect((await jane.run(line)).err).toBe("");
    expect((await jane.run(["log", lateAddress, "--on", "2001-11-20"])).err).toBe(
      "  Its address says Wed 25 Nov; your --on was kept.\n",
    );
  });

  it("says so of the first post, too, and proposes the latest day of that date that has been", async () => {
    const jane = await openJanesMachine();
    // From 26 November 2005 it is one day less than 21 years.
    expect((await jane.run("log --on 2005-11-26")).err).toBe(
      "  That is 20 years ago.\n  Another day? socialtop edit log:id000002 --on 2025-11-26\n",
    );
    await jane.ok("edit log:id000002 --on 2025-11-26");
    expect((await jane.run("log --on 2025-11-24")).err).toBe(
      "  That is over a year ago, before all else in the record.\n  Another day? socialtop edit log:id000004 --on 2026-11-24\n",
    );
    // There was no 29 February 2026.
    expect((await jane.run("log --on 2004-02-29")).err).toContain("22 years ago");
    expect((await jane.run("log --on 2000-02-29")).err).toContain("--on 2026-11-24\n");
  });

  it("reads text from a pipe, and an address in it", async () => {
    const jane = await openJanesMachine();
    await jane.ok("log -", { input: "-5 % this quarter\nand why" });
    await jane.ok("log -", { input: `${lateAddress}\n` });
    expect(jane.book().activities).toMatchObject([
      { text: "-5 % this quarter and why" },
      { platform: "linkedin", day: "2026-11-25" },
    ]);
  });

  it("records a check-in and says which action it completed", async () => {
    const jane = await openJanesMachine("--geolocation");
    const out = await jane.ok("log --kind check-in");
    expect(jane.book().activities).toMatchObject([{ platform: "swarm", kind: "check-in" }]);
    expect(out).toContain("Step 2, Check in: Check in somewhere. Done.");
  });

  it.each([
    ["log --on 2026-11-26", "2026-11-26 is in the future"],
    ["log --on 2026-02-30", "There is no 30 February 2026."],
    ["log --on someday", '"someday" is not a day'],
    ["log --platform linkdin", "Did you mean linkedin?"],
    ["log --kind psot", "Did you mean post?"],
    ["log https://unknown.example/abc", "I do not know the site"],
    ["log --url javascript:alert(1)", "not an address"],
    [["log", "--text", "red \u001b[31m alert"], "control character (U+001B at position 5)"],
    ["log --as bob", 'There is no leader "bob"'],
    [["log", "--as", "../../x"], "There is no leader"],
    [["log", "-5%"], 'There is no option "-5%"'],
  ])("refuses %j with exit code 2 and writes nothing", async (argv, words) => {
    const jane = await openJanesMachine();
    const { code, out, err } = await jane.run(argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(words);
    expect(err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
    expect(jane.store.changes()).toHaveLength(1);
  });

  it("says what to type before there is a plan", async () => {
    const { code, err } = await openMachine().run("log");
    expect(code).toBe(1);
    expect(err).toContain("socialtop init");
  });
});
