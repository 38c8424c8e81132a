import type { ActivityKind } from "../coach/kinds.ts";
import type { PlatformId } from "../coach/platforms.ts";
import { newestFirst } from "../coach/record.ts";
import type { Context } from "../context.ts";
import { usageError } from "../errors.ts";
import { renderActivities } from "../render/activity.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { openLeader } from "./shared/leader.ts";
import { parseCount, parseKind, parsePastDay, parsePlatform } from "./shared/parse.ts";

/** One screen. */
const shownUnlessAsked = 20;

interface ActivityInput {
  readonly kind: ActivityKind | undefined;
  readonly platform: PlatformId | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly last: number | undefined;
}

export function declareActivity(program: Command, getContext: GetContext): void {
  addCommand(program, "activity", "List what is recorded, newest first", [
    ["socialtop activity", "the last 20"],
    ["socialtop activity --kind post --from 2026-10-01", "posts since October"],
  ])
    .option("--kind <kind>", "only post, reply, repost, story, check-in, review or listen", parseKind)
    .option("--platform <network>", "only one network", parsePlatform)
    .option("--from <day>", "first day, included")
    .option("--to <day>", "last day, included")
    .option("--last <n>", "how many at most", parseCount("--last", 1_000_000))
    .action((options) =>
      runActivity(getContext(), {
        kind: options.kind,
        platform: options.platform,
        from: options.from,
        to: options.to,
        last: options.last,
      }),
    );
}

function runActivity(context: Context, input: ActivityInput): void {
  const { id, book, today } = openLeader(context);
  const from = input.from === undefined ? "" : parsePastDay(input.from, today);
  const to = input.to === undefined ? today : parsePastDay(input.to, today);
  if (from > to) throw usageError(`--from ${from} is after --to ${to}.`, "Give the earlier day first.");
  const fitting = newestFirst(book.activities).filter(
    ({ day, kind, platform }) =>
      from <= day &&
      day <= to &&
      (input.kind === undefined || kind === input.kind) &&
      (input.platform === undefined || platform === input.platform),
  );
  const asked = fitting.slice(0, input.last ?? (context.options.json ? fitting.length : shownUnlessAsked));
  const model = { today, activities: asked, total: fitting.length, recorded: book.activities.length };
  answer(context, { leader: id, ...model }, (theme) => renderActivities(model, theme));
}
