#!/usr/bin/env node
"use strict";
const [word, ...others] = process.argv.slice(2);
const isSoonAnswered = others.length === 0 && /^(?:--version|-V|--help|-h|help)$/.test(word);
if (!(isSoonAnswered && answerAtOnce())) {
  keepCompiledCode();
  const { main, leave } = require("../dist/main.cjs");
  main().then(leave);
}

function answerAtOnce() {
  try {
    return require("../dist/atOnce.cjs").answerAtOnce(word);
  } catch {
    // Whatever is wrong with the short way: main answers as well.
    return false;
  }
}

/**
 * From 22 on Node can keep what it compiled for the next time, and checks it when it is read. It lies beside the code, for the owner
 * of the code alone: what root left there nobody else could remove with the rest, and whoever may write there may change what is run.
 */
function keepCompiledCode() {
  // Node 20 would load a module for nothing.
  if (Number.parseInt(process.versions.node, 10) < 22) return;
  const { existsSync, mkdirSync, statSync } = require("node:fs");
  const code = `${__dirname}/../dist`;
  const folder = `${code}/compile-cache`;
  try {
    const isOwners = process.geteuid === undefined || process.geteuid() === statSync(code).uid;
    if (!isOwners) return;
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    require("node:module").enableCompileCache?.(folder);
  } catch {
    // All is compiled anew each time.
  }
}
