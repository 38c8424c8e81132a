"use strict";
/** Loaded before the program (--require): ends it, as kill -9 does, when a file whose path fits KILL_AT is to take its place. */
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

const wanted = new RegExp(process.env.KILL_AT);

for (const [owner, name] of [
  [fs, "renameSync"],
  [fs.promises, "rename"],
]) {
  const rename = owner[name];
  owner[name] = (from, to) => {
    if (wanted.test(String(from))) process.kill(process.pid, "SIGKILL");
    return rename(from, to);
  };
}
syncBuiltinESMExports();
