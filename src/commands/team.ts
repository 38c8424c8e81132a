import { unknownWord } from "../coach/nearest.ts";
import { nudgeFor } from "../coach/nudge.ts";
import { findMembers, type Member, shortNameOf, sortMembers, type TeamSort, teamOrders } from "../coach/team.ts";
import { summarizeTeam } from "../coach/teamSummary.ts";
import { excerpt } from "../coach/text.ts";
import { listOf } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { usageError } from "../errors.ts";
import { encodeTeam } from "../format/teamTable.ts";
import { renderTeam } from "../render/team.ts";
import { teamJson } from "../render/teamJson.ts";
import { answerPlainly } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { orUsageError } from "./shared/leader.ts";
import { readTeam, type Team } from "./team/readTeam.ts";

interface TeamInput {
  readonly paths: readonly string[];
  readonly sort: TeamSort;
  /** Whom to write to, as typed. */
  readonly nudge: string | undefined;
  readonly csv: boolean;
}

const sorts = Object.keys(teamOrders) as TeamSort[];

export function declareTeam(program: Command, getContext: GetContext): void {
  addCommand(program, "team", "All leaders together: who needs a word first", [
    ["socialtop team", "everybody on this machine"],
    ["socialtop team shared-drive", "and the records in a folder (socialtop export wrote them)"],
    ["socialtop team --nudge bob", "a short, kind message, to paste into a mail"],
  ])
    .argument("[records...]", "files and folders with exported records")
    .option("--sort <order>", `${sorts.join(", ")}`, parseSort)
    .option("--nudge <leader>", "the words for a mail to one of them")
    .option("--csv", "as a table for a spreadsheet")
    .action((paths, options) =>
      runTeam(getContext(), {
        paths,
        sort: options.sort ?? "attention",
        nudge: options.nudge,
        csv: options.csv === true,
      }),
    );
}

async function runTeam(context: Context, { paths, sort, nudge, csv }: TeamInput): Promise<void> {
  if (csv && (context.options.json || nudge !== undefined)) {
    throw usageError("A table is neither JSON nor a message.", "Leave --csv out.");
  }
  const team = await readTeam(context, paths);
  const members = sortMembers(team.members, sort);
  if (nudge !== undefined) return answerNudge(context, members, nudge);
  if (csv) return context.out.write(await encodeTeam(members, team.unreadable));
  answerBoard(context, { members, unreadable: team.unreadable }, sort);
}

function answerBoard(context: Context, { members, unreadable }: Team, sort: TeamSort): void {
  const summary = summarizeTeam(members);
  const first = members.find(({ attention }) => attention !== null);
  const nudge = first === undefined ? null : nudgeCommand(members, first);
  answerPlainly(context, teamJson(summary, sort, members, unreadable), (theme) =>
    renderTeam({ summary, sort, members, unreadable, nudge }, theme),
  );
}

/** A file must be named again, for whoever is in one. */
function nudgeCommand(members: readonly Member[], member: Member): string {
  const records = member.file === null ? "" : " <records>";
  const name = excerpt(shortNameOf(members, member), 80);
  return `socialtop team${records} --nudge ${/^[\p{L}\p{N}./_-]+$/u.test(name) ? name : `"${name}"`}`;
}

function answerNudge(context: Context, members: readonly Member[], typed: string): void {
  const found = findMembers(members, typed);
  const [member] = found;
  if (member === undefined) {
    const { problem, hint } = unknownWord(
      "leader",
      excerpt(typed, 40),
      members.map((one) => shortNameOf(members, one)),
    );
    throw usageError(problem, hint);
  }
  if (found.length > 1) {
    const names = found.map(({ name, file, leader }) => `${name} (${leader ?? file})`);
    throw usageError(
      `"${excerpt(typed, 40)}" fits several: ${listOf(names)}.`,
      "Type the short name, the whole name, or the file.",
    );
  }
  const message = nudgeFor(member);
  const { leader, file, name } = member;
  // Not wrapped: where it is pasted, it is wrapped anew.
  answerPlainly(context, { leader, file, name, message }, () => `${message.join("\n\n")}\n`);
}

function parseSort(typed: string): TeamSort {
  const wanted = typed.trim().toLowerCase();
  return sorts.find((sort) => sort === wanted) ?? orUsageError(unknownWord("order", excerpt(typed, 40), sorts));
}
