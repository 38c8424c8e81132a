import { excerpt } from "../coach/text.ts";
import { UserError } from "../errors.ts";

const checkIt = "Open the address in your browser: what you see there is what socialtop was given.";
const tryLater = "Try again later.";

/** What the system calls a failure, and what that means: tried on the code of the error. */
const failures: readonly (readonly [code: RegExp, says: (host: string) => string, hint: string])[] = [
  [/^ENOTFOUND$/, (host) => `There is no site ${host}.`, "Check the address, and that you are online."],
  [/^EAI_/, (host) => `${host} could not be looked up.`, "Check that you are online."],
  [/^ECONNREFUSED$/, (host) => `${host} refuses the connection: no site answers there.`, "Check the address."],
  [/^E(?:HOST|NET)(?:UNREACH|DOWN)$/, (host) => `${host} cannot be reached.`, "Check that you are online."],
  [/^(?:ETIMEDOUT|ESOCKETTIMEDOUT)$/, (host) => `${host} does not answer.`, tryLater],
  [/^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, (host) => `${host} broke off the connection.`, tryLater],
  [/^ERR_FR_TOO_MANY_REDIRECTS$/, (host) => `${host} sends on from address to address, without an end.`, checkIt],
  [/^ERR_FR_REDIRECTION_FAILURE$/, (host) => `${host} sends on to something that is no address.`, checkIt],
  [/^(?:HPE_|ERR_HTTP_)/, (host) => `${host} does not answer as a web site does.`, checkIt],
  [/^(?:EPROTO|ERR_SSL_)/, (host) => `${host} does not speak https as it should.`, "Check the address: http or https?"],
  [
    /CERT|SIGNATURE|ERR_TLS_/,
    (host) => `${host} cannot prove that it is who it says: its certificate is not valid.`,
    "Look at it in your browser; a site that you trust can be fetched there, and imported as a file.",
  ],
];

/** The failure in words; what is no failure of a connection is given back as it is. */
export function explainFailure(error: unknown, { host, hostname }: URL): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof UserError) return error;
  if (error.cause instanceof UserError) return error.cause;
  // The one sign that the filter leaves: https://github.com/azu/request-filtering-agent
  if (error.message.includes("is not allowed. Because")) {
    return new UserError(
      `${excerpt(hostname, 80)} is on this machine, or in a network of your own: it is not fetched.`,
      {
        hint: "If you mean it, add --allow-private",
      },
    );
  }
  const code = "code" in error ? String(error.code) : "";
  const [, says, hint] = failures.find(([pattern]) => pattern.test(code)) ?? [];
  if (says !== undefined) return new UserError(says(excerpt(host, 80)), { hint });
  return code === ""
    ? error
    : new UserError(`${excerpt(host, 80)} cannot be fetched (${excerpt(code, 40)}).`, { hint: checkIt });
}

/** Status codes that have words of their own: https://www.rfc-editor.org/rfc/rfc9110#section-15 */
const statuses: readonly (readonly [status: RegExp, says: string, hint: string])[] = [
  [
    /^(?:404|410)$/,
    "there is nothing at this address",
    "Check the address: feeds mostly live at /feed, /rss or /feed.xml.",
  ],
  [
    /^(?:401|403|407|451)$/,
    "it does not let everybody in",
    "Download the feed with your browser, and import the file.",
  ],
  [/^(?:429)$/, "it was asked too often", "Try again in an hour."],
  [/^5/, "it is out of order", tryLater],
  [/^3/, "it sends on to nowhere", checkIt],
];

/** Null for a good answer. */
export function explainStatus(status: number, { host }: URL): UserError | null {
  if (status >= 200 && status <= 299) return null;
  const [, says, hint] = statuses.find(([pattern]) => pattern.test(String(status))) ?? [];
  return new UserError(`${excerpt(host, 80)} answers ${status}: ${says ?? "it does not give the feed"}.`, {
    hint: hint ?? checkIt,
  });
}

export function explainSize({ host }: URL, mostBytes: number): UserError {
  return new UserError(`${excerpt(host, 80)} sends more than ${mostBytes / 1e6} MB: that is no feed.`, {
    hint: checkIt,
  });
}

export function explainWait({ host }: URL, milliseconds: number): UserError {
  return new UserError(`${excerpt(host, 80)} took longer than ${milliseconds / 1000} seconds.`, { hint: tryLater });
}
