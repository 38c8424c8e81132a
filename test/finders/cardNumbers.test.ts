import { describe, expect, it } from "vitest";
import { findCardNumbers } from "../../src/finders/cardNumbers.ts";
import { wordsFound } from "./finders.ts";

describe("a card number", () => {
  // Test numbers that the payment services publish.
  it.each([
    ["Visa", "4111111111111111"],
    ["Visa", "4242 4242 4242 4242"],
    ["Visa of 13 digits", "4222222222222"],
    ["Mastercard", "5555-5555-5555-4444"],
    ["Mastercard of the newer range", "2223 0031 2200 3222"],
    ["American Express", "3782 822463 10005"],
    ["American Express", "371449635398431"],
    ["Discover", "6011 1111 1111 1117"],
    ["Diners Club", "3056 930902 5904"],
    ["JCB", "3530 1113 3330 0000"],
    ["UnionPay", "6200 0000 0000 0005"],
    ["Maestro", "6759 6498 2643 8453"],
  ])("of %s is found: %s", (_, number) => {
    expect(wordsFound(`My card is ${number}, until 12/28.`, findCardNumbers)).toEqual([number]);
  });

  it("is found before its last day", () => {
    expect(wordsFound("4111 1111 1111 1111 12/28", findCardNumbers)).toEqual(["4111 1111 1111 1111"]);
  });

  it.each([
    ["a wrong check digit", "4111 1111 1111 1112"],
    ["no issuer", "1111 1111 1111 1117"],
    ["an odd grouping", "411 11111 1111 1111"],
    ["two kinds of separators", "4111-1111 1111-1111"],
    ["more groups", "4111 1111 1111 1111 4111 1111"],
    ["a longer number", "41111111111111111111"],
    ["a letter before it", "X4111111111111111"],
    ["a hash before it", "#4111111111111111"],
    ["a word for another code", "EAN 4222222222222"],
    ["a currency", "$4111111111111111"],
  ])("is not found with %s", (_, text) => {
    expect(findCardNumbers(text)).toEqual([]);
  });
});
