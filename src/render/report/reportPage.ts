import { addDays } from "../../coach/day.ts";
import { isEmptyReport, nextWords, type Report } from "../../coach/report.ts";
import { type Tone, toneOf } from "../../coach/situation.ts";
import { isListening } from "../../coach/standing.ts";
import { countOf, dayRange, longWeekdayName, weekdayName } from "../../coach/words.ts";
import { bidi, escaped, renderPage, time } from "../page.ts";
import { postingDaysWords } from "../streak.ts";
import { renderExplanation, renderFigures, renderGaps, renderNetworks, renderSteps } from "./parts.ts";
import { reportPageStyle } from "./reportPageStyle.ts";
import { inlineSign, renderSignDefinitions, type Sign } from "./signs.ts";
import { renderBars } from "./weekBars.ts";
import { renderLatest, renderWeekTable } from "./weekTable.ts";
import { renderYear } from "./yearPicture.ts";

/** One page to look at: the verdict first, then the figures, the pictures, the steps. */
export function renderReportPage(report: Report, made: string): string {
  const { profile, consistency, to } = report;
  const listens = isListening(consistency);
  const sections = [
    ...(listens
      ? []
      : [section("This week", renderThisWeek(report)), section("Over time", renderFigures(consistency))]),
    ...(report.weeks.length === 0
      ? []
      : [
          section("Day by day", renderYear(report)),
          section("Week by week against the guideline", `${renderBars(report)}\n${renderWeekTable(report)}`),
          section("Gaps", renderGaps(report.gaps, to)),
        ]),
    section("Networks and kinds", renderNetworks(report.networks)),
    ...(isEmptyReport(report) ? [] : [section("Latest posts", renderLatest(report.latest))]),
    section("The six steps", renderSteps(report)),
  ];
  return renderPage({
    title: `${profile.name} on social media, ${dayRange(report.from, to, "")}`,
    made,
    style: reportPageStyle,
    body: `<main>
${renderSignDefinitions()}
${renderHeader(report)}
${renderVerdict(report)}
${sections.join("\n")}
<footer>
<p>${escaped(ruleWords(report))}</p>
${listens ? "" : renderExplanation(consistency)}
</footer>
</main>`,
  });
}

function renderHeader({ profile, from, to }: Report): string {
  const who = [profile.role, profile.company].filter((part) => part !== null).join(", ");
  return `<header>
<div>
<p class="kind">Social at the top</p>
<h1 dir="auto">${escaped(profile.name)}</h1>${who === "" ? "" : `\n<p class="who" dir="auto">${escaped(who)}</p>`}
</div>
<dl class="days"><dt>From</dt><dd>${time(from)}</dd><dt>As of</dt><dd>${time(to)}</dd></dl>
</header>`;
}

const toneSigns: Readonly<Record<Tone, Sign | null>> = { good: "met", careful: "light", bad: "empty", plain: null };

/** How things stand, and the one thing to do next. */
function renderVerdict({ consistency, next }: Report): string {
  const tone = toneOf(consistency);
  const sign = consistency.thisWeek.standing === "paused" ? "paused" : toneSigns[tone];
  return `<section class="verdict ${tone}">
<h2>${sign === null ? "" : `${inlineSign(sign)} `}${escaped(consistency.verdict)}</h2>
<p>${escaped(consistency.advice)}</p>
<p><strong>What’s next</strong> ${bidi(nextWords(next))} <code>${escaped(next.command)}</code></p>
</section>`;
}

/** Each day of the week with its posts. */
function renderThisWeek({ consistency, to }: Report): string {
  const { thisWeek, postsByDay } = consistency;
  const days = Array.from({ length: 7 }, (_, index) => addDays(thisWeek.start, index));
  const head = days.map((day) => `<th scope="col">${weekdayName(day)}</th>`).join("");
  const cells = days.map((day) => {
    const posts = postsByDay.get(day) ?? 0;
    if (posts > 0) return `<td class="posted">${countOf(posts, "post")}</td>`;
    return `<td>${day > to ? "ahead" : day === to ? "none yet" : "none"}</td>`;
  });
  const left =
    thisWeek.standing === "met" || thisWeek.standing === "paused" ? "" : `, ${countOf(thisWeek.daysLeft, "day")} left`;
  return `<p>${escaped(postingDaysWords(thisWeek))}${left}.</p>
<table class="week"><caption>Posts on each day of this week.</caption><thead><tr>${head}</tr></thead><tbody><tr>${cells.join("")}</tr></tbody></table>`;
}

function section(heading: string, content: string): string {
  return `<section>\n<h2>${heading}</h2>\n${content}\n</section>`;
}

function ruleWords({ consistency }: Report): string {
  const { rule, thisWeek, timeZone } = consistency;
  const days = rule.target === 1 ? "one day" : `${rule.target} different days`;
  return `A few times a week: posts on ${days}, ${longWeekdayName(thisWeek.start)} to ${longWeekdayName(thisWeek.end)}. Days are days in ${timeZone}. Made by socialtop from what was recorded.`;
}
