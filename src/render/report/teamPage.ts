import type { Day } from "../../coach/day.ts";
import { standingWord } from "../../coach/situation.ts";
import { isListening } from "../../coach/standing.ts";
import { askedWeeks } from "../../coach/streak.ts";
import {
  daysSinceLastPost,
  isOld,
  isOnGuideline,
  type Member,
  nameIn,
  stageWords,
  type Unreadable,
  unreadableWords,
} from "../../coach/team.ts";
import { guidelineWords, type TeamSummary, topWords } from "../../coach/teamSummary.ts";
import { stateWords } from "../../coach/weekWords.ts";
import { capitalized, countOf } from "../../coach/words.ts";
import { bidi, escaped, renderPage, time } from "../page.ts";
import { inlineSign, renderLegend, renderSignDefinitions, type Sign } from "./signs.ts";
import { teamPageStyle } from "./teamPageStyle.ts";

export interface TeamReport {
  readonly today: Day;
  readonly summary: TeamSummary;
  /** As they are sorted. */
  readonly members: readonly Member[];
  readonly unreadable: readonly Unreadable[];
}

/** Finished weeks in a leader's row. */
const weeksInRow = 12;

/** One board for the whole leadership team. */
export function renderTeamPage({ today, summary, members, unreadable }: TeamReport, made: string): string {
  const top = topWords(summary);
  const signs = new Set<Sign>(members.flatMap((member) => lastWeeks(member).map(({ state }) => state)));
  return renderPage({
    title: "The leadership team on social media",
    made,
    style: teamPageStyle,
    body: `<main>
${renderSignDefinitions()}
<header>
<div>
<p class="kind">Social at the top</p>
<h1>The leadership team</h1>
</div>
<dl class="days"><dt>As of</dt><dd>${time(today)}</dd></dl>
</header>
<section class="verdict">
<h2>${escaped(guidelineWords(summary))}</h2>
${top === null ? "" : `<p>${escaped(top)}</p>`}
</section>
<section>
<h2>Everybody</h2>
${renderTable(members)}
${renderLegend(signs)}
</section>
${renderUnreadable(unreadable)}
<footer>
<p>On the guideline: this week is met, or last week was not missed and this one is not out of reach. Made by socialtop from what was recorded.</p>
</footer>
</main>`,
  });
}

const columns = ["How it stands", "This week", "Streak", "Last 12", "Last post"] as const;

/** Narrow screens show a row as lines: the roles keep it a table for whoever hears it. */
function renderTable(members: readonly Member[]): string {
  const head = ["Leader", ...columns];
  return `<table class="team" role="table">
<caption>Each leader: this week, weeks in a row on the guideline, the last twelve weeks, the last post.</caption>
<thead role="rowgroup"><tr role="row">${head.map((name) => `<th scope="col" role="columnheader">${name}</th>`).join("")}</tr></thead>
<tbody role="rowgroup">
${members.map((member) => renderMember(members, member)).join("\n")}
</tbody>
</table>`;
}

function renderMember(members: readonly Member[], member: Member): string {
  const { thisWeek, streak, last12 } = member.consistency;
  const cells = isListening(member.consistency)
    ? ["listening", "–", "–"]
    : [
        member.isOfAnotherWeek
          ? "not known"
          : `${thisWeek.postingDays} of ${thisWeek.target}<span class="soft">${standingWord(member.consistency)}</span>`,
        countOf(streak.weeks, "week"),
        `${last12.met} of ${askedWeeks(last12)}${renderStrip(member)}`,
      ];
  const name = `<th scope="row" role="rowheader">${bidi(nameIn(members, member))}</th>`;
  const rest = [renderNotes(member), ...cells, renderLastPost(member)].map(
    (cell, index) => `<td role="cell" data-column="${columns[index]}">${cell}</td>`,
  );
  return `<tr role="row">${name}${rest.join("")}</tr>`;
}

/** Role, steps, and what the coach should know. */
function renderNotes(member: Member): string {
  const { role, progress, attention, ageDays, consistency } = member;
  const steps = `${progress.stepsDone} of ${progress.stepsAsked} steps done, ${stageWords(member)}`;
  const notes = [
    isOnGuideline(member) ? `<span>${inlineSign("met")} on the guideline</span>` : null,
    attention === null ? null : `<strong class="why">${escaped(capitalized(attention.why))}</strong>`,
    ageDays > 0 && !isOld(member) ? `<span class="soft">as of ${time(consistency.today)}</span>` : null,
    role === null ? null : `<span class="soft">${bidi(role)}</span>`,
    `<span class="soft">${steps}</span>`,
  ];
  return notes.filter((note) => note !== null).join("");
}

/** How the last weeks went, for the eye and for whoever hears it. */
function renderStrip(member: Member): string {
  const weeks = lastWeeks(member);
  if (weeks.length === 0) return "";
  const words = weeks.map(({ state }) => stateWords[state]).join(", ");
  return `<span class="strip">${weeks.map(({ state }) => inlineSign(state)).join("")}<span class="unseen">${words}</span></span>`;
}

function renderLastPost(member: Member): string {
  const { lastPost } = member.consistency;
  const days = daysSinceLastPost(member);
  if (lastPost === null || days === null) return "never";
  const ago = days === 0 ? "today" : days === 1 ? "yesterday" : `${countOf(days, "day")} ago`;
  return `${time(lastPost.day)}<span class="soft">${ago}</span>`;
}

/** Oldest first. */
function lastWeeks({ consistency }: Member): Member["consistency"]["weeks"] {
  return consistency.weeks.slice(0, -1).slice(-weeksInRow);
}

function renderUnreadable(unreadable: readonly Unreadable[]): string {
  if (unreadable.length === 0) return "";
  const items = unreadable.map((row) => `<li>${bidi(unreadableWords(row))}</li>`);
  return `<section>\n<h2>Could not be read</h2>\n<ul>${items.join("")}</ul>\n</section>\n`;
}
