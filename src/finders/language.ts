/** ISO 639 codes. */
export type Language =
  | "en"
  | "ar"
  | "cs"
  | "da"
  | "de"
  | "es"
  | "fi"
  | "fr"
  | "it"
  | "ja"
  | "ko"
  | "nl"
  | "no"
  | "pl"
  | "pt"
  | "ru"
  | "sv"
  | "tr"
  | "zh";

/**
 * Little words that many sentences hold. Left out is what English has too ("die", "an", "do"); a word of several languages
 * speaks for each of them.
 */
const littleWords: readonly (readonly [language: Language, words: string])[] = [
  [
    "en",
    "the and of to is that it for with this you are be have was we they but not what all our my from at by or your i",
  ],
  [
    "de",
    "der das und ist nicht mit ein eine einen ich wir für auf den von zu dem auch sich sie es im bei wie aber nur wird sind haben hat unser unsere uns oder nach über wenn dass mehr",
  ],
  [
    "es",
    "el los las que de y en una por con para es del se lo su al más pero como está muy mi ya esta este qué un la nuestro nuestra hemos son sus también porque sobre hoy nos",
  ],
  [
    "fr",
    "le les des et est une pas pour que qui dans ce il sur au avec plus du je nous vous en ne cette mais mon de la un ça nos notre avons sont aux son leur été elle comme",
  ],
  [
    "it",
    "il di che è non per una sono con del della mi ha lo gli anche si ma questo questa le un la da nel più come alla nostro abbiamo oggi dei delle nella sul questi ho alle",
  ],
  [
    "pt",
    "o que de e não uma um com para os da na em é mais por se ao dos das isso muito eu está mas seu você foi tem nosso nossa temos são também hoje pelo pela ser nos",
  ],
  [
    "nl",
    "de het een en van ik dat niet zijn voor met op te er aan maar ook wij je naar dit bij wat nog heb deze geen mijn onze hebben vandaag zij hun uit door meer wordt over",
  ],
  [
    "sv",
    "och att det som en på är av för inte med den jag ett vi har till så kan om var nu från vår kommer men mycket efter idag",
  ],
  [
    "da",
    "og det er en af på ikke til med jeg den som vi har så du et fra blev hvad mig vores kommer meget efter være kan også",
  ],
  ["no", "og det er ikke på som en jeg av til med har vi så et fra ble hva meg også vår kommer mye etter være kan noe"],
  [
    "fi",
    "ja ei se että hän oli mutta niin kun nyt mitä minä tämä ovat olen kuin myös joka me meidän tänään hyvä kaikki",
  ],
  [
    "pl",
    "i w nie na się z jest że jak co tak za ale po od czy dla tym już mnie przez są jestem być ich który oraz dzisiaj bardzo",
  ],
  ["cs", "a je se na že v ne jsem s z ale jako pro tak co si už jsou aby který jsme bude jeho nebo také"],
  [
    "tr",
    "ve bir bu için ne çok da de ile ben ama var gibi daha değil mi kadar sen olarak bugün biz bizim olan kendi sonra",
  ],
];

const languagesOfWord: ReadonlyMap<string, readonly Language[]> = listByWord();

function listByWord(): Map<string, Language[]> {
  const byWord = new Map<string, Language[]>();
  for (const [language, words] of littleWords)
    for (const word of words.split(" ")) byWord.set(word, [...(byWord.get(word) ?? []), language]);
  return byWord;
}

const scripts: readonly (readonly [script: RegExp, language: Language])[] = [
  [/\p{sc=Cyrillic}/u, "ru"],
  [/\p{sc=Arabic}/u, "ar"],
  [/\p{sc=Hangul}/u, "ko"],
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/u, "ja"],
];

/** How many little words at least, and how many as a share of those of the language with most of them. */
const leastWords = 2;
const leastShare = 0.6;
/** Names and quotations bring a few of another language into an English text. */
const leastShareBesideEnglish = 0.4;

/**
 * The languages that a text may be in, by its scripts and its little words: English always and first, then the likeliest others
 * of those known here. A few words in Latin letters may be in any language: then there is only English.
 */
export function guessLanguages(text: string): Language[] {
  const byScript = scripts.filter(([script]) => script.test(text)).map(([, language]) => language);
  // Chinese characters in a text with kana are Japanese.
  if (/\p{sc=Han}/u.test(text) && !byScript.includes("ja")) byScript.push("zh");
  return ["en", ...byScript, ...guessByLittleWords(text)];
}

function guessByLittleWords(text: string): Language[] {
  const counts = new Map<Language, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{sc=Latin}\p{M}]+/gu))
    for (const language of languagesOfWord.get(word.normalize("NFC")) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  const english = counts.get("en") ?? 0;
  counts.delete("en");
  const most = Math.max(0, ...counts.values());
  return [...counts]
    .filter(
      ([, count]) => count >= leastWords && count >= leastShare * most && count >= leastShareBesideEnglish * english,
    )
    .sort(([, left], [, right]) => right - left)
    .map(([language]) => language);
}
