/** Those that people write; the whole list has two thousand. https://html.spec.whatwg.org/#named-character-references */
const entities: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', AMP: "&", LT: "<", GT: ">", QUOT: '"', apos: "'", num: "#" },
  ...{
    nbsp: " ",
    ensp: " ",
    emsp: " ",
    thinsp: " ",
    shy: "",
    ndash: "–",
    mdash: "—",
    hellip: "…",
    middot: "·",
    bull: "•",
  },
  ...{ lsquo: "‘", rsquo: "’", sbquo: "‚", ldquo: "“", rdquo: "”", bdquo: "„", laquo: "«", raquo: "»" },
  ...{ lsaquo: "‹", rsaquo: "›", iexcl: "¡", iquest: "¿", sect: "§", deg: "°", times: "×", plusmn: "±" },
  ...{ euro: "€", pound: "£", yen: "¥", cent: "¢", copy: "©", reg: "®", COPY: "©", REG: "®", trade: "™" },
  ...{ szlig: "ß", aelig: "æ", AElig: "Æ", oelig: "œ", OElig: "Œ", oslash: "ø", Oslash: "Ø", eth: "ð", ETH: "Ð" },
  ...{ thorn: "þ", THORN: "Þ", lstrok: "ł", Lstrok: "Ł", dstrok: "đ", Dstrok: "Đ", inodot: "ı" },
};

/** A letter and its mark: `eacute` is é. */
const marks: Readonly<Record<string, string>> = {
  ...{ grave: "\u0300", acute: "\u0301", circ: "\u0302", tilde: "\u0303", macr: "\u0304", breve: "\u0306" },
  ...{
    dot: "\u0307",
    uml: "\u0308",
    ring: "\u030a",
    dblac: "\u030b",
    caron: "\u030c",
    cedil: "\u0327",
    ogon: "\u0328",
  },
};

/** A text with its characters instead of their names and numbers: "R&amp;D" → "R&D". What is no name stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities[name] ?? letterOf(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}

function letterOf(name: string): string | null {
  const mark = marks[name.slice(1)];
  if (mark === undefined) return null;
  const letter = `${name.charAt(0)}${mark}`.normalize("NFC");
  return letter.length === 1 ? letter : null;
}
