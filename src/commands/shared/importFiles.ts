import { looksLikeAddress } from "../../coach/address.ts";
import type { ReadFile } from "../../coach/importing.ts";
import type { PlatformId } from "../../coach/platforms.ts";
import { excerpt } from "../../coach/text.ts";
import { listOf } from "../../coach/words.ts";
import type { Context } from "../../context.ts";
import { ExitCode, UserError, usageError } from "../../errors.ts";
import type { ColumnNames, DateOrder, FormatOption, Source } from "../../importers/importer.ts";
import type { Recognised } from "../../importers/registry.ts";
import type { Progress } from "../../render/progress.ts";
import { remark } from "./answer.ts";
import { openLeader, todayOf, zoneOfNowhere } from "./leader.ts";

/** How the files are to be read. */
export interface ImportInput {
  readonly files: readonly string[];
  readonly dryRun: boolean;
  readonly from: string | undefined;
  readonly timeZone: string | undefined;
  readonly platform: PlatformId | undefined;
  readonly dateOrder: DateOrder | undefined;
  readonly includePrivate: boolean;
  readonly allowPrivate: boolean;
  readonly columns: ColumnNames;
}

/** Reads every file, folder and address: a part for each export in them. Nothing is written. Throws UserError. */
export async function readFiles(context: Context, input: ImportInput, progress: Progress): Promise<ReadFile[]> {
  const parts: ReadFile[] = [];
  const taken = new Set<FormatOption>();
  const faults: { path: string; error: UserError }[] = [];
  for (const path of input.files) {
    try {
      parts.push(...(await readFile(context, path, input, progress, taken)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults.push({ path, error });
    }
  }
  progress.end();
  if (faults.length > 0) throw explainFaults(context, faults, input.files.length);
  refuseUnused(input, taken);
  return parts;
}

/** All that is wrong is told at once: nobody should have to try as often as there are files. */
function explainFaults(
  context: Context,
  faults: readonly { path: string; error: UserError }[],
  count: number,
): UserError {
  const [first, second] = faults;
  if (count === 1 && first !== undefined) return first.error;
  if (second === undefined && first !== undefined) {
    const { message, hint = "", exitCode } = naming(first.path, first.error);
    const rest = "Nothing was imported, of the other files neither.";
    return new UserError(message, { hint: `${hint.replace(/[^.!?]$/, "$&.")} ${rest}`.trim(), exitCode });
  }
  const errors = faults.map(({ path, error }) => naming(path, error));
  for (const { message, hint } of errors) remark(context, message, ...(hint === undefined ? [] : [hint]), "");
  const exitCode = errors.every((error) => error.exitCode === ExitCode.usage) ? ExitCode.usage : ExitCode.failed;
  return new UserError(
    `Nothing was imported: ${faults.length} of ${count} files cannot be (${listOf(faults.map(({ path }) => excerpt(nameOf(path), 60)))}).`,
    { hint: "Leave them out, or mend them, and try again.", exitCode },
  );
}

/** An option that none of the files needs was meant for something: nothing is imported past it. */
function refuseUnused({ platform, dateOrder, columns, files }: ImportInput, taken: ReadonlySet<FormatOption>): void {
  const given: readonly [option: FormatOption, isGiven: boolean, rule: string][] = [
    ["platform", platform !== undefined, "--platform is for a table or a feed that does not say where a post was made"],
    ["columns", Object.keys(columns).length > 0, "The names of columns are for a CSV table"],
    ["dateOrder", dateOrder !== undefined, "--date-order is for a table with dates such as 03/04/2026"],
  ];
  const unused = given.find(([option, isGiven]) => isGiven && !taken.has(option));
  if (unused === undefined) return;
  const isNone = files.length === 1 ? "this file is none" : "none of these files is one";
  throw usageError(`${unused[2]}, and ${isNone}.`, "Leave it out.");
}

/** Files end so; addresses of feeds end otherwise. */
const fileEnding = /\.(?:zip|csv|tsv|txt|json|js|html?|car|tar|t?gz)$/i;

/** An address without its `https://`, and no file that is there: nothing is fetched that might be a mistyped path. */
async function isBareAddress(context: Context, path: string): Promise<boolean> {
  const mayBe = !path.includes("://") && looksLikeAddress(path) && !fileEnding.test(path);
  return mayBe && (await context.files.kindOf(path)) === null;
}

function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== "") ?? path;
}

/** Of several files, the person must know which. */
function naming(path: string, { message, hint, exitCode }: UserError): UserError {
  const name = nameOf(path);
  return new UserError(message.includes(name) ? message : `${name}: ${message}`, { hint, exitCode });
}

async function readFile(
  context: Context,
  path: string,
  input: ImportInput,
  progress: Progress,
  taken: Set<FormatOption>,
): Promise<ReadFile[]> {
  const { recognise } = await import("../../importers/registry.ts");
  progress.say(`Opening ${nameOf(path)}`);
  if (await isBareAddress(context, path)) {
    throw usageError(
      `There is no file ${excerpt(path, 80)}.`,
      `Is it an address? socialtop import https://${excerpt(path, 200)}`,
    );
  }
  const { source, close } = /^https?:\/\//i.test(path.trim())
    ? await context.files.openAddress(path.trim(), { allowPrivate: input.allowPrivate })
    : await context.files.openSource(path);
  try {
    const found = await recognise(source, input.from);
    for (const { importer } of found) for (const option of importer.takes ?? []) taken.add(option);
    return await readSource(context, source, found, input, progress);
  } finally {
    await close();
  }
}

async function readSource(
  context: Context,
  source: Source,
  found: readonly Recognised[],
  input: ImportInput,
  progress: Progress,
): Promise<ReadFile[]> {
  const { sortUnread } = await import("../../importers/unread.ts");
  const { timeZone, today } = wherePosted(context, found, input);
  const claimed = new Set(found.flatMap(({ files }) => files.map((file) => file.path)));
  const unread = sortUnread(
    source,
    claimed,
    found.map(({ importer }) => importer),
  );
  const parts: ReadFile[] = [];
  for (const { importer, source: own, faults } of found) {
    const read = await importer.read(own, {
      timeZone,
      today,
      platform: input.platform ?? null,
      columns: input.columns,
      dateOrder: input.dateOrder ?? null,
      includePrivate: input.includePrivate,
      onProgress: progress.update,
    });
    // What nobody read is told once for the whole zip.
    const isLast = parts.length === found.length - 1;
    const { id: format, label } = importer;
    parts.push({
      file: source.name,
      format,
      label,
      ...read,
      warnings: [...faults, ...read.warnings],
      unread: isLast && source.files.length > 1 ? unread : [],
    });
  }
  return parts;
}

/** The zone and day to read by: the leader's; the machine's where a record may bring its leader along. */
function wherePosted(
  context: Context,
  found: readonly Recognised[],
  input: ImportInput,
): { timeZone: string; today: string } {
  const mayBringLeader = found.every(({ importer }) => importer.bringsItsLeader === true);
  if (mayBringLeader && context.options.as === undefined && context.store.current() === null) {
    const timeZone = input.timeZone ?? context.machineTimeZone() ?? zoneOfNowhere;
    return { timeZone, today: todayOf(context, timeZone) };
  }
  const { book, today } = openLeader(context);
  return { timeZone: input.timeZone ?? book.profile.timeZone, today };
}
