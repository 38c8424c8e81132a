import { describe, expect, it } from "vitest";
import { enter, openJanesMachine, openMachine } from "../support/run.ts";
import { changeBook, expectRefusal, openBusyMachine, openMachineWithPosts } from "./shared.ts";

describe("init", () => {
  it("takes every answer as a flag and asks nothing", async () => {
    const machine = openMachine();
    const out = await machine.ok(
      'init --name "Jane Doe" --role President --company "Doe & Daughters" --time-zone Asia/Tokyo --week-start sunday ' +
        "--networks linkedin=jane-doe,x=@jane,bluesky --geolocation --reviews --target 4 --commit 2026-11-02 --yes",
    );
    expect(machine.book().profile).toEqual({
      name: "Jane Doe",
      role: "President",
      company: "Doe & Daughters",
      timeZone: "Asia/Tokyo",
      weekStart: "sunday",
      targets: [{ from: null, days: 4 }],
      counts: ["post"],
      networks: [
        { platform: "linkedin", handle: "jane-doe" },
        { platform: "x", handle: "jane" },
        { platform: "bluesky", handle: null },
      ],
      usesGeolocation: true,
      getsReviews: true,
      lengths: [],
      committedOn: "2026-11-02",
    });
    expect(machine.asked).toEqual([]);
    // It ends with the plan and the next step.
    expect(out).toContain("Your plan is ready, Jane.");
    for (const title of ["Listen", "Check in", "Review", "Spokesperson", "Be real", "Stay awhile"])
      expect(out).toContain(title);
    expect(out).toContain("socialtop next");
  });

  it("gives the recommended answer to whatever --yes leaves open", async () => {
    const machine = openMachine();
    await machine.ok("init --name Jane --yes");
    // The machine's own zone, Monday weeks, three days, listening first (design, sections 2 and 3).
    expect(machine.book().profile).toMatchObject({
      role: null,
      company: null,
      timeZone: "Europe/Paris",
      weekStart: "monday",
      targets: [{ from: null, days: 3 }],
      usesGeolocation: false,
      getsReviews: false,
      committedOn: null,
    });
  });

  it("asks for what no flag says, and Enter takes what is offered", async () => {
    const machine = openMachine();
    const answers = ["Jane Doe", "President", enter, enter, enter, ["linkedin", "x"], "jane-doe", "", false, true];
    await machine.ok("init", { answers: [...answers, enter, enter] });
    expect(machine.book().profile).toMatchObject({
      name: "Jane Doe",
      role: "President",
      company: null,
      timeZone: "Europe/Paris",
      weekStart: "monday",
      networks: [
        { platform: "linkedin", handle: "jane-doe" },
        { platform: "x", handle: null },
      ],
      usesGeolocation: false,
      getsReviews: true,
      targets: [{ from: null, days: 3 }],
      committedOn: null,
    });
    // Two minutes: one question for each answer, and no more.
    expect(machine.asked).toHaveLength(12);
  });

  it("offers LinkedIn first", async () => {
    const machine = openMachine();
    const flags = "--name Jane --role none --company none --time-zone UTC --week-start monday --target 3 --listen";
    await machine.ok(`init ${flags} --no-geolocation --no-reviews`, { answers: [enter, "jane"] });
    expect(machine.book().profile.networks).toEqual([{ platform: "linkedin", handle: "jane" }]);
    expect(machine.asked).toHaveLength(2);
  });

  it("asks again when the address of a profile is of another network, and takes the server of Mastodon along", async () => {
    const machine = openMachine();
    const flags =
      "init --name Jane --role none --company none --time-zone UTC --week-start monday --target 3 --listen --no-geolocation --no-reviews";
    const answers = [["linkedin", "mastodon"], "https://www.linkedin.com/in/jane-doe/", "https://example.social/@jane"];
    await machine.ok(flags, { answers });
    expect(machine.book().profile.networks).toEqual([
      { platform: "linkedin", handle: "jane-doe" },
      { platform: "mastodon", handle: "jane@example.social" },
    ]);
    // The question says why, and stays: in tests that is an error.
    const { code, err } = await openMachine().run(flags, { answers: [["linkedin"], "https://x.com/foo"] });
    expect(code).not.toBe(0);
    expect(err).toContain('"https://x.com/foo" is an address of X, not of LinkedIn. Give the handle on LinkedIn, or');
  });

  it("asks for the zone by name when the one found is wrong, and commits today when told to start", async () => {
    const machine = openMachine();
    const flags = "--name Jane --role none --company none --week-start monday --networks none --target 3";
    const answers = [false, "america/new_york", enter, enter, true];
    await machine.ok(`init ${flags}`, { answers });
    expect(machine.book().profile).toMatchObject({ timeZone: "America/New_York", committedOn: "2026-11-25" });
  });

  it("loses nothing when it is run again and every question is answered with Enter", async () => {
    const machine = await openBusyMachine();
    const before = machine.book();
    const handles = before.profile.networks.map(() => enter);
    const otherQuestions = Array.from({ length: 10 }, () => enter);
    await machine.ok("init", { answers: [...otherQuestions, ...handles] });
    expect(machine.book()).toEqual(before);
  });

  it("changes only what the flags say when it is run again", async () => {
    const machine = await openBusyMachine();
    const before = machine.book();
    const out = await machine.ok('init --role "Vice President" --no-reviews --yes');
    expect(machine.book()).toEqual({
      ...before,
      profile: { ...before.profile, role: "Vice President", getsReviews: false },
    });
    expect(out).toContain("up to date");
  });

  it("keeps the old target for the weeks that are over", async () => {
    const machine = await openMachineWithPosts(["2026-11-16"]);
    await machine.ok("init --target 5 --yes");
    const { weeks } = await machine.json<{ weeks: { target: number }[] }>("streak");
    expect(weeks.slice(-2).map(({ target }) => target)).toEqual([3, 5]);
  });

  it("turns from posting to listening and back", async () => {
    const machine = await openJanesMachine();
    await machine.ok("init --listen --yes");
    expect(machine.book().profile.committedOn).toBeNull();
    await machine.ok("init --commit monday --yes");
    expect(machine.book().profile.committedOn).toBe("2026-11-23");
  });

  it("adds a leader named by --as and leaves the chosen one chosen", async () => {
    const machine = await openJanesMachine();
    await machine.ok('init --as bob --name "Bob Ray" --yes');
    expect(machine.store.leaders()).toEqual(["bob", "jane"]);
    expect(machine.store.current()).toBe("jane");
    await changeBook(machine, (book) => ({ ...book, removed: ["x:1"] }), "bob");
    await machine.ok("init --as bob --role Founder --yes");
    expect(machine.book("bob")).toMatchObject({ profile: { name: "Bob Ray", role: "Founder" }, removed: ["x:1"] });
    expect(machine.book("jane").profile.role).toBeNull();
  });

  it("names --name where nobody can answer", async () => {
    await expectRefusal(openMachine(), "init", "--name");
    await expectRefusal(openMachine(), "init --yes", "--name");
    await expectRefusal(openMachine(), "init --no-input", "--name", 2, { answers: ["Jane"] });
  });

  it("answers with the plan as JSON, and then asks nothing", async () => {
    const machine = openMachine();
    const plan = await machine.json("init --name Jane", { answers: [] });
    expect(plan).toMatchObject({
      schemaVersion: 1,
      leader: "jane",
      isNew: true,
      profile: { name: "Jane", role: null },
    });
    expect(plan["steps"]).toHaveLength(6);
    expect(machine.asked).toEqual([]);
  });

  it.each([
    ["--target 0", "1 to 7"],
    ["--target 8", "1 to 7"],
    ["--target 2.5", "1 to 7"],
    ["--time-zone Mars/Olympus", "There is no time zone"],
    ["--time-zone paris", "Europe/Paris"],
    ["--week-start tuesday", "monday"],
    ["--networks linkdin=jane", "Did you mean linkedin?"],
    ["--networks linkedin=a,li=b", "twice"],
    ["--networks x=a=b", "not a handle"],
    ["--networks x=https://www.linkedin.com/in/jane-doe/", 'jane-doe/" is an address of LinkedIn, not of X.'],
    ["--commit 2026-11-26", "in the future"],
    ["--commit 2026-02-30", "There is no 30 February 2026."],
    ["--commit 2026-11-23 --listen", "opposite"],
    ["--name ../../x", "does not look like a name"],
    ["--name __proto__", "does not look like a name"],
    ['--name ""', "A name cannot be empty."],
    ["--name \u001b[31mJane", "control character"],
    ["--role a\u0007b", "control character"],
    ["--as ../../x", "short name"],
    ["--as __proto__", "short name"],
  ])("refuses %j and writes nothing, for a new leader and a known one", async (flags, words) => {
    const isNamed = flags.startsWith("--name");
    await expectRefusal(openMachine(), `init ${isNamed ? "" : "--name Jane "}${flags} --yes`, words);
    await expectRefusal(await openJanesMachine(), `init ${flags} --yes`, words);
  });
});
