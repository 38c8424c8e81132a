import { looksLikeAddress, trimAddress } from "../../coach/address.ts";
import type { ActivityKind } from "../../coach/kinds.ts";
import { flagMeantBy, type LogRequest } from "../../coach/logEntry.ts";
import type { PlatformId } from "../../coach/platforms.ts";
import { excerpt } from "../../coach/text.ts";
import type { Context } from "../../context.ts";
import { usageError } from "../../errors.ts";
import { renderLogged } from "../../render/log.ts";
import { wordForShell } from "../../render/quoting.ts";
import { answer, remark } from "../shared/answer.ts";
import { openLeader } from "../shared/leader.ts";
import { parseAddressText, parsePastDay, parseText } from "../shared/parse.ts";
import { recordActivity, recordedJson } from "../shared/record.ts";

/** Longer than any network allows; only an excerpt is kept. */
const longestText = 100_000;

export interface LogInput {
  readonly words: readonly string[];
  readonly on?: string | undefined;
  readonly platform?: PlatformId | undefined;
  readonly kind?: ActivityKind | undefined;
  readonly url?: string | undefined;
  readonly text?: string | undefined;
}

export async function runLog(context: Context, input: LogInput): Promise<void> {
  const leader = openLeader(context);
  const request = await toRequest(context, input, leader.today);
  const recorded = await recordActivity(context, leader, request);
  answer(context, { leader: leader.id, ...recordedJson(recorded) }, (theme) => renderLogged(recorded, theme));
  remark(context, ...recorded.remarks);
}

async function toRequest(context: Context, input: LogInput, today: string): Promise<LogRequest> {
  const isPiped = input.words.length === 1 && input.words[0] === "-";
  const typed = isPiped ? await context.files.readInput() : input.words.join(" ");
  const note = parseText("note", typed, longestText);
  if (note === null && input.words.length > 0) {
    throw usageError(
      isPiped ? "Nothing came through the pipe." : "The note is empty.",
      "Without a note: socialtop log",
    );
  }
  const words = (note ?? "").split(/\s+/);
  const addresses = input.url === undefined ? words.filter((word) => looksLikeAddress(trimAddress(word))) : [];
  if (addresses.length > 1) {
    throw usageError(
      `There are ${addresses.length} addresses: one post at a time.`,
      "Log each on its own: socialtop log https://…",
    );
  }
  const [address] = addresses;
  const typedAddress = address === undefined ? input.url : trimAddress(address);
  const url = typedAddress === undefined ? null : parseAddressText(typedAddress);
  const rest = address === undefined ? (note ?? "") : words.filter((word) => word !== address).join(" ");
  const flag = isPiped ? null : flagMeantBy(rest, today);
  if (flag !== null) {
    const quoted = /\s/.test(rest) ? `"${rest}"` : rest;
    const line = ["socialtop log", ...(typedAddress === undefined ? [] : [wordForShell(typedAddress)]), flag, quoted];
    throw usageError(`"${rest}" alone is no note.`, `Try: ${line.join(" ")}. As a note all the same: --text`);
  }
  if (input.text !== undefined && input.text.trim() === "") {
    throw usageError("The text is empty.", "Without one: socialtop log");
  }
  const text = parseText("text", input.text, longestText) ?? rest;
  return {
    url,
    text: text === "" ? null : excerpt(text),
    day: input.on === undefined ? null : parsePastDay(input.on, today),
    platform: input.platform ?? null,
    kind: input.kind ?? null,
  };
}
