import { toUtf16 } from "./csv.ts";
import type { ExportFiles } from "./source.ts";

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A page with one table, as Yelp's archive holds one for each kind of thing. */
export function yelpPage(
  title: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  form: "closed" | "open" | "plain" = "closed",
): string {
  const line = (cells: readonly string[], name: string): string =>
    form === "open"
      ? `<tr>${cells.map((cell) => `<${name}>${escapeHtml(cell)}`).join("")}`
      : `  <tr>${cells.map((cell) => `<${name}>${escapeHtml(cell)}</${name}>`).join("")}</tr>`;
  // The header may stand in a part of its own, or be a row as any other.
  const head = form === "plain" ? line(header, "td") : `<thead>${line(header, "th")}</thead>`;
  const body = rows.map((row) => line(row, "td")).join("\n");
  return [
    "<!DOCTYPE html>",
    `<html><head><meta charset="utf-8"><title>${title}</title><style>td { color: red }</style></head>`,
    `<body><h1>${title}</h1><table>${head}<tbody>`,
    body,
    "</tbody></table></body></html>",
  ].join("\n");
}

const [reviewHeader, checkinHeader] = [
  ["Date", "Status", "Comment"],
  ["Date", "Status"],
];

export const reviewPage = (rows: readonly (readonly string[])[], header: readonly string[] = reviewHeader): string =>
  yelpPage("User Review", header, rows);

export const checkinPage = (rows: readonly (readonly string[])[], header: readonly string[] = checkinHeader): string =>
  yelpPage("Check In", header, rows);

/** The zip: a page for each kind of thing. */
export function yelpArchive(
  reviews: readonly (readonly string[])[],
  checkins: readonly (readonly string[])[],
): Record<string, string> {
  return {
    "index.html": "<!DOCTYPE html><title>Your Yelp data</title><a href='user_review.html'>Reviews</a>",
    "user_review.html": reviewPage(reviews),
    "check_in.html": checkinPage(checkins),
    "user_bookmark.html": yelpPage("Bookmark", ["Date", "Business"], [["2024-01-01", "Café Example"]]),
    "user_review_draft.html": yelpPage("Draft", ["Date", "Comment"], [["2024-01-01", "Not done"]]),
    "message.html": yelpPage("Message", ["Date", "Status", "Comment"], [["2024-01-01", "Sent", "Secret"]]),
  };
}

const reviews = [
  ["2024-01-01", "Active", "Lovely & warm"],
  ["2024-02-30", "Removed", ""],
];

export const yelpFixtures: readonly ExportFiles[] = [
  yelpArchive(reviews, [["2024-03-01 10:11:12", "Active"]]),
  { "user_review.html": reviewPage([["3/14/2024", "Active", "Fine"]]) },
  { "page.html": toUtf16(yelpPage("User Review", ["Date", "Status", "Comment"], reviews, "open"), "little") },
  {
    "check_in.html": yelpPage("Check In", ["Business", "Date"], [["Café Example", "Mar 14, 2024 at 9:26 PM"]], "plain"),
  },
];
