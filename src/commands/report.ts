import type { Day } from "../coach/day.ts";
import { readDay } from "../coach/dayInput.ts";
import { slugOf } from "../coach/names.ts";
import { writeReport } from "../coach/report.ts";
import { sortMembers } from "../coach/team.ts";
import { guidelineWords, summarizeTeam } from "../coach/teamSummary.ts";
import { plainText } from "../coach/text.ts";
import { dayRange } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { usageError } from "../errors.ts";
import { reportJson } from "../render/report/reportJson.ts";
import { teamJson } from "../render/teamJson.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { openLeader, orUsageError, refuseLeader, todayOf, zoneOfNowhere } from "./shared/leader.ts";
import { answerWithPage, type PageInput, parsePageFormat } from "./shared/page.ts";

interface ReportInput extends PageInput {
  /** As typed. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Files and folders with the records of the others; null: the report is on one leader. */
  readonly team: readonly string[] | null;
}

export function declareReport(program: Command, getContext: GetContext): void {
  addCommand(program, "report", "A page to look at: the verdict, the year, the gaps, the steps", [
    ["socialtop report --open", "writes jane-report.html and opens it"],
    ["socialtop report --from 2026-01-01", "since New Year"],
    ["socialtop report --format md | pbcopy", "as text, to paste into a mail"],
    ["socialtop report board.html --team shared-drive", "the whole team, as in socialtop team"],
  ])
    .argument("[file]", "where to; - is standard output")
    .option("--from <day>", "the first day shown (52 weeks back)")
    .option("--to <day>", "as of that day (today)")
    .option("--format <format>", "html, md or json; else as the file is named", parsePageFormat)
    .option("--team [records...]", "the whole team; behind it files and folders with exported records")
    .option("--open", "open the page in the browser")
    .option("-y, --yes", "replace a file without asking")
    .action((file, options) =>
      run(getContext(), {
        file: file ?? null,
        format: options.format,
        from: options.from,
        to: options.to,
        team: options.team === undefined ? null : options.team === true ? [] : options.team,
        opens: options.open === true,
        yes: options.yes === true,
      }),
    );
}

function run(context: Context, input: ReportInput): Promise<void> {
  return input.team === null ? runReport(context, input) : runTeamReport(context, input, input.team);
}

async function runReport(context: Context, input: ReportInput): Promise<void> {
  const { id, book, today } = openLeader(context);
  const to = input.to === undefined ? today : parseDayOfReport(input.to, today);
  const from = input.from === undefined ? null : parseDayOfReport(input.from, today);
  if (from !== null && from > to) {
    throw usageError(`A report cannot end (${to}) before it begins (${from}).`, "Give the first day as --from.");
  }
  const report = writeReport(book, to, from);
  await answerWithPage(context, input, {
    fileName: `${id}-report`,
    made: `report ${slugOf(report.profile.name)}`,
    what: `The report on ${plainText(report.profile.name)}, ${dayRange(report.from, to, today)}`,
    verdict: report.consistency.verdict,
    command: isAsUsual(context, input) ? "socialtop report --open" : null,
    json: { leader: id, ...reportJson(report) },
    html: async (made) => (await import("../render/report/reportPage.ts")).renderReportPage(report, made),
    markdown: async () => (await import("../render/report/reportMarkdown.ts")).renderReportMarkdown(report),
  });
}

/** Would the command without anything else make the same page once more? */
function isAsUsual({ options }: Context, { from, to }: ReportInput): boolean {
  return from === undefined && to === undefined && options.today === undefined;
}

function parseDayOfReport(typed: string, today: Day): Day {
  const { day } = orUsageError(readDay(typed, today, { allowFuture: true }));
  if (day <= today) return day;
  throw usageError(
    `${day} is in the future: today is ${today}.`,
    "A report tells what was; it ends today, or earlier.",
  );
}

async function runTeamReport(context: Context, input: ReportInput, paths: readonly string[]): Promise<void> {
  refuseLeader(context);
  if (input.from !== undefined || input.to !== undefined) {
    throw usageError("The team's board is of one day.", "Look back with --today, and leave --from and --to out.");
  }
  const page = paths.find((path) => /\.(?:html?|md|markdown)$/i.test(path));
  if (page !== undefined) {
    throw usageError(
      `${page} is no record: where to write comes before --team.`,
      `Try: socialtop report ${page} --team`,
    );
  }
  // Reading records of others is loaded where it is done.
  const { readTeam } = await import("./team/readTeam.ts");
  const team = await readTeam(context, paths);
  const members = sortMembers(team.members, "attention");
  const summary = summarizeTeam(members);
  const today = todayOf(context, context.machineTimeZone() ?? zoneOfNowhere);
  const report = { today, summary, members, unreadable: team.unreadable };
  await answerWithPage(context, input, {
    fileName: "team-report",
    made: "team report",
    what: "The report on the team",
    verdict: guidelineWords(summary),
    command: isAsUsual(context, input) && paths.length === 0 ? "socialtop report --team --open" : null,
    json: { today, ...teamJson(summary, "attention", { ...team, members }) },
    html: async (made) => (await import("../render/report/teamPage.ts")).renderTeamPage(report, made),
    markdown: async () => (await import("../render/report/teamMarkdown.ts")).renderTeamMarkdown(report),
  });
}
