#!/usr/bin/env node
"use strict";
const [word, ...others] = process.argv.slice(2);
const isSoonAnswered = others.length === 0 && /^(?:--version|-V|--help|-h|help)$/.test(word);
if (!(isSoonAnswered && answerAtOnce())) {
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
