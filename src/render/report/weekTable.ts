import { kindInfo } from "../../coach/kinds.ts";
import { platformInfo } from "../../coach/platforms.ts";
import type { Report, ReportPost, ReportWeek } from "../../coach/report.ts";
import { weekStanding } from "../../coach/weekWords.ts";
import { capitalized, dayName, dayRange } from "../../coach/words.ts";
import { bidi, escaped, time } from "../page.ts";
import { inlineSign } from "./signs.ts";

/** Posts of a week that are named one by one. */
const namedPosts = 5;

/** The same as both pictures, newest week first. */
export function renderWeekTable({ weeks, to }: Report): string {
  const head = ["Week", "How it went", "Days", "Asked", "Posts"].map((name) => `<th scope="col">${name}</th>`).join("");
  const rows = weeks.toReversed().map((week) => renderRow(week, to));
  return `<details>
<summary>Every week as a table</summary>
<table>
<caption>Posting days of each week, and how many were asked; newest first.</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</details>`;
}

function renderRow({ week, storm, posts }: ReportWeek, to: string): string {
  const words = weekStanding(week, storm !== null);
  const state = `${inlineSign(week.state)} ${words.join(", ")}`;
  const cells = [state, week.postingDays, week.target, renderPosts(posts)].map((cell) => `<td>${cell}</td>`);
  return `<tr><th scope="row">${escaped(dayRange(week.start, week.end, to))}</th>${cells.join("")}</tr>`;
}

/** "4: LinkedIn 9 Nov, X 10 Nov …", each linked where its address is known. */
function renderPosts(posts: readonly ReportPost[]): string {
  if (posts.length === 0) return "0";
  const named = posts
    .slice(0, namedPosts)
    .map((post) => linked(post, `${platformName(post)} ${dayName(post.day, "")}`));
  const more = posts.length - named.length;
  return `${posts.length}: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The newest posts with their words. */
export function renderLatest(posts: readonly ReportPost[]): string {
  if (posts.length === 0) return "<p>None in this time.</p>";
  const items = posts.map((post) => {
    const name = `${platformName(post)} ${kindInfo(post.kind).noun}`;
    const words = post.text === null ? capitalized(name) : post.text;
    const where = post.text === null ? "" : ` <span class="soft">${escaped(name)}</span>`;
    return `<li>${time(post.day)} ${linked(post, words)}${where}</li>`;
  });
  return `<ul class="latest">${items.join("")}</ul>`;
}

function platformName({ platform }: ReportPost): string {
  return platformInfo(platform).name;
}

/** Opens beside the page, which is not told on. */
function linked({ url }: ReportPost, words: string): string {
  if (url === null) return bidi(words);
  return `<a href="${escaped(url)}" rel="noopener noreferrer nofollow">${bidi(words)}</a>`;
}
