import type { Context } from "../context.ts";
import { CheckDidNotHold } from "../errors.ts";
import { renderDamage, renderRepairs } from "../render/doctor.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";

export function declareDoctor(program: Command, getContext: GetContext): void {
  addCommand(program, "doctor", "Check that every record can be read, and mend it", [
    ["socialtop doctor", "looks; exit code 3 when something is damaged"],
    ["socialtop doctor --repair", "puts the newest whole version back, keeps the broken one"],
  ])
    .option("--repair", "put the newest whole version of each damaged file back")
    .action((options) => (options.repair === true ? runRepair(getContext()) : runDoctor(getContext())));
}

function runDoctor(context: Context): void {
  const damage = context.store.findDamage();
  answer(context, { folder: context.store.folder, damage }, (theme) =>
    renderDamage(damage, context.store.folder, theme),
  );
  if (damage.length > 0) throw new CheckDidNotHold();
}

async function runRepair(context: Context): Promise<void> {
  const repairs = await context.store.repair();
  const stillDamaged = context.store.findDamage();
  answer(context, { folder: context.store.folder, repairs, damage: stillDamaged }, (theme) =>
    renderRepairs(repairs, stillDamaged, context.store.folder, theme),
  );
  if (stillDamaged.length > 0) throw new CheckDidNotHold();
}
