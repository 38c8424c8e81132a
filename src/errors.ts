/** Exit codes, as documented in README.md. */
export const ExitCode = {
  done: 0,
  failed: 1,
  usage: 2,
  checkDidNotHold: 3,
  bug: 70,
  cancelled: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * Something went wrong that the person can understand and mend.
 * `message` says what happened and what was given; `hint` says what to do.
 */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(message: string, options: { hint?: string | undefined; exitCode?: ExitCode } = {}) {
    super(message);
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? ExitCode.failed;
  }
}

/** The command was typed wrongly: an unknown value, an impossible day, a missing flag. */
export function usageError(message: string, hint?: string): UserError {
  return new UserError(message, { hint, exitCode: ExitCode.usage });
}

/** The person pressed Ctrl-C or Ctrl-D, or said no. Nothing was changed that was not said. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";
}

/** The answer was given, and a check that was asked for did not hold (exit code 3). */
export class CheckDidNotHold extends Error {
  override readonly name = "CheckDidNotHold";
}
