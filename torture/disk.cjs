// Preloaded into the program (node --require): at one of its steps on the disk the program is killed, or the step fails.
// TORTURE_DISK holds what happens and at which step, counted from 1: "SIGKILL 7", "ENOSPC 3", "EIO 3 once". A fault goes on
// until the program ends, as on a full disk, unless it comes once. The steps that
// were made are written to the file that TORTURE_STEPS names, a line for each, so that whoever attacks knows which there are.
"use strict";
const fs = require("node:fs");
const { resolve } = require("node:path");

const { SOCIALTOP_HOME, TORTURE_DISK = "none 0", TORTURE_STEPS } = process.env;
const [what, number, once] = TORTURE_DISK.split(" ");
const first = Number(number);
const ours = [SOCIALTOP_HOME, process.cwd()].map((folder) => resolve(folder));

/** What each fault refuses. */
const refused = {
  ENOSPC: /^(?:mkdir|link|copyFile|write|open for writing)/,
  EDQUOT: /^(?:mkdir|link|copyFile|write|open for writing)/,
  EROFS: /^(?:mkdir|link|copyFile|write|open for writing|rename|rm|unlink|rmdir|utimes)/,
  EACCES: /^(?:mkdir|link|copyFile|write|open|rename|rm|unlink|rmdir|utimes|readFile|readdir)/,
  EMFILE: /^(?:copyFile|open|readFile|readdir)/,
  EIO: /^/,
};

const { writeFileSync, writeSync } = fs;
const descriptors = new Set();
const steps = [];

/** Throws, or ends it all, when it is this step's turn. `half` does a part of it. */
function step(name, half) {
  steps.push(name);
  if (what === "SIGKILL" && steps.length === first) {
    half?.();
    process.kill(process.pid, "SIGKILL");
  }
  const isTurn = once === undefined ? steps.length >= first : steps.length === first;
  const isFault = what in refused && isTurn && refused[what].test(name);
  if (!isFault) return;
  half?.();
  throw Object.assign(new Error(`${what}: the disk refused, ${name}`), { code: what, syscall: name, errno: -1 });
}

function isOurs(path) {
  if (typeof path !== "string") return false;
  const whole = resolve(path);
  return ours.some((folder) => whole === folder || whole.startsWith(`${folder}/`));
}

function guardPath(name, nameOf = () => name) {
  const original = fs[`${name}Sync`];
  fs[`${name}Sync`] = (...given) => {
    if (isOurs(given[0])) step(nameOf(given));
    return original(...given);
  };
  const later = fs[name];
  // Node's own way of asking has no callback to answer to.
  fs[name] = (...given) => {
    const answer = given.at(-1);
    if (isOurs(given[0]) && typeof answer === "function") {
      try {
        step(nameOf(given));
      } catch (error) {
        process.nextTick(answer, error);
        return;
      }
    }
    later(...given);
  };
}

for (const name of ["rename", "link", "copyFile", "mkdir", "rm", "unlink", "rmdir", "utimes", "readFile", "readdir"]) {
  guardPath(name);
}
guardPath("open", ([, flags]) => (flags === undefined || flags === "r" ? "open" : "open for writing"));

const { openSync, fsyncSync, closeSync } = fs;
fs.openSync = (path, ...rest) => {
  const descriptor = openSync(path, ...rest);
  if (isOurs(path)) descriptors.add(descriptor);
  return descriptor;
};
fs.closeSync = (descriptor) => {
  descriptors.delete(descriptor);
  closeSync(descriptor);
};
fs.fsyncSync = (descriptor) => {
  if (descriptors.has(descriptor)) step("fsync");
  fsyncSync(descriptor);
};
fs.writeSync = (descriptor, data, ...rest) => {
  if (descriptors.has(descriptor)) step("write", () => writeSync(descriptor, data.slice(0, data.length / 2)));
  return writeSync(descriptor, data, ...rest);
};
fs.writeFileSync = (path, data, ...rest) => {
  const isCounted = typeof path === "number" ? descriptors.has(path) : isOurs(path);
  if (isCounted) step("write", () => writeFileSync(path, data.slice(0, data.length / 2), ...rest));
  return writeFileSync(path, data, ...rest);
};

if (TORTURE_STEPS !== undefined)
  process.on("exit", () => writeFileSync(TORTURE_STEPS, steps.map((name) => `${name}\n`).join("")));
