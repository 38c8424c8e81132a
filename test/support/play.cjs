"use strict";
/**
 * Runs many command lines through the built program, one after the other, in one process: a start costs more than most
 * commands. Called with a file that holds [{ argv, env }], and one to write [{ code, reached }] to. `reached` names the doors
 * out of the program that a line went to: they are all shut, and whatever is behind them is not touched.
 */
const childProcess = require("node:child_process");
const dgram = require("node:dgram");
const dns = require("node:dns");
const { readFileSync, writeFileSync } = require("node:fs");
const http = require("node:http");
const https = require("node:https");
const { syncBuiltinESMExports } = require("node:module");
const net = require("node:net");
const tls = require("node:tls");
const workers = require("node:worker_threads");

const [, , linesFile, outcomesFile] = process.argv;
const lines = JSON.parse(readFileSync(linesFile, "utf8"));
const outcomes = [];

/** Puts a shut door in place of each of these: what goes to it is written down, and fails. */
function shut(door, owner, names) {
  for (const name of names) {
    if (typeof owner[name] !== "function") continue;
    owner[name] = function shutDoor() {
      outcomes.at(-1).reached.push(door);
      throw new Error(`A test forbids ${name}.`);
    };
  }
}

const lookups = (owner) => Object.keys(owner).filter((name) => /^(?:lookup|resolve|reverse)/.test(name));
const ofResolvers = (Resolver) =>
  Object.getOwnPropertyNames(Resolver.prototype).filter((name) => /^(?:resolve|reverse)/.test(name));

shut("network", net.Socket.prototype, ["connect"]);
shut("network", net.Server.prototype, ["listen"]);
shut("network", net, ["connect", "createConnection"]);
shut("network", tls, ["connect"]);
shut("network", http, ["request", "get"]);
shut("network", https, ["request", "get"]);
shut("network", dgram, ["createSocket"]);
shut("network", dgram.Socket.prototype, ["bind", "connect", "send"]);
shut("network", dns, lookups(dns));
shut("network", dns.promises, lookups(dns.promises));
shut("network", dns.Resolver.prototype, ofResolvers(dns.Resolver));
shut("network", dns.promises.Resolver.prototype, ofResolvers(dns.promises.Resolver));
shut("network", globalThis, ["fetch", "WebSocket", "EventSource"]);
// What another program or thread does is not seen from here.
shut("program", childProcess, ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"]);
shut("program", childProcess.ChildProcess.prototype, ["spawn"]);
shut("program", workers, ["Worker"]);
syncBuiltinESMExports();

for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0);
// As late as possible: what a command leaves running is seen, too.
process.on("exit", () => writeFileSync(outcomesFile, JSON.stringify(outcomes)));

const { main } = require("../../dist/main.cjs");
const usualEnv = { ...process.env };

(async () => {
  for (const { argv, env } of lines) {
    process.env = { ...usualEnv, ...env };
    const outcome = { code: null, reached: [] };
    outcomes.push(outcome);
    outcome.code = await main(argv);
  }
})();
