import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { root } from "../support/modules.ts";

const run = promisify(execFile);

/** Beyond the minute: it is built first, and each attack prepares itself. */
const patience = 110_000;

it("a minute of torture loses nothing, tears nothing, hangs nowhere and ends in no undocumented way", {
  timeout: patience,
}, async () => {
  await run("npm", ["run", "--silent", "build:torture"], { cwd: root });
  const { stdout } = await run(process.execPath, ["dist-torture/torture.js", "--minutes", "1", "--seed", "1"], {
    cwd: root,
  });
  const rows = [...stdout.matchAll(/^(\S.*?) {2,}(\d+) +(\d+) +(\d+ +\d+ +\d+ +\d+)$/gm)];
  // Where nothing is acknowledged nothing could be lost; who is killed seldom comes so far.
  const changing = rows.slice(1, -2);
  expect(changing.filter(([, , , acknowledged]) => acknowledged === "0")).toEqual([]);
  expect(rows.map(([, attack, rounds]) => [attack, Number(rounds) > 0])).toEqual(
    [
      "kill -9 at any moment",
      "20 writers at once",
      "a disk that refuses",
      "a full or locked disk",
      "a damaged file",
      "any command line",
    ]
      .filter((attack) => !stdout.includes(`${attack}  cannot be carried out here`))
      .map((attack) => [attack, true]),
  );
  expect(
    rows.map(([, , , , faults]) => faults?.split(/ +/)),
    stdout,
  ).toEqual(rows.map(() => ["0", "0", "0", "0"]));
});
