import type { KeptDraft } from "../../coach/book.ts";
import { countBySeverity, type DraftCheck, type DraftNetwork, type ThreadStyle } from "../../coach/draft/draftCheck.ts";
import { findDraft } from "../../coach/draft/drafts.ts";
import { type PlatformId, platformInfo } from "../../coach/platforms.ts";
import type { Context } from "../../context.ts";
import { renderDraft } from "../../render/draft.ts";
import { remark, viewOf } from "../shared/answer.ts";
import { openLeader } from "../shared/leader.ts";
import { keepDraftText } from "./draftKeeping.ts";
import { lookOver } from "./draftLook.ts";
import { learnMastodonServer } from "./draftMastodon.ts";
import { postAndRecord } from "./draftPosting.ts";
import { type DraftText, writeInEditor } from "./draftText.ts";

/** Where a talk about a draft stands. */
interface Talk {
  readonly draft: DraftText;
  /** Where it is still to be posted. */
  readonly platforms: readonly PlatformId[];
  readonly thread: ThreadStyle | null;
  readonly check: DraftCheck;
  /** The networks to keep a new draft for; empty: all of the leader's. */
  readonly keepFor: readonly PlatformId[];
}

interface TalkOptions extends Omit<Talk, "check"> {
  /** The network to open at once; null: ask. */
  readonly open: PlatformId | null;
  /** Although there is a stop. */
  readonly yes: boolean;
  /** The words of a kept draft, to be seen again; null where the leader has just written or given them. */
  readonly words: string | null;
}

type Choice = PlatformId | "change" | "split" | "keep" | "leave";

/**
 * At a terminal: shows what was found, and goes on as the leader says, until it is posted, kept or left. The last look at it
 * comes back.
 */
export async function talkAboutDraft(context: Context, options: TalkOptions): Promise<DraftCheck> {
  let talk = await look(context, options, options.words);
  try {
    for (let choice = options.open ?? (await askWhatNow(context, talk)); ; choice = await askWhatNow(context, talk)) {
      const next = await goOn(context, talk, choice, options.yes);
      talk = next ?? talk;
      if (next === null || next.platforms.length === 0) return talk.check;
    }
  } finally {
    const kept = keptNow(context, talk);
    if (kept !== null) remark(context, `Kept as draft ${kept.id}: socialtop draft ${kept.id}`);
  }
}

/** The draft as it is kept at this moment; null when it is not, or no longer. */
function keptNow(context: Context, { draft }: Talk): KeptDraft | null {
  return draft.kept === null ? null : (findDraft(openLeader(context).book, draft.kept.id) ?? null);
}

async function look(context: Context, talk: Omit<Talk, "check">, words: string | null = null): Promise<Talk> {
  const check = await lookOver(context, talk);
  context.out.write(`${viewOf(context, openLeader(context).id, renderDraft(check, context.theme, { words }))}\n`);
  return { ...talk, check };
}

function askWhatNow({ prompt }: Context, { check, platforms, draft }: Talk): Promise<Choice> {
  const opens = platforms.map((platform) => ({ name: `Open ${platformInfo(platform).name}`, value: platform }));
  const change = { name: "Change the words", value: "change" } as const;
  const isTooLong = check.networks.some(
    ({ platform, length, longest, thread }) =>
      platforms.includes(platform) && thread === null && length > (longest ?? length),
  );
  return prompt.choose<Choice>({
    message: "What now?",
    flag: "--open <network>",
    choices: [
      ...(countBySeverity(check.findings, "stop") > 0 ? [change, ...opens] : [...opens, change]),
      ...(isTooLong ? [{ name: "Make a thread of it", value: "split" } as const] : []),
      ...(draft.kept === null ? [{ name: "Keep it for another day", value: "keep" } as const] : []),
      { name: draft.kept === null ? "Leave it" : `Leave it: it is kept as draft ${draft.kept.id}`, value: "leave" },
    ],
  });
}

/** The talk after this choice; null when that ends it. */
async function goOn(context: Context, talk: Talk, choice: Choice, yes: boolean): Promise<Talk | null> {
  const { draft, keepFor } = talk;
  switch (choice) {
    case "leave":
      return null;
    case "keep": {
      const kept = await keepDraftText(context, { text: draft.text, kept: null, networks: keepFor });
      return { ...talk, draft: { ...draft, kept }, platforms: [] };
    }
    case "split":
      return look(context, { ...talk, thread: { isNumbered: true } });
    case "change":
      return look(context, { ...talk, draft: await writeInEditor(context, draft, keepFor) });
    default:
      return post(context, talk, choice, yes);
  }
}

async function post(context: Context, talk: Talk, platform: PlatformId, yes: boolean): Promise<Talk> {
  const { name } = platformInfo(platform);
  if (!yes && hasStop(talk.check, platform)) {
    const message = `There is still a stop. Open ${name} all the same?`;
    if (!(await context.prompt.confirm({ message, flag: "--yes", initial: false }))) return talk;
  }
  const isLearned = platform === "mastodon" && (await learnMastodonServer(context));
  const check = isLearned ? await lookOver(context, talk) : talk.check;
  const network = check.networks.find((candidate) => candidate.platform === platform) as DraftNetwork;
  const { draft } = talk;
  const posted = await postAndRecord(context, { check, draft, network, platforms: talk.platforms });
  if (posted === null) return { ...talk, check };
  const platforms = talk.platforms.filter((candidate) => candidate !== posted);
  // What is kept of it now waits for fewer networks.
  const kept = keptNow(context, talk);
  return { ...talk, check, platforms, keepFor: platforms, draft: { ...draft, kept: kept ?? draft.kept } };
}

/** On this network, or on all. */
export function hasStop({ findings }: DraftCheck, platform: PlatformId): boolean {
  return findings.some((finding) => finding.severity === "stop" && [null, platform].includes(finding.platform));
}
