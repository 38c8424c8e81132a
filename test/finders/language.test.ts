import { describe, expect, it } from "vitest";
import { guessLanguages } from "../../src/finders/language.ts";
import { expectToBeQuick, longTexts } from "./finders.ts";

describe("the languages that a text may be in", () => {
  it.each([
    ["English", "The pros and cons of a bite of the apple", ["en"]],
    ["German", "Das ist nicht die Frage, und wir haben es eilig", ["en", "de"]],
    ["Spanish", "Hoy es un día muy importante para los que están con nosotros", ["en", "es"]],
    ["French", "Nous avons le plaisir de vous annoncer que c’est fait", ["en", "fr"]],
    ["Italian", "Non è una cosa che si può fare con gli altri", ["en", "it"]],
    ["Portuguese", "Isso não é uma coisa que você tem para hoje", ["en", "pt"]],
    ["Dutch", "Dit is het beste dat wij voor jou kunnen doen, maar niet zonder je hulp", ["en", "nl"]],
    ["Swedish", "Det här är inte bra för oss, och jag vill att du är med", ["en", "sv"]],
    ["Finnish", "Tänään on hyvä päivä, ja se on niin kuin se on", ["en", "fi"]],
    ["Polish", "To jest bardzo ważne i nie wiem jak to się stało", ["en", "pl"]],
    ["Czech", "Je to tak, že už jsme tady a jsou tu také oni", ["en", "cs"]],
    ["Turkish", "Bu çok güzel bir gün ve bizim için önemli", ["en", "tr"]],
    ["Russian", "Это хороший день", ["en", "ru"]],
    ["Arabic", "هذا يوم جميل", ["en", "ar"]],
    ["Korean", "좋은 하루 되세요", ["en", "ko"]],
    ["Japanese, whose signs are Chinese too", "東京は晴れです", ["en", "ja"]],
    ["Chinese", "今天天气很好", ["en", "zh"]],
    ["a few words that may be anything", "Magna cum laude", ["en"]],
    ["nothing", "", ["en"]],
    ["decomposed accents", "Isso na\u0303o e\u0301 uma coisa que voce\u0302 tem", ["en", "pt"]],
  ])("%s", (_, text, expected) => {
    expect(guessLanguages(text)).toEqual(expected);
  });

  it("are Danish and Norwegian where their little words are the same", () => {
    expect(guessLanguages("Det er ikke noe jeg har, og det er på tide")).toEqual(expect.arrayContaining(["no", "da"]));
  });

  it("are both of a text in two languages", () => {
    const text =
      "Wir haben heute ein neues Büro, und das ist für uns alle gut. We have a new office, and it is good for all of us.";
    expect(guessLanguages(text)).toEqual(["en", "de"]);
  });

  it("are not those of a name in an English text", () => {
    expect(guessLanguages("He visited the office of the Banco de la Nación and liked it, as we all do")).toEqual([
      "en",
    ]);
  });

  it.each(longTexts)("are guessed in no time in 100,000 characters of %s", (_, text) => {
    const guess = (each: string) => {
      guessLanguages(each);
      return [];
    };
    expectToBeQuick(guess, text);
  });
});
