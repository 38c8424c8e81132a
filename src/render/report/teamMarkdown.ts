import { standingWords } from "../../coach/standing.ts";
import { type Member, stageWords } from "../../coach/team.ts";
import { guidelineWords, topWords } from "../../coach/teamSummary.ts";
import { capitalized, countOf, dayName } from "../../coach/words.ts";
import { inMarkdown, tableInMarkdown } from "../markdown.ts";
import type { TeamReport } from "./teamPage.ts";

/** The team's board as text to paste into a mail, a wiki, a note. */
export function renderTeamMarkdown({ today, summary, members, unreadable }: TeamReport): string {
  const top = topWords(summary);
  const head = ["Leader", "Steps", "This week", "Streak", "Last 12", "Last post", "Needs a word"];
  const parts = [
    "# The leadership team on social media",
    `As of ${dayName(today, "")}. **${guidelineWords(summary)}**${top === null ? "" : ` ${inMarkdown(top)}`}`,
    tableInMarkdown(head, members.map(renderMember)),
    ...unreadable.map(({ name, problem }) => `- Could not be read: ${inMarkdown(name)}: ${inMarkdown(problem)}`),
  ];
  return `${parts.join("\n\n")}\n`;
}

function renderMember(member: Member): string[] {
  const { name, role, consistency, progress, attention } = member;
  const { thisWeek, streak, last12, lastPost } = consistency;
  const isListening = thisWeek.standing === "listening";
  return [
    inMarkdown(role === null ? name : `${name}, ${role}`),
    `${stageWords(member)} ${progress.stepsDone}/${progress.stepsAsked}`,
    isListening ? "listening" : `${thisWeek.postingDays} of ${thisWeek.target}, ${standingWords[thisWeek.standing]}`,
    isListening ? "" : countOf(streak.weeks, "week"),
    isListening ? "" : `${last12.met} of ${last12.weeks}`,
    lastPost === null ? "never" : dayName(lastPost.day, ""),
    attention === null ? "" : inMarkdown(capitalized(attention.why)),
  ];
}
