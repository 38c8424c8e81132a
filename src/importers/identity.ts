/**
 * 64-bit FNV-1a of the text's UTF-8, as 16 hexadecimal digits: http://www.isthe.com/chongo/tech/comp/fnv/
 * It keeps different rows apart (a leader's whole life of posting is nowhere near 2^32); it is no secret.
 */
export function hashText(text: string): string {
  // 0xcbf29ce484222325 in four parts of 16 bits, lowest first: no product leaves the whole numbers of JavaScript.
  let [a, b, c, d] = [0x2325, 0x8422, 0x9ce4, 0xcbf2];
  const bytes = encoder.encode(text);
  for (let index = 0; index < bytes.length; index++) {
    const mixed = a ^ (bytes[index] as number);
    // Times the prime 2^40 + 0x1b3.
    const first = mixed * 0x1b3;
    const second = b * 0x1b3 + (first >>> 16);
    const third = c * 0x1b3 + (mixed << 8) + (second >>> 16);
    const fourth = d * 0x1b3 + (b << 8) + (third >>> 16);
    a = first & 0xffff;
    b = second & 0xffff;
    c = third & 0xffff;
    d = fourth & 0xffff;
  }
  return [d, c, b, a].map((part) => part.toString(16).padStart(4, "0")).join("");
}

const encoder = new TextEncoder();

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
