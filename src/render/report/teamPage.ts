import type { Day } from "../../coach/day.ts";
import { standingWords } from "../../coach/standing.ts";
import { type Member, stageWords, type Unreadable } from "../../coach/team.ts";
import { guidelineWords, type TeamSummary, topWords } from "../../coach/teamSummary.ts";
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
export function renderTeamPage({ today, summary, members, unreadable }: TeamReport): string {
  const top = topWords(summary);
  const signs = new Set<Sign>(members.flatMap((member) => lastWeeks(member).map(({ state }) => state)));
  return renderPage({
    title: "The leadership team on social media",
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
<p>On the guideline: last week was not missed, and this one is not out of reach. Made by socialtop from what was recorded.</p>
</footer>
</main>`,
  });
}

const columns = ["This week", "Streak", "Last 12", "Last post"] as const;

/** Narrow screens show a row as lines: the roles keep it a table for whoever hears it. */
function renderTable(members: readonly Member[]): string {
  const head = ["Leader", ...columns];
  return `<table class="team" role="table">
<caption>Each leader: this week, weeks in a row on the guideline, the last twelve weeks, the last post.</caption>
<thead role="rowgroup"><tr role="row">${head.map((name) => `<th scope="col" role="columnheader">${name}</th>`).join("")}</tr></thead>
<tbody role="rowgroup">
${members.map(renderMember).join("\n")}
</tbody>
</table>`;
}

function renderMember(member: Member): string {
  const { name, role, consistency, progress, attention } = member;
  const { thisWeek, streak, last12, lastPost } = consistency;
  const isListening = thisWeek.standing === "listening";
  const steps = `${stageWords(member)}, ${progress.stepsDone} of ${progress.stepsAsked} done`;
  const who = role === null ? "" : `<span class="soft">${bidi(role)}</span>`;
  const why = attention === null ? "" : `<strong class="why">${escaped(capitalized(attention.why))}</strong>`;
  const strip = lastWeeks(member)
    .map(({ state }) => inlineSign(state))
    .join("");
  const cells = isListening
    ? ["listening", "–", "–", lastPostWords(lastPost)]
    : [
        `${thisWeek.postingDays} of ${thisWeek.target}<span class="soft">${standingWords[thisWeek.standing]}</span>`,
        countOf(streak.weeks, "week"),
        `${last12.met} of ${last12.weeks}<span class="strip">${strip}</span>`,
        lastPostWords(lastPost),
      ];
  const leader = `<th scope="row" role="rowheader">${bidi(name)}${who}<span class="soft">${steps}</span>${why}</th>`;
  const rest = cells.map((cell, index) => `<td role="cell" data-column="${columns[index]}">${cell}</td>`);
  return `<tr role="row">${leader}${rest.join("")}</tr>`;
}

function lastPostWords(lastPost: Member["consistency"]["lastPost"]): string {
  if (lastPost === null) return "never";
  const ago = lastPost.daysAgo === 0 ? "today" : `${countOf(lastPost.daysAgo, "day")} ago`;
  return `${time(lastPost.day)}<span class="soft">${ago}</span>`;
}

/** Oldest first. */
function lastWeeks({ consistency }: Member): Member["consistency"]["weeks"] {
  return consistency.weeks.slice(0, -1).slice(-weeksInRow);
}

function renderUnreadable(unreadable: readonly Unreadable[]): string {
  if (unreadable.length === 0) return "";
  const items = unreadable.map(({ name, problem }) => `<li><strong>${bidi(name)}</strong> ${bidi(problem)}</li>`);
  return `<section>\n<h2>Could not be read</h2>\n<ul>${items.join("")}</ul>\n</section>\n`;
}
