/** How text looks: colours, symbols, width. Views take it and never ask the machine. */
export interface Theme {
  /** Characters in a line. */
  readonly columns: number;
  readonly good: Paint;
  readonly careful: Paint;
  readonly bad: Paint;
  readonly dim: Paint;
  readonly strong: Paint;
  readonly symbols: Symbols;
  /** The leader named by `--as`, when that is not the one chosen: commands to copy must name them too; else null. */
  readonly asLeader: string | null;
}

type Paint = (text: string) => string;

interface Symbols {
  readonly met: string;
  readonly light: string;
  readonly empty: string;
  readonly paused: string;
  readonly started: string;
  readonly open: string;
  readonly posted: string;
  readonly notPosted: string;
  readonly outside: string;
  readonly dotDone: string;
  readonly dotOpen: string;
  readonly done: string;
  readonly notForYou: string;
  readonly skipped: string;
  readonly barFull: string;
  readonly barEmpty: string;
}

const unicodeSymbols: Symbols = {
  met: "✓",
  light: "~",
  empty: "✗",
  paused: "‖",
  started: "›",
  open: "·",
  posted: "■",
  notPosted: "·",
  outside: " ",
  dotDone: "●",
  dotOpen: "○",
  done: "✓",
  notForYou: "–",
  skipped: "–",
  barFull: "█",
  barEmpty: "░",
};

/** For terminals without UTF-8, and for fonts without the signs. */
const asciiSymbols: Symbols = {
  met: "+",
  light: "~",
  empty: "x",
  paused: "=",
  started: ">",
  open: ".",
  posted: "#",
  notPosted: ".",
  outside: " ",
  dotDone: "*",
  dotOpen: "o",
  done: "+",
  notForYou: "-",
  skipped: "-",
  barFull: "#",
  barEmpty: ".",
};

/** What marks a text: colours, or nothing. */
export type Paints = Pick<Theme, "good" | "careful" | "bad" | "dim" | "strong">;

const asItIs: Paint = (text) => text;
/** For whoever sees no colours. Those are in `paints.ts`, loaded only where they are seen. */
export const noPaints: Paints = { good: asItIs, careful: asItIs, bad: asItIs, dim: asItIs, strong: asItIs };

export interface ThemeOptions {
  readonly paints: Paints;
  readonly isUnicode: boolean;
  readonly columns: number;
  readonly asLeader: string | null;
}

export function createTheme({ paints, isUnicode, columns, asLeader }: ThemeOptions): Theme {
  return {
    columns,
    ...paints,
    symbols: isUnicode ? unicodeSymbols : asciiSymbols,
    asLeader,
  };
}

/** Not "another socialtop changed the record": there a word goes before it. `leaders` is about all of them. */
const typedCommand = /(?<!\b(?!and )[a-z]+ )\bsocialtop (?=[a-z])(?!leaders\b)/gi;

/** Commands in a text as they are to be copied: with `--as` where they are about somebody else than the chosen leader. */
export function copied({ asLeader }: Pick<Theme, "asLeader">, text: string): string {
  return asLeader === null ? text : text.replace(typedCommand, `socialtop --as ${asLeader} `);
}

const asciiFor: Readonly<Record<string, string>> = {
  "–": "-",
  "—": "-",
  // One sign for one sign: what fits a line still fits it.
  "…": "~",
  "·": "-",
  "→": ">",
  "’": "'",
  "“": '"',
  "”": '"',
  "✓": "+",
  "✗": "x",
  "×": "x",
  "÷": "/",
};

/** The coach's own words for a terminal without UTF-8. Names and posts keep their letters. */
export function toAscii(text: string): string {
  return text.replace(/[–—…·→’“”✓✗×÷]/g, (sign) => asciiFor[sign] as string);
}
