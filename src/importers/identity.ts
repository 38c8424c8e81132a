/**
 * 64-bit FNV-1a of the text's UTF-8, as 16 hexadecimal digits: http://www.isthe.com/chongo/tech/comp/fnv/
 * It keeps different rows apart (a leader's whole life of posting is nowhere near 2^32); it is no secret.
 */
export function hashText(text: string): string {
  // 0xcbf29ce484222325 in two halves: the numbers of JavaScript hold 53 bits.
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of encoder.encode(text)) {
    low = (low ^ byte) >>> 0;
    // Times the prime 2^40 + 0x1b3.
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + ((low << 8) >>> 0)) % 2 ** 32;
    low = product % 2 ** 32;
  }
  return toHex(high) + toHex(low);
}

const encoder = new TextEncoder();

function toHex(half: number): string {
  return half.toString(16).padStart(8, "0");
}

/**
 * Identities for rows whose platform gives none: `csv:af63dc4c8601ec8c`, from what the row says. Rows that say the same
 * are numbered (`…-2`, `…-3`): two stay two, and reading the file again gives the same identities.
 */
export function createRowIdentities(prefix: string): (parts: readonly (string | null)[]) => string {
  const seen = new Map<string, number>();
  return (parts) => {
    const hash = hashText(JSON.stringify(parts));
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    return count === 1 ? `${prefix}:${hash}` : `${prefix}:${hash}-${count}`;
  };
}
