import { UserError } from "../errors.ts";
import { describeSource, showPath } from "./describe.ts";
import type { Source, SourceFile } from "./importer.ts";
import { plainColumn, plainName, readTableStart, splitHeader } from "./linkedinForms.ts";

/** A table of a LinkedIn archive that holds no post. */
interface PostlessForm {
  /** As `plainName` gives it. */
  readonly name: string;
  /** Some of its columns, as LinkedIn writes them. */
  readonly columns: readonly string[];
  /** As in "Connections.csv holds your connections". */
  readonly holds: string;
  /** Is it in LinkedIn's smaller archive, too? */
  readonly isBasic: boolean;
  /** Do tables of other kinds have such columns, too? Then its name must tell. */
  readonly isPlain?: boolean;
  /** Looked into only when it is given on its own. */
  readonly isPrivate?: boolean;
}

/** One that was found. */
export interface Postless {
  readonly file: SourceFile;
  readonly form: PostlessForm;
}

const forms: readonly PostlessForm[] = [
  {
    name: "connections",
    columns: ["First Name", "Last Name", "Connected On"],
    holds: "your connections",
    isBasic: true,
  },
  {
    name: "profile",
    columns: ["First Name", "Last Name", "Headline", "Summary"],
    holds: "your profile",
    isBasic: true,
  },
  {
    name: "positions",
    columns: ["Company Name", "Title", "Started On", "Finished On"],
    holds: "the positions in your profile",
    isBasic: true,
  },
  {
    name: "invitations",
    columns: ["From", "To", "Sent At", "Direction"],
    holds: "invitations",
    isBasic: true,
  },
  {
    name: "messages",
    columns: ["CONVERSATION ID", "FROM", "TO", "CONTENT"],
    holds: "private messages, which are never imported",
    isBasic: false,
    isPrivate: true,
  },
  {
    name: "reactions",
    columns: ["Date", "Type", "Link"],
    holds: "your reactions to posts of others",
    isBasic: false,
    isPlain: true,
  },
  {
    name: "votes",
    columns: ["Date", "Link", "OptionText"],
    holds: "your votes in polls",
    isBasic: false,
  },
  {
    name: "saveditems",
    columns: ["savedItem", "CreatedTime"],
    holds: "posts that you saved",
    isBasic: false,
  },
  {
    name: "richmedia",
    columns: ["Date/Time", "Media Link"],
    holds: "a list of the pictures and documents in posts",
    isBasic: false,
    isPlain: true,
  },
  {
    name: "memberfollows",
    columns: ["Date", "FullName", "Status"],
    holds: "people whom you follow",
    isBasic: false,
    isPlain: true,
  },
  {
    name: "companyfollows",
    columns: ["Organization", "Followed On"],
    holds: "companies that you follow",
    isBasic: false,
  },
  {
    name: "events",
    columns: ["Event Name", "Event Time", "Status"],
    holds: "events",
    isBasic: false,
    isPlain: true,
  },
  {
    name: "searchqueries",
    columns: ["Time", "Search Query"],
    holds: "what you searched for",
    isBasic: false,
    isPlain: true,
  },
];

/** What somebody does who has the smaller archive, or a part of one. */
const askForComplete =
  'Ask for the larger ("Complete") archive: on LinkedIn, Settings, Data privacy, Get a copy of your data, "Download larger data archive". It arrives within about 24 hours.';

/** Tables without posts that show a LinkedIn archive. */
export async function findPostless({ files }: Source): Promise<Postless[]> {
  const isLone = files.length === 1;
  const found: Postless[] = [];
  for (const file of files) {
    const name = plainName(file.path);
    const isCandidate = (form: PostlessForm): boolean =>
      isLone ? form.isPlain !== true || form.name === name : form.isPrivate !== true && form.name === name;
    const candidates = forms.filter(isCandidate);
    const form = candidates.length === 0 ? undefined : await findForm(file, candidates);
    if (form !== undefined) found.push({ file, form });
  }
  return found;
}

/** Connections.csv has a note before its header. */
async function findForm(file: SourceFile, candidates: readonly PostlessForm[]): Promise<PostlessForm | undefined> {
  const { text } = await readTableStart(file);
  const lines = text.split(/[\r\n]+/).slice(0, 8);
  const headers = lines.map((line) => splitHeader(line).map(plainColumn));
  return candidates.find(({ columns }) =>
    headers.some((names) => columns.every((name) => names.includes(plainColumn(name)))),
  );
}

/** Is it the larger archive, in which what is empty is left out? Its name says so, or what only that one holds. */
export function isComplete({ name, files }: Source, found: readonly Postless[]): boolean {
  return files.length > 1 && (/complete_linkedin/i.test(name) || found.some(({ form }) => !form.isBasic));
}

/** Says that this is a LinkedIn archive without posts, or a part of one, and how to get one with posts. */
export async function explainPostless(source: Source, found: readonly Postless[]): Promise<UserError> {
  const shown = showPath(source.name);
  const [first] = found;
  if (first === undefined) {
    const seen = await describeSource(source);
    return new UserError(`${shown} is not of a LinkedIn archive: ${seen}.`, {
      hint: "Leave --from out: each file is recognised by what is in it.",
    });
  }
  const isBasic = found.every(({ form }) => form.isBasic);
  if (source.files.length > 1) {
    return new UserError(
      `${shown} looks like LinkedIn's "Basic" archive: it has no Shares, Comments, InstantReposts or Articles.`,
      { hint: askForComplete },
    );
  }
  return new UserError(
    isBasic
      ? `${shown} holds ${first.form.holds}, as LinkedIn's "Basic" archive does; that one lacks Shares, Comments, InstantReposts and Articles.`
      : `${shown} holds ${first.form.holds}.`,
    { hint: isBasic ? askForComplete : "Give the whole zip as LinkedIn sent it, or Shares.csv out of it." },
  );
}
