import type { Activity } from "../coach/book.ts";
import { kindInfo } from "../coach/kinds.ts";
import { platformInfo } from "../coach/platforms.ts";
import { dayName, weekdayName } from "../coach/words.ts";
import { cut, paragraphs, shown, table, wrap } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** "LinkedIn post", "Swarm check-in", "LinkedIn listening" */
export function activityName({ platform, kind }: Activity): string {
  return `${platformInfo(platform).name} ${kindInfo(kind).noun}`;
}

export interface ActivityList {
  readonly today: string;
  /** Newest first. */
  readonly activities: readonly Activity[];
  /** How many fit what was asked for. */
  readonly total: number;
  /** How many are recorded at all. */
  readonly recorded: number;
}

export function renderActivities({ today, activities, total, recorded }: ActivityList, theme: Theme): string {
  if (activities.length === 0) {
    return paragraphs(
      wrap(
        theme,
        recorded === 0 ? "Nothing is recorded yet. After your next post: socialtop log" : "No activity fits.",
      ),
    );
  }
  const rows = activities.map((activity) => [
    `${weekdayName(activity.day)} ${dayName(activity.day, today).padStart(6)}`,
    activityName(activity),
    theme.dim(shown(shortId(activity))),
    cut(shown(activity.text ?? activity.url ?? ""), 200),
  ]);
  const rest = total - activities.length;
  return paragraphs(
    table(theme, rows),
    rest > 0 ? wrap(theme, theme.dim(`${rest} more: socialtop activity --last ${total}`)) : null,
  );
}

/** Enough of an identity to type it after `edit` or `remove`. */
function shortId({ id }: Activity): string {
  return id.length <= 14 ? id : `…${id.slice(-8)}`;
}
