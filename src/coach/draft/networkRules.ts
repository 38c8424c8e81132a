import { type PlatformId, platformInfo } from "../platforms.ts";
import { countOf, groupDigits } from "../words.ts";
import type { DraftFacts, DraftRule, NetworkFacts } from "./draftRule.ts";
import { insideOf } from "./found.ts";
import { limitOf } from "./postLength.ts";
import { segmentEnds } from "./segments.ts";

/** More of them look like advertising. On Threads only one works. */
const mostHashtags: Readonly<Partial<Record<PlatformId, number>>> = { x: 2, threads: 1 };
const mostHashtagsElsewhere = 5;
const mostMentions = 5;

/** What depends on where a text is to be posted. */
export const networkRules: readonly DraftRule[] = [
  {
    id: "too-long",
    severity: "stop",
    find: ({ networks }) =>
      networks.flatMap(({ platform, length, longest, thread }) => {
        if (longest === null || length <= longest) return [];
        if (thread?.every((part) => part.length <= longest) === true) return [];
        const { name } = platformInfo(platform);
        return {
          platform,
          problem: `${name} takes ${groupDigits(longest)} characters; this has ${groupDigits(length)}, ${groupDigits(length - longest)} too many.`,
          todo: `Shorten it, or make a thread of it: --split. (Does your account take more? socialtop settings lengths ${platform}=…)`,
          // What is only known from looking may have changed.
          ...(limitOf(platform)?.isConfirmed === false ? { severity: "warning" as const } : {}),
        };
      }),
  },
  {
    id: "see-more",
    severity: "hint",
    find: ({ text, networks }) =>
      networks.flatMap(({ platform }) => {
        const shown = limitOf(platform)?.shownFirst ?? null;
        const cut = shown === null ? null : cutAfter(text, shown);
        if (cut === null) return [];
        return {
          platform,
          at: cut,
          problem: `${platformInfo(platform).name} shows about the first ${shown} characters, up to here; the rest is behind "see more".`,
          todo: "Say the point before that.",
        };
      }),
  },
  {
    id: "too-many-links",
    severity: "stop",
    find: ({ links, networks }) =>
      networks.flatMap(({ platform, thread }) => {
        const most = limitOf(platform)?.mostLinks ?? null;
        const count = thread === null ? links.length : Math.max(...thread.map((part) => part.links));
        if (most === null || count <= most) return [];
        return {
          platform,
          problem: `${platformInfo(platform).name} takes ${most} links; there are ${count}.`,
          todo: "Keep the one that matters.",
        };
      }),
  },
  {
    id: "too-many-hashtags",
    severity: "hint",
    find: (facts) => {
      const hashtags = countSigns(facts, /(?<![\p{L}\p{N}_&/])[#＃](?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+/gu);
      return eachNetwork(facts, ({ platform }) => {
        const most = mostHashtags[platform] ?? mostHashtagsElsewhere;
        if (hashtags <= most) return null;
        return {
          problem: `${countOf(hashtags, "hashtag")}: more than ${most} on ${platformInfo(platform).name} look like advertising.`,
          todo: most === 1 ? "Keep the one that people search for." : "Keep those that people search for.",
        };
      });
    },
  },
  {
    id: "too-many-mentions",
    severity: "hint",
    find: (facts) => {
      const mentions = countSigns(facts, /(?<![\p{L}\p{N}_.@/])@(?=[._-]*[\p{L}\p{N}])[\p{L}\p{M}\p{N}_.-]+/gu);
      if (mentions <= mostMentions) return [];
      return [
        {
          problem: `${countOf(mentions, "person is", "people are")} mentioned: it reads like a mailing list.`,
          todo: "Name those it is about, and thank the others in person.",
        },
      ];
    },
  },
];

function eachNetwork(
  { networks }: DraftFacts,
  find: (network: NetworkFacts) => { problem: string; todo: string } | null,
): { platform: PlatformId; problem: string; todo: string }[] {
  return networks.flatMap((network) => {
    const found = find(network);
    return found === null ? [] : { platform: network.platform, ...found };
  });
}

/** How often a sign such as a hashtag stands there, links and e-mail addresses left out. */
function countSigns({ text, links, personalData }: DraftFacts, sign: RegExp): number {
  const isElsewhere = insideOf([...links, ...personalData].sort((left, right) => left.from - right.from));
  return [...text.matchAll(sign)].filter(({ index }) => !isElsewhere(index)).length;
}

/** The last words of the first `shown` characters (graphemes); null when the text is not longer. */
function cutAfter(text: string, shown: number): { from: number; to: number } | null {
  const ends = segmentEnds(text.slice(0, shown * longestGrapheme), "grapheme");
  const end = ends[shown - 1];
  if (end === undefined || end >= text.length) return null;
  const before = text.slice(0, end).trimEnd();
  const tail = /\S+(?:\s+\S+){0,2}$/u.exec(before.slice(-60));
  return { from: before.length - (tail?.[0].length ?? 0), to: before.length };
}

/** UTF-16 units, far more than any character that people use has. */
const longestGrapheme = 50;
