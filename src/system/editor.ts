import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import { endBy, takeSignals } from "./signals.ts";
import { makeTemporaryFolder } from "./temporary.ts";
import { readTextFile } from "./textFile.ts";

/** nano says at its foot how to save and leave; vi is on every Unix. */
const usualEditor = "$(command -v nano || command -v vi)";

/** No editor saves a file with this time. */
const neverSaved = new Date(0);

/** The editor may outlive a socialtop that was killed, and still save (milliseconds). */
const longestEditing = 24 * 60 * 60 * 1000;

/** Is this folder of a socialtop that was killed of use to nobody? What somebody saved, or an editor keeps there, is nowhere else. */
function isUntouched(folder: string): boolean {
  const isNew = Date.now() - statSync(folder).mtimeMs < longestEditing;
  const names = readdirSync(folder);
  const isSaved = () => statSync(join(folder, names[0] as string)).mtimeMs !== neverSaved.getTime();
  return !isNew && (names.length === 0 || (names.length === 1 && !isSaved()));
}

/**
 * Opens the person's editor on a text, in a folder that only they can read, and gives back what was saved. inquirer's own
 * editor guesses the encoding of what comes back and takes an editor that failed for one that saved. Throws UserError.
 */
export async function editText(
  text: string,
  fileName: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const editor = env["VISUAL"] || env["EDITOR"] || (process.platform === "win32" ? "notepad" : usualEditor);
  let running: ChildProcess | null = null;
  let wasEnded = false;
  // Ctrl-C is the editor's; what else is to end us ends the editor, which may still save, and us after it.
  const release = takeSignals((signal) => {
    if (signal === "SIGINT") return;
    wasEnded = true;
    endBy(signal);
    running?.kill(signal);
  });
  const folder = makeTemporaryFolder("edit", isUntouched);
  const path = join(folder, fileName);
  try {
    writeFileSync(path, text, { mode: 0o600 });
    utimesSync(path, neverSaved, neverSaved);
    running = startEditor(editor, path);
    const code = await codeOf(running);
    if (code !== 0 || wasEnded) throw failed(editor, wasEnded ? "was ended" : `ended with code ${code}`);
    const written = await readTextFile(path);
    await rm(folder, { recursive: true, force: true });
    return written.replace(/\r\n?/g, "\n");
  } catch (error) {
    const left = await readFile(path).catch(() => null);
    // An editor that is ended puts what it had beside: draft.txt.save, .draft.txt.swp.
    const isAlone = (await readdir(folder)).every((name) => name === fileName);
    const isSame = isAlone && (left === null || left.equals(Buffer.from(text)));
    if (isSame) await rm(folder, { recursive: true, force: true });
    if (isSame || !(error instanceof UserError)) throw error;
    // What was written is nowhere else.
    throw new UserError(error.message, { hint: `What was written is kept there: ${path}` });
  } finally {
    release();
  }
}

/**
 * As git does it: the shell takes `code --wait` apart. It makes room for the editor, so that the editor itself is what is told
 * to end and waited for; it stays where the editor is a small program of the shell's. (env knows `LANG=C nano`.)
 */
function startEditor(editor: string, path: string): ChildProcess {
  if (process.platform === "win32") return spawn(`${editor} "${path}"`, { stdio: "inherit", shell: true });
  const isProgram = editor !== usualEditor && /[;&|<>(){}`\n]/.test(editor);
  const line = `${isProgram ? "" : "exec /usr/bin/env "}${editor} "$@"`;
  return spawn("/bin/sh", ["-c", line, "sh", path], { stdio: "inherit" });
}

function codeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => resolve(exitCode ?? 1));
  });
}

function failed(editor: string, how: string): UserError {
  const name = editor === usualEditor ? "The editor" : `The editor "${excerpt(editor, 60)}"`;
  return new UserError(`${name} ${how}: nothing was taken over.`, { hint: "Another editor: EDITOR=nano socialtop …" });
}
