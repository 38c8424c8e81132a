import { nearest } from "../coach/nearest.ts";
import { excerpt } from "../coach/text.ts";
import { usageError } from "../errors.ts";
import type { ColumnNames } from "./importer.ts";

/** Whether a row went out at all is guessed alone: there is no flag for it. */
export type ColumnRole = keyof ColumnNames | "status";

/** Where each column stands, from 0; null where there is none. The dates are always there. */
export type Columns = Readonly<Record<ColumnRole, number | null>> & { readonly date: number };

interface RoleWords {
  readonly role: ColumnRole;
  /** Best first: when a tool made a draft matters less than when it went out. */
  readonly words: readonly string[];
  /** May the word also be one of several ("Post date")? "Post" may not: most headers of such files hold it. */
  readonly onlyWhole: readonly string[];
  /** A column whose name holds one of these is taken only where there is no other. */
  readonly atLast?: readonly string[];
}

/** In the order in which they choose: "Post date" is a date before it is a text. */
const roles: readonly RoleWords[] = [
  {
    role: "date",
    words: [
      "published",
      "publish",
      "posted",
      "sent",
      "publication",
      "publicación",
      "veröffentlicht",
      "date",
      "time",
      "timestamp",
      "datetime",
      "day",
      "datum",
      "fecha",
      "data",
    ],
    onlyWhole: ["when", "tag", "wann"],
    atLast: ["created", "creation", "création", "creación", "creado", "erstellt"],
  },
  {
    role: "url",
    words: ["permalink", "url", "link", "lien", "enlace", "länk", "collegamento"],
    onlyWhole: ["address", "adresse"],
  },
  { role: "kind", words: ["kind", "type", "typ", "tipo", "soort", "rodzaj"], onlyWhole: ["art", "beitragsart"] },
  {
    role: "platform",
    words: ["platform", "network", "netzwerk", "plattform", "plateforme", "réseau", "service"],
    onlyWhole: ["site", "channel", "channel type", "kanal"],
  },
  {
    role: "text",
    words: ["text", "message", "caption", "content", "commentary", "texte", "texto", "testo"],
    onlyWhole: ["post", "tweet", "nachricht", "beitrag", "tekst"],
    atLast: ["title", "titel", "titre", "título", "description"],
  },
  // Last: a column of another role is never one of these.
  {
    role: "status",
    words: ["status"],
    onlyWhole: ["state", "zustand", "statut", "estado", "stato", "état", "toestand"],
  },
];

/** Headers that hold a word of the role, and are about something else. */
const others: Readonly<Partial<Record<ColumnRole, RegExp>>> = {
  // When something else happened, where the clock stood, or no time at all.
  date: /\b(?:updated|modified|edited|deleted|scheduled|due|zone|timezone|status)\b/,
  // "Channel type" says which network, not which kind.
  kind: /\b(?:channel|network|platform|service|profile|account)\b/,
  // "URL clicks" are a number.
  url: /\b(?:clicks?|taps?|views?|visits?|count|rate|total|image|picture|photo|video|media|author|profile|page|account)\b/,
  text: /\b(?:id|type|url|link|count|clicks?|views?|rate)\b/,
};

/**
 * Finds the columns by the names that were given, else by their headers: the first that holds what such a column does, where
 * that can be told (`holds`). Throws UserError (usage) when a name that was given is not there, or no header looks like that
 * of a date.
 */
export function findColumns(
  header: readonly string[],
  given: ColumnNames,
  holds: (role: ColumnRole, index: number) => boolean,
): Columns {
  const columns = new Map<ColumnRole, number>();
  const names: Partial<Record<ColumnRole, string>> = given;
  for (const { role } of roles) {
    const name = names[role];
    if (name !== undefined) columns.set(role, findNamed(header, name));
  }
  for (const words of roles) {
    const { role } = words;
    if (columns.has(role)) continue;
    const found = guessColumns(header, words, new Set(columns.values()));
    // Without dates a table is none, whatever stands there: the words on it come later.
    const index = found.find((place) => holds(role, place)) ?? (role === "date" ? found[0] : undefined);
    if (index !== undefined) columns.set(role, index);
  }
  const date = columns.get("date");
  if (date === undefined) {
    throw usageError(
      `No column looks like a date: the header is ${showHeader(header)}.`,
      "Name the column with the dates: --date-column <header>",
    );
  }
  const place = (role: ColumnRole): number | null => columns.get(role) ?? null;
  return {
    date,
    text: place("text"),
    url: place("url"),
    kind: place("kind"),
    platform: place("platform"),
    status: place("status"),
  };
}

/** Is there a column that looks like a date? */
export function hasDateColumn(header: readonly string[]): boolean {
  const [dates] = roles;
  return dates !== undefined && guessColumns(header, dates, new Set()).length > 0;
}

/** The most likely one first. */
function guessColumns(
  header: readonly string[],
  { role, words, onlyWhole, atLast = [] }: RoleWords,
  taken: ReadonlySet<number>,
): number[] {
  const other = others[role];
  const free = header
    .map((name, index) => ({ name: normalizeHeader(name), index }))
    .filter(({ name, index }) => !taken.has(index) && other?.test(name) !== true);
  const holds = (name: string, word: string): boolean => name.split(" ").includes(word);
  const [last, first] = [
    free.filter(({ name }) => atLast.some((word) => holds(name, word))),
    free.filter(({ name }) => !atLast.some((word) => holds(name, word))),
  ];
  const found = [
    ...[...words, ...onlyWhole].flatMap((word) => first.filter(({ name }) => name === word)),
    ...words.flatMap((word) => first.filter(({ name }) => holds(name, word))),
    ...last,
  ];
  return [...new Set(found.map(({ index }) => index))];
}

/** "createdAt", "Created_at" and "created at" are one. */
export function normalizeHeader(name: string): string {
  return name
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function findNamed(header: readonly string[], name: string): number {
  const wanted = name.trim();
  const exact = header.indexOf(wanted);
  const index = exact === -1 ? header.findIndex((known) => known.toLowerCase() === wanted.toLowerCase()) : exact;
  if (index !== -1) return index;
  const near = nearest(wanted, header);
  throw usageError(
    `There is no column "${excerpt(name, 60)}": the header is ${showHeader(header)}.`,
    near === undefined ? "Name a column as the first line of the file does." : `Did you mean "${excerpt(near, 60)}"?`,
  );
}

export function showHeader(header: readonly string[]): string {
  const shown = header.slice(0, 8).map((name) => excerpt(name, 40) || '""');
  return header.length > shown.length
    ? `${shown.join(", ")} and ${header.length - shown.length} more`
    : shown.join(", ");
}

/** Does the header say that times without a zone are in UTC, as in "Sent (UTC)"? */
export function saysUtc(name: string): boolean {
  return /\b(?:utc|gmt)\b/.test(normalizeHeader(name));
}
