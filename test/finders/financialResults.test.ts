import { describe, expect, it } from "vitest";
import { findResults } from "../../src/finders/financialResults.ts";
import { expectOrderlyPlaces, expectToBeQuick, longTexts, wordsFound } from "./finders.ts";

const resultsIn = (text: string) => wordsFound(text, findResults);

describe("a result or a forecast", () => {
  it("reaches from the word to the amount, or the other way round", () => {
    expect(findResults("Our revenue grew by 12 % this year.")).toEqual([
      { from: 4, to: 24, what: "a result or a forecast" },
    ]);
    expect(findResults("We made $4m in profit.")).toEqual([{ from: 8, to: 21, what: "a result or a forecast" }]);
  });

  it.each([
    ["Revenue grew 12 % to $4m in Q3.", "Revenue grew 12 %"],
    ["Net profit of EUR 3.5 million", "Net profit of EUR 3.5 million"],
    ["$4,200,000 in sales", "$4,200,000 in sales"],
    ["EBITDA margin: 23.5%", "EBITDA margin: 23.5%"],
    ["We raise our guidance to 8–10%.", "guidance to 8–10%"],
    ["We expect double-digit revenue growth.", "double-digit revenue"],
    ["Sales doubled.", "Sales doubled"],
    ["Order intake is up 20 percent", "Order intake is up 20 percent"],
    ["EPS of 1.25, up from 1.10", "EPS of 1.25"],
    ["The share price closed at 102.40", "share price closed at 102.40"],
    ["A dividend of 1.20 is proposed", "dividend of 1.20"],
    ["Revenue:\n+12 %", "Revenue:\n+12 %"],
    ["Profit of 10 000 000", "Profit of 10 000 000"],
    ["revenue growth of approx. 12 %", "revenue growth of approx. 12 %"],
  ])("is found in %j", (text, expected) => {
    expect(resultsIn(text)).toEqual([expected]);
  });

  it.each([
    ["Der Umsatz stieg um 12 %.", "Umsatz stieg um 12 %"],
    ["Unser Jahresumsatz lag bei 3,5 Mio. €.", "Jahresumsatz lag bei 3,5 Mio. €"],
    ["Gewinne von 12 Prozent", "Gewinne von 12 Prozent"],
    ["Die Prognose: zweistelliges Wachstum", "Prognose: zweistelliges"],
    ["Notre chiffre d’affaires a progressé de 8 %", "chiffre d’affaires a progressé de 8 %"],
    ["Un bénéfice net de 12 M€", "bénéfice net de 12 M€"],
    ["Nos prévisions : 12 millions d’euros", "prévisions : 12 millions d’euros"],
    ["Los ingresos crecieron un 12 %", "ingresos crecieron un 12 %"],
    ["Un beneficio de 3 millones de euros", "beneficio de 3 millones de euros"],
    ["Il fatturato è di 3 milioni di euro", "fatturato è di 3 milioni di euro"],
    ["L'utile netto è salito del 5 %", "utile netto è salito del 5 %"],
    ["O lucro subiu 12%", "lucro subiu 12%"],
    ["De omzet steeg met 12 procent", "omzet steeg met 12 procent"],
    ["Een winst van 3 miljoen", "winst van 3 miljoen"],
    ["Omsättningen ökade med 12 %", "Omsättningen ökade med 12 %"],
    ["Przychody wzrosły o 12%", "Przychody wzrosły o 12%"],
    ["売上高は10億円でした", "売上高は10億円"],
    ["营收增长12%", "营收增长12%"],
  ])("is found in other languages: %j", (text, expected) => {
    expect(resultsIn(text)).toEqual([expected]);
  });

  it.each([
    ["a number of something else", "A 3 km run, and no profit in lying. We hired 12 people for sales."],
    ["a team for sales", "Our sales team of 40 grew by 40%, the sales manager says."],
    ["an hour", "Join our earnings call at 10:00 on 25 November."],
    ["a day or a year", "Profit 2026-11-25, revenue in 2026, guidance for 2027"],
    ["another sentence", "Profit matters. 12% of people agree."],
    ["another line", "Revenue\n12 % of people agree"],
    ["too many words between", `Revenue ${"is a thing that we like ".repeat(4)}12 %`],
    ["an offer", "50% off all sales, 20% Rabatt auf den Gewinn"],
    ["people who leave", "Staff turnover of 12%"],
    ["the weather", "Weather forecast: 30% rain"],
    ["an error", "A margin of error of 3%, une marge d'erreur de 3 %"],
    ["a society", "A not-for-profit with 3 million members, a nonprofit of $2m"],
    ["a tax", "19 % Umsatzsteuer"],
    ["a game", "Gewinnspiel: 100 € zu holen"],
    ["tips that are useful", "3 consigli utili: 20% di sconto"],
    ["a standard", "Industry 4.0 and profit"],
    ["part of a word", "unprofitable 12%"],
  ])("is not in %s", (_, text) => {
    expect(resultsIn(text)).toEqual([]);
  });
});

describe("a deal", () => {
  it("is a word alone", () => {
    expect(findResults("The acquisition closes soon.")).toEqual([{ from: 4, to: 15, what: "a deal" }]);
  });

  it.each([
    ["A merger between equals", "merger"],
    ["Two takeovers in a year", "takeovers"],
    ["The IPO is near", "IPO"],
    ["M&A as usual", "M&A"],
    ["Die Übernahme der Example AG", "Übernahme"],
    ["Der Börsengang rückt näher", "Börsengang"],
    ["Une acquisition majeure", "acquisition"],
    ["L’introduction en bourse approche", "introduction en bourse"],
    ["L'OPA est lancée", "OPA"],
    ["La adquisición de Ejemplo SA", "adquisición"],
    ["L'acquisizione di Esempio SpA", "acquisizione"],
    ["A aquisição da Exemplo SA", "aquisição"],
    ["De overname van Voorbeeld BV", "overname"],
    ["Acme社を買収します", "買収"],
    ["我们收购了Acme", "收购"],
  ])("is found in %j", (text, expected) => {
    expect(resultsIn(text)).toEqual([expected]);
  });

  it.each([
    "Customer acquisition, talent acquisition and language acquisition",
    "The acquisition of skills, l'acquisition de compétences, la adquisición de talento",
    "Instagram takeover today, and how to stop an account takeover",
    "Die Übernahme von Verantwortung und die Übernahme der Kosten",
    "Übernahme von 12 Auszubildenden! Danke für die Übernahme der Spätschicht.",
    "Opa fährt Rad, und opa is blij",
    "Nuclear fusion, fusion cuisine and la fusión de sabores",
    "an ipod and a submerged takeoverride",
  ])("is not in %j", (text) => {
    expect(resultsIn(text)).toEqual([]);
  });
});

describe("looking for results", () => {
  it.each([
    ...longTexts,
    ["results", "Revenue grew by 12 %. ".repeat(4600)] as const,
    ["words for results", "revenue ".repeat(12_500)] as const,
    ["amounts", "12 % ".repeat(20_000)] as const,
  ])("takes no time in 100,000 characters of %s", (_, text) => {
    expectToBeQuick(findResults, text);
  });

  it("takes any text", () => {
    expectOrderlyPlaces(findResults);
  });
});
