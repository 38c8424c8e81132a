import { describe, expect, it } from "vitest";
import { loadAddressFinder, loadLinkFinder } from "../../src/finders/links.ts";
import { expectOrderlyPlaces, expectToBeQuick, longTexts, wordsFound } from "./finders.ts";

const findLinks = await loadLinkFinder();
const findAddresses = await loadAddressFinder();
const findEmails = (text: string) => findAddresses(text).emails;

const addressesIn = (text: string) => findLinks(text).map(({ address }) => address);

describe("a link", () => {
  it("tells its place, its address and whether it was written with a scheme", () => {
    expect(findLinks("See https://example.com/a, or example.org.")).toEqual([
      { from: 4, to: 25, what: "a link", address: "https://example.com/a", hasScheme: true },
      { from: 30, to: 41, what: "a link", address: "https://example.org", hasScheme: false },
    ]);
  });

  it.each([
    ["in parentheses", "the page (https://example.com/a) says", ["https://example.com/a"]],
    ["before a full stop", "Read https://example.com/a.", ["https://example.com/a"]],
    [
      "before other signs",
      "https://example.com/a, https://example.com/b! https://example.com/c…",
      ["https://example.com/a", "https://example.com/b", "https://example.com/c"],
    ],
    ["in quotation marks", "“https://example.com/a” «example.com»", ["https://example.com/a", "https://example.com"]],
    [
      "with parentheses of its own",
      "(see https://en.wikipedia.org/wiki/Lyon_(city))",
      ["https://en.wikipedia.org/wiki/Lyon_(city)"],
    ],
    ["with a query and a fragment", "https://example.com/?a=1&b=2,3#part", ["https://example.com/?a=1&b=2,3#part"]],
    [
      "with another address in it",
      "https://example.com/?u=https://example.org/a",
      ["https://example.com/?u=https://example.org/a"],
    ],
    ["with a port", "http://localhost:3000/x", ["http://localhost:3000/x"]],
    ["with a sign-in name", "https://jane:secret@example.com/x", ["https://jane:secret@example.com/x"]],
    ["of a new top-level domain", "example.ventures/jane", ["https://example.ventures/jane"]],
    ["in capitals", "HTTPS://EXAMPLE.COM", ["HTTPS://EXAMPLE.COM"]],
    [
      "in Markdown",
      "`https://example.com/a` or a|https://example.com/b|c",
      ["https://example.com/a", "https://example.com/b"],
    ],
    ["of an international domain", "münchen.de und https://例え.jp/道", ["https://münchen.de", "https://例え.jp/道"]],
    ["with an international domain of two scripts", "https://abc例え.jp/x", ["https://abc例え.jp/x"]],
    ["in Chinese", "请看https://example.com/a，谢谢", ["https://example.com/a"]],
    ["in Chinese, with nothing between", "请看https://example.com/a谢谢", ["https://example.com/a"]],
    ["in Chinese, without a scheme", "请看example.com谢谢", ["https://example.com"]],
    ["in Japanese", "詳しくはhttps://example.com/をご覧ください。", ["https://example.com/"]],
    ["with a Japanese path", "https://ja.wikipedia.org/wiki/東京2020。", ["https://ja.wikipedia.org/wiki/東京2020"]],
    ["in Korean", "https://example.com에서 보세요", ["https://example.com"]],
    ["after a picture", "👉https://example.com/a👈 👉example.com", ["https://example.com/a", "https://example.com"]],
    ["before a mark that turns the direction", "https://example.com\u202e/x", ["https://example.com"]],
    ["between half characters", "\ud800https://example.com\udfff", ["https://example.com"]],
    ["of a company with a capital", "Example.Com", ["https://Example.Com"]],
  ])("is found %s", (_, text, expected) => {
    expect(addressesIn(text)).toEqual(expected);
  });

  it.each([
    ["an e-mail address", "jane@example.com, mailto:jane@example.com"],
    ["an e-mail address with a domain in its name", "jane.me@example.com"],
    ["another scheme", "ftp://example.com/x //example.com/x"],
    ["a tag", "#example.com @example.com $example.com"],
    ["a handle on Mastodon", "@jane@example.social"],
    ["a version or a decimal", "v1.2.3, 10.5, 1.250.000"],
    ["an abbreviation", "e.g. and i.e., a.m., U.S.A., St.Gallen"],
    ["a forgotten space", "It ends here.Now we begin, in 2025.In Paris"],
    ["a scheme alone", "https:// is safer than http://"],
    ["a file without a top-level domain", "notes.txt and photo.jpeg"],
  ])("is not %s", (_, text) => {
    expect(addressesIn(text)).toEqual([]);
  });
});

describe("an e-mail address", () => {
  it.each([
    ["jane@example.com", "jane@example.com"],
    ["Write to jane.doe+news@sub.example.co.uk.", "jane.doe+news@sub.example.co.uk"],
    ["Mail:jane@example.com", "jane@example.com"],
    ["mailto:jane@example.com", "jane@example.com"],
    ["[jane@example.com]", "jane@example.com"],
    ["*jane@example.com*", "jane@example.com"],
    ["‘jane@example.com’", "jane@example.com"],
    ["jane@münchen.de", "jane@münchen.de"],
    ["联系jane@example.com谢谢", "jane@example.com"],
    ["✉️jane@example.com", "jane@example.com"],
  ])("is found in %j", (text, expected) => {
    expect(wordsFound(text, findEmails)).toEqual([expected]);
  });

  it.each([
    "jane@example",
    "jane@y.zzzz",
    "@jane@example.social",
    "git@github.com:jane/notes.git",
    "jane @ example.com",
  ])("is not %j", (text) => {
    expect(findEmails(text)).toEqual([]);
  });

  it("is not in a link", () => {
    expect(findEmails("https://example.com/@jane@example.social/1 https://jane:secret@example.com")).toEqual([]);
  });
});

describe("looking for links", () => {
  it.each(longTexts)("takes no time in 100,000 characters of %s", (_, text) => {
    expectToBeQuick(findLinks, text);
  });

  it("takes any text", () => {
    expectOrderlyPlaces(findLinks);
    expectOrderlyPlaces(findEmails);
  });
});
