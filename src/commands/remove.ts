import type { Activity } from "../coach/book.ts";
import { removeActivities } from "../coach/record.ts";
import { excerpt } from "../coach/text.ts";
import { countOf, dayName, weekdayName } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { UserError } from "../errors.ts";
import { activityName, renderActivities } from "../render/activity.ts";
import { answer, remark } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { confirmOrCancel } from "./shared/confirm.ts";
import { findOne } from "./shared/find.ts";
import { changeBook, openLeader } from "./shared/leader.ts";

interface RemoveInput {
  readonly ids: readonly string[];
  readonly yes: boolean;
}

export function declareRemove(program: Command, getContext: GetContext): void {
  addCommand(program, "remove", "Take something out of the record", [
    ["socialtop remove last", "the newest one"],
    ["socialtop remove …12345678 …87654321 --yes", "two, without being asked"],
  ])
    .argument("<id...>", "their ids (the end is enough), or last")
    .option("-y, --yes", "do not ask")
    .action((ids, options) => runRemove(getContext(), { ids, yes: options.yes === true }));
}

async function runRemove(context: Context, { ids, yes }: RemoveInput): Promise<void> {
  const { id: leader, book, today } = openLeader(context);
  const activities = [
    ...new Map(ids.map((id) => findOne(book, id)).map((activity) => [activity.id, activity])).values(),
  ];
  const [first] = activities;
  const what =
    activities.length === 1 && first !== undefined
      ? `${activityName(first)} of ${weekdayName(first.day)} ${dayName(first.day, today)}`
      : countOf(activities.length, "activity", "activities");
  const about = activities.length === 1 && first?.text !== undefined ? ` ("${excerpt(first.text, 40)}")` : "";
  if (!yes) await confirmOrCancel(context, `Remove ${what}${about}?`);
  await changeBook(context, leader, `removed ${what}`, (current) => {
    const isThere = (activity: Activity) => current.activities.some(({ id }) => id === activity.id);
    if (!activities.every(isThere)) {
      throw new UserError(`The record was changed while it was asked: not all of it is there any more (${what}).`, {
        hint: "Nothing was removed. What is there? socialtop activity",
      });
    }
    return removeActivities(
      current,
      activities.map(({ id }) => id),
    );
  });
  answer(context, { leader, removed: activities }, (theme) => {
    return `  Removed:\n${renderActivities({ today, activities, total: activities.length, recorded: activities.length }, theme)}`;
  });
  remark(context, "An import will not bring it back. Wrong? socialtop undo");
}
