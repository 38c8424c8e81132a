import type { ChildProcess } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** Whoever finds no browser says so within this time (milliseconds); whoever found one may stay with it for long. */
const quickFailure = 800;

/** Opens an address in the browser that the system uses. False where there is none, as on a server. */
export async function openUrl(address: string): Promise<boolean> {
  try {
    const { default: open } = await import("open");
    return !(await failsQuickly(await open(address)));
  } catch {
    return false;
  }
}

/** Opens a file, whatever signs are in its name. */
export function openFile(path: string): Promise<boolean> {
  return openUrl(pathToFileURL(resolve(path)).href);
}

/** `xdg-open` is there on many a server, and ends with a code of its own where it finds no browser. */
function failsQuickly(child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode !== 0);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), quickFailure);
    child.once("exit", (code) => {
      clearTimeout(timer);
      resolve(code !== 0);
    });
  });
}

/** Puts a text on the system's clipboard. False where there is none. */
export async function copyText(text: string): Promise<boolean> {
  try {
    const { writeText } = await import("tinyclip");
    await writeText(text);
    return true;
  } catch {
    return false;
  }
}
