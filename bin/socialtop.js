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

/** Node can keep what it compiled for the next time, checked when it is read: beside the code, with the same owner and the same end. */
function keepCompiledCode() {
  const isPossible = Number.parseInt(process.versions.node, 10) >= 22;
  // A module that Node 20 would load for nothing.
  if (isPossible) require("node:module").enableCompileCache?.(`${__dirname}/../dist/compile-cache`);
}
