import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";
import { explainSize } from "./fetchFaults.ts";
import type { Answer } from "./fetchRequest.ts";

type Unpack = (body: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

/** https://www.iana.org/assignments/http-parameters#content-coding */
const unpackers: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ["", (body) => body],
  ["identity", (body) => body],
  ["gzip", (body, options) => gunzipSync(body, options)],
  ["x-gzip", (body, options) => gunzipSync(body, options)],
  ["br", (body, options) => brotliDecompressSync(body, options)],
  // Some servers leave out the header that it should have: https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1.2
  ["deflate", (body, options) => (((body[0] ?? 0) & 0x0f) === 8 ? inflateSync : inflateRawSync)(body, options)],
]);

/** The body unpacked, at most `mostBytes` of it. Throws UserError when it is larger, damaged, or packed in another way. */
export function unpackBody({ url, encoding, body }: Answer, mostBytes: number): Uint8Array {
  const unpack = unpackers.get(encoding.trim().toLowerCase());
  const host = excerpt(url.host, 80);
  if (unpack === undefined) {
    throw new UserError(`${host} packs its answer in a way that I cannot read (${excerpt(encoding, 40)}).`, {
      hint: "Download the feed with your browser, and import the file.",
    });
  }
  try {
    return body.length === 0 ? body : unpack(body, { maxOutputLength: mostBytes });
  } catch (error) {
    if (error instanceof RangeError) throw explainSize(url, mostBytes);
    throw new UserError(`The answer of ${host} is damaged.`, { hint: "Try again." });
  }
}
