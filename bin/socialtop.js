#!/usr/bin/env node
"use strict";
const [word, ...others] = process.argv.slice(2);
// As main answers, without having read a program for it.
if (others.length === 0 && (word === "--version" || word === "-V")) {
  process.stdout.write(`${require("../package.json").version}\n`);
} else if (others.length > 0 || !/^(?:--help|-h|help)$/.test(word) || !require("../dist/help.cjs").writeHelp()) {
  const { main, leave } = require("../dist/main.cjs");
  main().then(leave);
}
