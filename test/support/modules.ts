import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "rolldown/utils";

/** The folder that holds `src`. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Module {
  /** From the root, with `/`: `src/coach/day.ts`. */
  readonly path: string;
  readonly imports: readonly Import[];
  readonly body: readonly SyntaxNode[];
}

export interface Import {
  /** A path from the root for a file of ours, else as written: `node:fs`, `conf`. */
  readonly target: string;
  /** Is it gone when the program runs? */
  readonly isType: boolean;
  /** Is it loaded only when it is reached, by `await import`? */
  readonly isLate: boolean;
  /** What is imported by name. */
  readonly names: readonly string[];
  readonly line: number;
}

/** A node of the syntax tree: https://github.com/estree/estree, with TypeScript's own. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}

/** Every module below `src`, in the order of their paths. */
export function readModules(): Module[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => posix.join("src", name.replaceAll("\\", "/")))
    .sort()
    .map((path) => readModule(path, readFileSync(join(root, path), "utf8")));
}

/** Throws for text that is not TypeScript. */
export function readModule(path: string, text: string): Module {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const body = program.body as unknown as SyntaxNode[];
  const lineOf = (node: SyntaxNode) => text.slice(0, node.start).split("\n").length;
  const imports = nodesIn(body).flatMap((node) => {
    const found = readImport(node);
    if (found === null) return [];
    const target = found.target.startsWith(".") ? posix.join(posix.dirname(path), found.target) : found.target;
    return [{ ...found, target, line: lineOf(node) }];
  });
  return { path, imports, body };
}

/** These nodes and all below them, in the order of the text; `enters` says no to what should be left out. */
export function nodesIn(
  nodes: readonly SyntaxNode[],
  enters: (node: SyntaxNode) => boolean = () => true,
): SyntaxNode[] {
  return nodes.filter(enters).flatMap((node) => [node, ...nodesIn(childrenOf(node), enters)]);
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.values(node)
    .flat()
    .filter((value): value is SyntaxNode => typeof value === "object" && value !== null && "type" in value);
}

function readImport(node: SyntaxNode): Omit<Import, "line"> | null {
  const kind = { isType: false, isLate: false, names: [] };
  switch (node.type) {
    case "ImportDeclaration": {
      const specifiers = node["specifiers"] as SyntaxNode[];
      const areTypes = specifiers.length > 0 && specifiers.every((specifier) => specifier["importKind"] === "type");
      const names = specifiers.map((specifier) => textOf(specifier["imported"], "name"));
      return { ...kind, target: sourceOf(node), isType: node["importKind"] === "type" || areTypes, names };
    }
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      if (node["source"] === null) return null;
      return { ...kind, target: sourceOf(node), isType: node["exportKind"] === "type" };
    case "ImportExpression":
      return { ...kind, target: sourceOf(node), isLate: true };
    case "TSImportType":
      return { ...kind, target: sourceOf(node), isType: true };
    case "TSExternalModuleReference":
      return { ...kind, target: textOf(node["expression"], "value") };
    default:
      return null;
  }
}

/** `import(name)` cannot be judged: it is shown as it stands and fits no rule. */
function sourceOf(node: SyntaxNode): string {
  return textOf(node["source"], "value") || "(a name worked out at run time)";
}

function textOf(node: unknown, property: string): string {
  const value = (node as SyntaxNode | null | undefined)?.[property];
  return typeof value === "string" ? value : "";
}
