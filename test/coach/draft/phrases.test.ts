import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPhrase, takeApart } from "../../../src/coach/draft/phrases.ts";

function hits(text: string, phrase: string): string[] {
  return findPhrase(takeApart(text), phrase).map(({ from, to }) => text.slice(from, to));
}

describe("a phrase in a text", () => {
  it.each([
    ["as it is", "Project Falcon flies", "Project Falcon", ["Project Falcon"]],
    ["in any case", "project FALCON, PROJECT falcon", "Project Falcon", ["project FALCON", "PROJECT falcon"]],
    ["over a line end", "Project\nFalcon", "Project Falcon", ["Project\nFalcon"]],
    [
      "with a hyphen or an underscore",
      "project-falcon project_falcon",
      "Project Falcon",
      ["project-falcon", "project_falcon"],
    ],
    ["as a hashtag", "so proud #ProjectFalcon", "Project Falcon", ["ProjectFalcon"]],
    ["in quotes", "Project “Falcon” is", "Project Falcon", ["Project “Falcon"]],
    ["in the genitive", "Falcon’s start and Falcon's end", "Falcon", ["Falcon", "Falcon"]],
    ["in the plural", "two falcons", "Falcon", ["falcons"]],
    ["a plural in the singular", "one layoff", "layoffs", ["layoff"]],
    ["a plural of -y", "their companies", "company", ["companies"]],
    ["and back", "a company", "companies", ["company"]],
    ["as a verb", "merged, merging, merges", "merge", ["merged", "merging", "merges"]],
    ["as a verb with a letter doubled", "we shipped it, shipping it", "ship", ["shipped", "shipping"]],
    ["without its accents", "Sodeco de Zurich", "Zürich", ["Zurich"]],
    ["with accents that the phrase lacks", "in Zürich", "Zurich", ["Zürich"]],
    ["with accents as marks of their own", "in Zu\u0308rich", "Zürich", ["Zu\u0308rich"]],
    [
      "with a word for its &",
      "Müller und Söhne, Mueller and Soehne, Müller u. Söhne",
      "Müller & Söhne",
      ["Müller und Söhne", "Mueller and Soehne", "Müller u. Söhne"],
    ],
    ["in Markdown's stars", "*Project* *Falcon*", "Project Falcon", ["Project* *Falcon"]],
    ["with its umlauts written out", "Mueller und Soehne", "Müller", ["Mueller"]],
    ["with ß as ss", "Hauptstrasse", "Hauptstraße", ["Hauptstrasse"]],
    ["after an elision", "l’acquisition d'Airbus", "Airbus", ["Airbus"]],
    ["after an elision, in the plural", "d’acquisitions", "acquisition", ["acquisitions"]],
    ["in German plurals", "Kündigungen und Verträgen", "Kündigung", ["Kündigungen"]],
    ["in Italian plurals", "i licenziamenti", "licenziamento", ["licenziamenti"]],
    ["in Russian cases", "в Москве, из Москвы", "Москва", ["Москве", "Москвы"]],
    ["in Greek, without its accent", "στην Αθηνα", "Αθήνα", ["Αθηνα"]],
    ["in Japanese, where nothing stands between words", "東京で会議", "東京", ["東京"]],
    ["in Chinese", "我们的秘密项目猎鹰今天", "猎鹰", ["猎鹰"]],
    ["beside Japanese, Chinese and Korean", "ACMEの新製品, 与ACME合作, ACME가", "ACME", ["ACME", "ACME", "ACME"]],
    ["behind a Hebrew and an Arabic letter", "לACME وACME", "ACME", ["ACME", "ACME"]],
    ["with a hyphen of its own width", "Project‑Falcon", "Project Falcon", ["Project‑Falcon"]],
    ["in Korean, with an ending", "삼성은 오늘", "삼성", ["삼성"]],
    ["in Arabic, with its article", "قال المدير اليوم", "مدير", ["المدير"]],
    ["with a soft hyphen in it", "Fal\u00adcon", "Falcon", ["Fal\u00adcon"]],
    ["with a zero-width space in it", "Fal\u200bcon", "Falcon", ["Fal\u200bcon"]],
    ["in full-width letters", "Ｆａｌｃｏｎ", "Falcon", ["Ｆａｌｃｏｎ"]],
    ["of signs alone", "go 🚀 now", "🚀", ["🚀"]],
    ["with signs in it", "AT&T and R&D", "AT&T", ["AT&T"]],
    ["with signs and one letter", "we use C++, and c++ again", "C++", ["C++", "c++"]],
    ["in camel case, apart", "the Blue Bird plan", "BlueBird", ["Blue Bird"]],
    ["with a hyphen that the phrase has not", "an e-mail", "email", ["e-mail"]],
    ["short, in the plural", "two VPs", "VP", ["VPs"]],
  ])("is found %s", (_how, text, phrase, found) => {
    expect(hits(text, phrase)).toEqual(found);
  });

  it.each([
    ["a part of a word", "Falconer, Gerfalcon, falconry", "Falcon"],
    ["the other word of it", "Projects and falcons", "Project Falcon"],
    ["the words the other way round", "Falcon Project", "Project Falcon"],
    ["something between", "Project big Falcon", "Project Falcon"],
    ["words that only together make it", "we are now here", "nowhere"],
    ["the end of one sentence and the beginning of the next", "We have a project!!! Falcon flies", "Project Falcon"],
    ["a name that ends in s", "we are here", "Ares"],
    ["a short name with another ending", "bits and biting", "bi"],
    ["another word", "the campaign", "company"],
    ["a Russian surname made of it", "Пётр Соколов, Анна Соколова", "Сокол"],
    ["a part of a Russian word", "большой экран", "Кран"],
    ["the letter of a name with signs", "the c language, vitamin C, C#", "C++"],
    ["nothing", "", "Falcon"],
  ])("is not %s", (_what, text, phrase) => {
    expect(hits(text, phrase)).toEqual([]);
  });

  it("is found wherever it is put between other words", () => {
    const aWord = fc.constantFrom("we", "Müller", "東京", "и", "🎉", "2026", "—", "\n");
    fc.assert(
      fc.property(fc.array(aWord, { maxLength: 8 }), fc.array(aWord, { maxLength: 8 }), (before, after) => {
        const text = [...before, "Zeta Prime", ...after].join(" ");
        expect(hits(text, "zeta prime")).toEqual(["Zeta Prime"]);
      }),
    );
  });

  it("never throws, and always gives places of the text, in order", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 200 }),
        fc.string({ unit: "binary", maxLength: 8 }),
        (text, phrase) => {
          let end = 0;
          for (const { from, to } of findPhrase(takeApart(text), phrase)) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            end = to;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it("is looked for among two hundred in a text of 100,000 characters in well under a second", () => {
    const words = takeApart("The quick brown fox jumps over Zürich's lazy dogs. ".repeat(2000));
    const begin = performance.now();
    for (let index = 0; index < 200; index++) findPhrase(words, `Project fox ${index}`);
    expect(performance.now() - begin).toBeLessThan(2000);
  });
});
