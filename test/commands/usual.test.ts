import { describe, expect, it } from "vitest";
import { findUsual } from "../../src/usual.ts";
import { tweetAddress } from "../support/changes.ts";
import { openBusyMachine, savedFiles } from "./shared.ts";

/** Lines that are understood without the command tree; with an option that says what is so anyway, the tree understands them. */
const lines: readonly (readonly string[])[] = [
  [],
  ["streak"],
  ["remind"],
  ["log", "Spoke", "about", "Lyon"],
  ["log", tweetAddress],
  ["log", "https://example.com/a https://example.com/b"],
  ["log", "yesterday"],
  ["log", ""],
];

describe("a usual line", () => {
  it.each(lines)("is understood as by the command tree: socialtop %j %j %j", async (...words) => {
    const line = words.filter((word) => word !== undefined);
    expect(findUsual(line)).not.toBeNull();
    const [short, long] = [await openBusyMachine(), await openBusyMachine()];
    expect(findUsual([...line, "--no-color"])).toBeNull();
    expect(await short.run(line)).toEqual(await long.run([...line, "--no-color"]));
    expect(savedFiles(short)).toEqual(savedFiles(long));
  });

  it.each([
    ["streak", "--explain"],
    ["streak", "now"],
    ["remind", "me"],
    ["log"],
    ["log", "--text", "x"],
    ["steak"],
    ["-h"],
  ])("is none, and left to the command tree: socialtop %s %s", (...words) => {
    expect(findUsual(words.filter((word) => word !== undefined))).toBeNull();
  });
});
