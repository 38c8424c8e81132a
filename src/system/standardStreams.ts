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

const nothing = new Uint8Array();

type OnError = (error: NodeJS.ErrnoException) => void;

/**
 * Only a terminal gets the stream that Node makes for it: with all that a stream needs it takes two milliseconds, a tenth of the
 * whole run. Files and pipes are written to as they are.
 */
function openOutput(descriptor: number, getStream: () => NodeJS.WriteStream, onError: OnError): Output {
  // Said once; whatever comes after what is missing would be of no use.
  let isBroken = false;
  const giveUp = (error: NodeJS.ErrnoException) => {
    if (!isBroken) onError(error);
    isBroken = true;
  };
  let opened: NodeJS.WriteStream | null = null;
  const open = () => {
    if (opened === null) waitForStreams();
    opened ??= getStream().on("error", giveUp);
    return opened;
  };
  let isDevice: boolean | null = null;
  const writeAtOnce = (text: string): Uint8Array => {
    let rest: Uint8Array = Buffer.from(text);
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      // Of a pipe that is full for now, and does not wait, the stream takes care.
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") return rest;
      giveUp(error as NodeJS.ErrnoException);
      return nothing;
    }
    return rest;
  };
  const terminal = () => {
    isDevice ??= isCharacterDevice(descriptor);
    return isDevice && open().isTTY ? open() : null;
  };
  return {
    write: (text) => {
      if (isBroken) return;
      const rest = terminal() === null && opened === null ? writeAtOnce(text) : text;
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

/** `socialtop activity | head -1` closes the pipe early: that is no fault. A full disk behind `>` is one. */
function explainBrokenPipe(error: NodeJS.ErrnoException): void {
  // As Windows has it, EOF.
  if (error.code === "EPIPE" || error.code === "EOF") return;
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
