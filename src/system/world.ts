import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import envPaths from "env-paths";
import { type OffsetSource, offsetByIntl } from "../coach/zone.ts";
import type { Files, Output, Prompt } from "../context.ts";
import { usageError } from "../errors.ts";
import { openClock } from "./clock.ts";
import { createPrompt } from "./prompts.ts";
import { type Environment, isSet, openAnswers, openChatter, showsUnicode, wantsColor } from "./standardStreams.ts";

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

/** `version` is told to the sites that feeds are read from. */
export function openWorld(version: string): World {
  const { env } = process;
  const out = openAnswers();
  const folder = storeFolder(env);
  const isUnicode = showsUnicode(env, process.platform);
  return {
    out,
    err: openChatter(),
    hasColor: wantsColor(env, out.isTerminal),
    isUnicode,
    env,
    folder,
    files: openFiles(version, folder),
    openUrl: async (address) => (await import("./desktop.ts")).openUrl(address),
    openFile: async (path) => (await import("./desktop.ts")).openFile(path),
    copyText: async (text) => (await import("./desktop.ts")).copyText(text),
    now: () => Date.now(),
    offsetSource: openClock(offsetByIntl),
    machineTimeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    randomId,
    // Asked for by hardly anybody.
    get programPath() {
      return [process.execPath, realPathOf(process.argv[1] ?? "")] as const;
    },
    nodeVersion: process.versions.node,
    createPrompt: (mayAsk, hasColor) => createPrompt({ mayAsk, hasColor, isUnicode, env }),
  };
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

/** SOCIALTOP_HOME, or where programs keep their settings on this system. */
function storeFolder(env: Environment): string {
  const home = env["SOCIALTOP_HOME"];
  // A whole path: what is started by cron has another current folder.
  if (home !== undefined && isSet(home)) return resolve(home.replace(/^~(?=$|\/)/, () => homedir()));
  return resolve(envPaths("socialtop", { suffix: "" }).config);
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
