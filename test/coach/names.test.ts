import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLeaderId } from "../../src/coach/leaderId.ts";
import { leaderIdFor, problemWithName } from "../../src/coach/names.ts";

const longestName = 80;
const longestId = 40;

describe("a leader's name", () => {
  it.each([
    "Jane",
    "Jane Doe",
    "José Ñúñez",
    "Jose\u0301", // the accent as a mark of its own
    "Łukasz Żak",
    "王小明",
    "नरेन्द्र",
    "Siobhán O'Brien",
    "Anne-Marie d’Arc",
    "Dr. Jane Doe (Lyon & Co, 2)",
    "x".repeat(longestName),
    "Con", // a device to Windows, a first name to Constance
  ])("can be %s", (name) => {
    expect(problemWithName(name)).toBeNull();
  });

  it.each([
    ["a path", "../../x"],
    ["a path on Windows", "..\\x"],
    ["an absolute path", "/etc/passwd"],
    ["what every object has", "__proto__"],
    ["nothing", ""],
    ["spaces", "   "],
    ["a hyphen first", "-rf"],
    ["a point first", ".hidden"],
    ["a slash inside", "jane/doe"],
    ["a colon inside", "jane:doe"],
    ["a line end inside", "Jane\nDoe"],
    ["a null inside", "Jane\u0000"],
    ["a terminal escape", "Jane\u001b[31m"],
    ["a mark that turns the line", "Jane\u202edoe"],
    ["half a character", "Jane\ud800"],
    ["too long", "x".repeat(longestName + 1)],
  ])("cannot be %s", (_, name) => {
    expect(problemWithName(name)).toEqual(expect.any(String));
  });
});

describe("a leader's short name", () => {
  it.each(["jane", "jane-doe-2", "josé", "王小明", "4ever", "console", "com10", "x".repeat(longestId)])(
    "can be %s",
    (id) => {
      expect(isLeaderId(id)).toBe(true);
    },
  );

  it.each([
    "",
    "Jane",
    "jane doe",
    "jane.json",
    "jane_doe",
    "-jane",
    ".",
    "..",
    "../jane",
    "../../x",
    "a/b",
    "a\\b",
    "__proto__",
    "con",
    "prn",
    "aux",
    "nul",
    "com1",
    "lpt9",
    "jane\n",
    "jane\u0000",
    "jane\u202e",
    "x".repeat(longestId + 1),
  ])("cannot be %j", (id) => {
    expect(isLeaderId(id)).toBe(false);
  });
});

describe("the short name for a person", () => {
  it.each([
    ["Jane Doe", [], "jane"],
    ["Jane Doe", ["jane"], "jane-doe"],
    ["Jane Doe", ["jane", "jane-doe"], "jane-doe-2"],
    ["Jane Doe", ["jane", "jane-doe", "jane-doe-2"], "jane-doe-3"],
    ["Jane", ["jane"], "jane-2"],
    ["JANE", [], "jane"],
    ["José Ñúñez", [], "jose"],
    ["José Ñúñez", ["jose"], "jose-nunez"],
    ["Anne-Marie Dupont", [], "anne"],
    ["O'Brien", [], "o"],
    ["王小明", [], "王小明"],
    ["王小明", ["王小明"], "王小明-2"],
    ["../../x", [], "x"],
    ["__proto__", [], "proto"],
    ["!!!", [], "leader"],
    ["!!!", ["leader"], "leader-2"],
    ["Nul", [], "leader"], // Windows keeps it for a device
  ])("%s, beside %j, is %s", (name, taken, id) => {
    expect(leaderIdFor(name, taken)).toBe(id);
  });

  it("is always allowed and never taken, whatever the name", () => {
    const aName = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", maxLength: 60 }));
    const check = fc.property(aName, (name) => {
      const taken: string[] = [];
      for (let leader = 0; leader < 4; leader++) {
        const id = leaderIdFor(name, taken);
        expect(isLeaderId(id)).toBe(true);
        expect(taken).not.toContain(id);
        taken.push(id);
      }
    });
    fc.assert(check, { seed: 20261123, numRuns: 1500 });
  });
});
