import { toLeaderId } from "../coach/leaderId.ts";
import { unknownWord } from "../coach/nearest.ts";
import { nudgeFor } from "../coach/nudge.ts";
import {
  findMembers,
  type Member,
  shortNameOf,
  sortMembers,
  type TeamSort,
  teamOrders,
  type Unreadable,
  unreadableWords,
} from "../coach/team.ts";
import { summarizeTeam } from "../coach/teamSummary.ts";
import { excerpt } from "../coach/text.ts";
import { listOf } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { UserError, usageError } from "../errors.ts";
import { encodeTeam } from "../format/teamTable.ts";
import { pathForShell, wordForShell } from "../render/quoting.ts";
import { renderTeam } from "../render/team.ts";
import { teamJson } from "../render/teamJson.ts";
import { answerPlainly } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { orUsageError, refuseLeader } from "./shared/leader.ts";
import type { Team } from "./team/readTeam.ts";

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
    .option("--sort <order>", `${sorts.join(", ")} (attention: who needs a word first)`, parseSort)
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

async function runTeam(context: Context, input: TeamInput): Promise<void> {
  const { paths, sort, nudge, csv } = input;
  if (csv && (context.options.json || nudge !== undefined)) {
    throw usageError("A table is neither JSON nor a message.", "Leave --csv out.");
  }
  refuseLeader(context);
  await refuseWords(context, input);
  // Reading records of others is loaded where it is done.
  const { readTeam } = await import("./team/readTeam.ts");
  const team = await readTeam(context, paths);
  const members = sortMembers(team.members, sort);
  if (nudge !== undefined) return answerNudge(context, { ...team, members }, nudge);
  if (csv) return context.out.write(await encodeTeam(members, team.unreadable));
  answerBoard(context, { ...team, members }, input);
}

/** `team nudge bob`, `team bob`, `team --csv out.csv`: words that are no files, and mean something else. */
async function refuseWords({ store, files }: Context, { paths, csv }: TeamInput): Promise<void> {
  const missing: string[] = [];
  for (const path of paths) if ((await files.kindOf(path)) === null) missing.push(path);
  for (const path of missing) {
    const shown = excerpt(path, 40);
    const leader = store.find(path);
    const meant =
      leader !== null
        ? `Did you mean --nudge ${leader}?`
        : /^(?:nudge|csv|sort|json)$/.test(path)
          ? `Did you mean --${path}?`
          : csv && /\.csv$/i.test(path)
            ? "A table goes to standard output: socialtop team --csv > team.csv"
            : null;
    if (meant !== null) throw usageError(`There is no file or folder ${shown}.`, meant);
  }
}

function answerBoard(context: Context, team: Team, { sort, paths }: TeamInput): void {
  const { members, unreadable } = team;
  const summary = summarizeTeam(members);
  const first = sortMembers(members, "attention").find(({ attention }) => attention !== null);
  const nudge = first === undefined ? null : nudgeCommand(members, first, paths);
  answerPlainly(context, teamJson(summary, sort, team), (theme) =>
    renderTeam({ summary, sort, members, unreadable, nudge }, theme),
  );
}

/** More paths than these were written by the shell. */
const mostPaths = 3;

/** To be copied: file names may hold whatever a shell acts upon. */
function nudgeCommand(members: readonly Member[], member: Member, paths: readonly string[]): string {
  const name = wordForShell(shortNameOf(members, member));
  if (member.file === null) return `socialtop team --nudge ${name}`;
  if (paths.length > mostPaths) return `the same line, and --nudge ${name}`;
  return `socialtop team ${paths.map(pathForShell).join(" ")} --nudge ${name}`;
}

function answerNudge(context: Context, { members, unreadable }: Team, typed: string): void {
  const found = findMembers(members, typed);
  const [member] = found;
  if (member === undefined) throw explainNobody(members, unreadable, typed);
  if (found.length > 1) {
    const names = found.map(({ name, file, leader }) => `${name} (${leader ?? file})`);
    throw usageError(`"${excerpt(typed, 40)}" fits several: ${listOf(names)}.`, "Type what stands in brackets.");
  }
  const message = nudgeFor(member);
  const { leader, file, name } = member;
  // Not wrapped: where it is pasted, it is wrapped anew.
  answerPlainly(context, { leader, file, name, message }, () => `${message.join("\n\n")}\n`);
}

function explainNobody(members: readonly Member[], unreadable: readonly Unreadable[], typed: string): UserError {
  const row = unreadable.find(({ leader, file }) => leader === toLeaderId(typed) || file === typed);
  if (row !== undefined) return new UserError(unreadableWords(row), { hint: row.hint ?? undefined });
  const known = members.map((one) => shortNameOf(members, one));
  const { problem, hint } = unknownWord("leader", excerpt(typed, 40), known);
  return usageError(problem, hint);
}

function parseSort(typed: string): TeamSort {
  const wanted = typed.trim().toLowerCase();
  return sorts.find((sort) => sort === wanted) ?? orUsageError(unknownWord("order", excerpt(typed, 40), sorts));
}
