import { isLeaderId, type LeaderId } from "../coach/leaderId.ts";

/** Paths in the store's folder, always with `/`. */
export const settingsPath = "settings.json";
export const leaderFolder = "leaders";
export const damagedFolder = "damaged";
export const lockName = ".lock";

export function leaderPath(leader: LeaderId): string {
  return `${leaderFolder}/${leader}.json`;
}

/**
 * What a file is called beside its place until it takes it. No leader's short name has a dot; whoever keeps a record elsewhere
 * by a link may call it whatever they like.
 */
export function stagedName(name: string): string {
  return `${name.replace(/\.json$/, "")}.new.json`;
}

/** Also what conf writes before that one. */
export function isStagedName(name: string): boolean {
  return /\.new\.json(?:\.tmp-[0-9a-f]{16})?$/.test(name);
}

/** The leader whose record this is; null for any other path, such as what another program left in the folder. */
export function leaderOfPath(path: string): LeaderId | null {
  const leader = /^leaders\/([^/]+)\.json$/.exec(path)?.[1]?.normalize("NFC");
  return leader !== undefined && isLeaderId(leader) ? leader : null;
}
