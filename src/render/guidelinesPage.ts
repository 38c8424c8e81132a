import type { Guidelines, Profile, QuietPeriod } from "../coach/book.ts";
import type { Day } from "../coach/day.ts";
import { unanswered } from "../coach/guidelines/guidelines.ts";
import { guidelineParts, type PartInfo } from "../coach/guidelines/guidelinesParts.ts";
import { guidelinesPageStyle } from "./guidelinesPageStyle.ts";
import { bidi, escaped, renderPage, time } from "./page.ts";

type Person = Pick<Profile, "name" | "role" | "company">;

/** One page to hand to legal. */
export function renderGuidelinesPage(guidelines: Guidelines | null, person: Person, today: Day): string {
  const title = `Social media guidelines of ${person.name}`;
  const holdsNames = (guidelines?.neverMention ?? []).length > 0;
  return renderPage({
    title,
    made: "guidelines",
    style: guidelinesPageStyle,
    body: `<main>
${renderHeader(guidelines, person, today)}
${holdsNames ? '<p class="note">Confidential: this page names what must not be mentioned.</p>\n' : ""}${guidelineParts
  .map((info) => renderSection(guidelines, info, today))
  .filter((section) => section !== null)
  .join("\n")}
<footer>
${renderSignature(person.name)}
${renderSignature(person.company === null ? "For the company" : `For ${person.company}`)}
</footer>
</main>`,
  });
}

function renderHeader(guidelines: Guidelines | null, { name, role, company }: Person, today: Day): string {
  const who = [role, company].filter((part) => part !== null).join(", ");
  const rows = [
    ["Last changed", guidelines === null ? "not yet" : time(guidelines.changedOn)],
    ["As of", time(today)],
    ...(guidelines === null || guidelines.file === null ? [] : [["After", bidi(guidelines.file)]]),
  ];
  return `<header>
<div>
<p class="kind">Social media guidelines</p>
<h1 dir="auto">${escaped(name)}</h1>${who === "" ? "" : `\n<p class="who" dir="auto">${escaped(who)}</p>`}
</div>
<dl class="days">${rows.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join("")}</dl>
</header>`;
}

/** Null for quiet periods of a company that is not listed. */
function renderSection(guidelines: Guidelines | null, { part, heading }: PartInfo, today: Day): string | null {
  const { isListed } = guidelines ?? unanswered;
  const answer = (guidelines ?? unanswered)[part];
  if (part === "quietPeriods" && isListed === false && answer === null) return null;
  return `<section>\n<h2>${heading}</h2>\n<div>${renderAnswer(answer, today)}</div>\n</section>`;
}

function renderAnswer(answer: Guidelines[PartInfo["part"]], today: Day): string {
  if (answer === null) return '<p class="open">not answered yet</p>';
  if (typeof answer === "boolean") return `<p>${answer ? "Yes" : "No"}</p>`;
  if (typeof answer === "string") {
    return answer
      .split("\n")
      .map((line) => `<p dir="auto">${escaped(line)}</p>`)
      .join("");
  }
  if (answer.length === 0) return "<p>None</p>";
  if (isPeriods(answer)) return renderPeriods(answer, today);
  return `<ul>${answer.map((entry) => `<li>${bidi(entry)}</li>`).join("")}</ul>`;
}

function isPeriods(answer: readonly string[] | readonly QuietPeriod[]): answer is readonly QuietPeriod[] {
  return typeof answer[0] === "object";
}

function renderPeriods(periods: readonly QuietPeriod[], today: Day): string {
  const rows = periods.map(({ from, to, why }) => {
    const [state, words] = to < today ? ["over", "over"] : from <= today ? ["on", "on now"] : ["ahead", "to come"];
    const reason = why === null ? "" : bidi(why);
    return `<tr class="${state}"><td>${time(from)}</td><td>${time(to)}</td><td>${reason}</td><td>${words}</td></tr>`;
  });
  const head = "<tr><th>First day</th><th>Last day</th><th>Reason</th><th>State</th></tr>";
  return `<table><thead>${head}</thead><tbody>${rows.join("")}</tbody></table>`;
}

function renderSignature(whose: string): string {
  const rows = ["Name", "Signature", "Date"].map((label) => `<p>${label}</p>`);
  return `<div class="sign"><h2 dir="auto">${escaped(whose)}</h2>${rows.join("")}</div>`;
}
