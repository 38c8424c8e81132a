import type { LeaderId } from "../coach/names.ts";

/** Paths in the store's folder, always with `/`. */
export const settingsPath = "settings.json";
export const leaderFolder = "leaders";
export const damagedFolder = "damaged";

export function leaderPath(leader: LeaderId): string {
  return `${leaderFolder}/${leader}.json`;
}
