import type { DraftFacts, DraftRule, Suspicion } from "./draftRule.ts";
import type { Found } from "./found.ts";
import { findPhrase } from "./phrases.ts";

/** What depends on the words alone. */
export const textRules: readonly DraftRule[] = [
  {
    id: "secret",
    severity: "stop",
    find: ({ secrets }) =>
      secrets.map((found) => ({
        at: found,
        problem: `This looks like ${found.what}.`,
        todo: "Take it out. If it was ever public, have it replaced.",
      })),
  },
  {
    id: "personal-data",
    severity: "stop",
    find: ({ personalData }) =>
      personalData
        .filter(({ isContact }) => !isContact)
        .map((found) => ({ at: found, problem: `This looks like ${found.what}.`, todo: "Take it out." })),
  },
  {
    id: "contact-data",
    severity: "warning",
    find: ({ personalData }) =>
      personalData
        .filter(({ isContact }) => isContact)
        .map((found) => ({
          at: found,
          problem: `This is ${found.what}, for everybody to see and to copy.`,
          todo: "Ask for a message instead, unless it is meant for the public.",
        })),
  },
  {
    id: "profanity",
    severity: "warning",
    find: ({ profanity }) =>
      profanity.map((found) => ({
        at: found,
        problem: "A word like this is what will be quoted.",
        todo: "Say it with another.",
      })),
  },
  {
    id: "hidden-characters",
    severity: "warning",
    find: ({ text, removedCharacters }) => [
      ...[...text.matchAll(/[\u202a-\u202e\u2066-\u2069]+/g)].map(({ index, 0: { length } }) => ({
        at: { from: index, to: index + length },
        problem: "An invisible sign turns the direction of the text here.",
        todo: "Type these words again instead of pasting them.",
      })),
      ...[...text.matchAll(/[\u00ad\u200b\u2060\ufeff]+/g)].map(({ index, 0: { length } }) => ({
        at: { from: index, to: index + length },
        problem: "There is an invisible sign here, pasted along from elsewhere.",
        todo: "Type these words again.",
        severity: "hint" as const,
      })),
      ...(removedCharacters > 0
        ? [
            {
              problem: "It held control characters, as of a terminal; they were taken out.",
              todo: "Read it once more.",
              severity: "hint" as const,
            },
          ]
        : []),
    ],
  },
  { id: "shouting", severity: "hint", find: findShouting },
  {
    id: "bare-link",
    severity: "warning",
    find: ({ text, links }) => {
      const [first] = links;
      const words = links.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
      if (first === undefined || /\p{L}/u.test(words.replace(/[#@][\p{L}\p{M}\p{N}_]+/gu, ""))) return [];
      return [
        {
          at: first,
          problem: "A link alone tells nobody why to open it.",
          todo: "One sentence before it: what you make of it.",
        },
      ];
    },
  },
  { id: "alt-text", severity: "hint", find: findImage },
];

/** Three words or more in capitals, or a row of exclamation marks. "Our CEO, CFO and COO", "USA, UK, EU" are no shouting. */
function findShouting({ text }: DraftFacts): Suspicion[] {
  const capitals = [...text.matchAll(wordsInCapitals)].find(([row]) => /\p{Lu}{5}/u.test(row) || !row.includes(","));
  const marks = /[!！¡]{3,}/.exec(text);
  const match = capitals ?? marks;
  if (match === null || match === undefined) return [];
  return [
    {
      at: { from: match.index, to: match.index + match[0].length },
      problem: capitals === undefined ? "A row of exclamation marks reads as shouting." : "Capitals read as shouting.",
      todo: "Write it as you would say it.",
    },
  ];
}

const wordsInCapitals =
  /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{Lu}\p{M}'’]+)(?:[\s,;:–-]+\p{Lu}[\p{Lu}\p{M}'’]*){2,}(?![\p{L}\p{N}])/gu;

/** What an image is called in the languages that leaders most often write in. */
const imageWords = [
  ..."photo photograph picture pic image screenshot infographic diagram GIF selfie".split(" "),
  ..."Foto Bild Bilder Grafik Diagramm Bildschirmfoto zdjęcie zdjęcia fotoğraf".split(" "),
  ..."imagen fotografía captura immagine fotografia imagem afbeelding".split(" "),
  ..."写真 画像 图片 照片 圖片 사진 фото صورة תמונה".split(" "),
];

/** "The bigger picture", "our brand image", "get the picture": no image is meant. */
const figuresOfSpeech =
  /(?:(?:big(?:ger)?|whole|full|clear(?:er)?|complete|in the|out of the|get the|paints? a)[\s-]+pictures?|(?:brand|self|corporate|public|company)[\s-]+images?)$/i;

/** "Alt text is filled in." */
const altWord = /\balt[\s-]?texte?\b/i;

function findImage({ text, words, links, altTexts }: DraftFacts): Suspicion[] {
  if (altTexts.length > 0 || altWord.test(text)) return [];
  const found: Pick<Found, "from" | "to">[] = imageWords.flatMap((word) => findPhrase(words, word));
  const sign = /[📷📸🖼]/u.exec(text);
  if (sign !== null) found.push({ from: sign.index, to: sign.index + sign[0].length });
  const first = found
    .filter(({ from }) => !links.some((link) => link.from <= from && from < link.to))
    .filter(({ from, to }) => !figuresOfSpeech.test(text.slice(Math.max(0, from - 20), to)))
    .sort((left, right) => left.from - right.from)[0];
  if (first === undefined) return [];
  return [
    {
      at: first,
      problem: "You speak of an image: whoever cannot see it hears nothing of it.",
      todo: "Fill in the network's field for alt text. To write it here beforehand: [alt: what is in it]; it is not posted.",
    },
  ];
}
