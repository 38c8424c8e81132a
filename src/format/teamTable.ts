import { daysSinceLastPost, isOnGuideline, type Member, stageOf, type Unreadable } from "../coach/team.ts";
import { encodeCsv } from "./csv.ts";

/** A column of the team's table: its heading, and what stands in it. Nothing stands where there is nothing. */
type Column = readonly [name: string, of: (member: Member) => string | number | null];

const columns: readonly Column[] = [
  ["leader", ({ leader }) => leader],
  ["file", ({ file }) => file],
  ["name", ({ name }) => name],
  ["role", ({ role }) => role],
  ["company", ({ company }) => company],
  ["as_of", ({ consistency }) => consistency.today],
  ["on_guideline", (member) => (isOnGuideline(member) ? "yes" : "no")],
  ["stage", (member) => stageOf(member) ?? "done"],
  ["steps_done", ({ progress }) => progress.stepsDone],
  ["steps_asked", ({ progress }) => progress.stepsAsked],
  ["week_start", ({ consistency }) => consistency.thisWeek.start],
  ["posting_days", ({ consistency }) => consistency.thisWeek.postingDays],
  ["target", ({ consistency }) => consistency.thisWeek.target],
  ["posts", ({ consistency }) => consistency.thisWeek.posts],
  ["standing", ({ consistency }) => consistency.thisWeek.standing],
  ["streak_weeks", ({ consistency }) => consistency.streak.weeks],
  ["best_streak_weeks", ({ consistency }) => consistency.streak.best?.weeks ?? 0],
  ["last_12_met", ({ consistency }) => consistency.last12.met],
  ["last_12_weeks", ({ consistency }) => consistency.last12.weeks],
  ["last_26_with_a_post", ({ consistency }) => consistency.last26.withAPost],
  ["last_26_weeks", ({ consistency }) => consistency.last26.weeks],
  ["last_post", ({ consistency }) => consistency.lastPost?.day ?? null],
  ["days_since_last_post", daysSinceLastPost],
  ["attention", ({ attention }) => attention?.id ?? null],
  ["why", ({ attention }) => attention?.why ?? null],
];

/** The team for a spreadsheet: a row a leader in the order given, then the records that cannot be read. */
export function encodeTeam(members: readonly Member[], unreadable: readonly Unreadable[]): Promise<string> {
  const head = [...columns.map(([name]) => name), "problem"];
  const rows = members.map((member) => [...columns.map(([, of]) => cellOf(of(member))), ""]);
  const problems = unreadable.map((row) => head.map((name) => cellOf(row[name as keyof Unreadable] ?? null)));
  return encodeCsv([head, ...rows, ...problems]);
}

function cellOf(value: string | number | null): string {
  return String(value ?? "");
}
