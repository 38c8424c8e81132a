import { createHash } from "node:crypto";
import type { Day } from "../coach/day.ts";
import { dayName } from "../coach/words.ts";
import { shown } from "./layout.ts";

/** A page that is whole in itself: nothing is loaded, nothing runs. */
export interface Page {
  readonly title: string;
  readonly style: string;
  /** HTML. */
  readonly body: string;
  /** Which page it is, and whose: "report jane". */
  readonly made: string;
}

/** What stands near the beginning of such a page. */
export function pageMark(made: string): string {
  return `<meta name="generator" content="socialtop: ${escaped(made)}">`;
}

/**
 * The whole document. Its policy allows this one style and nothing else: https://www.w3.org/TR/CSP3/ Whoever follows a link
 * does not tell where from.
 */
export function renderPage({ title, style, body, made }: Page): string {
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${pageMark(made)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A day, for people and programs; with its year, or, where `today` is given, with that of any other year. */
export function time(day: Day, today: Day = ""): string {
  return `<time datetime="${escaped(day)}">${escaped(dayName(day, today))}</time>`;
}

/** Text that keeps its own direction to itself. */
export function bidi(text: string): string {
  return `<bdi>${escaped(text)}</bdi>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text from anywhere, as text: on one line, without anything that a browser or a terminal acts upon. */
export function escaped(text: string): string {
  return shown(text).replace(/[&<>"']/g, (sign) => entities[sign] as string);
}
