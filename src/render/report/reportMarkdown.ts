import type { Day } from "../../coach/day.ts";
import { kindInfo } from "../../coach/kinds.ts";
import { platformInfo } from "../../coach/platforms.ts";
import { leftOutWords, type StepProgress, stepStanding } from "../../coach/progress.ts";
import { nextWords, type Report, type ReportPost, type ReportWeek, reportGapWords } from "../../coach/report.ts";
import type { Run } from "../../coach/runs.ts";
import { standingWord } from "../../coach/situation.ts";
import { isListening } from "../../coach/standing.ts";
import { weekStanding } from "../../coach/weekWords.ts";
import { capitalized, countOf, dayName, dayRange } from "../../coach/words.ts";
import { inMarkdown, linkInMarkdown, tableInMarkdown } from "../markdown.ts";
import { otherWeeks, postingDaysWords } from "../streak.ts";

/** The report as text to paste into a mail, a wiki, a note. */
export function renderReportMarkdown(report: Report): string {
  const { profile, consistency, from, to, next } = report;
  const who = [profile.role, profile.company].filter((part) => part !== null).join(", ");
  const listens = isListening(consistency);
  const parts = [
    `# ${inMarkdown(profile.name)} on social media`,
    `${who === "" ? "" : `${inMarkdown(who)}. `}${dayRange(from, to, "")}.`,
    `**${inMarkdown(consistency.verdict)}** ${inMarkdown(consistency.advice)}`,
    `What’s next: ${inMarkdown(nextWords(next))} \`${next.command}\``,
    ...(listens ? [] : [part("Figures", renderFigures(report)), part("Gaps", renderGaps(report))]),
    part("Networks and kinds", renderNetworks(report)),
    ...(report.latest.length === 0 ? [] : [part("Latest posts", report.latest.map(renderPost).join("\n"))]),
    part("The six steps", report.progress.steps.map((step) => renderStep(step, to)).join("\n")),
    ...(report.weeks.length === 0 ? [] : [part("Week by week", renderWeeks(report))]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function part(heading: string, content: string): string {
  return `## ${heading}\n\n${content}`;
}

function renderFigures({ consistency }: Report): string {
  const { thisWeek, streak, showingUp, last12, last26, today } = consistency;
  const best = (run: Run | null) => (run === null ? "" : `best ${run.weeks}, ${dayRange(run.from, run.to, today)}`);
  return tableInMarkdown(
    ["Figure", "Now", "Beside"],
    [
      ["This week", postingDaysWords(thisWeek), standingWord(consistency)],
      ["Streak", `${countOf(streak.weeks, "week")} on the guideline`, best(streak.best)],
      ["Showing up", `${countOf(showingUp.weeks, "week")} with a post`, best(showingUp.best)],
      ...(last12.weeks === 0
        ? []
        : [
            ["Met", `${last12.met} of the last ${countOf(last12.weeks, "week")}`, otherWeeks(last12)],
            ["Posted in", `${last26.withAPost} of the last ${countOf(last26.weeks, "week")}`, ""],
          ]),
    ],
  );
}

function renderGaps({ gaps, to }: Report): string {
  if (gaps.length === 0) return "None in this time.";
  return gaps.map((gap) => `- ${dayRange(gap.from, gap.to, to)}: ${reportGapWords(gap, to)}`).join("\n");
}

function renderNetworks({ networks: { kinds, rows } }: Report): string {
  if (rows.length === 0) return "Nothing is recorded in this time.";
  return tableInMarkdown(
    ["Network", ...kinds.map((kind) => capitalized(kindInfo(kind).plural)), "All"],
    rows.map(({ platform, counts, total }) => [platformInfo(platform).name, ...[...counts, total].map(String)]),
  );
}

function renderPost({ day, platform, kind, url, text }: ReportPost): string {
  const name = `${platformInfo(platform).name} ${kindInfo(kind).noun}`;
  return `- ${dayName(day, "")}, ${text === null ? linkInMarkdown(name, url) : `${name}: ${linkInMarkdown(text, url)}`}`;
}

function renderStep(progress: StepProgress, to: Day): string {
  const { step, state, actions } = progress;
  const isLeftOut = leftOutWords[state] !== undefined;
  const finished = actions
    .filter((action) => action.state === "done" && !isLeftOut)
    .map(({ action, day }) => `   - ${action.title}${day === null ? "" : `, ${dayName(day, to)}`}`);
  return [`${step.number}. **${step.title}**: ${stepStanding(progress)}`, ...finished].join("\n");
}

function renderWeeks({ weeks, to }: Report): string {
  const row = ({ week, storm, posts }: ReportWeek): string[] => [
    dayRange(week.start, week.end, to),
    weekStanding(week, storm !== null).join(", "),
    String(week.postingDays),
    String(week.target),
    String(posts.length),
  ];
  return tableInMarkdown(["Week", "How it went", "Days", "Asked", "Posts"], weeks.toReversed().map(row));
}
