import { type FileSummary, importFiles, type ReadFile } from "../coach/importing.ts";
import { unknownWord } from "../coach/nearest.ts";
import type { PlatformId } from "../coach/platforms.ts";
import { readTimeZone } from "../coach/profileInput.ts";
import { judgeConsistency } from "../coach/streak.ts";
import { listOf } from "../coach/words.ts";
import type { Context } from "../context.ts";
import { UserError } from "../errors.ts";
import { type ColumnNames, type DateOrder, dateOrders } from "../importers/importer.ts";
import { renderImport } from "../render/import.ts";
import { showProgress } from "../render/progress.ts";
import { answer } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { openLeader, orUsageError } from "./shared/leader.ts";
import { parsePlatform } from "./shared/parse.ts";

interface ImportInput {
  readonly files: readonly string[];
  readonly dryRun: boolean;
  readonly from: string | undefined;
  readonly timeZone: string | undefined;
  readonly platform: PlatformId | undefined;
  readonly dateOrder: DateOrder | undefined;
  readonly includePrivate: boolean;
  readonly columns: ColumnNames;
}

export function declareImport(program: Command, getContext: GetContext): void {
  addCommand(program, "import", "Bring in your history: an X archive, or a CSV file", [
    ["socialtop import twitter-2026-11-20.zip", "the archive as X hands it out: zip, folder or tweets.js"],
    ["socialtop import posts.csv --dry-run", "only look: what would be added"],
    ["socialtop import posts.csv --platform linkedin --date-column Sent", "when the columns cannot be guessed"],
  ])
    .argument("<file...>", "zips, folders or files; each is recognised by what is in it")
    .option("--dry-run", "only say what would be added")
    .option("--from <format>", "x or csv, when it is not recognised by itself")
    .option("--time-zone <zone>", "the zone you lived in, when it is not today's")
    .option("--platform <network>", "for a CSV file that does not say", parsePlatform)
    .option("--date-order <order>", "for dates such as 03/04/2026: dmy or mdy", parseDateOrder)
    .option("--include-private", "also what was for followers only, and private check-ins")
    .option("--date-column <header>", "the CSV column with the day")
    .option("--text-column <header>", "the CSV column with the text")
    .option("--url-column <header>", "the CSV column with the address")
    .option("--kind-column <header>", "the CSV column with the kind")
    .option("--platform-column <header>", "the CSV column with the network")
    .action((files, options) =>
      runImport(getContext(), {
        files,
        dryRun: options.dryRun === true,
        from: options.from,
        timeZone: options.timeZone,
        platform: options.platform,
        dateOrder: options.dateOrder,
        includePrivate: options.includePrivate === true,
        columns: {
          ...(options.dateColumn === undefined ? {} : { date: options.dateColumn }),
          ...(options.textColumn === undefined ? {} : { text: options.textColumn }),
          ...(options.urlColumn === undefined ? {} : { url: options.urlColumn }),
          ...(options.kindColumn === undefined ? {} : { kind: options.kindColumn }),
          ...(options.platformColumn === undefined ? {} : { platform: options.platformColumn }),
        },
      }),
    );
}

/** All files are read before anything is written: one import is one change. */
async function runImport(context: Context, input: ImportInput): Promise<void> {
  const { id, book, today } = openLeader(context);
  const timeZone = input.timeZone === undefined ? book.profile.timeZone : orUsageError(readTimeZone(input.timeZone));
  const files: ReadFile[] = [];
  for (const path of input.files) files.push(...(await readFile(context, path, input, timeZone, today)));
  const result = input.dryRun ? importFiles(book, files, today) : await save(context, id, files, today);
  const consistency = judgeConsistency(result.book, today);
  const model = { isDryRun: input.dryRun, files: result.summaries, consistency };
  const json = { leader: id, dryRun: input.dryRun, files: result.summaries, streak: consistency.streak };
  answer(context, json, (theme) => renderImport(model, theme));
}

/** Each export format that is in it is a part of its own. */
async function readFile(
  context: Context,
  path: string,
  input: ImportInput,
  timeZone: string,
  today: string,
): Promise<ReadFile[]> {
  const { recognise } = await import("../importers/registry.ts");
  const { sortUnread } = await import("../importers/unread.ts");
  const { source, close } = await context.files.openSource(path);
  const progress = showProgress(context.err, context.theme);
  try {
    const found = await recognise(source, input.from);
    const claimed = new Set(found.flatMap(({ files }) => files.map((file) => file.path)));
    const isLone = source.files.length === 1;
    const unread = isLone
      ? []
      : sortUnread(
          source,
          claimed,
          found.map(({ importer }) => importer),
        );
    const parts: ReadFile[] = [];
    for (const { importer } of found) {
      const read = await importer.read(source, {
        timeZone,
        today,
        platform: input.platform ?? null,
        columns: input.columns,
        dateOrder: input.dateOrder ?? null,
        includePrivate: input.includePrivate,
        onProgress: progress.update,
      });
      // Files that nobody read are told once.
      const isLast = importer === found.at(-1)?.importer;
      parts.push({
        file: source.name,
        format: importer.id,
        label: importer.label,
        ...read,
        unread: isLast ? unread : [],
      });
    }
    return parts;
  } catch (error) {
    // Of several files, the person must know which.
    if (error instanceof UserError && input.files.length > 1 && !error.message.includes(source.name)) {
      throw new UserError(`${source.name}: ${error.message}`, { hint: error.hint, exitCode: error.exitCode });
    }
    throw error;
  } finally {
    progress.end();
    await close();
  }
}

function save(
  context: Context,
  id: string,
  files: readonly ReadFile[],
  today: string,
): Promise<ReturnType<typeof importFiles>> {
  return context.store.change((draft) => {
    const before = draft.read(id);
    const result = importFiles(before, files, today);
    if (result.book !== before) draft.put(id, result.book);
    const names = [...new Set(result.summaries.map(({ file }: FileSummary) => file))];
    return { what: `imported ${listOf(names)}`, result };
  });
}

function parseDateOrder(typed: string): DateOrder {
  const wanted = typed.trim().toLowerCase();
  return dateOrders.find((order) => order === wanted) ?? orUsageError(unknownWord("date order", typed, dateOrders));
}
