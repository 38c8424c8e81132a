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
});
