import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readIcs } from "../render/icsReading.ts";
import { type Machine, openJanesMachine, temporaryFolder } from "../support/run.ts";
import { changeBook, expectRefusal } from "./shared.ts";
import { flawsIn, terminals } from "./terminals.ts";

const before = process.cwd();
let folder = "";
let machine: Machine;
async function openMachine(): Promise<void> {
  folder = temporaryFolder();
  process.chdir(folder);
  machine = await openJanesMachine();
  await machine.ok("pause 2026-12-21 2027-01-03 --why holidays");
}
afterAll(() => process.chdir(before));

const ownFile = "jane-calendar.ics";
const readFile = (name = ownFile) => readFileSync(join(folder, name), "utf8");
/** Local times of the slots up to that day. */
const slotsUntil = (day: string, text = readFile()) =>
  readIcs(text)
    .event("slots")
    .expand(Date.parse(`${day}T23:59:59Z`))
    .map(({ local }) => local);

describe("calendar", () => {
  beforeEach(openMachine);

  it("writes a file named after the leader, and says what is in it", async () => {
    expect(await machine.ok("calendar")).toBe(
      [
        "  ✓ Jane's calendar: jane-calendar.ics",
        "    Posting slots   Mon, Wed, Fri at 08:30, 15 minutes, from Fri 27 Nov",
        "    Weekly check    Sundays at 08:30",
        "    Next step       Fri 27 Nov at 08:45: follow five people worth learning from",
        "    Reminder        10 minutes before each slot and the step",
        "    Left out        21 Dec 2026 – 3 Jan 2027: holidays",
        "  Open the file, and your calendar takes it in; what is in it from before is",
        "  replaced.",
        "  After a change:   socialtop calendar",
        "",
      ].join("\n"),
    );
    const { name, events } = readIcs(readFile());
    expect(name).toBe("Social at the top: Jane Doe");
    expect(events.map(({ uid }) => uid)).toEqual([
      "jane-doe.slots@socialtop",
      "jane-doe.check@socialtop",
      "jane-doe.step@socialtop",
    ]);
    // It is 09:00 on Wednesday: today's slot is over. Nothing from 21 December to 3 January.
    expect(slotsUntil("2026-12-02")).toEqual(["2026-11-27T08:30", "2026-11-30T08:30", "2026-12-02T08:30"]);
    expect(slotsUntil("2027-01-04").slice(-2)).toEqual(["2026-12-18T08:30", "2027-01-04T08:30"]);
  });

  it("takes days, time, length, reminder and end", async () => {
    const options = "--days thu,tue --at 12:15 --minutes 30 --alarm 0 --until 2026-12-03";
    const { code, out, err } = await machine.run(`calendar mine.ICS ${options}`);
    expect(code).toBe(0);
    expect(out).toContain("Tue, Thu at 12:15, 30 minutes, from Thu 26 Nov\n");
    // Today is Wednesday: the step is after Thursday's slot, which ends at 12:45.
    expect(out).toContain("Thu 26 Nov at 12:45: follow five");
    expect(out).toContain("at the start of each slot and the step\n");
    expect(out).toContain("Until           Thu 3 Dec\n");
    expect(out).not.toContain("Left out");
    expect(err.split(/\s+/).join(" ").trim()).toBe(
      "You aim to post on 3 days a week; the calendar has 2 slots. Without --days it has 3.",
    );
    const text = readFile("mine.ICS");
    expect(slotsUntil("2027-12-31", text)).toEqual(["2026-11-26T12:15", "2026-12-01T12:15", "2026-12-03T12:15"]);
    expect(readIcs(text).event("slots")).toMatchObject({ duration: 30, triggers: ["PT0S"] });
    await machine.ok("calendar --no-alarm");
    expect(readFile()).not.toContain("VALARM");
  });

  it("writes to standard output, the text alone", async () => {
    const { out, err } = await machine.run("calendar - --days daily");
    expect(readIcs(out).events).toHaveLength(3);
    expect(err).toBe("");
    expect(out.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
    expect(await machine.json("calendar -")).toMatchObject({ file: null, slots: { first: "2026-11-27" } });
    expect(existsSync(join(folder, "-"))).toBe(false);
  });

  it("answers as JSON", async () => {
    expect(await machine.json(`calendar --at 20:00 --until 2027-01-01 --alarm 5`)).toEqual({
      schemaVersion: 1,
      leader: "jane",
      file: ownFile,
      timeZone: "Europe/Paris",
      at: "20:00",
      until: "2027-01-01",
      alarmMinutes: 5,
      // This evening is still to come. Left out: 21, 23, 25, 28 and 30 December, 1 January.
      slots: {
        for: "posting",
        days: ["monday", "wednesday", "friday"],
        minutes: 15,
        first: "2026-11-25",
        leftOut: 6,
      },
      check: { day: "sunday", at: "20:00", minutes: 10, first: "2026-11-29" },
      step: {
        action: "listen.follow",
        title: "Follow five people worth learning from",
        day: "2026-11-27",
        at: "20:15",
      },
      pauses: [{ from: "2026-12-21", to: "2027-01-03", why: "holidays" }],
    });
    const least = await machine.json("calendar --until friday --no-alarm");
    expect(least).toMatchObject({ until: "2026-11-27", alarmMinutes: null, check: null, pauses: [] });
    // Sunday has a slot too, and the look at the week is after it.
    expect(await machine.json("calendar --days sun")).toMatchObject({ check: { at: "08:45" } });
    // Today's slot, at noon, is the only one that is left, and the step is for a later day.
    const today = "calendar --days wed --at noon --until today";
    expect(await machine.json(today)).toMatchObject({ slots: { first: "2026-11-25" }, step: null });
    expect(await machine.ok(today)).toContain("Next step       none in that time\n");
    expect(await machine.json("calendar")).toMatchObject({ until: null, alarmMinutes: 10 });
  });

  it("replaces its own file without a question, and no other one", async () => {
    await machine.ok("calendar");
    await machine.ok("calendar --at 7:00am");
    expect(slotsUntil("2026-11-27")).toEqual(["2026-11-27T07:00"]);
    // Another leader's may bear the same name: in a folder that two machines share.
    await machine.ok('leaders add "Jane Roe"');
    await machine.ok("calendar own.ics --as jane-roe");
    writeFileSync(join(folder, ownFile), readFile("own.ics"));
    await expectRefusal(machine, "calendar", "jane-calendar.ics is there already. Replace it?");
    writeFileSync(join(folder, "other.ics"), "BEGIN:VCALENDAR\r\nPRODID:-//another//EN\r\nEND:VCALENDAR\r\n");
    await expectRefusal(machine, "calendar other.ics", "--yes");
    expect(readFile("other.ics")).toContain("another");
    expect((await machine.run("calendar other.ics", { answers: [false] })).code).toBe(130);
    await machine.ok("calendar other.ics", { answers: [true] });
    expect(readIcs(readFile("other.ics")).events).toHaveLength(3);
    // Under a name of its own it may be kept for later, even one of the leader's.
    await expectRefusal(machine, "calendar other.ics", "other.ics is there already. Replace it?");
    writeFileSync(join(folder, "other.ics"), "mine");
    await machine.ok("calendar other.ics --yes");
    await machine.ok(`calendar ${ownFile} --yes`);
    await machine.ok(`calendar ${ownFile}`);
  });

  it.each([
    ["", ""],
    ["--days mon,wed,fri --at 8:30 --minutes 15 --alarm 10", "--days mon,wed,fri"],
    ["--days tue,thu --at 12:15 --until 2027-06-30", "--days tue,thu --at 12:15 --until 2027-06-30"],
    ["--until friday --alarm 0 --minutes 5 --days mon-fri", "--days weekdays --minutes 5 --alarm 0 --until 2026-11-27"],
    ["--no-alarm --at 9pm", "--at 21:00 --no-alarm"],
    [ownFile, ""],
    ["./a/b_c-1.ics --days weekend", "./a/b_c-1.ics --days weekend"],
    ["Zoë.ics", "Zoë.ics"],
  ])("says how to run it again: %s", async (typed, again) => {
    mkdirSync(join(folder, "a"));
    const out = await machine.ok(`calendar ${typed}`, { columns: 200 });
    expect(out).toMatch(/\n {2}After a change: {3}socialtop calendar\b.*\n$/);
    const command = out.split("After a change:   socialtop ")[1]?.trim() ?? "";
    expect(command).toBe(`calendar ${again}`.trim());
    // That makes the same calendar.
    expect(await machine.ok(`${command} --yes`, { columns: 200 })).toBe(out);
  });

  it("says how to run it again for a name that a shell would read", async () => {
    const out = await machine.ok(["calendar", '$HOME "x".ics'], { columns: 200 });
    expect(out).toContain("After a change:   socialtop calendar '$HOME \"x\".ics'\n");
    const typed = "x\\$(touch pwn)'.ics";
    // As sh reads it: the quotes end, a quote follows, and they begin anew.
    expect(await machine.ok(["calendar", typed], { columns: 200 })).toContain(
      "socialtop calendar 'x\\$(touch pwn)'\\''.ics'\n",
    );
    expect(await machine.ok(["calendar", "--", "-x.ics"], { columns: 200 })).toContain("socialtop calendar ./-x.ics\n");
  });

  it("keeps its entries' identities and raises their numbers, whatever changes", async () => {
    await machine.ok("calendar", { now: "2026-11-25T08:00:00Z" });
    const first = readIcs(readFile()).events;
    await machine.ok("settings week-start sunday");
    await machine.ok("leaders rename jane boss");
    await machine.ok("calendar --days sat --at 23:00 --until 2027-03-01", { now: "2026-11-25T08:00:01Z" });
    const second = readIcs(readFile("boss-calendar.ics")).events;
    expect(second.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid));
    for (const [index, { sequence }] of second.entries()) expect(sequence).toBe((first[index]?.sequence ?? 0) + 1);
  });

  it("is made as of the day of --today, all of it still ahead", async () => {
    expect(await machine.json("calendar --today 2026-11-23")).toMatchObject({
      slots: { first: "2026-11-23" },
      step: { day: "2026-11-25" },
    });
    const later = await machine.json("calendar --today 2027-01-04");
    expect(later).toMatchObject({ slots: { first: "2027-01-04", leftOut: 0 }, pauses: [] });
    // When it was made is another matter.
    expect(readFile()).toContain("DTSTAMP:20261125T080000Z");
  });

  it("is in the leader's own zone, whatever the machine's", async () => {
    await machine.ok("settings time-zone Asia/Calcutta");
    // 09:00 in Paris is 13:30 there.
    await machine.ok("calendar --at 13:45", { timeZone: "America/New_York" });
    const { zones, usedZones, event } = readIcs(readFile());
    expect(zones).toEqual(["Asia/Kolkata"]);
    expect([...usedZones]).toEqual(zones);
    // 13:45 in India is 08:15 UTC.
    const [slot] = event("slots").expand(Date.parse("2026-11-26T00:00:00Z"));
    expect(new Date(slot?.instant ?? 0).toISOString()).toBe("2026-11-25T08:15:00.000Z");
  });

  it("has slots to listen in while nothing is posted or promised", async () => {
    const listening = await openJanesMachine("--listen");
    const { out, err } = await listening.run("calendar --days mon");
    expect(out).toContain("Time to listen  Mon at 08:30");
    expect(err).toBe("");
    expect(await listening.json("calendar")).toMatchObject({ slots: { for: "listening" } });
    expect(readIcs(readFile()).event("slots").summary).toBe("Watch and listen on your networks");
  });

  it("is another leader's with --as", async () => {
    await machine.ok('leaders add "Bob Ray"');
    const out = await machine.ok("calendar --as bob --at 9h30");
    expect(out).toContain("Bob's calendar: bob-calendar.ics");
    expect(out).toContain("After a change:   socialtop --as bob calendar --at 09:30\n");
    expect(readIcs(readFile("bob-calendar.ics")).events[0]?.uid).toBe("bob-ray.slots@socialtop");
  });

  it.each(terminals)("fits into $columns columns, Unicode: $isUnicode", async (terminal) => {
    const long = "abcdefghij".repeat(20);
    const pauses = [1, 2, 3, 4, 5].map((day) => ({ from: `2026-12-0${day}`, to: `2026-12-0${day}`, why: long }));
    await changeBook(machine, (book) => ({ ...book, pauses }));
    for (const options of ["", "--days daily --until 2027-02-27 --no-alarm"]) {
      const out = await machine.ok(`calendar ${options}`, terminal);
      // A command to copy stands whole, on a line of its own.
      expect(flawsIn(out.replace(/^ {4}socialtop .*\n/m, ""), terminal)).toEqual([]);
      expect(out).toMatch(/and\s+2\s+more\s+pauses/);
    }
    await changeBook(machine, (book) => ({ ...book, pauses: [] }));
    expect((await machine.ok("calendar", terminal)).split("\n").length).toBeLessThan(24);
    expect(flawsIn(await machine.ok("calendar --help", { columns: 80 }), { columns: 80, isUnicode: false })).toEqual(
      [],
    );
  });
});

describe("calendar, wrongly typed", () => {
  beforeAll(openMachine);

  it.each([
    ["calendar jane.txt", "Name it jane.ics"],
    ["calendar jane", "Name it jane.ics"],
    ["calendar my.calendar.v2", "Name it my.calendar.ics"],
    ["calendar some/where/", "Name it calendar.ics"],
    ["calendar --days mon,xyz", 'There is no weekday "xyz".'],
    ["calendar --days t", "Tuesday or Thursday"],
    [["calendar", "--days", ""], "--days names no day"],
    ["calendar --at 24:00", "There is no time 24:00."],
    ["calendar --at 08:60", "There is no time 08:60."],
    ["calendar --at soon", '"soon" is not a time'],
    [["calendar", ""], "The name of the file is empty."],
    [["calendar", " "], "Leave it out, and it is jane-calendar.ics"],
    ["calendar --minutes 0", "--minutes takes a whole number from 1 to 240"],
    ["calendar --minutes 241", "--minutes takes a whole number from 1 to 240"],
    ["calendar --minutes 1.5", '"1.5"'],
    ["calendar --alarm -1", "--alarm"],
    ["calendar --alarm 1441", "--alarm takes minutes before, from 0 to 1440"],
    ["calendar --alarm soon", "For none: --no-alarm"],
    ["calendar --until 2026-11-24", "that day is over"],
    ["calendar --until yesterday", "that day is over"],
    ["calendar --until 2027-02-30", "There is no 30 February 2027."],
    ["calendar --until 2027-02-30", "Try: 2027-02-28, tomorrow, friday"],
    ["calendar --until later", '"later" is not a day'],
    ["calendar --until today", "There is no slot until 25 Nov."],
    ["calendar --today 2026-12-20 --until 2027-01-02", "Every slot until 2 Jan 2027 is in a pause."],
    ["calendar --today 2026-12-22 --until 2026-12-23", "Every slot until 23 Dec is in a pause."],
    ["calendar --days", "--days"],
    ["calendar one.ics two.ics", "One word too many: "],
    ["calendar --as bob", 'There is no leader "bob"'],
  ])("refuses %j", async (argv, words) => {
    await expectRefusal(machine, argv, words);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says when the zone is none, and when the folder is", async () => {
    await expectRefusal(machine, "calendar nowhere/jane.ics", "nowhere", 1);
    await changeBook(machine, (book) => ({ ...book, profile: { ...book.profile, timeZone: "Mars/Olympus" } }));
    await expectRefusal(machine, "calendar --today 2026-11-25", "Mars/Olympus", 1);
  });
});
