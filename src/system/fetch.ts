import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import { readAddress } from "./fetchAddress.ts";
import { unpackBody } from "./fetchBody.ts";
import { explainStatus } from "./fetchFaults.ts";
import { explainPage, isPage, longestHead } from "./fetchPage.ts";
import { type Limits, request, usualLimits } from "./fetchRequest.ts";
import type { OpenedSource } from "./source.ts";

export interface FetchOptions {
  /** Also addresses of this machine and of the network that it is in. */
  readonly allowPrivate: boolean;
  /** Of socialtop, told to the site. */
  readonly version: string;
}

/**
 * What this address (http, https) gives, seen as one file in memory: the one place of the program that uses the network. It
 * sends no cookies, and keeps no connection. Throws UserError for an address that it may not or cannot fetch, and for a
 * page instead of a feed. `limits` differ in tests alone.
 */
export async function openAddress(
  address: string,
  options: FetchOptions,
  limits: Limits = usualLimits,
): Promise<OpenedSource> {
  const url = readAddress(address);
  const bytes = await fetchBytes(url, options, limits);
  const path = excerpt(url.pathname.split("/").findLast((part) => part !== "") ?? "", 80) || "feed";
  return {
    source: {
      name: excerpt(`${url.host}${url.pathname.replace(/\/$/, "")}`, 60),
      files: [
        {
          path,
          size: bytes.length,
          read: async () => bytes,
          readStart: async (length) => bytes.subarray(0, length),
        },
      ],
    },
    close: async () => {},
  };
}

async function fetchBytes(url: URL, options: FetchOptions, limits: Limits): Promise<Uint8Array> {
  const answer = await request(url, options, limits);
  const fault = explainStatus(answer.status, answer.url);
  if (fault !== null) throw fault;
  const bytes = unpackBody(answer, limits.mostBytes);
  if (bytes.length === 0) {
    throw new UserError(`${excerpt(answer.url.host, 80)} answers with nothing.`, { hint: "Try again later." });
  }
  const text = new TextDecoder().decode(bytes.subarray(0, longestHead));
  if (isPage(text, answer.type)) throw explainPage(text, answer);
  return bytes;
}
