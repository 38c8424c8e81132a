import { spawn } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
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
  const folder = makeTemporaryFolder("edit", isUntouched);
  const path = join(folder, fileName);
  await writeFile(path, text, { mode: 0o600 });
  await utimes(path, neverSaved, neverSaved);
  try {
    await runEditor(editor, path);
    const written = await readTextFile(path);
    await rm(folder, { recursive: true, force: true });
    return written.replace(/\r\n?/g, "\n");
  } catch (error) {
    const left = await readFile(path).catch(() => null);
    const isSame = left === null || left.equals(Buffer.from(text));
    if (isSame) await rm(folder, { recursive: true, force: true });
    if (isSame || !(error instanceof UserError)) throw error;
    // What was written is nowhere else.
    throw new UserError(error.message, { hint: `What was written is kept there: ${path}` });
  }
}

/** As git does it: the shell takes `code --wait` apart. Ctrl-C is the editor's while it runs. */
async function runEditor(editor: string, path: string): Promise<void> {
  const ignore = () => {};
  process.on("SIGINT", ignore);
  try {
    const code = await new Promise<number>((resolve, reject) => {
      const child =
        process.platform === "win32"
          ? spawn(`${editor} "${path}"`, { stdio: "inherit", shell: true })
          : spawn("/bin/sh", ["-c", `${editor} "$@"`, "sh", path], { stdio: "inherit" });
      child.once("error", reject);
      child.once("close", (exitCode) => resolve(exitCode ?? 1));
    });
    if (code === 0) return;
    throw new UserError(
      `${editor === usualEditor ? "The editor" : `The editor "${excerpt(editor, 60)}"`} ended with code ${code}: nothing was taken over.`,
      {
        hint: "Another editor: EDITOR=nano socialtop …",
      },
    );
  } finally {
    process.off("SIGINT", ignore);
  }
}
