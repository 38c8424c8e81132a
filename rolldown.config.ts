import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig, type Plugin } from "rolldown";

/** One program with its libraries inside: CommonJS, because Node starts it 10 ms sooner than ES modules. */
export default defineConfig({
  input: { main: "src/main.ts" },
  platform: "node",
  transform: { target: "node20" },
  // The same modules without CommonJS's helpers in each of them; Node itself can only import the others.
  resolve: { alias: { "stdnum/lib/cjs": "stdnum/lib/esm" } },
  plugins: [withoutUnusedParts(), withLicences()],
  output: {
    dir: "dist",
    format: "cjs",
    cleanDir: true,
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    // What is loaded together is one file, not dozens.
    codeSplitting: {
      groups: [
        { name: "national-ids", test: /[\\/]stdnum[\\/]/ },
        { name: "profanity", test: /[\\/](?:naughty-words|cuss|obscenity)[\\/]/ },
      ],
    },
    minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
  },
});

/**
 * Parts of libraries that are never reached. conf brings a JSON-schema validator (120 kB) that it only makes when it is given
 * a schema: socialtop checks its files itself, in `src/format/shape.ts`. inquirer's question that opens an editor brings every
 * character set there is (300 kB): socialtop opens the editor itself, in `src/system/editor.ts`.
 */
function withoutUnusedParts(): Plugin {
  const empty = "\0nothing";
  return {
    name: "without-unused-parts",
    resolveId: (id, importer) => {
      const isValidator = /^ajv(?:-formats|\/)/.test(id) && importer?.includes("/conf/");
      const isCharacterSet = /^(?:chardet|iconv-lite)$/.test(id) && importer?.includes("/external-editor/");
      return isValidator || isCharacterSet ? empty : null;
    },
    load: (id) => (id === empty ? "export class Ajv2020 {}\nexport const detect = null;\nexport default {};" : null),
  };
}

/** The licence text of every library that ends up in the program. */
function withLicences(): Plugin {
  return {
    name: "with-licences",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
      const folders = new Set(modules.flatMap((id) => packageFolderOf(id.replaceAll("\\", "/")) ?? []));
      const source = [...folders]
        .sort()
        .map(describeLibrary)
        .join(`\n${"-".repeat(80)}\n\n`);
      this.emitFile({ type: "asset", fileName: "THIRD-PARTY-LICENSES.txt", source });
    },
  };
}

/** What a library has taken in itself (`feedsmith/dist/node_modules/…`) stands under its own licence. */
function packageFolderOf(path: string): string | undefined {
  const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
  if (folder === undefined || existsSync(join(folder, "package.json"))) return folder;
  return packageFolderOf(folder.slice(0, folder.lastIndexOf("/node_modules/")));
}

function describeLibrary(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined && license === undefined) throw new Error(`${name} has no licence: it cannot be shipped`);
  const text = file === undefined ? `Licence: ${license}\n` : readFileSync(join(folder, file), "utf8");
  return `${name} ${version}\n\n${text.trim()}\n`;
}
