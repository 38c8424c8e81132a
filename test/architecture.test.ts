import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import {
  type Import,
  type Module,
  nodesIn,
  readModule,
  readModules,
  root,
  type SyntaxNode,
} from "./support/modules.ts";

/** One thing that a folder may import. */
interface Permission {
  /** As the failure names it. */
  readonly name: string;
  readonly target: RegExp;
  /** Only these files of the folder. */
  readonly from?: RegExp;
  readonly onlyTypes?: boolean;
  /** By `await import` (or as a type): not before it is needed. */
  readonly onlyLate?: boolean;
  /** Beside types, only these names. */
  readonly onlyNames?: readonly string[];
}

const coach: Permission = { name: "coach", target: /^src\/coach\// };
const errors: Permission = { name: "errors", target: /^src\/errors\.ts$/ };
const contextTypes: Permission = { name: "types of context", target: /^src\/context\.ts$/, onlyTypes: true };
const format: Permission = { name: "format", target: /^src\/format\// };
const theMachine: Permission = { name: "node:*", target: /^node:/ };

/** Who may import whom: arrows point to the coach. */
const table: readonly { readonly of: RegExp; readonly may: readonly Permission[] }[] = [
  {
    of: /^src\/coach\//,
    may: [coach, { name: "date-fns and @date-fns/tz by subpath", target: /^(?:date-fns|@date-fns\/tz)\/./ }],
  },
  {
    of: /^src\/finders\//,
    may: [
      { name: "finders", target: /^src\/finders\// },
      coach,
      {
        name: "libraries that read text, late",
        target: /^(?:linkify-it|tlds|libphonenumber-js\/min|stdnum\/.+|obscenity|naughty-words\/.+|cuss(?:\/.+)?)$/,
        onlyLate: true,
      },
    ],
  },
  {
    of: /^src\/importers\//,
    may: [
      { name: "importers", target: /^src\/importers\// },
      coach,
      errors,
      { name: "date-fns/constants", target: /^date-fns\/constants$/ },
      // A reader library of a new format is added here.
      {
        name: "reader libraries, late",
        target: /^(?:csv-parse(?:\/|$)|htmlparser2$|@ipld\/car(?:\/|$)|cborg$|feedsmith$)/,
        onlyLate: true,
      },
      format,
    ],
  },
  {
    of: /^src\/render\//,
    may: [
      { name: "render", target: /^src\/render\// },
      coach,
      { name: "chalk in paints.ts", target: /^chalk$/, from: /\/paints\.ts$/ },
      { name: "fast-string-width", target: /^fast-string-width$/ },
      { name: "fast-wrap-ansi", target: /^fast-wrap-ansi$/ },
      {
        name: "ical-generator and timezones-ical-library, late",
        target: /^(?:ical-generator|timezones-ical-library)$/,
        onlyLate: true,
      },
      // The policy of a page names its own style by what it hashes to.
      {
        name: "createHash of node:crypto in page.ts",
        target: /^node:crypto$/,
        from: /\/page\.ts$/,
        onlyNames: ["createHash"],
      },
    ],
  },
  {
    of: /^src\/format\//,
    may: [
      format,
      coach,
      { name: "crc32 of node:zlib", target: /^node:zlib$/, onlyNames: ["crc32"] },
      { name: "csv-stringify and marked, late", target: /^(?:csv-stringify(?:\/|$)|marked$)/, onlyLate: true },
    ],
  },
  {
    of: /^src\/store\//,
    may: [
      { name: "store", target: /^src\/store\// },
      format,
      coach,
      errors,
      theMachine,
      { name: "conf in write.ts", target: /^conf$/, from: /\/write\.ts$/ },
      { name: "proper-lockfile in lock.ts", target: /^proper-lockfile$/, from: /\/lock\.ts$/ },
    ],
  },
  {
    of: /^src\/commands\//,
    may: [
      coach,
      format,
      { name: "importers", target: /^src\/importers\// },
      { name: "render", target: /^src\/render\// },
      errors,
      contextTypes,
      { name: "finders, late", target: /^src\/finders\//, onlyLate: true },
      // A large command has a folder of its own beside its file.
      {
        name: "commands/shared and parts of commands (never another command)",
        target: /^src\/commands\/(?:shared|doctor|draft|guidelines|log|remind|streak|team)\//,
      },
      {
        name: "commander's types and Command, in shared",
        target: /^@commander-js\/extra-typings$/,
        from: /\/shared\//,
        onlyNames: ["Command"],
      },
    ],
  },
  {
    of: /^src\/system\//,
    may: [
      { name: "system", target: /^src\/system\// },
      theMachine,
      { name: "inquirer, late", target: /^inquirer$/, onlyLate: true },
      { name: "fast-wrap-ansi, in asking", target: /^fast-wrap-ansi$/, from: /\/asking\.ts$/ },
      {
        name: "yauzl, tar, open, tinyclip and the fetcher's libraries, late",
        target: /^(?:yauzl|tar\/parse|follow-redirects|request-filtering-agent|open|tinyclip)$/,
        onlyLate: true,
      },
      { name: "env-paths", target: /^env-paths$/ },
      { name: "store", target: /^src\/store\// },
      errors,
      contextTypes,
      { name: "render/theme", target: /^src\/render\/theme\.ts$/ },
      { name: "types of importers", target: /^src\/importers\//, onlyTypes: true },
      { name: "coach/text, url and zone", target: /^src\/coach\/(?:text|url|zone)\.ts$/ },
    ],
  },
  {
    of: /^src\/program\.ts$/,
    may: [
      { name: "every command", target: /^src\/commands\// },
      coach,
      errors,
      contextTypes,
      { name: "commander", target: /^@commander-js\/extra-typings$/ },
    ],
  },
  {
    of: /^src\/commandLine\.ts$/,
    may: [
      { name: "program", target: /^src\/program\.ts$/ },
      errors,
      { name: "types of commander", target: /^@commander-js\/extra-typings$/, onlyTypes: true },
    ],
  },
  {
    of: /^src\/usual\.ts$/,
    may: [{ name: "commands, late", target: /^src\/commands\//, onlyLate: true }, contextTypes],
  },
  {
    of: /^src\/main\.ts$/,
    may: [
      { name: "usual", target: /^src\/usual\.ts$/ },
      { name: "commandLine, late", target: /^src\/commandLine\.ts$/, onlyLate: true },
      { name: "types of program", target: /^src\/program\.ts$/, onlyTypes: true },
      { name: "store/open", target: /^src\/store\/open\.ts$/ },
      { name: "system", target: /^src\/system\// },
      { name: "render/theme and layout", target: /^src\/render\/(?:theme|layout)\.ts$/ },
      { name: "render/paints, late", target: /^src\/render\/paints\.ts$/, onlyLate: true },
      coach,
      errors,
      contextTypes,
      { name: "package.json", target: /^package\.json$/ },
    ],
  },
  {
    of: /^src\/atOnce\.ts$/,
    may: [
      { name: "package.json", target: /^package\.json$/ },
      { name: "helpPages", target: /^src\/helpPages\.ts$/ },
      { name: "system/standardStreams", target: /^src\/system\/standardStreams\.ts$/ },
      { name: "render/theme", target: /^src\/render\/theme\.ts$/ },
    ],
  },
  { of: /^src\/helpPages\.ts$/, may: [] },
  { of: /^src\/context\.ts$/, may: [{ name: "types of ours", target: /^src\//, onlyTypes: true }] },
  { of: /^src\/errors\.ts$/, may: [] },
];

function permits(permission: Permission, file: string, { target, isType, isLate, names }: Import): boolean {
  if (!permission.target.test(target) || permission.from?.test(file) === false) return false;
  if (isType) return true;
  if (permission.onlyTypes === true || (permission.onlyLate === true && !isLate)) return false;
  return (
    permission.onlyNames === undefined ||
    (names.length > 0 && names.every((name) => permission.onlyNames?.includes(name)))
  );
}

/** Each with its file and its rule. */
function findForbiddenImports({ path, imports }: Module): string[] {
  const rule = table.find(({ of }) => of.test(path));
  if (rule === undefined) return [`${path} is in no folder of the design`];
  return imports
    .filter((imported) => !rule.may.some((permission) => permits(permission, path, imported)))
    .map(({ target, line, isLate, isType }) => {
      const how = isLate ? "imports late" : isType ? "imports types of" : "imports";
      return `${path}:${line} ${how} ${target}; it may import ${rule.may.map(({ name }) => name).join(", ") || "nothing"}`;
    });
}

const modules = readModules();
const pure = /^src\/(?:coach|importers|render|commands)\//;

describe("who may import whom", () => {
  it("is as the design says", () => {
    expect(modules.length).toBeGreaterThan(80);
    expect(modules.flatMap(findForbiddenImports)).toEqual([]);
  });

  it("reads every form of an import", () => {
    const text = [
      'import { a } from "./own.ts";',
      'import type { B } from "../context.ts";',
      'import { type C } from "../program.ts";',
      'export { d } from "../main.ts";',
      'export * from "chalk";',
      'type E = import("conf").default;',
      'async function late() { await import("inquirer"); await import(a); }',
    ].join("\n");
    expect(
      readModule("src/coach/example.ts", text).imports.map(({ target, isType, isLate }) => ({
        target,
        isType,
        isLate,
      })),
    ).toEqual([
      { target: "src/coach/own.ts", isType: false, isLate: false },
      { target: "src/context.ts", isType: true, isLate: false },
      { target: "src/program.ts", isType: true, isLate: false },
      { target: "src/main.ts", isType: false, isLate: false },
      { target: "chalk", isType: false, isLate: false },
      { target: "conf", isType: true, isLate: false },
      { target: "inquirer", isType: false, isLate: true },
      { target: "(a name worked out at run time)", isType: false, isLate: true },
    ]);
  });

  it.each([
    ["src/coach/a.ts", 'import { format } from "date-fns";'],
    ["src/coach/a.ts", 'import { readFileSync } from "node:fs";'],
    ["src/coach/a.ts", 'import type { Context } from "../context.ts";'],
    ["src/importers/a.ts", 'import { parse } from "csv-parse/sync";'],
    ["src/importers/a.ts", 'const { openStore } = await import("../store/open.ts");'],
    ["src/render/a.ts", 'import { Chalk } from "chalk";'],
    ["src/commands/a.ts", 'import { runLog } from "./log.ts";'],
    ["src/commands/a.ts", 'import { Command } from "@commander-js/extra-typings";'],
    ["src/commands/shared/a.ts", 'import { Command, Option } from "@commander-js/extra-typings";'],
    ["src/commands/a.ts", 'import { something } from "../context.ts";'],
    ["src/system/a.ts", 'import inquirer from "inquirer";'],
    ["src/store/a.ts", 'import { log } from "../commands/log.ts";'],
    ["src/elsewhere/a.ts", ""],
  ])("sees a fault in %s: %s", (path, text) => {
    expect(findForbiddenImports(readModule(path, text))).toHaveLength(1);
  });

  it("goes in no circle: a module can be understood after those it imports", () => {
    const next = new Map(
      modules.map(({ path, imports }) => [path, imports.filter(({ isType }) => !isType).map(({ target }) => target)]),
    );
    const finished = new Set<string>();
    const findCircle = (path: string, trail: readonly string[]): string | null => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(" → ");
      if (finished.has(path)) return null;
      for (const target of next.get(path) ?? []) {
        const circle = findCircle(target, [...trail, path]);
        if (circle !== null) return circle;
      }
      finished.add(path);
      return null;
    };
    expect(modules.map(({ path }) => findCircle(path, [])).filter((circle) => circle !== null)).toEqual([]);
  });
});

const isName = (node: unknown, name: string) =>
  (node as SyntaxNode).type === "Identifier" && (node as SyntaxNode)["name"] === name;

const isCallOf = (node: SyntaxNode, object: string, property?: string): boolean => {
  const callee = node["callee"] as SyntaxNode | undefined;
  return (
    node.type === "CallExpression" &&
    callee?.type === "MemberExpression" &&
    isName(callee["object"], object) &&
    (property === undefined || isName(callee["property"], property))
  );
};

const readsClock = (node: SyntaxNode): boolean =>
  (node.type === "NewExpression" && isName(node["callee"], "Date") && (node["arguments"] as unknown[]).length === 0) ||
  isCallOf(node, "Date", "now") ||
  isCallOf(node, "performance", "now");

/** What must not stand in the code: why, in which files, and what. */
const habits: readonly [rule: string, files: RegExp, isFault: (node: SyntaxNode) => boolean][] = [
  // `leaving.ts` knows whether anything is.
  [
    "process.exit cuts off what is still on its way",
    /^(?!src\/system\/leaving\.ts$)/,
    (node) => isCallOf(node, "process", "exit"),
  ],
  ["console writes past the context", /./, (node) => isCallOf(node, "console")],
  ["the clock comes in with the context", pure, readsClock],
  ["only system touches the process", pure, (node) => isName(node, "process")],
  ["exports have names", /./, (node) => node.type === "ExportDefaultDeclaration"],
];

function findFaults({ path, body }: Module): string[] {
  const nodes = nodesIn(body);
  return habits
    .filter(([, files, isFault]) => files.test(path) && nodes.some(isFault))
    .map(([rule]) => `${path}: ${rule}`);
}

describe("habits", () => {
  it("are kept by every module", () => {
    expect(modules.flatMap(findFaults)).toEqual([]);
  });

  it.each([
    "process.exit(1);",
    "function leave() { process.exit(); }",
    'console.log("hello");',
    "const today = new Date();",
    "const now = () => Date.now();",
    "const home = process.env.HOME;",
    "export default 3;",
    "export default function run() {}",
  ])("are not kept by %s", (text) => {
    expect(findFaults(readModule("src/coach/example.ts", text))).not.toEqual([]);
  });
});

/** What runs on import: everything but the inside of functions, and types. */
function findEffects({ path, body, imports }: Module): string[] {
  const isLater = /^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration|ImportDeclaration|TS.*)$/;
  const atOnce = nodesIn(body, ({ type }) => !isLater.test(type));
  const machine = ["process", "globalThis", "console", "setTimeout", "setInterval", "setImmediate", "fetch"];
  const names = new Set([
    ...machine,
    ...imports.filter(({ target }) => target.startsWith("node:")).flatMap((from) => from.names),
  ]);
  const statement = /^(?:Expression|If|For|ForIn|ForOf|While|DoWhile|Switch|Try|Block|Throw)Statement$/;
  return [
    ...body.filter(({ type }) => statement.test(type)).map(() => `${path} does something when it is imported`),
    ...atOnce.filter(readsClock).map(() => `${path} reads the clock when it is imported`),
    ...atOnce
      .filter((node) => node.type === "Identifier" && names.has(String(node["name"])))
      .map((node) => `${path} uses ${node["name"]} when it is imported`),
    ...atOnce
      .filter(({ type }) => type === "AwaitExpression" || type === "ImportExpression")
      .map(() => `${path} loads something when it is imported`),
  ];
}

describe("importing a module", () => {
  it("only declares", () => {
    expect(modules.flatMap(findEffects)).toEqual([]);
  });

  it.each([
    "run();",
    "const now = Date.now();",
    'const lib = await import("yauzl");',
    "if (a) b();",
    "class A { static now = new Date(); }",
    'import { readFileSync } from "node:fs"; const text = readFileSync("a");',
  ])("would be seen to do something: %s", (text) => {
    expect(findEffects(readModule("src/coach/example.ts", text))).not.toEqual([]);
  });

  it("leaves the process and the disk as they were", async () => {
    const home = mkdtempSync(join(tmpdir(), "socialtop-test-"));
    for (const name of ["HOME", "XDG_CONFIG_HOME", "SOCIALTOP_HOME"]) vi.stubEnv(name, home);
    const written = [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write")];
    const state = () => ({
      argv: [...process.argv],
      exitCode: process.exitCode,
      cwd: process.cwd(),
      environment: { ...process.env },
    });
    try {
      const before = state();
      for (const { path } of modules) await import(/* @vite-ignore */ join(root, path));
      expect(state()).toEqual(before);
      expect(readdirSync(home)).toEqual([]);
      expect(written.flatMap(({ mock }) => mock.calls)).toEqual([]);
    } finally {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
      rmSync(home, { recursive: true });
    }
  });
});
