import type { Language } from "./language.ts";

/**
 * Bad words that are looked for as patterns: in scripts without spaces, and in languages that inflect a word in so many ways
 * that a list does not hold them. Each hits whole words where its script has words.
 */
export const profanityPatterns: readonly (readonly [language: Language, pattern: RegExp])[] = [
  // Without its tilde "cono" is a cone.
  ["es", word("coño", "s?")],
  [
    "ru",
    // The roots of Russian mat with their prefixes and endings, and not "мудрость", "небо" or "тебе".
    word(
      "(?:(?:на|по|о|за|пере|от|вы|до|под|при|про|раз|рас|ни|не|у|въ|съ|объ|отъ|из|изъ)?(?:ху[йеяюёи]|пизд|[её]б(?:ат|ал|ан|уч|ну|ло|лан|ёт|ет|ись)|бляд|блят|муда[кчц]|залуп)|сук(?:а|и|е|у|ой)|бля|говн[оаую]|говнюк)",
      "\\p{L}{0,12}",
    ),
  ],
  ["fi", word("(?:vit(?:tu|un|us|ut)|perkel|saatana|paska(?!l)|kusipä|kyrpä|mulkku|huora|hevonpaska)", "\\p{L}{0,12}")],
  // As written: without its accents "sıkı", which is tight, would be another word.
  [
    "tr",
    word(
      "(?:siktir|sikik|sikey|sikerim|orospu|amcık|amcığ|amına|götveren|yarrak|yarağ|kaltak|puşt|piç(?:in|ler)?)",
      "\\p{L}{0,8}",
    ),
  ],
  ["ar", /(?<!\p{L})(?:ال)?(?:شرموط[ةه]|قحب[ةه]|متناك[ةه]?|منيوك|كسم?ك|كس أمك|عرص|ابن الشرموط[ةه])(?!\p{L})/gu],
  [
    "zh",
    /他妈的|他媽的|(?<!妈)妈的|(?<!媽)媽的|你妈逼|操你|草泥马|肏|傻[逼比屄Bb]|煞笔|婊子|王八蛋|狗日的|日你妈|幹你娘|干你娘|妈了个[逼巴]|贱货|杂种/gu,
  ],
  [
    "ja",
    // "くそ" is in "しばらくそのまま", "クソ" in "アクソン", "ファック" in "ファックス".
    /(?<![\p{sc=Hira}\p{sc=Kana}\p{sc=Han}ー])(?:くそ|クソ|糞)(?=っ|ッ|[!！?？。、…\s]|$|ったれ|ッタレ|野郎|やろう|ヤロウ|くらえ|食らえ|が|暑|寒|面白|うざ|ゲー|上司|会社|みたい)|(?<![\p{sc=Kana}ー])(?:ファッキン|ファック(?!ス))|マザー・?ファッカー|おまんこ|オマンコ|ヤリマン|やりまん|アスホール/gu,
  ],
  [
    "ko",
    /[씨시]발(?!점|[역택])|씨팔|ㅅㅂ|ㅆㅂ|개새끼|개자식|병신(?!년)|[좆좇]|씹(?:새|할)|지랄|미친[놈년]|쌍[놈년]|썅/gu,
  ],
];

function word(root: string, rest: string): RegExp {
  return new RegExp(`(?<!\\p{L})${root}${rest}(?!\\p{L})`, "giu");
}

/** Strong words that no other language has in another sense: they count whatever language the text is in. Folded; by commas. */
export const knownEverywhere =
  "merde, merdes, putain, putains, connard, connards, connasse, encule, encules, enculer, salope, salopes, nique ta mere, " +
  "fils de pute, scheisse, scheiss, arschloch, arschlocher, wichser, hurensohn, fotze, mierda, mierdas, gilipollas, " +
  "hijo de puta, cabron, cabrones, pendejo, pendejos, cazzo, cazzi, cazzata, cazzate, vaffanculo, stronzo, stronzi, stronzata, " +
  "puttana, coglione, coglioni, caralho, foda-se, puta que pariu, kurwa, kurwy, kurwe, pierdole, jebac, skurwysyn, klootzak, " +
  "godverdomme, perkele, vittu, saatana, siktir, orospu";
