import type { Context } from "../../context.ts";
import { CancelledError, usageError } from "../../errors.ts";

/** Asks before something is taken away. Throws CancelledError on no, and a usage error when nobody can answer. */
export async function confirmOrCancel(context: Context, message: string): Promise<void> {
  if (!context.prompt.isPossible) throw usageError(`${message} There is nobody to ask.`, "Add --yes.");
  const isSure = await context.prompt.confirm({ message, flag: "--yes", initial: false });
  if (!isSure) throw new CancelledError("Nothing was changed.");
}
