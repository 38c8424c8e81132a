import type { Language } from "./language.ts";

/** Where the bad words of a language stand, and what is to be made of the lists. Words are folded: "scheisse". */
export interface ProfanityList {
  readonly language: Language;
  /** Where there are two lists, a word must stand on both. Of one, only single words of four letters or more count. */
  readonly load: () => Promise<readonly (readonly string[])[]>;
  /** On the lists, but ordinary, medical, mild, or another word once its accents are left out; by commas. */
  readonly excluded: string;
  /** Missing on the lists; by commas. */
  readonly added: string;
  /** Plurals and other simple inflections: what an ending becomes. */
  readonly endings: readonly (readonly [from: string, to: string])[];
}

const romance = [
  ["", "s"],
  ["", "es"],
  ["o", "a"],
  ["o", "os"],
  ["o", "as"],
] as const;
const german = [
  ["", "s"],
  ["", "e"],
  ["", "en"],
  ["", "n"],
  ["", "r"],
  ["", "er"],
  ["", "es"],
] as const;
const nordic = [
  ["", "s"],
  ["", "n"],
  ["", "en"],
  ["", "et"],
  ["", "er"],
  ["", "ar"],
  ["", "e"],
] as const;
const slavic = [
  ["a", "y"],
  ["a", "o"],
  ["a", "u"],
  ["a", "e"],
  ["", "a"],
  ["", "e"],
  ["", "i"],
  ["", "u"],
] as const;

type WordFile = Promise<{ readonly default: readonly string[] }>;

/** Words that cuss rates 2, "likely to be profane", and those of naughty-words. */
async function both(cuss: Promise<{ readonly cuss: Readonly<Record<string, number>> }>, naughty: WordFile) {
  const [{ cuss: ratings }, { default: words }] = await Promise.all([cuss, naughty]);
  return [Object.keys(ratings).filter((word) => ratings[word] === 2), words];
}

async function one(naughty: WordFile) {
  return [(await naughty).default];
}

export const profanityLists: readonly ProfanityList[] = [
  {
    language: "es",
    load: () => both(import("cuss/es"), import("naughty-words/es.json", { with: { type: "json" } })),
    excluded:
      "heroina, prostituta, semen, sexo, sexo oral, sadico, vulva, pezon, pis, trio, pinche, maldito, idiota, imbecil, pedo, " +
      "pervertido, travesti, haciendo el amor, tia buena, tetas grandes, ramera, bastardo, cono",
    added: "joder, jodido, cojones, chingar, chinga tu madre, chingado, puto, hijos de puta",
    endings: romance,
  },
  {
    language: "fr",
    load: () => both(import("cuss/fr"), import("naughty-words/fr.json", { with: { type: "json" } })),
    // "con" is Spanish and Italian for "with": con brio, Comic Con.
    excluded: "gueule, pedale, ramoner, tapette, cul, con",
    added: "niquer, couilles, casse-couilles, enculer, emmerde",
    endings: [
      ["", "s"],
      ["", "e"],
      ["", "es"],
      ["er", "e"],
      ["er", "ez"],
    ],
  },
  {
    language: "it",
    load: () => both(import("cuss/it"), import("naughty-words/it.json", { with: { type: "json" } })),
    excluded:
      "anale, bordello, cacca, cesso, bocchino, guardone, lecchino, mussa, picio, pippa, pippone, palloso, tette, trombare, " +
      "troia, potta, mona, femminuccia, pecorina, sveltina, goldone, zinne, brinca, soccia, sticchio, slinguare, scorreggiare",
    added: "fanculo, incazzato, figli di puttana",
    endings: [
      ["o", "i"],
      ["o", "a"],
      ["o", "e"],
      ["a", "e"],
      ["e", "i"],
    ],
  },
  {
    language: "pt",
    load: () => both(import("cuss/pt"), import("naughty-words/pt.json", { with: { type: "json" } })),
    excluded: "bicha, biscate, cacete, corno, cu, xana",
    added: "puta que pariu, filho da puta, filhos da puta, foda-se, foder, fodido, buceta, cuzao",
    endings: romance,
  },
  {
    language: "de",
    load: () => one(import("naughty-words/de.json", { with: { type: "json" } })),
    excluded:
      "bimbo, bonze, bratze, bumsen, dodel, fratze, ische, kimme, lummel, milf, mopse, mose, mufti, muschi, nackt, nippel, " +
      "onanieren, orgasmus, penis, pimmel, pimpern, pinkeln, popel, poppen, porno, reudig, rosette, schabracke, schiesser, " +
      "schnackeln, vogeln, vollpfosten",
    added: "scheiss, scheissegal, beschissen, arschlocher, gefickt, fickt, verfickt",
    endings: german,
  },
  {
    language: "nl",
    load: () => one(import("naughty-words/nl.json", { with: { type: "json" } })),
    excluded:
      "afberen, aflebberen, afrossen, afrukken, aftrekken, afwerkplaats, afzeiken, afzuigen, anita, asbak, balen, bedonderen, " +
      "befborstel, beffen, bekken, belazeren, besodemieteren, beurt, boemelen, boerenpummel, broekhoesten, brugpieper, buffelen, " +
      "dombo, draaikont, drol, eikel, engerd, flamoes, flikken, galbak, gadverdamme, gedoogzone, graftak, greppeldel, griet, " +
      "hoempert, hoerenbuurt, huisdealer, johny, kanen, kettingzeug, klaarkomen, klerebeer, klojo, klooien, klootjesvolk, " +
      "kloten, knor, kont, krentekakker, kwakkie, liefdesgrot, lummel, mafketel, matennaaier, matje, muts, naaien, naakt, " +
      "nicht, oprotten, opzouten, ouwehoer, ouwehoeren, paal, palen, penoze, piesen, pijpbekkieg, pijpen, poep, poepen, poot, " +
      "potverdorie, publiciteitsgeil, raaskallen, reet, reetridder, remsporen, reutelen, rukhond, rukken, schatje, schoft, " +
      "schuinsmarcheerder, slempen, snol, spuiten, standje, stootje, sufferd, tapijtnek, teef, temeier, toeter, tongzoeng, " +
      "triootjeg, trottoirteef, vergallen, viespeuk, vingeren, vleesroos, watje, welzijnsmafia, wijf, wippen, wuftje, zaadje, " +
      "zakkenwasser, zuigen, zuiplap",
    added: "kut, klootzakken, godverdomde, kutwijf",
    endings: [
      ["", "s"],
      ["", "en"],
      ["", "n"],
      ["", "e"],
    ],
  },
  {
    language: "pl",
    load: () => one(import("naughty-words/pl.json", { with: { type: "json" } })),
    excluded:
      "burdel, burdelmama, cipa, ciota, debil, dmuchac, duperele, jajco, jajko, pieprzyc, pierdola, pierdziec, rzygac, suka",
    added: "kurwie, wkurwia, wkurwiony, pierdole, pierdoli, pierdolony, spierdalaj, wypierdalaj, zajebiscie",
    endings: [...slavic, ["y", "a"], ["y", "e"]],
  },
  {
    language: "cs",
    load: () => one(import("naughty-words/cs.json", { with: { type: "json" } })),
    excluded:
      "bordel, cumet, debil, drstka, drzka, flundra, hajzl, chcanky, oslosoust, pichat, zrat, sulin, prdelka, sracka",
    added: "pico, zasrany, zasrane",
    endings: slavic,
  },
  {
    language: "sv",
    load: () => one(import("naughty-words/sv.json", { with: { type: "json" } })),
    excluded:
      "arsle, brutta, hard, helvete, kotthuvud, kottnacke, moona, moonade, moonar, moonat, mutta, olla, pippa, pitt, prutt, " +
      "satan, stake, skaggbiff, subba, tusan, runka, skita",
    added: "javla, javlig, javel, kuken, rovhal",
    endings: nordic,
  },
  {
    language: "da",
    load: () => one(import("naughty-words/da.json", { with: { type: "json" } })),
    excluded: "anus, cock, lort, luder",
    added: "kraftedeme, fandeme, pikhoved",
    endings: nordic,
  },
  {
    language: "no",
    load: () => one(import("naughty-words/no.json", { with: { type: "json" } })),
    excluded:
      "dritt, fanken, forbanna, forbannet, forjaevlig, helvete, helvetet, pokker, satan, sinnsykt, skitt, pikk, raeva, raeven",
    added: "kukhue",
    endings: nordic,
  },
];
