import { coverUp, type Found, inOrder } from "../coach/draft/found.ts";
import { toldSecrets } from "./passwords.ts";
import { type SecretShape, secretShapes } from "./secretTable.ts";

/** Keys, tokens and passwords that must not be shown to anybody, in order of place. */
export function findSecrets(text: string): Found[] {
  const found: Found[] = [];
  let rest = text;
  for (const shape of [...secretShapes, ...toldSecrets]) {
    const more = findShape(rest, shape);
    rest = coverUp(rest, more);
    found.push(...more);
  }
  return inOrder(found);
}

function findShape(text: string, { what, pattern, isReal = () => true }: SecretShape): Found[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: whole, groups }) => {
    const secret = trimEnd(groups?.["secret"] ?? whole);
    // What follows the secret in a pattern is one sign at most: the last place of it is the right one.
    const from = index + whole.lastIndexOf(secret);
    return { from, to: from + secret.length, what, secret };
  })
    .filter(({ secret }) => isReal(secret))
    .map(({ from, to }) => ({ from, to, what }));
}

/** Without the signs that belong to the sentence. */
function trimEnd(secret: string): string {
  return secret.replace(/[.,;:)\]’”"'»]+$/, "");
}
