import { excerpt } from "../coach/text.ts";
import { parseUrl } from "../coach/url.ts";
import { UserError, usageError } from "../errors.ts";

const asFile = "Download the feed with your browser, and import the file.";

/** The address that was typed, fit to be fetched. Throws UserError (usage) when it is not. */
export function readAddress(text: string): URL {
  const url = parseUrl(text);
  if (url === null) {
    throw usageError(
      `"${excerpt(text, 80)}" is no address.`,
      "An address looks like this: https://blog.example.com/feed",
    );
  }
  const fault = faultOf(url);
  if (fault !== null) throw usageError(`This address is not fetched: ${fault}.`, asFile);
  return url;
}

/** Where a site sends on to: held to the same rules. Throws UserError. */
export function readRedirect(text: string, from: URL): URL {
  const url = new URL(text);
  const fault = faultOf(url);
  if (fault === null) return url;
  throw new UserError(`${from.host} sends on to an address that is not fetched: ${fault}.`, { hint: asFile });
}

function faultOf({ protocol, username, password }: URL): string | null {
  if (protocol !== "https:" && protocol !== "http:")
    return `it begins with ${excerpt(protocol, 20)} and not with https:`;
  // It would go to whoever answers there, and stay in the history of the terminal.
  return username === "" && password === "" ? null : "there is a name or a password in it";
}
