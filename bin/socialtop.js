#!/usr/bin/env node
"use strict";
require("../dist/main.cjs")
  .main()
  .then((exitCode) => {
    process.exitCode ||= exitCode;
  });
