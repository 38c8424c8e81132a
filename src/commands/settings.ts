import { unknownWord } from "../coach/nearest.ts";
import { isProblem } from "../coach/problem.ts";
import { type Setting, settingNames, settings } from "../coach/settings.ts";
import type { Context } from "../context.ts";
import { usageError } from "../errors.ts";
import { renderSettings } from "../render/settings.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { changeBook, chosenLeader, orUsageError, todayOf, zoneOfNowhere } from "./shared/leader.ts";

interface SettingsInput {
  readonly name: string | undefined;
  readonly value: string | undefined;
  readonly always: boolean;
}

export function declareSettings(program: Command, getContext: GetContext): void {
  addCommand(program, "settings", "Show or change your settings", [
    ["socialtop settings", "all of them"],
    ["socialtop settings target 4", "from this week on; with --always for all weeks"],
    ["socialtop settings networks linkedin=jane-doe,x=jane", "your networks and handles"],
  ])
    .argument("[name]", settingNames.join(", "))
    .argument("[value]", "the new value")
    .option("--always", "for target: also for the weeks that are over")
    .action((name, value, options) => runSettings(getContext(), { name, value, always: options.always === true }));
}

async function runSettings(context: Context, { name, value, always }: SettingsInput): Promise<void> {
  const id = chosenLeader(context);
  const book = context.store.read(id);
  const wanted = name?.trim().toLowerCase();
  const setting = wanted === undefined ? undefined : find(wanted);
  if (always && (setting?.name !== "target" || value === undefined)) {
    throw usageError("--always goes with a new target.", "Try: socialtop settings target 4 --always");
  }
  if (setting === undefined || value === undefined) {
    const shown = setting === undefined ? settings : [setting];
    answer(context, { leader: id, settings: toJson(shown, book.profile) }, (theme) =>
      renderSettings(shown, book.profile, theme),
    );
    return;
  }
  // A zone that this machine does not know must be mendable, though it cannot tell what day it is.
  const isZone = setting.name === "time-zone";
  const today = todayOf(context, isZone ? (context.machineTimeZone() ?? zoneOfNowhere) : book.profile.timeZone);
  const what = `changed the setting ${setting.name}`;
  const changed = await changeBook(context, id, what, (current) => {
    const profile = setting.change(current.profile, value, { today, always });
    if (isProblem(profile)) throw usageError(profile.problem, profile.hint);
    return { ...current, profile };
  });
  answer(context, { leader: id, settings: toJson([setting], changed.profile) }, (theme) =>
    renderSettings([setting], changed.profile, theme),
  );
}

function find(name: string): Setting {
  return settings.find((setting) => setting.name === name) ?? orUsageError(unknownWord("setting", name, settingNames));
}

function toJson(shown: readonly Setting[], profile: Parameters<Setting["show"]>[0]): object {
  return Object.fromEntries(shown.map((setting) => [setting.name, setting.show(profile)]));
}
