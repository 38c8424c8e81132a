import { excerpt } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { UserError, usageError } from "../../errors.ts";
import { confirmOrCancel } from "./confirm.ts";

interface OutputOptions {
  readonly yes: boolean;
  /**
   * What stands near the beginning of a file that may be replaced without a question: one with the usual name, which the same
   * command wrote for the same leader. null: always ask.
   */
  readonly mark: string | null;
  /** Is it made to be handed on? Else it is for its owner alone. */
  readonly isShown: boolean;
}

/** Where the mark must stand (bytes). */
const markWithin = 2000;

/**
 * Writes a file, and asks before it replaces one. Its name comes back as it can be shown. Throws UserError, and
 * CancelledError on no.
 */
export async function writeOutput(
  context: Context,
  file: string,
  text: string,
  { yes, mark, isShown }: OutputOptions,
): Promise<string> {
  const shown = excerpt(file, 200);
  await refuseFolder(context, file, shown);
  const kind = await context.files.kindOf(file);
  // Behind a link may be what somebody keeps elsewhere.
  const isOurs = async () => kind === "file" && mark !== null && holdsNear(context, file, mark);
  if (kind !== null && !yes && !(await isOurs())) {
    await confirmOrCancel(context, `${shown} is there already. Replace it?`);
  }
  await context.files.writeFile(file, text, { isShown });
  return shown;
}

async function refuseFolder({ files }: Context, file: string, shown: string): Promise<void> {
  if (file.trim() === "") throw usageError("The name of the file is empty.", "Give one, or leave it out.");
  if ((await files.kindOf(file)) === "folder") {
    throw usageError(`${shown} is a folder.`, "Give the name of a file in it.");
  }
}

async function holdsNear(context: Context, path: string, mark: string): Promise<boolean> {
  try {
    const { source, close } = await context.files.openSource(path);
    try {
      const [file] = source.files;
      return file !== undefined && new TextDecoder().decode(await file.readStart(markWithin)).includes(mark);
    } finally {
      await close();
    }
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
