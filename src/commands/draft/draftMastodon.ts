import type { Book } from "../../coach/book.ts";
import { mastodonServerOf } from "../../coach/draft/composeLinks.ts";
import { isProblem } from "../../coach/problem.ts";
import { readHandle } from "../../coach/profileInput.ts";
import type { Context } from "../../context.ts";
import { changeBook, openLeader } from "../shared/leader.ts";

/**
 * Where the leader's handle names no server, asks once and keeps the answer as the handle. True when there is something new;
 * without an answer Mastodon's own page asks.
 */
export async function learnMastodonServer(context: Context): Promise<boolean> {
  const { id, book } = openLeader(context);
  const handle = book.profile.networks.find(({ platform }) => platform === "mastodon")?.handle ?? null;
  if (mastodonServerOf(handle) !== null) return false;
  const example = `${handle ?? "jane"}@mastodon.social`;
  const typed = await context.prompt.text({
    message: `Your Mastodon handle with its server, such as ${example} (Enter: Mastodon will ask)`,
    flag: `socialtop settings networks mastodon=${example}`,
    problemWith: (answer) => {
      const read = readHandle(answer, "mastodon");
      if (isProblem(read)) return `${read.problem} ${read.hint}`;
      return read === null || mastodonServerOf(read) !== null ? null : `Its server is missing. Try: ${example}`;
    },
  });
  const full = readHandle(typed, "mastodon");
  if (full === null || isProblem(full)) return false;
  await changeBook(context, id, "noted the Mastodon server", (current) => withMastodonHandle(current, full));
  return true;
}

function withMastodonHandle(book: Book, handle: string): Book {
  const { networks } = book.profile;
  const own = { platform: "mastodon", handle } as const;
  const isThere = networks.some(({ platform }) => platform === "mastodon");
  const changed = isThere
    ? networks.map((network) => (network.platform === "mastodon" ? own : network))
    : [...networks, own];
  return { ...book, profile: { ...book.profile, networks: changed } };
}
