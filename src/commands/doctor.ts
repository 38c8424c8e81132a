import type { Context } from "../context.ts";
import { CheckDidNotHold } from "../errors.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";

export function declareDoctor(program: Command, getContext: GetContext): void {
  addCommand(program, "doctor", "Check the record and what it stands on, and mend it", [
    ["socialtop doctor", "looks; exit code 3 when something is wrong"],
    ["socialtop doctor --repair", "puts the newest whole version back, keeps the broken one"],
  ])
    .option("--repair", "put the newest whole version of each damaged file back")
    .action((options) => runDoctor(getContext(), options.repair === true));
}

async function runDoctor(context: Context, mends: boolean): Promise<void> {
  const { runChecks } = await import("./doctor/checks.ts");
  const { renderCheckup } = await import("../render/doctor.ts");
  const { store } = context;
  const repairs = mends ? await store.repair() : [];
  const damage = lookForDamage(context);
  const checks = await runChecks(context, damage.orThrow);
  const json = { folder: store.folder, ...(mends ? { repairs } : {}), damage: damage.found ?? [], checks };
  answer(context, json, (theme) =>
    renderCheckup({ folder: store.folder, repairs, damage: damage.found, checks }, theme),
  );
  if (checks.some(({ status }) => status === "finding")) throw new CheckDidNotHold();
}

type Damage = ReturnType<Context["store"]["findDamage"]>;

/** `found` is null where the folder cannot be looked at: then `orThrow` says why, for the check that it concerns. */
function lookForDamage({ store }: Context): { found: Damage | null; orThrow: () => Damage } {
  try {
    const found = store.findDamage();
    return { found, orThrow: () => found };
  } catch (error) {
    return {
      found: null,
      orThrow: () => {
        throw error;
      },
    };
  }
}
