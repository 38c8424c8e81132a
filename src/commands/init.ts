import { type Book, isUntouched, newBook, newProfile, type Profile } from "../coach/book.ts";
import type { LeaderId } from "../coach/leaderId.ts";
import { leaderIdFor, problemWithLeaderId } from "../coach/names.ts";
import { isProblem } from "../coach/problem.ts";
import { readName } from "../coach/profileInput.ts";
import { judgeProgress } from "../coach/progress.ts";
import { settings } from "../coach/settings.ts";
import { judgeConsistency } from "../coach/streak.ts";
import type { Context } from "../context.ts";
import { UserError, usageError } from "../errors.ts";
import { renderPlan } from "../render/plan.ts";
import { progressJson } from "../render/stepsJson.ts";
import { answer, remark } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { chosenLeader, orUsageError, todayOf, zoneOfNowhere } from "./shared/leader.ts";
import { askProfile } from "./shared/questions.ts";

/** The flags, as typed, by the name of the setting that each one answers. */
type TypedAnswers = Readonly<Partial<Record<string, string>>>;

interface InitInput {
  readonly answers: TypedAnswers;
  /** Take the recommended answer to whatever was not given. */
  readonly yes: boolean;
}

export function declareInit(program: Command, getContext: GetContext): void {
  addCommand(program, "init", "Set up your plan in two minutes, or change it", [
    ["socialtop init", "a few questions"],
    ['socialtop init --name "Jane Doe" --networks linkedin=jane-doe,x --yes', "no questions"],
    ["socialtop init --commit today", "from listening to posting"],
  ])
    .option("--name <name>", "your name")
    .option("--role <role>", "your role")
    .option("--company <company>", "your company")
    .option("--time-zone <zone>", "such as Europe/Paris; found by itself")
    .option("--week-start <day>", "monday, sunday or saturday")
    .option("--networks <list>", "linkedin=jane-doe,x=jane; a network without = has no account yet")
    .option("--geolocation", "your business uses check-in apps")
    .option("--no-geolocation", "it does not")
    .option("--reviews", "customers review your business")
    .option("--no-reviews", "they do not")
    .option("--target <days>", "posting days a week, 1 to 7")
    .option("--commit <day>", "start posting: the day you committed to it")
    .option("--listen", "just watch and listen for now")
    .option("-y, --yes", "take the recommended answer to whatever is not given")
    .action((options) => {
      if (options.listen === true && options.commit !== undefined) {
        throw usageError("--listen and --commit say opposite things.", "Give one of them.");
      }
      const answers: Record<string, string | undefined> = {
        name: options.name,
        role: options.role,
        company: options.company,
        "time-zone": options.timeZone,
        "week-start": options.weekStart,
        networks: options.networks,
        geolocation: yesOrNo(options.geolocation),
        reviews: yesOrNo(options.reviews),
        target: options.target,
        commit: options.listen === true ? "none" : options.commit,
      };
      return runInit(getContext(), { answers: onlyGiven(answers), yes: options.yes === true });
    });
}

async function runInit(context: Context, { answers, yes }: InitInput): Promise<void> {
  const leader = initLeader(context);
  const existing = leader.isNew ? null : context.store.read(leader.id);
  const machineZone = context.machineTimeZone();
  const zone = existing?.profile.timeZone ?? machineZone ?? zoneOfNowhere;
  const today = todayOf(context, zone);
  const start = existing?.profile ?? newProfile("", zone);
  const isFirst = existing === null || isUntouched(existing);
  const given = applyAnswers(start, answers, today, isFirst);
  const isAsking = context.prompt.isPossible && !yes && !context.options.json;
  if (isAsking && existing !== null && !isFirst) {
    remark(
      context,
      `This is the plan of ${existing.profile.name}.`,
      'Another leader? Ctrl-C, then: socialtop leaders add "Bob Ray"',
    );
  }
  const profile = isAsking ? await askProfile(context, given, answers, today, isFirst) : given;
  if (isAsking) context.err.write("\n");
  const isZoneUnknown = machineZone === null && existing === null && !isAsking && answers["time-zone"] === undefined;
  if (profile.name === "") {
    throw usageError(
      "Who is it for? The plan needs a name.",
      'Give --name "Jane Doe", or run socialtop init at a terminal.',
    );
  }
  orUsageError(readName(profile.name));

  const { id, book } = await context.store.change((draft) => {
    const before = leader.isNew ? newBook(profile) : draft.read(leader.id);
    if (existing !== null && JSON.stringify(before.profile) !== JSON.stringify(existing.profile)) {
      throw new UserError("The settings were changed elsewhere in the meantime.", {
        hint: "Run socialtop init again.",
      });
    }
    const id: LeaderId = leader.id === "" ? leaderIdFor(profile.name, draft.leaders()) : leader.id;
    const after: Book = { ...before, profile };
    if (leader.isNew && draft.leaders().length === 0) draft.use(id);
    draft.put(id, after);
    const what = leader.isNew ? `set up the plan of ${profile.name}` : `changed the plan of ${profile.name}`;
    return { what, result: { id, book: after } };
  });
  // The zone may be another one now.
  const todayThere = todayOf(context, profile.timeZone);
  const progress = judgeProgress(book, todayThere);
  const { rule } = judgeConsistency(book, todayThere);
  answer(context, { leader: id, isNew: isFirst, profile, ...progressJson(progress) }, (theme) =>
    renderPlan({ profile, progress, isNew: isFirst, rule }, theme),
  );
  if (isZoneUnknown)
    remark(
      context,
      "This machine tells no time zone, so days are UTC.",
      "Yours: socialtop settings time-zone Europe/Paris",
    );
  if (existing !== null && !isFirst && context.options.as === undefined && existing.profile.name !== profile.name) {
    remark(
      context,
      `This was the plan of ${existing.profile.name}. A new leader instead?`,
      "socialtop undo, then: socialtop leaders add",
    );
  }
}

/** Whose plan: the one named by `--as` (new, if there is none of that name), else the chosen one, else a new one. */
function initLeader(context: Context): { id: LeaderId; isNew: boolean } {
  const known = context.store.leaders();
  const { as } = context.options;
  if (as !== undefined) {
    if (known.includes(as)) return { id: as, isNew: false };
    const problem = problemWithLeaderId(as);
    if (problem === null) return { id: as, isNew: true };
    throw usageError(problem.problem, problem.hint);
  }
  return known.length === 0 ? { id: "", isNew: true } : { id: chosenLeader(context), isNew: false };
}

/** The profile with the flags applied; each flag is read like the setting of its name. */
function applyAnswers(profile: Profile, answers: TypedAnswers, today: string, isNew: boolean): Profile {
  return settings.reduce((changed, setting) => {
    const typed = answers[setting.name];
    if (typed === undefined) return changed;
    const result = setting.change(changed, typed, { today, always: isNew });
    if (isProblem(result)) throw usageError(`--${setting.name}: ${result.problem}`, result.hint);
    return result;
  }, profile);
}

function yesOrNo(flag: boolean | undefined): string | undefined {
  return flag === undefined ? undefined : flag ? "yes" : "no";
}

function onlyGiven(answers: Readonly<Record<string, string | undefined>>): TypedAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([, typed]) => typed !== undefined));
}
