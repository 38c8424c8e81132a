import { looksLikeAddress, parseAddress, toUrl, trimAddress } from "../../coach/address.ts";
import type { Book } from "../../coach/book.ts";
import { daysBetween } from "../../coach/day.ts";
import { clickOf, mustPaste } from "../../coach/draft/composeLinks.ts";
import type { DraftCheck, DraftNetwork } from "../../coach/draft/draftCheck.ts";
import { withoutPosted } from "../../coach/draft/drafts.ts";
import { type LogRequest, readLogRequest } from "../../coach/logEntry.ts";
import { type PlatformId, platformInfo } from "../../coach/platforms.ts";
import { isProblem } from "../../coach/problem.ts";
import { excerpt } from "../../coach/text.ts";
import { dayName } from "../../coach/words.ts";
import type { Context } from "../../context.ts";
import { type Opened, renderOpened, renderToCopy } from "../../render/draft.ts";
import { renderLogged } from "../../render/log.ts";
import { remark, viewOf } from "../shared/answer.ts";
import { latestInstant, openLeader } from "../shared/leader.ts";
import { recordActivity } from "../shared/record.ts";
import type { DraftText } from "./draftText.ts";

/** Opens a network's composer with the text in it, or with the text on the clipboard where it takes none along. */
export async function openPost(
  context: Context,
  { platform, compose, thread }: DraftNetwork,
  { text, altTexts }: DraftCheck,
): Promise<Opened> {
  const address = clickOf(compose);
  const toPaste = mustPaste(compose) ? (thread?.[0]?.text ?? text) : null;
  const isOnClipboard = toPaste !== null && (await context.copyText(toPaste));
  const isInBrowser = address !== null && (await context.openUrl(address));
  return { platform, address, isInBrowser, isOnClipboard, toPaste, altTexts };
}

/** What is posted, and what is kept of it. */
interface Posting {
  readonly check: DraftCheck;
  readonly draft: DraftText;
  readonly network: DraftNetwork;
  /** Where it is to be posted, this network included. */
  readonly platforms: readonly PlatformId[];
}

/**
 * Opens it, walks through the parts of a thread, and records it as `log` does. The network on which it was posted comes back,
 * null while it is not.
 */
export async function postAndRecord(context: Context, posting: Posting): Promise<PlatformId | null> {
  const { network, check } = posting;
  context.out.write(renderOpened(await openPost(context, network, check), context.theme));
  const answer = (await pasteOtherParts(context, network)) ?? (await askIfPosted(context, posting));
  if (notPosted.test(answer)) {
    remark(context, "Not recorded. Once it is posted: socialtop log https://…");
    return null;
  }
  return record(context, posting, answer);
}

/** Each part of a thread but the first, which is in the composer. An address that is pasted meanwhile comes back. */
async function pasteOtherParts(context: Context, { thread }: DraftNetwork): Promise<string | null> {
  let address: string | null = null;
  for (const [index, { text }] of (thread ?? []).entries()) {
    if (index === 0) continue;
    const isCopied = await context.copyText(text);
    if (!isCopied) context.out.write(`${renderToCopy(text)}\n`);
    const place = isCopied ? "is on the clipboard" : "stands above";
    const typed = await context.prompt.text({
      message: `Part ${index + 1} of ${thread?.length} ${place}: paste it as a reply, then press Enter`,
      flag: "--json",
    });
    if (looksLikeAddress(trimAddress(typed.trim()))) address ??= typed.trim();
  }
  return address;
}

const notPosted = /^(?:n|no|not yet)$/i;
const isPosted = /^(?:y|yes|)$/i;

async function askIfPosted(context: Context, posting: Posting): Promise<string> {
  const typed = await context.prompt.text({
    message: "Posted? Paste its address, or press Enter (n: not posted)",
    flag: "socialtop log https://…",
    problemWith: (answer) => problemWithAnswer(context, posting, answer.trim()),
  });
  return typed.trim();
}

async function record(
  context: Context,
  { check, draft, network, platforms }: Posting,
  answer: string,
): Promise<PlatformId> {
  const leader = openLeader(context);
  const request = toRequest(check, network, answer);
  // An address of another of its networks tells that it was posted there.
  const posted = platforms.find((platform) => platform === request.platform) ?? network.platform;
  const { kept, text } = draft;
  const forgetDraft = (book: Book): Book => (kept === null ? book : withoutPosted(book, kept.id, posted, text));
  const recorded = await recordActivity(context, leader, request, forgetDraft);
  context.out.write(viewOf(context, leader.id, renderLogged(recorded, context.theme)));
  remark(context, ...recorded.remarks);
  return posted;
}

/** A post that was made just now is hardly older (days). */
const oldestPost = 2;

function problemWithAnswer(context: Context, { check, network, platforms }: Posting, answer: string): string | null {
  if (isPosted.test(answer) || notPosted.test(answer)) return null;
  const url = toUrl(trimAddress(answer));
  if (!looksLikeAddress(trimAddress(answer)) || url === null)
    return "An address begins with https://. Without one press Enter; n when it is not posted.";
  const { book, today } = openLeader(context);
  const latest = latestInstant(context, today, book.profile.timeZone);
  const request = toRequest(check, network, answer);
  const entry = readLogRequest(book, request, { today, latest, at: null, freshId: "" });
  if (isProblem(entry)) return "This is the address of a page, not of a post. Copy the post's own, or press Enter.";
  const { name, hosts } = platformInfo(network.platform);
  const told = parseAddress(url.href, latest)?.platform ?? null;
  if (told === null ? hosts.length > 0 : !platforms.includes(told))
    return `This is no address of ${name}. Without one press Enter.`;
  const { day } = entry.activity;
  if (daysBetween(day, today) > oldestPost)
    return `That post is of ${dayName(day, today)}. Paste the address of the one you just made, or press Enter.`;
  return null;
}

/** The network that was opened, unless the address is of another one. */
function toRequest({ text }: DraftCheck, network: DraftNetwork, answer: string): LogRequest {
  const url = isPosted.test(answer) ? null : (toUrl(trimAddress(answer))?.href ?? null);
  const told = url === null ? null : (parseAddress(url, Number.POSITIVE_INFINITY)?.platform ?? null);
  const platform = told ?? network.platform;
  return { url, text: excerpt(text), day: null, platform, kind: null };
}
