import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { LookupFunction } from "node:net";
import type { FetchOptions } from "./fetch.ts";
import { readRedirect } from "./fetchAddress.ts";
import { explainFailure, explainSize, explainWait } from "./fetchFaults.ts";

/** How far a fetch may go. */
export interface Limits {
  /** Milliseconds until a site begins to answer, anew at each redirect. */
  readonly firstByte: number;
  /** Milliseconds in all. */
  readonly total: number;
  /** As sent, and again when unpacked. */
  readonly mostBytes: number;
  readonly mostRedirects: number;
  /** Addresses of this machine that count as public, and who finds addresses by name: for tests. */
  readonly publicAddresses?: string[];
  readonly lookup?: LookupFunction;
}

export const usualLimits: Limits = { firstByte: 10_000, total: 30_000, mostBytes: 20_000_000, mostRedirects: 5 };

/** What a site answered; the body only when it is a good answer. */
export interface Answer {
  /** Where it was found, after redirects. */
  readonly url: URL;
  readonly status: number;
  /** As the headers `Content-Type` and `Content-Encoding` have it; empty when they are missing. */
  readonly type: string;
  readonly encoding: string;
  /** As sent. */
  readonly body: Uint8Array;
}

const accepted =
  "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

/** Asks for this address, and follows where it sends. Throws UserError in whatever way it fails. */
export async function request(url: URL, options: FetchOptions, limits: Limits): Promise<Answer> {
  const { http, https } = await import("follow-redirects");
  const agents = await openAgents(options, limits);
  const { mostRedirects: maxRedirects, mostBytes, lookup } = limits;
  const headers = {
    "User-Agent": `socialtop/${options.version}`,
    Accept: accepted,
    "Accept-Encoding": "gzip, deflate, br",
  };
  let current = url;
  return new Promise<Answer>((resolve, reject) => {
    const beforeRedirect = (next: object): void => {
      current = readRedirect("href" in next ? String(next.href) : "", current);
      clearTimeout(firstByte);
      firstByte = startWaiting();
    };
    const get = url.protocol === "https:" ? https.get : http.get;
    const sent = get(url, { agents, headers, maxRedirects, beforeRedirect, ...(lookup && { lookup }) }, (response) => {
      clearTimeout(firstByte);
      // Also when the answer breaks off.
      response.on("error", end);
      const {
        "content-type": type = "",
        "content-encoding": encoding = "",
        "content-length": length,
      } = response.headers;
      const status = response.statusCode ?? 0;
      const chunks: Buffer[] = [];
      let size = 0;
      const finish = (): void => {
        end(null);
        resolve({ url: current, status, type, encoding, body: Buffer.concat(chunks) });
      };
      if (status < 200 || status > 299) return finish();
      if (Number(length) > mostBytes) return end(explainSize(current, mostBytes));
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > mostBytes) end(explainSize(current, mostBytes));
      });
      response.on("end", finish);
    });
    const startWaiting = () => setTimeout(() => end(explainWait(current, limits.firstByte)), limits.firstByte);
    const total = setTimeout(() => end(explainWait(current, limits.total)), limits.total);
    let firstByte = startWaiting();
    const end = (error: unknown): void => {
      clearTimeout(firstByte);
      clearTimeout(total);
      // A socket that nobody reads any more would keep the program from ending.
      sent.destroy();
      if (error !== null) reject(explainFailure(error, current));
    };
    sent.on("error", end);
  });
}

/** They look at every address before they connect, found by name or not, and keep no connection. */
async function openAgents({ allowPrivate }: FetchOptions, { publicAddresses = [] }: Limits) {
  if (allowPrivate) return { http: new HttpAgent(), https: new HttpsAgent() };
  const { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } = await import("request-filtering-agent");
  const options = { allowIPAddressList: publicAddresses };
  return { http: new RequestFilteringHttpAgent(options), https: new RequestFilteringHttpsAgent(options) };
}
