import { plainText } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { renderJson } from "../../render/json.ts";
import { titled, wrap } from "../../render/layout.ts";
import type { Theme } from "../../render/theme.ts";

/**
 * Writes the answer about one leader: the model as JSON with `--json`, else its view. Where there are several leaders the
 * view says whose it is.
 */
export function answer(context: Context, json: object, view: (theme: Theme) => string): void {
  const leader = "leader" in json && typeof json.leader === "string" ? json.leader : null;
  answerPlainly(context, json, (theme) => (leader === null ? view(theme) : viewOf(context, leader, view(theme))));
}

/** A view about one leader; where there are several it says whose it is. */
export function viewOf({ store, theme }: Context, leader: string, view: string): string {
  return hasSeveralLeaders(store) ? titled(theme, leader, view) : view;
}

/** Is it the one who is used anyway? Naming one who is does no harm. */
export function isChosen(store: Context["store"], leader: string): boolean {
  try {
    return store.current() === leader;
  } catch {
    return false;
  }
}

/** What was done is done: a disk that has just failed must not make a failure of the answer. */
function hasSeveralLeaders(store: Context["store"]): boolean {
  try {
    return store.leaders().length > 1;
  } catch {
    return false;
  }
}

/** Writes an answer that is about nobody in particular, or says by itself whom it is about. */
export function answerPlainly(context: Context, json: object, view: (theme: Theme) => string): void {
  context.out.write(context.options.json ? renderJson(json) : view(context.theme));
}

/** A word beside the answer, a line for each part, so that a command stays whole; with `--json` nobody reads along. */
export function remark(context: Context, ...parts: readonly string[]): void {
  if (context.options.json) return;
  for (const part of parts) context.err.write(`${wrap(context.theme, plainText(part))}\n`);
}
