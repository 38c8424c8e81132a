import { fstatSync, writeSync } from "node:fs";
import type { Output } from "../context.ts";
import { waitForStreams } from "./leaving.ts";

/** Lines longer than this are hard to read. */
const widestLine = 100;
const usualWidth = 80;

/** Where the answers go. */
export function openAnswers(): Output {
  return openOutput(1, () => process.stdout, explainBrokenPipe);
}

/** Where the chatter goes: there nobody is left to tell that it cannot be written. */
export function openChatter(): Output {
  return openOutput(
    2,
    () => process.stderr,
    () => {},
  );
}

type OnError = (error: NodeJS.ErrnoException) => void;

/**
 * Only a terminal gets the stream that Node makes for it: with all that a stream needs it takes two milliseconds, a tenth of the
 * whole run. Files and pipes are written to as they are.
 */
function openOutput(descriptor: number, getStream: () => NodeJS.WriteStream, onError: OnError): Output {
  let opened: NodeJS.WriteStream | null = null;
  const open = () => {
    if (opened === null) waitForStreams();
    opened ??= getStream().on("error", onError);
    return opened;
  };
  let isDevice: boolean | null = null;
  const terminal = () => {
    isDevice ??= isCharacterDevice(descriptor);
    return isDevice && open().isTTY ? open() : null;
  };
  return {
    write: (text) => {
      const rest = terminal() === null && opened === null ? writeAtOnce(descriptor, text, onError) : text;
      if (rest.length > 0) open().write(rest);
    },
    get isTerminal() {
      return terminal() !== null;
    },
    get columns() {
      return Math.min(widestLine, terminal()?.columns || usualWidth);
    },
  };
}

/** As every terminal is one; one that cannot be looked at may be. */
function isCharacterDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return true;
  }
}

/** What is left to be written: of a pipe that is full for now, and does not wait, the stream takes care. */
function writeAtOnce(descriptor: number, text: string, onError: OnError): Uint8Array {
  let rest: Uint8Array = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EAGAIN") return rest;
    onError(error as NodeJS.ErrnoException);
    return rest.subarray(rest.length);
  }
  return rest;
}

/** `socialtop activity | head -1` closes the pipe early: that is no fault. A full disk behind `>` is one. */
function explainBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.exitCode = 1;
  if (error.syscall === "write")
    openChatter().write(`  The answer could not be written: ${error.message}\n  The record itself is safe.\n`);
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** https://no-color.org and https://force-color.org: empty means unset. */
export function wantsColor(env: Environment, isTerminal: boolean): boolean {
  if (isSet(env["NO_COLOR"])) return false;
  if (isSet(env["FORCE_COLOR"])) return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}

/** A locale that names another character set says no; without one, only the bare Linux console says no. */
export function showsUnicode(env: Environment, platform: string): boolean {
  const locale = [env["LC_ALL"], env["LC_CTYPE"], env["LANG"]].find(isSet);
  if (locale !== undefined && platform !== "win32") return /utf-?8/i.test(locale);
  if (platform === "win32")
    return isSet(env["WT_SESSION"]) || isSet(env["TERM_PROGRAM"]) || env["TERM"] === "xterm-256color";
  return env["TERM"] !== "linux";
}

export function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}
