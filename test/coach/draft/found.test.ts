import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverUp, inOrder, standingAlone, typedPlainly } from "../../../src/coach/draft/found.ts";

const at = (from: number, to: number) => ({ from, to, what: "a thing" });

describe("places in a text", () => {
  it("come in order, the longer one first of two that begin together, and overlaps go", () => {
    expect(inOrder([at(8, 9), at(0, 2), at(0, 5), at(4, 6), at(5, 8)])).toEqual([at(0, 5), at(5, 8), at(8, 9)]);
  });

  it("are covered, and everything keeps its place", () => {
    expect(coverUp("call 123, not 45", [at(5, 8), at(14, 16)])).toBe("call \ufffc\ufffc\ufffc, not \ufffc\ufffc");
  });
});

describe("a text as typed plainly", () => {
  it.each([
    ["full width", "ＧＢ２９ ＠ １２", "GB29 @ 12"],
    ["spaces of all kinds", "1\u00a02\u202f3\u20094\u3000", "1 2 3 4 "],
    ["hyphens and dashes", "1‐2‑3–4—5−6", "1-2-3-4-5-6"],
    ["what is plain already", "Grüße, 東京 👍", "Grüße, 東京 👍"],
  ])("has %s", (_, text, expected) => {
    expect(typedPlainly(text)).toBe(expected);
  });

  it("is as long as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(typedPlainly(text)).toHaveLength(text.length);
      }),
      { seed: 20261125, numRuns: 1000 },
    );
  });
});

describe("a number", () => {
  const pattern = standingAlone("\\d{3}");

  it.each(["123", "(123)", "No. 123.", "是123号", "123, 456"])("stands alone in %j", (text) => {
    expect(text.match(pattern)).not.toBeNull();
  });

  it.each(["1234", "A123", "123b", "€123", "123 €", "123%", "#123", "@123", "12-123", "1.123", "123,45", "10:123"])(
    "is a part of another in %j",
    (text) => {
      expect(text.match(pattern)).toBeNull();
    },
  );
});
