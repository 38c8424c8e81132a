import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import envPaths from "env-paths";
import { type OffsetSource, offsetByIntl } from "../coach/zone.ts";
import type { Files, Output, Prompt } from "../context.ts";
import { usageError } from "../errors.ts";
import { openClock } from "./clock.ts";
import { createPrompt } from "./prompts.ts";

/** The machine that socialtop runs on. */
export interface World {
  readonly out: Output;
  readonly err: Output;
  readonly hasColor: boolean;
  readonly isUnicode: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where the record is. */
  readonly folder: string;
  readonly files: Files;
  readonly openUrl: (address: string) => Promise<boolean>;
  readonly openFile: (path: string) => Promise<boolean>;
  readonly copyText: (text: string) => Promise<boolean>;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  /** Sooner than by Intl, where there is such a way; see `setOffsetSource`. */
  readonly offsetSource?: OffsetSource;
  /** As the machine says it; not every setting is a zone that exists. */
  readonly machineTimeZone: () => string;
  readonly randomId: () => string;
  /** Whole paths: how this program is started where there is no PATH. */
  readonly programPath: readonly [node: string, script: string];
  /** As in "22.17.0". */
  readonly nodeVersion: string;
  readonly createPrompt: (mayAsk: boolean, hasColor: boolean) => Prompt;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Lines longer than this are hard to read. */
const widestLine = 100;
const usualWidth = 80;

/** `version` is told to the sites that feeds are read from. */
export function openWorld(version: string): World {
  const { env } = process;
  const out = openOutput(() => process.stdout, explainBrokenPipe);
  return {
    out,
    // Where the chatter goes there is nobody left to tell.
    err: openOutput(
      () => process.stderr,
      () => {},
    ),
    hasColor: wantsColor(env, out.isTerminal),
    isUnicode: showsUnicode(env, process.platform),
    env,
    folder: storeFolder(env),
    files: openFiles(version, storeFolder(env)),
    openUrl: async (address) => (await import("./desktop.ts")).openUrl(address),
    openFile: async (path) => (await import("./desktop.ts")).openFile(path),
    copyText: async (text) => (await import("./desktop.ts")).copyText(text),
    now: () => Date.now(),
    offsetSource: openClock(offsetByIntl),
    machineTimeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    randomId,
    programPath: [process.execPath, realPathOf(process.argv[1] ?? "")],
    nodeVersion: process.versions.node,
    createPrompt: (mayAsk, hasColor) => createPrompt({ mayAsk, hasColor, env }),
  };
}

/** Node makes a stream when it is first asked for, which takes a millisecond: most lines have no need of stderr. */
function openOutput(getStream: () => NodeJS.WriteStream, onError: (error: NodeJS.ErrnoException) => void): Output {
  let opened: NodeJS.WriteStream | null = null;
  const open = () => {
    opened ??= getStream().on("error", onError);
    return opened;
  };
  return {
    write: (text) => {
      open().write(text);
    },
    get isTerminal() {
      return open().isTTY === true;
    },
    get columns() {
      return Math.min(widestLine, open().isTTY === true ? open().columns || usualWidth : usualWidth);
    },
  };
}

/** `socialtop activity | head -1` closes the pipe early: that is no fault. A full disk behind `>` is one. */
function explainBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  process.exitCode = 1;
  if (error.syscall === "write")
    process.stderr.write(`  The answer could not be written: ${error.message}\n  The record itself is safe.\n`);
}

function openFiles(version: string, folder: string): Files {
  return {
    openSource: async (path, options) => {
      const { openSource } = await import("./source.ts");
      return openSource(path, options);
    },
    openAddress: async (address, { allowPrivate }) => {
      const { openAddress } = await import("./fetch.ts");
      return openAddress(address, { allowPrivate, version });
    },
    kindOf: async (path) => {
      const { kindOf } = await import("./output.ts");
      return kindOf(path);
    },
    writeFile: async (path, text, { isShown = false } = {}) => {
      const { writeWhole } = await import("./output.ts");
      return writeWhole(path, text, !isShown, folder);
    },
    readText: async (path) => {
      const { readTextFile } = await import("./textFile.ts");
      return readTextFile(path);
    },
    readInput: async () => {
      const { stdin } = process;
      if (stdin.isTTY)
        throw usageError("There is nothing to read: - takes its text from a pipe.", "Try: pbpaste | socialtop log -");
      const chunks: Buffer[] = [];
      for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks)
        .toString("utf8")
        .replace(/^\ufeff/, "");
    },
  };
}

/** https://no-color.org and https://force-color.org: empty means unset. */
function wantsColor(env: Environment, isTerminal: boolean): boolean {
  if (isSet(env["NO_COLOR"])) return false;
  if (isSet(env["FORCE_COLOR"])) return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
  return isTerminal && env["TERM"] !== "dumb";
}

/** A locale that names another character set says no; without one, only the bare Linux console says no. */
function showsUnicode(env: Environment, platform: string): boolean {
  const locale = [env["LC_ALL"], env["LC_CTYPE"], env["LANG"]].find(isSet);
  if (locale !== undefined && platform !== "win32") return /utf-?8/i.test(locale);
  if (platform === "win32")
    return isSet(env["WT_SESSION"]) || isSet(env["TERM_PROGRAM"]) || env["TERM"] === "xterm-256color";
  return env["TERM"] !== "linux";
}

/** SOCIALTOP_HOME, or where programs keep their settings on this system. */
function storeFolder(env: Environment): string {
  const home = env["SOCIALTOP_HOME"];
  // A whole path: what is started by cron has another current folder.
  if (home !== undefined && isSet(home)) return resolve(home.replace(/^~(?=$|\/)/, () => homedir()));
  return resolve(envPaths("socialtop", { suffix: "" }).config);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}

/** npm puts a link to the script on the PATH, which goes with another version of Node. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Without letters that look like digits. */
const idAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** Nobody has to be kept from guessing one, and node:crypto takes a millisecond. */
function randomId(): string {
  return Array.from({ length: 8 }, () => idAlphabet[Math.floor(Math.random() * idAlphabet.length)]).join("");
}
