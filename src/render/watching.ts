import type { WatchedPerson } from "../coach/book.ts";
import { platformInfo } from "../coach/platforms.ts";
import { shown, table, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

export function renderWatching(watching: readonly WatchedPerson[], theme: Theme): string {
  if (watching.length === 0)
    return `${wrap(theme, "Nobody is noted yet. Somebody worth learning from: socialtop watch add @name")}\n`;
  const rows = watching.map(({ handle, platform, why }) => [
    `@${shown(handle)}`,
    platform === null ? "" : platformInfo(platform).name,
    why === null ? "" : shown(why),
  ]);
  return `${table(theme, rows)}\n`;
}
