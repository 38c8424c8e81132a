import { looksLikeAddress, parseAddress, toUrl, trimAddress } from "../../coach/address.ts";
import type { Book, KeptDraft } from "../../coach/book.ts";
import { clickOf, mustPaste } from "../../coach/draft/composeLinks.ts";
import type { DraftNetwork } from "../../coach/draft/draftCheck.ts";
import { withoutPosted } from "../../coach/draft/drafts.ts";
import { type LogRequest, readLogRequest } from "../../coach/logEntry.ts";
import { type PlatformId, platformInfo } from "../../coach/platforms.ts";
import { isProblem } from "../../coach/problem.ts";
import { excerpt } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { type Opened, renderOpened, renderToCopy } from "../../render/draft.ts";
import { renderLogged } from "../../render/log.ts";
import { remark } from "./answer.ts";
import { latestInstant, type OpenLeader, openLeader } from "./leader.ts";
import { recordActivity } from "./record.ts";

/** Opens a network's composer with the text in it, or with the text on the clipboard where it takes none along. */
export async function openPost(
  context: Context,
  { platform, compose, thread }: DraftNetwork,
  text: string,
): Promise<Opened> {
  const address = clickOf(compose);
  const toPaste = mustPaste(compose) ? (thread?.[0]?.text ?? text) : null;
  const isOnClipboard = toPaste !== null && (await context.copyText(toPaste));
  const isInBrowser = address !== null && (await context.openUrl(address));
  return { platform, address, isInBrowser, isOnClipboard, toPaste };
}

/** What is posted, and what is kept of it. */
export interface Posting {
  readonly text: string;
  readonly network: DraftNetwork;
  /** The kept draft that it comes from; it goes once it is posted on all of these. */
  readonly kept: KeptDraft | null;
  readonly platforms: readonly PlatformId[];
}

/** Opens it, walks through the parts of a thread, and records it as `log` does. True once it is recorded. */
export async function postAndRecord(context: Context, posting: Posting): Promise<boolean> {
  const { network, text } = posting;
  context.out.write(renderOpened(await openPost(context, network, text), context.theme));
  for (const [index, part] of (network.thread ?? []).entries()) {
    if (index === 0) continue;
    const number = `Part ${index + 1} of ${network.thread?.length}`;
    const isCopied = await context.copyText(part.text);
    if (!isCopied) context.out.write(`${renderToCopy(part.text)}\n`);
    await context.prompt.text({
      message: isCopied
        ? `${number} is on the clipboard: paste it as a reply, then press Enter`
        : `${number} stands above: post it as a reply, then press Enter`,
      flag: "--json",
    });
  }
  return askIfPosted(context, openLeader(context), posting);
}

const notPosted = /^(?:n|no|not yet|nein|non)$/i;

async function askIfPosted(context: Context, leader: OpenLeader, posting: Posting): Promise<boolean> {
  const typed = await context.prompt.text({
    message: "Posted? Paste its address, or press Enter (n: not posted)",
    flag: "socialtop log https://…",
    problemWith: (answer) => problemWithAnswer(context, leader, posting, answer.trim()),
  });
  const answer = typed.trim();
  if (notPosted.test(answer)) {
    remark(context, "Not recorded. Once it is posted: socialtop log https://…");
    return false;
  }
  const { kept, network, platforms } = posting;
  const forgetDraft = (book: Book): Book =>
    kept === null ? book : withoutPosted(book, kept.id, network.platform, platforms);
  const recorded = await recordActivity(context, leader, toRequest(posting, answer), forgetDraft);
  context.out.write(renderLogged(recorded, context.theme));
  remark(context, ...recorded.remarks);
  return true;
}

function problemWithAnswer(context: Context, leader: OpenLeader, posting: Posting, answer: string): string | null {
  if (answer === "" || notPosted.test(answer)) return null;
  if (!looksLikeAddress(trimAddress(answer)) || toUrl(trimAddress(answer)) === null)
    return "An address begins with https://. Without one press Enter; n when it is not posted.";
  const { book, today } = leader;
  const latest = latestInstant(context, today, book.profile.timeZone);
  const entry = readLogRequest(book, toRequest(posting, answer), { today, latest, at: null, freshId: "" });
  return isProblem(entry) ? `${entry.problem} ${entry.hint}` : null;
}

/** The network that was opened, unless the address is of another one. */
function toRequest({ network, text }: Posting, answer: string): LogRequest {
  const url = answer === "" ? null : (toUrl(trimAddress(answer))?.href ?? null);
  const told = url === null ? null : (parseAddress(url, Number.POSITIVE_INFINITY)?.platform ?? null);
  const platform = told ?? network.platform;
  return { url, text: excerpt(text), day: null, platform, kind: platformInfo(platform).usualKind };
}
