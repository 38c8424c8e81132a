import { parseAddress, tellsOwn } from "../coach/address.ts";
import { type Activity, type Book, identitiesOf } from "../coach/book.ts";
import type { ActivityKind } from "../coach/kinds.ts";
import type { PlatformId } from "../coach/platforms.ts";
import { replaceActivity, withIdentity } from "../coach/record.ts";
import { excerpt } from "../coach/text.ts";
import { dayName, weekdayName } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { UserError, usageError } from "../errors.ts";
import { activityName, renderActivities } from "../render/activity.ts";
import { renderDone } from "../render/layout.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { findOne } from "./shared/find.ts";
import { changeBook, latestInstant, openLeader, refuseAhead } from "./shared/leader.ts";
import { parseAddressText, parseKind, parsePastDay, parsePlatform, parseText } from "./shared/parse.ts";

interface EditInput {
  readonly id: string;
  readonly on: string | undefined;
  readonly platform: PlatformId | undefined;
  readonly kind: ActivityKind | undefined;
  readonly url: string | undefined;
  readonly text: string | undefined;
}

export function declareEdit(program: Command, getContext: GetContext): void {
  addCommand(program, "edit", "Mend something recorded", [
    ["socialtop edit last --on yesterday", "the newest one was yesterday"],
    ["socialtop edit …12345678 --kind reply", "by the id that socialtop activity shows"],
  ])
    .argument("<id>", "its id (the end of it is enough), or last")
    .option("--on <day>", "the right day")
    .option("--platform <network>", "the right network", parsePlatform)
    .option("--kind <kind>", "the right kind", parseKind)
    .option("--url <address>", "the right address; none to take it away")
    .option("--text <text>", "the right text; none to take it away")
    .action((id, options) =>
      runEdit(getContext(), {
        id,
        on: options.on,
        platform: options.platform,
        kind: options.kind,
        url: options.url,
        text: options.text,
      }),
    );
}

async function runEdit(context: Context, input: EditInput): Promise<void> {
  const { id: leader, book, today } = openLeader(context);
  const activity = findOne(book, input.id);
  const { on, platform, kind, url, text } = input;
  if ([on, platform, kind, url, text].every((value) => value === undefined)) {
    throw usageError("What should change?", "Give at least one of --on, --platform, --kind, --url, --text.");
  }
  const day = on === undefined ? activity.day : parsePastDay(on, today);
  if (on !== undefined) refuseAhead(context, day, book.profile.timeZone);
  // An instant belongs to its day: it does not survive when the day was wrong.
  const { at, url: oldUrl, text: oldText, ...rest } = activity;
  const newUrl = url === undefined ? oldUrl : isNone(url) ? undefined : parseAddressText(url);
  const newText =
    text === undefined ? oldText : isNone(text) ? undefined : (parseText("text", text, 100_000) ?? undefined);
  const mended: Activity = {
    ...rest,
    id: activity.id,
    day,
    kind: kind ?? activity.kind,
    platform: platform ?? activity.platform,
    ...(at === undefined || day !== activity.day ? {} : { at }),
    ...(newUrl === undefined ? {} : { url: newUrl }),
    ...(newText === undefined ? {} : { text: excerpt(newText) }),
  };
  const changed = withIdentity(
    mended,
    identityAfter(book, mended, latestInstant(context, today, book.profile.timeZone)),
  );
  const what = `changed ${activityName(activity)} of ${weekdayName(activity.day)} ${dayName(activity.day, today)}`;
  await changeBook(context, leader, what, (current) => {
    const replaced = replaceActivity(current, activity.id, changed);
    if (replaced === current) throw new UserError("It was removed elsewhere in the meantime: nothing was changed.");
    return replaced;
  });
  answer(
    context,
    { leader, activity: changed },
    (theme) =>
      renderDone("Changed. Wrong? socialtop undo", theme) +
      renderActivities({ today, activities: [changed], total: 1, recorded: 1 }, theme),
  );
}

/**
 * What had no identity of its own gets the one of its address, so that an import knows it again. Throws a usage error when
 * that post is recorded already.
 */
function identityAfter(book: Book, { id, url, platform, kind }: Activity, latest: number): string {
  const address =
    url === undefined || !id.startsWith("log:") || !tellsOwn(platform, kind) ? null : parseAddress(url, latest);
  if (address === null || address.identity === null || address.platform !== platform) return id;
  if (
    book.activities.some(
      (activity) => activity.id !== id && identitiesOf(activity).includes(address.identity as string),
    )
  ) {
    throw usageError("The post of this address is recorded already.", "Remove one of the two: socialtop activity");
  }
  return address.identity;
}

function isNone(typed: string): boolean {
  return ["", "none"].includes(typed.trim().toLowerCase());
}
