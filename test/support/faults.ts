import { expect } from "vitest";
import { UserError } from "../../src/errors.ts";

/** The UserError, with a word on what to do, that this ends in; any other end fails the test. */
export async function userErrorOf(end: Promise<unknown>): Promise<UserError> {
  const fault = await end.then(
    () => "no fault",
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(UserError);
  expect((fault as UserError).hint).toBeTruthy();
  return fault as UserError;
}
