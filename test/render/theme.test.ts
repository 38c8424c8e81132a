import { describe, expect, it } from "vitest";
import { copied } from "../../src/render/theme.ts";

describe("commands to copy, beside somebody else than the chosen leader", () => {
  it.each([
    ["Begin with: socialtop init", "Begin with: socialtop --as bob init"],
    ["What is the matter? socialtop doctor", "What is the matter? socialtop --as bob doctor"],
    ["socialtop streak", "socialtop --as bob streak"],
    ["Decide and socialtop guidelines init", "Decide and socialtop --as bob guidelines init"],
    // About all of them.
    ["Another leader? socialtop leaders add", "Another leader? socialtop leaders add"],
    // Prose about the program.
    ["is not as socialtop wrote it", "is not as socialtop wrote it"],
    ["Another socialtop changed the record", "Another socialtop changed the record"],
    ["this socialtop reads up to 5", "this socialtop reads up to 5"],
  ])("%s", (text, expected) => {
    expect(copied({ asLeader: "bob" }, text)).toBe(expected);
    expect(copied({ asLeader: null }, text)).toBe(text);
  });
});
