import {
  checkDraft,
  countBySeverity,
  type DraftCheck,
  type DraftNetwork,
  type ThreadStyle,
} from "../../coach/draft/draftCheck.ts";
import { type PlatformId, platformInfo } from "../../coach/platforms.ts";
import type { Context } from "../../context.ts";
import { renderDraft } from "../../render/draft.ts";
import { remark } from "./answer.ts";
import { keepDraftText } from "./draftKeeping.ts";
import { learnMastodonServer } from "./draftMastodon.ts";
import { postAndRecord } from "./draftPosting.ts";
import { type DraftText, writeInEditor } from "./draftText.ts";
import { openLeader } from "./leader.ts";

/** Where a talk about a draft stands. */
interface Talk {
  readonly draft: DraftText;
  /** Where it is still to be posted. */
  readonly platforms: readonly PlatformId[];
  readonly thread: ThreadStyle | null;
  readonly check: DraftCheck;
  /** Are its words in the record, posted or kept? */
  readonly isSaved: boolean;
}

interface TalkOptions extends Pick<Talk, "draft" | "platforms" | "thread"> {
  /** The network to open at once; null: ask. */
  readonly open: PlatformId | null;
  /** Although there is a stop. */
  readonly yes: boolean;
}

type Choice = PlatformId | "change" | "split" | "keep" | "leave";

/**
 * At a terminal: shows what was found, and goes on as the leader says, until it is posted, kept or left. Words that stand
 * nowhere else are kept, however the talk ends. The last look at them comes back.
 */
export async function talkAboutDraft(context: Context, options: TalkOptions): Promise<DraftCheck> {
  let talk = await look(context, { ...options, isSaved: !options.draft.isFromEditor });
  try {
    for (let choice = options.open ?? (await askWhatNow(context, talk)); ; choice = await askWhatNow(context, talk)) {
      const next = await goOn(context, talk, choice, options.yes);
      talk = next ?? talk;
      if (next === null || next.platforms.length === 0) return talk.check;
    }
  } finally {
    if (!talk.isSaved) await keep(context, talk);
  }
}

async function look(context: Context, talk: Omit<Talk, "check">): Promise<Talk> {
  const check = await checkTalk(context, talk);
  context.out.write(`${renderDraft(check, context.theme)}\n`);
  return { ...talk, check };
}

function checkTalk(context: Context, { draft, platforms, thread }: Omit<Talk, "check">): Promise<DraftCheck> {
  const { book, today } = openLeader(context);
  return checkDraft(book, { ...draft, platforms, today, thread });
}

function askWhatNow({ prompt }: Context, { check, platforms }: Talk): Promise<Choice> {
  const opens = platforms.map((platform) => ({ name: `Open ${platformInfo(platform).name}`, value: platform }));
  const change = { name: "Change the words", value: "change" } as const;
  const isTooLong = check.networks.some(
    ({ length, longest, thread }) => thread === null && length > (longest ?? length),
  );
  return prompt.choose<Choice>({
    message: "What now?",
    flag: "--open <network>",
    choices: [
      ...(countBySeverity(check.findings, "stop") > 0 ? [change, ...opens] : [...opens, change]),
      ...(isTooLong ? [{ name: "Make a thread of it", value: "split" } as const] : []),
      { name: "Keep it for another day", value: "keep" },
      { name: "Leave it", value: "leave" },
    ],
  });
}

/** The talk after this choice; null when that ends it. */
async function goOn(context: Context, talk: Talk, choice: Choice, yes: boolean): Promise<Talk | null> {
  switch (choice) {
    case "leave":
      return null;
    case "keep":
      return { ...(await keep(context, talk)), platforms: [] };
    case "split":
      return look(context, { ...talk, thread: { isNumbered: true } });
    case "change": {
      const draft = { ...(await writeInEditor(context, talk.draft.text)), kept: talk.draft.kept };
      return look(context, { ...talk, draft, isSaved: false });
    }
    default:
      return post(context, talk, choice, yes);
  }
}

async function keep(context: Context, talk: Talk): Promise<Talk> {
  const kept = await keepDraftText(context, talk.draft, talk.platforms);
  remark(context, `Kept as draft ${kept.id}: socialtop draft ${kept.id}`);
  return { ...talk, draft: { ...talk.draft, kept }, isSaved: true };
}

async function post(context: Context, talk: Talk, platform: PlatformId, yes: boolean): Promise<Talk> {
  const { name } = platformInfo(platform);
  if (!yes && hasStop(talk.check, platform)) {
    const message = `There is still a stop. Open ${name} all the same?`;
    if (!(await context.prompt.confirm({ message, flag: "--yes", initial: false }))) return talk;
  }
  const isLearned = platform === "mastodon" && (await learnMastodonServer(context));
  const check = isLearned ? await checkTalk(context, talk) : talk.check;
  const network = check.networks.find((candidate) => candidate.platform === platform) as DraftNetwork;
  const { draft, platforms } = talk;
  const isPosted = await postAndRecord(context, { text: draft.text, kept: draft.kept, network, platforms });
  if (!isPosted) return { ...talk, check };
  return { ...talk, check, isSaved: true, platforms: platforms.filter((candidate) => candidate !== platform) };
}

/** On this network, or on all. */
export function hasStop({ findings }: DraftCheck, platform: PlatformId): boolean {
  return findings.some((finding) => finding.severity === "stop" && [null, platform].includes(finding.platform));
}
