import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "../../src/importers/importer.ts";
import { openSource } from "../../src/system/source.ts";
import { inFolder } from "./exports/source.ts";

export const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

export async function readAll(source: Source): Promise<Record<string, string>> {
  const contents: Record<string, string> = {};
  for (const file of source.files) contents[file.path] = textOf(await file.read());
  return contents;
}

/** Opens the bytes as a file of that name. */
export function withFile<Result>(name: string, bytes: Uint8Array | string, act: (source: Source) => Promise<Result>) {
  return inFolder(async (folder) => {
    writeFileSync(join(folder, name), bytes);
    const { source, close } = await openSource(join(folder, name));
    try {
      return await act(source);
    } finally {
      await close();
    }
  });
}
