import { excerpt } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { UserError } from "../../errors.ts";
import { confirmOrCancel } from "./confirm.ts";

interface OutputOptions {
  readonly yes: boolean;
  /**
   * What stands near the beginning of a file that socialtop wrote itself: that one is replaced without a question. null: it
   * cannot be told.
   */
  readonly mark: string | null;
}

/** Where the mark must stand (bytes). */
const markWithin = 2000;

/**
 * Writes a file that can be made again at any time; asks before it replaces what socialtop did not write. Its name comes back
 * as it can be shown. Throws UserError, and CancelledError on no.
 */
export async function writeOutput(
  context: Context,
  file: string,
  text: string,
  { yes, mark }: OutputOptions,
): Promise<string> {
  const shown = excerpt(file, 200);
  const isOurs = () => mark !== null && holdsNear(context, file, mark);
  if (!yes && (await context.files.exists(file)) && !(await isOurs())) {
    await confirmOrCancel(context, `${shown} is there already. Replace it?`);
  }
  await context.files.writeFile(file, text);
  return shown;
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
