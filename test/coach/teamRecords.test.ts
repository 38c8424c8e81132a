import { describe, expect, it } from "vitest";
import type { Day } from "../../src/coach/day.ts";
import { pickRecords, type TeamRecord } from "../../src/coach/teamRecords.ts";
import { activityOn } from "../support/books.ts";
import { type LeaderParts, leaderWith } from "./members.ts";

/** Posts are the same where their names are. */
function record(file: string, posts: Readonly<Record<string, Day>>, parts: LeaderParts = {}): TeamRecord {
  const activities = Object.entries(posts).map(([id, day]) => activityOn(day, { id }));
  const book = leaderWith({ activities: [...activities, ...(parts.activities ?? [])], ...withoutActivities(parts) });
  return { book, origin: { leader: null, file, writtenOn: null } };
}

function withoutActivities({ activities: _, ...parts }: LeaderParts): LeaderParts {
  return parts;
}

const filesOf = (records: readonly TeamRecord[]) => records.map(({ origin }) => origin.file);

function picked(...records: TeamRecord[]): { kept: unknown; setAside: unknown } {
  const { kept, setAside } = pickRecords(records);
  return { kept: filesOf(kept), setAside: filesOf(setAside) };
}

const before = record("before", { a: "2026-11-02" });
const after = record("after", { a: "2026-11-02", b: "2026-11-20" });

describe("pickRecords", () => {
  it("keeps the record with the newest day of a person, whichever comes first", () => {
    expect(picked(before, after)).toEqual({ kept: ["after"], setAside: ["before"] });
    expect(picked(after, before)).toEqual({ kept: ["after"], setAside: ["before"] });
  });

  it("keeps the one with more activities where the newest day is the same, else the first", () => {
    const more = record("more", { a: "2026-11-02", c: "2026-11-01" });
    expect(picked(before, more)).toEqual({ kept: ["more"], setAside: ["before"] });
    expect(picked(before, { ...before, origin: { ...before.origin, file: "copy" } })).toEqual({
      kept: ["before"],
      setAside: ["copy"],
    });
  });

  it("keeps the file written last where both know as much: a pause or a new target may stand in it", () => {
    const written = (file: string, day: Day): TeamRecord => ({
      book: before.book,
      origin: { leader: null, file, writtenOn: day },
    });
    const [october, november] = [written("october", "2026-10-30"), written("november", "2026-11-24")];
    expect(picked(november, october)).toEqual({ kept: ["november"], setAside: ["october"] });
    expect(picked(october, november)).toEqual({ kept: ["november"], setAside: ["october"] });
  });

  it("counts what was ticked and read among what is known", () => {
    const ticked = record("ticked", { a: "2026-11-02" }, { ticked: { "listen.follow": "2026-11-03" } });
    const read = record(
      "read",
      { a: "2026-11-02" },
      { training: [{ screen: "spokesperson.quoted", day: "2026-11-04" }] },
    );
    expect(picked(before, ticked)).toMatchObject({ kept: ["ticked"] });
    expect(picked(read, ticked)).toMatchObject({ kept: ["read"] });
  });

  it("keeps two people of one name, who share no post", () => {
    const other = record("other", { x: "2026-11-10" });
    expect(picked(before, other)).toEqual({ kept: ["before", "other"], setAside: [] });
    expect(picked(before, other, after)).toEqual({ kept: ["other", "after"], setAside: ["before"] });
  });

  it("keeps people of other names, even with the same posts", () => {
    expect(picked(before, record("bob", { a: "2026-11-02" }, { name: "Bob Ray" }))).toMatchObject({ setAside: [] });
  });

  it("knows a name in whatever letters", () => {
    expect(picked(before, record("caps", { a: "2026-11-02" }, { name: "JANE DOE" }))).toMatchObject({
      kept: ["before"],
    });
    const jose = record("composed", {}, { name: "José Díaz".normalize("NFC") });
    expect(picked(jose, record("apart", { a: "2026-11-02" }, { name: "José Díaz".normalize("NFD") }))).toMatchObject({
      kept: ["apart"],
    });
  });

  it("takes a record without posts for that of the one with posts", () => {
    expect(picked(record("none", {}), before)).toEqual({ kept: ["before"], setAside: ["none"] });
    expect(picked(before, record("none", {}))).toEqual({ kept: ["before"], setAside: ["none"] });
    expect(picked(record("none", {}), record("nothing", {}))).toEqual({ kept: ["none"], setAside: ["nothing"] });
  });

  it("takes a record of nothing but listening for one without posts", () => {
    const listening = { activities: [activityOn("2026-09-01", { id: "l", kind: "listen" })] };
    expect(picked(record("listening", {}, listening), before)).toEqual({ kept: ["before"], setAside: ["listening"] });
  });

  it("knows a post by any of its identities", () => {
    const imported = record("imported", {}, { activities: [activityOn("2026-11-20", { id: "x:1", aliases: ["a"] })] });
    expect(picked(before, imported)).toEqual({ kept: ["imported"], setAside: ["before"] });
  });

  it("finds one person in three records, of which only the last has posts of both others", () => {
    const other = record("other", { b: "2026-11-20" });
    const whole = record("whole", { a: "2026-11-02", b: "2026-11-20" });
    for (const order of [
      [before, other, whole],
      [before, whole, other],
      [whole, before, other],
    ]) {
      expect(picked(...order)).toMatchObject({ kept: ["whole"] });
    }
  });

  it("keeps the order in which they came", () => {
    const ada = record("ada", {}, { name: "Ada" });
    const zoe = record("zoe", {}, { name: "Zoe" });
    expect(picked(zoe, before, ada)).toEqual({ kept: ["zoe", "before", "ada"], setAside: [] });
    expect(pickRecords([])).toEqual({ kept: [], setAside: [] });
  });

  it("never leaves out a leader of this machine for another one there: each has a row", () => {
    const ofMachine = (leader: string, { book }: TeamRecord): TeamRecord => ({
      book,
      origin: { leader, file: null, writtenOn: null },
    });
    const [jane, twin] = [ofMachine("jane", before), ofMachine("jane-doe", after)];
    const { kept, setAside } = pickRecords([jane, twin, record("old", { a: "2026-11-02" })]);
    expect(kept).toEqual([jane, twin]);
    expect(filesOf(setAside)).toEqual(["old"]);
  });

  it("comes to the same in every order: what shares posts, be it through others, is one person", () => {
    const ofMachine = (leader: string, { book }: TeamRecord): TeamRecord => ({
      book,
      origin: { leader, file: null, writtenOn: null },
    });
    const one = ofMachine("m1", record("", { p1: "2026-11-01" }));
    const other = ofMachine("m2", record("", { p3: "2026-11-02" }));
    const files = [
      record("f1", { p1: "2026-11-01", p2: "2026-11-03" }),
      record("f2", { p2: "2026-11-03", p3: "2026-11-02", p4: "2026-11-04" }),
    ];
    for (const order of permutations([one, other, ...files])) {
      const { kept } = pickRecords(order);
      // f2 knows most, and takes the place of one of the two leaders of this machine; the other one keeps its row.
      expect(kept.map(({ origin }) => origin.file ?? "machine").sort()).toEqual(["f2", "machine"]);
    }
    const chain = [record("a", { x: "2026-11-01" }), record("b", { x: "2026-11-01", y: "2026-11-02" })];
    for (const order of permutations([...chain, record("c", { y: "2026-11-02", z: "2026-11-03" })]))
      expect(filesOf(pickRecords(order).kept)).toEqual(["c"]);
  });

  it("lets the file that was exported later speak, though an old post was taken out of it since", () => {
    const written = (file: string, posts: Readonly<Record<string, Day>>, writtenOn: Day): TeamRecord => ({
      ...record(file, posts),
      origin: { leader: null, file, writtenOn },
    });
    const october = written("october", { a: "2026-10-01", b: "2026-10-02" }, "2026-10-04");
    const november = written("november", { b: "2026-10-02" }, "2026-11-24");
    expect(picked(october, november)).toEqual({ kept: ["november"], setAside: ["october"] });
  });

  it("takes whoever was only added on this machine for the one who sent a record", () => {
    const added: TeamRecord = { book: leaderWith({}), origin: { leader: "jane", file: null, writtenOn: null } };
    expect(filesOf(pickRecords([added, after]).kept)).toEqual(["after"]);
    expect(pickRecords([added, before]).setAside).toEqual([added]);
  });
});

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
