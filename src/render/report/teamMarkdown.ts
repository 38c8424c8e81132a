import { standingWord } from "../../coach/situation.ts";
import { isListening } from "../../coach/standing.ts";
import { askedWeeks } from "../../coach/streak.ts";
import { isOnGuideline, type Member, nameIn, stageWords, unreadableWords } from "../../coach/team.ts";
import { guidelineWords, topWords } from "../../coach/teamSummary.ts";
import { capitalized, countOf, dayName } from "../../coach/words.ts";
import { inMarkdown, tableInMarkdown } from "../markdown.ts";
import type { TeamReport } from "./teamPage.ts";

/** The team's board as text to paste into a mail, a wiki, a note. */
export function renderTeamMarkdown({ today, summary, members, unreadable }: TeamReport): string {
  const top = topWords(summary);
  const head = ["Leader", "Steps", "This week", "Streak", "Last 12", "Last post", "On the guideline", "Needs a word"];
  const parts = [
    "# The leadership team on social media",
    `As of ${dayName(today, "")}. **${guidelineWords(summary)}**${top === null ? "" : ` ${inMarkdown(top)}`}`,
    tableInMarkdown(
      head,
      members.map((member) => renderMember(members, member)),
    ),
    ...unreadable.map((row) => `- Could not be read: ${inMarkdown(unreadableWords(row))}`),
  ];
  return `${parts.join("\n\n")}\n`;
}

function renderMember(members: readonly Member[], member: Member): string[] {
  const asOf = member.ageDays === 0 ? "" : ` (as of ${dayName(member.consistency.today, "")})`;
  const name = nameIn(members, member) + asOf;
  const { role, consistency, progress, attention } = member;
  const { thisWeek, streak, last12, lastPost } = consistency;
  const listens = isListening(consistency);
  return [
    inMarkdown(role === null ? name : `${name}, ${role}`),
    `${progress.stepsDone}/${progress.stepsAsked}, ${stageWords(member)}`,
    listens
      ? "listening"
      : member.isOfAnotherWeek
        ? "not known"
        : `${thisWeek.postingDays} of ${thisWeek.target}, ${standingWord(consistency)}`,
    listens ? "" : countOf(streak.weeks, "week"),
    listens ? "" : `${last12.met} of ${askedWeeks(last12)}`,
    lastPost === null ? "never" : dayName(lastPost.day, ""),
    isOnGuideline(member) ? "yes" : "",
    attention === null ? "" : inMarkdown(capitalized(attention.why)),
  ];
}
