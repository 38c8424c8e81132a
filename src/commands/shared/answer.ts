import type { Context } from "../../context.ts";
import { renderJson } from "../../render/json.ts";
import type { Theme } from "../../render/theme.ts";

/** Writes the answer: the model as JSON with `--json`, else its view. */
export function answer(context: Context, json: object, view: (theme: Theme) => string): void {
  context.out.write(context.options.json ? renderJson(json) : view(context.theme));
}

/** A word beside the answer; with `--json` nobody reads along. */
export function remark(context: Context, text: string): void {
  if (!context.options.json) context.err.write(`  ${text}\n`);
}
