import { describe, expect, it } from "vitest";
import { loadProfanityFinder } from "../../src/finders/profanity.ts";
import { expectOrderlyPlaces, expectToBeQuick, longTexts, wordsFound } from "./finders.ts";

const findProfanity = await loadProfanityFinder();
const wordsIn = (text: string) => wordsFound(text, findProfanity);

describe("English profanity", () => {
  it("tells its place", () => {
    expect(findProfanity("What the fuck.")).toEqual([{ from: 9, to: 13, what: "profanity" }]);
  });

  it.each([
    "fuck",
    "FUCK",
    "Fucking",
    "motherfuckers",
    "clusterfuck",
    "fuuuck",
    "f*ck",
    "f**k",
    "f***ing",
    "fck",
    "f u c k",
    "f.u.c.k",
    "shit",
    "sh1t",
    "sh*t",
    "$hit",
    "shitty",
    "shitshow",
    "bullshit",
    "b1tch",
    "bitches",
    "asshole",
    "arse",
    "bollocks",
    "pissed",
    "wanker",
    "cunt",
    "twat",
    "whore",
    "whores",
    "faggot",
    "dickhead",
  ])("is found as a whole word: %s", (word) => {
    for (const text of [word, `Well, ${word}!`, `(${word})`, `“${word}…”`, `#${word}`, `_${word}_`, `很${word}。`])
      expect(wordsIn(text)).toEqual([word]);
  });

  it.each([
    [
      "other words",
      "cockpit, cocktail, peacock, Hancock, assess, assignment, class, pass the bass, title, document, accumulate",
    ],
    ["places", "Scunthorpe, Essex, Middlesex, Fukushima and Fukuoka, Phuket"],
    [
      "names",
      "Moby-Dick by Melville, Dick Example, Charles Dickens, Pussy Riot, Fu Wei, Bich Nguyen, the Cock Inn, Mr Cummings",
    ],
    ["Latin and French", "magna cum laude, en retard, cul-de-sac"],
    ["medicine and law", "sex education, breast cancer, the vagina, the penis, rape victims, sperm and semen"],
    ["sayings", "tit for tat, a chink in the armour, a booby trap, the pros and cons, a bite"],
    ["dishes", "shiitake and coq au vin"],
    ["two words that touch", "this hit, push it, wish it, mass shooting, as she said"],
    ["numbers and abbreviations", "A55, 455, PRN, FK, DCK, fsck, commit 434b00be"],
  ])("is not in %s", (_, text) => {
    expect(wordsIn(text)).toEqual([]);
  });
});

describe("profanity of other languages", () => {
  it.each([
    ["French", "merde"],
    ["French", "Putain"],
    ["French", "fils de pute"],
    ["German", "Scheiße"],
    ["German", "scheisse"],
    ["German", "Arschloch"],
    ["Spanish", "mierda"],
    ["Spanish", "gilipollas"],
    ["Spanish", "hijo de puta"],
    ["Italian", "cazzo"],
    ["Italian", "vaffanculo"],
    ["Portuguese", "caralho"],
    ["Polish", "kurwa"],
    ["Dutch", "klootzak"],
    ["Finnish", "perkele"],
    ["Russian", "сука"],
    ["Russian", "блядь"],
    ["Russian", "заебал"],
    ["Japanese", "くそ"],
    ["Japanese", "クソ"],
    ["Chinese", "他妈的"],
    ["Korean", "씨발"],
    ["Arabic", "شرموطة"],
    ["Turkish", "siktir"],
  ])("is found in a text of few words, strong ones: %s, %s", (_, word) => {
    expect(wordsIn(`${word}!`)).toEqual([word]);
  });

  it.each([
    ["C’est de la merde, et il est con", ["merde"]],
    ["Les connards qui ne sont pas dans le bus", ["connards"]],
    ["Das ist nicht gut, ihr Wichser, und die Hure auch", ["Wichser", "Hure"]],
    ["No me jodas, coño, que es una puta vergüenza", ["coño", "puta"]],
    ["Che stronzata, non è una cosa per i coglioni", ["stronzata", "coglioni"]],
    ["Que porra é essa? Isso não é uma coisa para mim", ["porra"]],
    ["Dit is kut en het is niet eerlijk, hoer", ["kut", "hoer"]],
    ["To nie jest tak, kutas, i nie wiem jak", ["kutas"]],
    ["Det här är inte bra, din fitta, och jag vet det", ["fitta"]],
    ["Je to hovno, a už jsme tady", ["hovno"]],
    ["Bu çok kötü bir gün, orospular", ["orospular"]],
    ["Пошёл нахуй, это пиздец", ["нахуй", "пиздец"]],
    ["クソ暑いですね", ["クソ"]],
    ["妈的，你这个王八蛋", ["妈的", "王八蛋"]],
    ["이 개새끼야", ["개새끼"]],
  ])("is found in its language: %j", (text, expected) => {
    expect(wordsIn(text)).toEqual(expected);
  });

  it("is found with accents left out, in capitals, and decomposed", () => {
    expect(wordsIn("CABRON y cabrón y cabro\u0301n")).toEqual(["CABRON", "cabrón", "cabro\u0301n"]);
  });

  it.each([
    ["German", "Die Vögel sind nicht nackt, und das Brot ist dick. Das Ass im Ärmel haben wir auch."],
    ["short German", "Ein dickes Dankeschön an alle! Das dicke Ende kommt noch. Nach dem Shitstorm."],
    ["French with words of others", "Le Comic Con de Paris, allegro con brio, chili con carne, et la ville de Bitche"],
    ["German names", "Mose und die Rosette sind nicht das, was wir von der Schabracke haben"],
    ["French", "La pédale de frein, la gueule de bois et la salopette sont dans le garage"],
    ["Spanish", "El cono de helado y el martillo del infierno son de la casa de los que sabemos"],
    ["Italian", "Il pesce, la regina e il pisello non sono una balla, Pippa e Mona lo sanno"],
    ["Portuguese", "A cerveja, o frango e a torneira não são para comer, e o burro também"],
    ["Dutch", "De pot en het gat van de eikel, het is een beurt voor de griet, niet voor Anita"],
    ["Swedish", "Filmen är slut, och det är inte en hård stake att sätta på för oss"],
    ["Polish", "To jest jajko i nie wiem jak się dmucha na zimne, już po suka"],
    ["Finnish", "Se on muna ja reikä, niin kuin tavara on, panna ja pistää"],
    ["Turkish", "Bu çok sıkı bir gün ve ne am ne de sıkın"],
    ["Russian", "Мудрость тебе, себе и небу; хлеба, ребята, дебаты, употреблять, оскорблять, застрахуй"],
    ["Japanese", "しばらくそのまま、早くその女の子に。アクソンとファックスとパチンコ、嫌いな人種。"],
    ["Chinese", "妈妈的菜，性别平等，成人教育，操作，激情，月经"],
    ["Korean", "시발점, 유모, 병신년"],
  ])("is not in ordinary words: %s", (_, text) => {
    expect(wordsIn(text)).toEqual([]);
  });

  it("is not looked for in the words of another language", () => {
    expect(wordsIn("A bite of the apple, and the con is that it was all of it")).toEqual([]);
    expect(wordsIn("The kurva of the road, Puta in Vanuatu, and a fan of the slut")).toEqual(["slut"]);
  });
});

describe("looking for profanity", () => {
  it.each([...longTexts, ["it", "fuck ".repeat(20_000)] as const])(
    "takes no time in 100,000 characters of %s",
    (_, text) => {
      expectToBeQuick(findProfanity, text);
    },
  );

  it("takes any text", () => {
    expectOrderlyPlaces(findProfanity);
  });
});
