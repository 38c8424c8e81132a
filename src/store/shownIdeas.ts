import { isDay } from "../coach/day.ts";
import type { ShownIdea } from "../coach/draft/ideas.ts";
import { isLeaderId, type LeaderId } from "../coach/leaderId.ts";
import { readText } from "./file.ts";

/**
 * Which ideas a leader was shown: a convenience beside the record. It takes no lock, is no change that could be taken back,
 * is never damage, and never makes a command fail: without it ideas only come again sooner. It stays when its leader is
 * renamed or removed; whoever has the name next (or comes back by undo) goes on with it, which does no harm.
 */
export const ideasFolder = "ideas";

/** Several times all ideas that there are: the older rows choose nothing any more. */
const mostRows = 200;

/** Oldest first; none where there is no such file, or it cannot be read. */
export function readShownIdeas(folder: string, leader: LeaderId): ShownIdea[] {
  if (!isLeaderId(leader)) return [];
  try {
    const rows: unknown = JSON.parse(readText(folder, ideasPath(leader)) ?? "[]");
    return Array.isArray(rows) ? rows.filter(isShownIdea) : [];
  } catch {
    return [];
  }
}

/** Keeps the newest rows in place of those that were there; does nothing where the disk does not let it. */
export async function writeShownIdeas(folder: string, leader: LeaderId, shown: readonly ShownIdea[]): Promise<void> {
  if (!isLeaderId(leader)) return;
  const { writeText } = await import("./write.ts");
  const rows = shown.slice(-mostRows).map(({ idea, day }) => JSON.stringify({ idea, day }));
  try {
    writeText(folder, ideasPath(leader), `[\n${rows.join(",\n")}\n]\n`);
  } catch {
    // As good as forgotten.
  }
}

function isShownIdea(row: unknown): row is ShownIdea {
  if (typeof row !== "object" || row === null) return false;
  const { idea, day } = row as Record<string, unknown>;
  return typeof idea === "string" && typeof day === "string" && isDay(day);
}

function ideasPath(leader: LeaderId): string {
  return `${ideasFolder}/${leader}.json`;
}
