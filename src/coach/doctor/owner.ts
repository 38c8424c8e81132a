import { countOf } from "../words.ts";
import { finding, good, someNames, type Verdict } from "./verdict.ts";

/** Something in the store's folder. */
export interface FolderEntry {
  /** In the store's folder, with `/`; empty for the folder itself. */
  readonly path: string;
  readonly isFolder: boolean;
  /** The permission bits, such as 0o600. */
  readonly mode: number;
  /** The number of the user whose it is. */
  readonly owner: number;
}

/** Ways to name what is in the folder in a shell, quoted. */
export interface OwnerQuestion {
  /** The number of the user who asks; null where the system has none (Windows). */
  readonly user: number | null;
  readonly quotedFolder: string;
  readonly quote: (path: string) => string;
}

/** More are named by their folder: a command is to be read before it is run. */
const mostInCommand = 3;

/** Only the owner may read and write: 0700 for folders, 0600 for files. */
export function judgeOwner(entries: readonly FolderEntry[], { user, quotedFolder, quote }: OwnerQuestion): Verdict {
  if (user === null) return good("Windows keeps the folder for your account.");
  if (entries.length === 0) return good("There is nothing to look at yet.");
  const foreign = entries.filter(({ owner }) => owner !== user);
  const open = entries.filter(({ mode }) => (mode & 0o077) !== 0);
  const closed = entries.filter(
    ({ mode, isFolder }) => (mode & (isFolder ? 0o700 : 0o600)) !== (isFolder ? 0o700 : 0o600),
  );
  const wrong = [...new Set([...open, ...closed])];
  const sentences = [
    foreign.length === 0
      ? null
      : `${countOf(foreign.length, "file or folder", "files and folders")} of ${entries.length} ${foreign.length === 1 ? "belongs" : "belong"} to somebody else: ${namesOf(foreign)}.`,
    open.length === 0 ? null : `Others may read or change ${namesOf(open)}.`,
    closed.length === 0 ? null : `You may not read or change ${namesOf(closed)} yourself.`,
  ].filter((sentence) => sentence !== null);
  if (sentences.length === 0) return good("All of it is yours, and nobody else can read it.");
  // Whoever ran it once with sudo has files of root; root itself has no business with those of others.
  if (foreign.length > 0 && user === 0) return finding(sentences.join(" "), "Run socialtop as yourself, without sudo.");
  const commands = [
    ...(foreign.length === 0 ? [] : [`sudo chown -R "$(id -un)" ${quotedFolder}`]),
    ...(wrong.length === 0 ? [] : [commandFor(wrong, { quotedFolder, quote })]),
  ];
  return finding(sentences.join(" "), commands.join(" && "));
}

function namesOf(entries: readonly FolderEntry[]): string {
  return someNames(entries.map(({ path }) => (path === "" ? "the folder itself" : path)));
}

function commandFor(wrong: readonly FolderEntry[], { quotedFolder, quote }: Omit<OwnerQuestion, "user">): string {
  if (wrong.length > mostInCommand) return `chmod -R u+rwX,go-rwx ${quotedFolder}`;
  const line = (mode: string, ofThem: readonly FolderEntry[]) =>
    ofThem.length === 0 ? [] : [`chmod ${mode} ${ofThem.map(({ path }) => quote(path)).join(" ")}`];
  const folders = wrong.filter(({ isFolder }) => isFolder);
  // The folder first: what is in it can be reached only then.
  return [
    ...line("700", folders),
    ...line(
      "600",
      wrong.filter(({ isFolder }) => !isFolder),
    ),
  ].join(" && ");
}
