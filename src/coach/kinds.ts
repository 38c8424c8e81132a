export interface KindInfo {
  readonly id: ActivityKind;
  /** As in "a LinkedIn post". */
  readonly noun: string;
  readonly plural: string;
  /** May the leader choose that this kind counts as a post? Check-ins, reviews and listening never do. */
  readonly mayCount: boolean;
}

export type ActivityKind = "post" | "reply" | "repost" | "story" | "check-in" | "review" | "listen";

const kinds: readonly KindInfo[] = [
  { id: "post", noun: "post", plural: "posts", mayCount: true },
  { id: "reply", noun: "reply", plural: "replies", mayCount: true },
  { id: "repost", noun: "repost", plural: "reposts", mayCount: true },
  { id: "story", noun: "story", plural: "stories", mayCount: true },
  { id: "check-in", noun: "check-in", plural: "check-ins", mayCount: false },
  { id: "review", noun: "review", plural: "reviews", mayCount: false },
  { id: "listen", noun: "listening", plural: "times listening", mayCount: false },
];

export const kindIds: readonly ActivityKind[] = kinds.map((kind) => kind.id);

export function kindInfo(id: ActivityKind): KindInfo {
  return kinds.find((kind) => kind.id === id) as KindInfo;
}

export function isKind(text: string): text is ActivityKind {
  return kinds.some((kind) => kind.id === text);
}
