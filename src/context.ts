import type { Day } from "./coach/day.ts";
import type { LeaderId } from "./coach/leaderId.ts";
import type { Source } from "./importers/importer.ts";
import type { Theme } from "./render/theme.ts";
import type { Store } from "./store/store.ts";

/** The world as a command sees it. Everything that touches the machine comes in through here. */
export interface Context {
  /** The answer goes here. */
  readonly out: Output;
  /** The chatter: progress, hints, warnings. */
  readonly err: Output;
  readonly theme: Theme;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  /** The zone of the machine, IANA name; null where it is set to none that exists. */
  readonly machineTimeZone: () => string | null;
  readonly prompt: Prompt;
  readonly files: Files;
  /** Opens an address in the browser. False where there is none that can be opened. */
  readonly openUrl: (address: string) => Promise<boolean>;
  /** Opens a file in what the system uses for it. False where there is nothing that can open it. */
  readonly openFile: (path: string) => Promise<boolean>;
  /** Puts a text on the clipboard. False where there is none. */
  readonly copyText: (text: string) => Promise<boolean>;
  readonly store: Store;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Letters and digits, different each time: the identity of what has none of its own. */
  readonly randomId: () => string;
  /** How this very program is started without a PATH: whole paths of Node and of the script. */
  readonly programPath: readonly [node: string, script: string];
  readonly machine: MachineFacts;
  readonly options: GlobalOptions;
  /** A second socialtop with a store of its own, for the demo; it leaves nothing behind. */
  readonly openStage: () => Promise<Stage>;
}

/** What the program runs on, and how its answers are shown. */
interface MachineFacts {
  /** As in "22.17.0". */
  readonly nodeVersion: string;
  /** The oldest that will do, as package.json says it: ">=20.17". */
  readonly neededNode: string;
  readonly hasColor: boolean;
  readonly isUnicode: boolean;
}

interface GlobalOptions {
  /** The leader named by `--as`. */
  readonly as: LeaderId | undefined;
  readonly json: boolean;
  /** The day that `--today` or SOCIALTOP_TODAY sets, as typed. */
  readonly today: string | undefined;
}

export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Characters in a line. */
  readonly columns: number;
}

/** Questions. Without a terminal, or with `--no-input`, asking throws a UserError that names the flag. */
export interface Prompt {
  /** Is there somebody who can answer? */
  readonly isPossible: boolean;
  text(question: TextQuestion): Promise<string>;
  choose<Value>(question: ChoiceQuestion<Value>): Promise<Value>;
  chooseSome<Value>(question: ManyQuestion<Value>): Promise<Value[]>;
  confirm(question: { readonly message: string; readonly flag: string; readonly initial: boolean }): Promise<boolean>;
  /**
   * Opens $VISUAL, $EDITOR or the system's own editor on a text and gives it back as it was saved, line ends as LF. Throws
   * UserError when the editor cannot be run or says that it failed.
   */
  edit(request: EditRequest): Promise<string>;
}

interface Question {
  readonly message: string;
  /** The flag that answers it, as in `--name`. */
  readonly flag: string;
}

export interface TextQuestion extends Question {
  readonly initial?: string;
  /** Why the answer cannot be taken, or null. */
  readonly problemWith?: (answer: string) => string | null;
}

export interface EditRequest {
  readonly text: string;
  /** As the editor shows it: `guidelines.md`. */
  readonly fileName: string;
  /** What answers it where there is no terminal. */
  readonly flag: string;
}

interface Choice<Value> {
  readonly name: string;
  /** What stays on the screen once it is chosen, where the name is long. */
  readonly short?: string;
  readonly value: Value;
}

export interface ChoiceQuestion<Value> extends Question {
  readonly choices: readonly Choice<Value>[];
  readonly initial?: Value;
}

export interface ManyQuestion<Value> extends Question {
  readonly choices: readonly Choice<Value>[];
  readonly initial: readonly Value[];
}

/** A link to a folder is a folder. */
export type PathKind = "file" | "folder" | "link" | "other";

export interface Files {
  /**
   * A zip, folder or lone file, to be closed after use. With `namesFaults`, parts of a folder that cannot be read are faults
   * of the source. Throws UserError.
   */
  openSource(path: string, options?: { namesFaults?: boolean }): Promise<{ source: Source; close(): Promise<void> }>;
  /** What a feed's address (http, https) gives. The one thing that uses the network. Throws UserError. */
  openAddress(address: string, options: { allowPrivate: boolean }): Promise<{ source: Source; close(): Promise<void> }>;
  /** What is at this path: null where there is nothing. */
  kindOf(path: string): Promise<PathKind | null>;
  /**
   * Writes a file, whole or not at all; what was there is replaced. For its owner only, or, with `isShown`, for whomever the
   * system lets read: it is made to be handed on. Throws UserError.
   */
  writeFile(path: string, text: string, options?: { isShown?: boolean }): Promise<void>;
  /** The text of a file: UTF-8 or UTF-16, as its byte order mark says. Throws UserError for what is none, or larger than 1 MB. */
  readText(path: string): Promise<string>;
  /** Everything that comes in through the pipe. Throws UserError at a terminal. */
  readInput(): Promise<string>;
}

export interface Stage {
  /** Runs a command line there, as on that day; the exit code comes back. */
  run(argv: readonly string[], today: Day): Promise<number>;
  /** Puts a file where the commands run there find it, and gives its path. */
  addFile(name: string, text: string): string;
  close(): void;
}
