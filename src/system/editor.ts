import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import { readTextFile } from "./textFile.ts";

/** nano says at its foot how to save and leave; vi is on every Unix. */
const usualEditor = "$(command -v nano || command -v vi)";

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
  const folder = await mkdtemp(join(tmpdir(), "socialtop-edit-"));
  const path = join(folder, fileName);
  await writeFile(path, text, { mode: 0o600 });
  try {
    await runEditor(editor, path);
    const written = await readTextFile(path);
    await rm(folder, { recursive: true, force: true });
    return written.replace(/\r\n?/g, "\n");
  } catch (error) {
    const left = await readFile(path).catch(() => null);
    const isUntouched = left === null || left.equals(Buffer.from(text));
    if (isUntouched) await rm(folder, { recursive: true, force: true });
    if (isUntouched || !(error instanceof UserError)) throw error;
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
