import type { Profile } from "../coach/book.ts";
import type { Setting } from "../coach/settings.ts";
import { paragraphs, shown, table, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

export function renderSettings(settings: readonly Setting[], profile: Profile, theme: Theme): string {
  const rows = settings.map((setting) => [
    setting.title,
    theme.dim(setting.name),
    shown(setting.show(profile) ?? "none"),
  ]);
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) return `${wrap(theme, `${only[0]}: ${only[2]}`)}\n`;
  return paragraphs(table(theme, rows), wrap(theme, theme.dim("Change one: socialtop settings <name> <value>")));
}
