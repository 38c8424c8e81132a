import { lines, paragraphs, shown, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

interface ShownDamage {
  readonly path: string;
  readonly problem: string;
  readonly isNewer: boolean;
  readonly newestGoodAt: string | null;
}

export function renderDamage(damage: readonly ShownDamage[], folder: string, theme: Theme): string {
  if (damage.length === 0) {
    return `${lines(wrap(theme, `${theme.good(theme.symbols.done)} Every record can be read.`), wrap(theme, theme.dim(shown(folder))))}\n`;
  }
  return paragraphs(
    lines(...damage.map((file) => damageLine(file, theme))),
    damage.some(({ newestGoodAt }) => newestGoodAt !== null)
      ? wrap(theme, "To put the whole versions back: socialtop doctor --repair")
      : null,
  );
}

export function renderRepairs(
  repairs: readonly (ShownDamage & { readonly brokenKeptAs: string })[],
  damage: readonly ShownDamage[],
  folder: string,
  theme: Theme,
): string {
  if (repairs.length === 0) return renderDamage(damage, folder, theme);
  return paragraphs(
    lines(
      ...repairs.flatMap(({ path, newestGoodAt, brokenKeptAs }) => [
        wrap(theme, `${theme.good(theme.symbols.done)} ${path} is as it was before ${timeOf(newestGoodAt)}.`),
        wrap(theme, theme.dim(`The broken one was kept: ${brokenKeptAs}`), "    "),
      ]),
    ),
    damage.length === 0 ? null : lines(...damage.map((file) => damageLine(file, theme))),
  );
}

function damageLine({ path, problem, isNewer, newestGoodAt }: ShownDamage, theme: Theme): string {
  const kept =
    newestGoodAt === null ? "no earlier version is kept" : `the version before ${timeOf(newestGoodAt)} is whole`;
  const cure = isNewer ? "update socialtop to read it" : kept;
  return wrap(theme, `${theme.bad(theme.symbols.empty)} ${shown(path)} ${shown(problem)}; ${cure}.`, "  ", "    ");
}

function timeOf(instant: string | null): string {
  return instant === null ? "" : `${instant.slice(0, 16).replace("T", " ")} UTC`;
}
