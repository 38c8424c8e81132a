import { unknownWord } from "../coach/nearest.ts";
import { readTimeZone } from "../coach/profileInput.ts";
import type { Context } from "../context.ts";
import { usageError } from "../errors.ts";
import { type DateOrder, dateOrders } from "../importers/importer.ts";
import { renderFormats } from "../render/formats.ts";
import { renderImport } from "../render/import.ts";
import { showProgress } from "../render/progress.ts";
import { answer, answerPlainly, isChosen } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { type ImportInput, readFiles } from "./shared/importFiles.ts";
import { type BroughtIn, bringIn } from "./shared/importTargets.ts";
import { orUsageError } from "./shared/leader.ts";
import { parsePlatform } from "./shared/parse.ts";

export function declareImport(program: Command, getContext: GetContext): void {
  addCommand(program, "import", "Bring in your history: whatever the platforms gave you", [
    ["socialtop import linkedin.zip twitter.zip", "archives as they came: zip, folder or lone file"],
    ["socialtop import https://blog.example.com/feed", "a feed; the one thing here that uses the network"],
    ["socialtop import posts.csv --dry-run", "only look: what would be added"],
    ["socialtop import --list-formats", "what can be imported, and where to get it"],
  ])
    .argument("[file...]", "zips, folders, files, addresses of feeds; each is recognised by what is in it")
    .option("--list-formats", "what can be imported, and where to click to get it")
    .option("--dry-run", "only say what would be added")
    .option("--from <format>", "the format, when it is not recognised by itself")
    .option("--time-zone <zone>", "the zone you lived in, when it is not today's")
    .option("--platform <network>", "for a table or a feed that does not say", parsePlatform)
    .option("--include-private", "also what was for followers only, and private check-ins")
    .option("--allow-private", "also a feed on this machine or in your own network")
    .option("--date-order <order>", "for dates such as 03/04/2026: dmy or mdy", parseDateOrder)
    .option("--date-column <header>", "the CSV column with the day")
    .option("--text-column <header>", "the CSV column with the text")
    .option("--url-column <header>", "the CSV column with the address")
    .option("--kind-column <header>", "the CSV column with the kind")
    .option("--platform-column <header>", "the CSV column with the network")
    .action((files, options) => {
      if (options.listFormats === true) return listFormats(getContext());
      return runImport(getContext(), {
        files,
        dryRun: options.dryRun === true,
        from: options.from,
        timeZone: options.timeZone === undefined ? undefined : orUsageError(readTimeZone(options.timeZone)),
        platform: options.platform,
        dateOrder: options.dateOrder,
        includePrivate: options.includePrivate === true,
        allowPrivate: options.allowPrivate === true,
        columns: {
          ...(options.dateColumn === undefined ? {} : { date: options.dateColumn }),
          ...(options.textColumn === undefined ? {} : { text: options.textColumn }),
          ...(options.urlColumn === undefined ? {} : { url: options.urlColumn }),
          ...(options.kindColumn === undefined ? {} : { kind: options.kindColumn }),
          ...(options.platformColumn === undefined ? {} : { platform: options.platformColumn }),
        },
      });
    });
}

/** All files are read before anything is written: one import is one change. */
async function runImport(context: Context, input: ImportInput): Promise<void> {
  if (input.files.length === 0) {
    throw usageError(
      "Which file? Drag the zip that the platform gave you onto this window, behind socialtop import.",
      "Where to get it: socialtop import --list-formats",
    );
  }
  const { leader, summaries, consistency } = await readAndBringIn(context, input);
  const model = { isDryRun: input.dryRun, files: summaries, leader, consistency };
  const json = { leader, dryRun: input.dryRun, files: summaries, streak: consistency.streak };
  // Of a record that found its own leader, the commands to copy must name that one.
  const other = isChosen(context.store, leader) ? null : leader;
  answer(context, json, (theme) => renderImport(model, { ...theme, asLeader: other ?? theme.asLeader }));
}

async function readAndBringIn(context: Context, input: ImportInput): Promise<BroughtIn> {
  const progress = showProgress(context.err, context.theme);
  try {
    const files = await readFiles(context, input, progress);
    if (!input.dryRun) progress.say("Saving");
    return await bringIn(context, files, input.dryRun);
  } finally {
    progress.end();
  }
}

async function listFormats(context: Context): Promise<void> {
  const { importers } = await import("../importers/registry.ts");
  const formats = importers.map(({ id, label, howToGet }) => ({ id, label, howToGet }));
  answerPlainly(context, { formats }, (theme) => renderFormats(formats, theme));
}

function parseDateOrder(typed: string): DateOrder {
  const wanted = typed.trim().toLowerCase();
  return dateOrders.find((order) => order === wanted) ?? orUsageError(unknownWord("date order", typed, dateOrders));
}
