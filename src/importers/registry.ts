import { unknownWord } from "../coach/nearest.ts";
import { excerpt } from "../coach/text.ts";
import { listOf } from "../coach/words.ts";
import { UserError, usageError } from "../errors.ts";
import { csvImporter } from "./csv.ts";
import { describeSource } from "./describe.ts";
import { findForeignShape } from "./foreign.ts";
import type { Importer, Source } from "./importer.ts";
import { xImporter } from "./x.ts";

/** A line for each format. */
export const importers: readonly Importer[] = [xImporter, csvImporter];

/**
 * The one importer for this source; `forced` is the id of the one to take, whatever the source looks like.
 * Throws UserError for an unknown id (usage), and when none or several recognise the source.
 */
export async function recognise(source: Source, forced?: string): Promise<Importer> {
  if (forced !== undefined) return findImporter(forced);
  const [own, ...others] = await whoRecognises(source, false);
  if (own !== undefined && others.length === 0) return own;
  if (own !== undefined) throw explainSeveral(source, [own, ...others]);
  const shape = await findForeignShape(source);
  if (shape !== null) {
    throw new UserError(
      `${source.name} is ${shape.what}: this version imports ${listOf(importers.map(({ label }) => `${label}s`))}.`,
      { hint: shape.isTable ? `${shape.advice} As a plain table: --from csv --platform linkedin` : shape.advice },
    );
  }
  const [generic, ...more] = await whoRecognises(source, true);
  if (generic !== undefined && more.length === 0) return generic;
  if (generic !== undefined) throw explainSeveral(source, [generic, ...more]);
  throw new UserError(`${source.name} is no export that I know: ${await describeSource(source)}.`, {
    hint: `Known: ${listFormats(importers)}. To force one: --from <format>`,
  });
}

async function whoRecognises(source: Source, isGeneric: boolean): Promise<Importer[]> {
  const found: Importer[] = [];
  for (const importer of importers) {
    if (importer.isGeneric === isGeneric && (await importer.recognises(source))) found.push(importer);
  }
  return found;
}

function findImporter(id: string): Importer {
  const importer = importers.find((candidate) => candidate.id === id.trim().toLowerCase());
  if (importer !== undefined) return importer;
  const ids = importers.map((known) => known.id);
  const { problem, hint } = unknownWord("format", excerpt(id, 40), ids);
  throw usageError(problem, hint);
}

function explainSeveral(source: Source, found: readonly Importer[]): UserError {
  const ids = found.map((importer) => `--from ${importer.id}`);
  return new UserError(`${source.name} can be read as ${listFormats(found)}.`, {
    hint: `Say which: ${listOf(ids, "or")}`,
  });
}

function listFormats(found: readonly Importer[]): string {
  return listOf(found.map(({ label, id }) => `${label} (${id})`));
}
