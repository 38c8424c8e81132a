#!/usr/bin/env node
"use strict";
const [word, ...others] = process.argv.slice(2);
if (others.length === 0 && (word === "--version" || word === "-V")) {
  // As main answers, without having read a program for it.
  process.stdout.write(`${require("../package.json").version}\n`);
} else {
  require("../dist/main.cjs")
    .main()
    .then((exitCode) => {
      process.exitCode ||= exitCode;
    });
}
