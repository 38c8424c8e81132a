import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type CodeSplittingNameFunction, defineConfig, type Plugin } from "rolldown";

/**
 * Each file that is opened costs a third of a millisecond, and each 30 kB of code one: what every start needs, with the check
 * that is run the most, is one file; what the other usual lines (`src/usual.ts`) need beyond that are two more, and whatever writes
 * is a fourth.
 */
const tiers = [
  { name: "main", entries: ["src/main.ts", "src/commands/streak/runStreak.ts"] },
  { name: "usual", entries: ["src/commands/dashboard.ts", "src/commands/remind/runRemind.ts"] },
  { name: "log", entries: ["src/commands/log/runLog.ts"] },
  { name: "change", entries: ["src/store/change.ts"] },
] as const;

const minify = { compress: true, mangle: true, codegen: { removeWhitespace: true } } as const;

/** One program with its libraries inside: CommonJS, because Node starts it 10 ms sooner than ES modules. */
const program = defineConfig({
  input: { main: "src/main.ts" },
  platform: "node",
  preserveEntrySignatures: "allow-extension",
  transform: { target: "node20" },
  // What is loaded late by one line may be there already for another.
  checks: { ineffectiveDynamicImport: false },
  // The same modules without CommonJS's helpers in each of them; Node itself can only import the others.
  resolve: { alias: { "stdnum/lib/cjs": "stdnum/lib/esm" } },
  plugins: [
    withoutUnusedParts(),
    withPlainFiles(),
    withOwnSignals(),
    withoutUnusedNamespaces(),
    withOneTableOfEntities(),
    withLateExpressions(),
    withPlainBuiltins(),
    withOwnRuntime(),
    withLicences(),
  ],
  output: {
    dir: "dist",
    format: "cjs",
    cleanDir: true,
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name].cjs",
    // What is loaded together is one file, not dozens.
    codeSplitting: {
      groups: [
        ...tiers.map(({ name, entries }, tier) => ({
          name: ifNeededBy(entries, name),
          debugName: name,
          // What more than one of them needs is in the first.
          priority: tiers.length - tier,
        })),
        { name: "national-ids", test: /[\\/]stdnum[\\/]/ },
        { name: "profanity", test: /[\\/](?:naughty-words|cuss|obscenity)[\\/]/ },
      ],
    },
    minify,
  },
});

/** What needs no program. The first page of help is made here, by the one that was built just before: in this order. */
const atOnce = defineConfig({
  input: { atOnce: "src/atOnce.ts" },
  platform: "node",
  preserveEntrySignatures: "allow-extension",
  transform: { target: "node20" },
  plugins: [withHelpPages([80, 100])],
  output: {
    dir: "dist",
    format: "cjs",
    entryFileNames: "[name].cjs",
    minify,
  },
});

export default [program, atOnce];

/** For lines of so many columns: pipes have the fewer, wide terminals the more. */
function withHelpPages(widths: readonly number[]): Plugin {
  const pageOf = async (columns: number) => {
    const { runCommandLine } = createRequire(import.meta.url)(join(import.meta.dirname, "dist/commandLine.cjs"));
    let page = "";
    const write = (text: string) => {
      page += text;
    };
    await runCommandLine(["--help"], { version: "", write, columns, createContext: () => null });
    return [columns, page] as const;
  };
  return {
    name: "with-help-pages",
    load: async (id) => {
      if (!/[\\/]src[\\/]helpPages\.ts$/.test(id)) return null;
      const pages = Object.fromEntries(await Promise.all(widths.map(pageOf)));
      return `export const helpPages = ${JSON.stringify(pages)};`;
    },
  };
}

function ifNeededBy(entries: readonly string[], name: string): CodeSplittingNameFunction {
  let needed: ReadonlySet<string> | null = null;
  return (id, context) => {
    needed ??= reachableFrom(entries, context);
    return needed.has(id) || id.includes("rolldown/runtime") ? name : null;
  };
}

/** Whatever is imported from these modules on, other than by `await import`. */
function reachableFrom(
  entries: readonly string[],
  context: Parameters<CodeSplittingNameFunction>[1],
): ReadonlySet<string> {
  const found = new Set(entries.map((entry) => join(import.meta.dirname, entry)));
  // A set goes on with what is added to it meanwhile.
  for (const id of found) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}

/**
 * Parts of libraries that are never reached. conf brings a JSON-schema validator (120 kB) that it only makes when it is given
 * a schema, and a comparison of versions (50 kB) for its migrations: socialtop checks its files itself, in
 * `src/format/shape.ts`, and migrates them in `src/format/format.ts`. chalk brings a guess of what the terminal can do: socialtop
 * tells it. inquirer's question that opens an editor brings every character set there is (300 kB): socialtop opens the editor
 * itself, in `src/system/editor.ts`. conf takes node:crypto for files that it keeps secret, and of node:assert one comparison:
 * together they take six milliseconds of each log. It also watches its file, if it is told to, keeps it as bytes, and writes it
 * in the background: socialtop wants none of that. proper-lockfile works through graceful-fs when it is not given the calls to
 * the system (`src/store/lock.ts` does), which takes three milliseconds to look through all that node:fs has.
 */
function withoutUnusedParts(): Plugin {
  const [empty, onlyEqual] = ["\0nothing", "\0only-equal"];
  const names = ["detect", "once", "concatUint8Arrays", "stringToUint8Array", "uint8ArrayToString"];
  const unreached = `export class Ajv2020 {}
    export class Readable {}
    export default {};
    ${names.map((name) => `export const ${name} = null;`).join("\n")}`;
  // A file that is written anew holds nothing yet: to see that, Node does not have to load its comparison of everything.
  const equalOrThrow = `import { isDeepStrictEqual } from "node:util";
    const isEmpty = (value) => Object.keys(value).length === 0;
    export default { deepEqual: (left, right) => {
      if (!(isEmpty(left) && isEmpty(right)) && !isDeepStrictEqual(left, right)) throw new Error("Not equal.");
    } };`;
  return {
    name: "without-unused-parts",
    resolveId: (id, importer) => {
      const isColorGuess = id === "#supports-color";
      const isValidator = /^ajv(?:-formats|\/)/.test(id) && importer?.includes("/node_modules/conf/");
      const isVersions = id === "semver" && importer?.includes("/node_modules/conf/");
      const isCharacterSet = /^(?:chardet|iconv-lite)$/.test(id) && importer?.includes("/external-editor/");
      const isOfConf =
        /^(?:node:crypto|debounce-fn|uint8array-extras)$/.test(id) && importer?.includes("/node_modules/conf/");
      const isInBackground = /^node:(?:events|stream)$/.test(id) && importer?.includes("/node_modules/atomically/");
      if (id === "node:assert" && importer?.includes("/node_modules/conf/")) return onlyEqual;
      if (id === "graceful-fs" && importer?.includes("/node_modules/proper-lockfile/"))
        return { id: "node:fs", external: true };
      const isUnused = isColorGuess || isValidator || isVersions || isCharacterSet || isOfConf || isInBackground;
      return isUnused ? empty : null;
    },
    load: (id) => {
      if (id === empty) return unreached;
      return id === onlyEqual ? equalOrThrow : null;
    },
  };
}

/**
 * conf and what it writes with import all of node:fs and others, which is then copied, name by name, into something that looks
 * like a module, and make a second form of each call that runs in the background: half a millisecond. They get what they use.
 * And conf looks for one name in an object by dot-prop, which reads a language of paths for that.
 */
function withPlainFiles(): Plugin {
  const ofConf = ["existsSync", "mkdirSync", "readFileSync", "unwatchFile", "watch", "watchFile", "writeFileSync"];
  const calls = "chmod chown close exists fsync mkdir open readFile realpath rename stat unlink write writeFile";
  // A file that could not be written whole is removed in the background.
  const names = [
    ...new Set([...ofConf, ...calls.split(" ").map((call) => `${call}Sync`), "unlink", "createWriteStream"]),
  ];
  const plain: Readonly<Record<string, string>> = {
    "node:fs": `import { ${names.join(", ")} } from "node:fs";
      export { createWriteStream };
      export default { ${names.join(", ")} };`,
    "node:path": `import { basename, dirname, resolve } from "node:path"; export default { basename, dirname, resolve };`,
    "node:process": "export default process;",
    "node:util": `import { isDeepStrictEqual, promisify as make } from "node:util";
      export { isDeepStrictEqual };
      export const promisify = (call) => (call === undefined ? undefined : make(call));`,
    "dot-prop": `export const hasProperty = (object, name) => Object.hasOwn(object, name);
      export const getProperty = null, setProperty = null, deleteProperty = null;`,
  };
  return {
    name: "with-plain-files",
    resolveId: (id, importer) => {
      const isOfThem = /[\\/](?:conf|atomically|stubborn-fs)[\\/]dist[\\/]/.test(importer ?? "");
      return isOfThem && id in plain ? `\0plain-files-${id}` : null;
    },
    load: (id) => plain[id.replace("\0plain-files-", "")] ?? null,
  };
}

/**
 * conf and proper-lockfile listen for signals as soon as they are loaded, and Node tells a listener only between two pieces of
 * work: Ctrl-C would wait until a whole archive is read, and then end the program with the lock just taken. Whoever must not
 * be ended says so itself, in `src/system/signals.ts`. (inquirer listens while it asks, and beside us.)
 */
function withOwnSignals(): Plugin {
  const deaf = "\0deaf";
  return {
    name: "with-own-signals",
    resolveId: (id, importer) => {
      const isOfConf = id === "when-exit" && importer?.includes("/node_modules/atomically/");
      const isOfLock = id === "signal-exit" && importer?.includes("/node_modules/proper-lockfile/");
      return isOfConf || isOfLock ? deaf : null;
    },
    load: (id) => (id === deaf ? "module.exports = () => {};" : null),
  };
}

/**
 * feedsmith reads thirty-four namespaces of XML (90 kB): podcasts, video, magazines, maps. Whatever `src/importers/feedXml.ts`
 * does not look at is not read.
 */
function withoutUnusedNamespaces(): Plugin {
  const unused =
    /[\\/]feedsmith[\\/]dist[\\/]namespaces[\\/](?!(?:app|atom|content|dc|rdf|xml)[\\/])\w+[\\/]parse[\\/]/;
  return {
    name: "without-unused-namespaces",
    transform: (code, id) => {
      if (!unused.test(id)) return null;
      const names = /export \{ ([^}]*) \};\s*$/.exec(code)?.[1]?.split(", ");
      if (names === undefined) throw new Error(`${id} has another form than it had`);
      return `const nothing = () => undefined;\nexport { ${names.map((name) => `nothing as ${name.split(" as ").at(-1)}`).join(", ")} };`;
    },
  };
}

/** Two readers of markup each bring a table of HTML's entities (50 kB): the newer one is enough. */
function withOneTableOfEntities(): Plugin {
  return {
    name: "with-one-table-of-entities",
    resolveId(id, importer) {
      if (id !== "entities" || importer?.includes("/node_modules/feedsmith/") !== true) return null;
      return this.resolve(id, join(import.meta.dirname, "node_modules/htmlparser2/dist/index.js"));
    },
  };
}

/**
 * How wide a text is depends on what its letters are, and expressions that say that take a millisecond to be read: they are only
 * made where there is such a text.
 */
function withLateExpressions(): Plugin {
  return {
    name: "with-late-expressions",
    transform: (code, id) => {
      if (!/[\\/]fast-string-truncated-width[\\/]dist[\\/]index\.js$/.test(id)) return null;
      const expression = /^const ([A-Z_]+_RE) = \/(.*)\/(\w+);$/gm;
      const names = [...code.matchAll(expression)].map(([, name]) => name);
      if (names.length < 7) throw new Error(`${id} has another form than it had`);
      const used = code.replace(
        new RegExp(`(?<!const )\\b(?:${names.join("|")})\\b`, "g"),
        (name) => `late("${name}", ${name})`,
      );
      const made = used.replace(expression, (_, name, source, flags) => {
        return `const ${name} = [${JSON.stringify(source)}, ${JSON.stringify(flags)}];`;
      });
      return `const made = {};\nconst late = (name, [source, flags]) => (made[name] ??= new RegExp(source, flags));\n${made}`;
    },
  };
}

/**
 * A default import of a part of Node is copied, name by name, into something that looks like a module: a third of a millisecond
 * for the three of env-paths.
 */
function withPlainBuiltins(): Plugin {
  const plain: Readonly<Record<string, string>> = {
    "node:path": 'import { basename, join } from "node:path"; export default { basename, join };',
    "node:os": 'import { homedir, tmpdir } from "node:os"; export default { homedir, tmpdir };',
    "node:process": "export default process;",
  };
  return {
    name: "with-plain-builtins",
    resolveId: (id, importer) =>
      id in plain && importer?.includes("/node_modules/env-paths/") ? `\0plain-${id}` : null,
    load: (id) => plain[id.replace("\0plain-", "")] ?? null,
  };
}

/** What the bundler itself needs at run time is a file of less than a kilobyte: those that are loaded together bring it along. */
function withOwnRuntime(): Plugin {
  return {
    name: "with-own-runtime",
    generateBundle(_options, bundle) {
      const runtime = bundle["rolldown-runtime.cjs"];
      for (const { name } of tiers) {
        const chunk = bundle[`${name}.cjs`];
        const loading = /require\(["'`]\.\/rolldown-runtime\.cjs["'`]\)/;
        if (chunk?.type !== "chunk" || runtime?.type !== "chunk" || !loading.test(chunk.code))
          throw new Error("rolldown has another form than it had");
        chunk.code = chunk.code.replace(loading, () => `(()=>{const exports={};${runtime.code};return exports})()`);
      }
    },
  };
}

/** The licence of every library that ends up in the program. */
function withLicences(): Plugin {
  return {
    name: "with-licences",
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
      const folders = new Set(modules.flatMap((id) => packageFolderOf(id.replaceAll("\\", "/")) ?? []));
      const source = writeLicences([...folders].sort().map(readLicence));
      this.emitFile({ type: "asset", fileName: "THIRD-PARTY-LICENSES.txt", source });
    },
  };
}

interface Licence {
  /** Name and version of the library. */
  readonly library: string;
  /** Whose it is: the lines with the copyright. */
  readonly notice: string;
  /** All else. */
  readonly terms: string;
}

/** Most libraries have the same terms, and only the notice of their own: the terms stand once for all of them. */
function writeLicences(licences: readonly Licence[]): string {
  const keyOf = ({ terms }: Licence) => terms.toLowerCase().replace(/[^a-z]+/g, " ");
  const groups = new Map<string, Licence[]>();
  for (const licence of licences) groups.set(keyOf(licence), [...(groups.get(keyOf(licence)) ?? []), licence]);
  return [...groups.values()]
    .map((group) => {
      const heads = group.map(({ library, notice }) => (notice === "" ? library : `${library}\n${notice}`));
      return `${heads.join("\n\n")}\n\n${group[0]?.terms ?? ""}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}

/** What a library has taken in itself (`feedsmith/dist/node_modules/…`) stands under its own licence. */
function packageFolderOf(path: string): string | undefined {
  const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
  if (folder === undefined || existsSync(join(folder, "package.json"))) return folder;
  return packageFolderOf(folder.slice(0, folder.lastIndexOf("/node_modules/")));
}

function readLicence(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined && license === undefined) throw new Error(`${name} has no licence: it cannot be shipped`);
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), "utf8");
  const lines = text.trim().split(/\r?\n/);
  // As it stands in the MIT, ISC and BSD licences: a line that begins so, before the terms.
  const isNotice = (line: string) =>
    /^\s*copyright\b/i.test(line) && !/copyright (?:notice|holder|owner|licen)/i.test(line);
  const isTitle = (line: string) => /^[\s#(]*(?:the )?(?:mit|isc)(?: licen[cs]e)?(?: \(mit\))?[\s)]*$/i.test(line);
  const notice = lines.filter(isNotice).join("\n");
  const terms = lines.filter((line) => !isNotice(line) && !isTitle(line)).join("\n");
  return { library: `${name} ${version}`, notice, terms: terms.replace(/\n{3,}/g, "\n\n").trim() };
}
