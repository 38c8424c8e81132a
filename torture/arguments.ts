import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { findControlCharacter } from "../src/coach/text.ts";
import { createProgram } from "../src/program.ts";
import { type Attack, drawFor, nothing } from "./attack.ts";
import { openJanesMachine } from "./machine.ts";

/** As README has them. 70, a bug in socialtop, is documented and must not come. */
const documentedCodes: readonly (number | null)[] = [0, 1, 2, 3, 130];

/** Milliseconds within which any command line ends; what a busy machine needs to start Node comes on top. */
const longestRun = 2_000;

/** Files that lie about where the program runs, for whatever reads one. */
const strangeFiles: Readonly<Record<string, string | Uint8Array>> = {
  "empty.csv": "",
  "zeros.zip": new Uint8Array(1000),
  "half.json": '{"format":4,"profile":{"name":"Jane',
  "escapes.csv": "Date,Text\n2026-11-20,\u001b[31mred\u0007\n2026-99-99,\u009b31m\n",
  "quotes.csv": `Date,Text\n"${"x".repeat(1_000_000)}`,
  "deep.json": "[".repeat(100_000),
  "page.html": "<!doctype html><title>x</title>",
  "guidelines.md": "# \u202e\n\n## Off limits\n\n- \u001b]0;x\u0007\n",
};

/** What nobody means, and what somebody might. No address: nothing here may use the network. */
const values: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("", " ", "-", "--", "-1", "0", "1e999", "NaN", "null", "__proto__", "constructor", "last", "jane"),
  fc.constantFrom("2026-11-25", "2026-02-30", "0000-00-00", "yesterday", "+99999-01-01", "25:61", "mon-sun", "1..2"),
  fc.constantFrom("linkedin", "x=jane", "x=", "post,reply", ",", "=1+1", "@jane", "../../x", "/", "C:\\x", "~", "*"),
  fc.constantFrom(
    "\u001b[31mred\u001b[0m",
    "\u0007",
    "\r\n",
    "\u202egnp",
    "\u2028",
    "☃".repeat(50),
    "e\u0301",
    "👩‍👩‍👧",
  ),
  // One word may have 128 kB on Linux, and all of them together two megabytes.
  fc.constantFrom("x".repeat(130_000), "[".repeat(50_000), "a,".repeat(50_000)),
  fc.constantFrom(...Object.keys(strangeFiles), "nowhere.csv", "."),
  fc.string({ unit: "binary", maxLength: 30 }).map((text) => text.replaceAll("\0", "")),
);

/** What comes in through a pipe. */
const inputs = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  {
    weight: 1,
    arbitrary: fc.constantFrom("Hello", "\0\0", "\u001b[31m", "x".repeat(1_000_000), "{}", "[".repeat(100_000)),
  },
);

const shortened = (text: string) => text.slice(0, 1000);

/** Node itself falls over a locale of many or other signs, before it has read a word of any program. */
const locales = fc.constantFrom(
  "",
  "C",
  "POSIX",
  "de_DE",
  "ar_EG.UTF-8",
  "ja_JP.eucJP",
  "xx_XX.xx",
  "tlh",
  "null",
  "1",
  "_",
  ".",
);

const variables = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      ...["TZ", "SOCIALTOP_TODAY", "COLUMNS", "EDITOR", "NO_COLOR", "TERM", "HOME", "XDG_CONFIG_HOME", "TMPDIR"],
      ...["SOCIALTOP_DEBUG", "USER", "CI", "SHELL"],
    ),
    values.map(shortened),
  ),
  fc.tuple(fc.constantFrom("LANG", "LC_ALL", "LC_CTYPE"), locales),
);

/** Mostly none: with a strange one nearly every line goes the same way. */
const environments: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.array(variables, { maxLength: 3 }).map((drawn) => Object.fromEntries(drawn)) },
);

const everywhere = ["--as", "--json", "--today", "--no-input", "--yes"] as const;

interface Line {
  readonly path: readonly string[];
  readonly options: readonly string[];
}

/** Every command and subcommand, with its options. */
function allCommands(): Line[] {
  const createContext = () => {
    throw new Error("Nothing is run here.");
  };
  const program = createProgram({ version: "0", write: () => {}, columns: 80, createContext });
  type Node = typeof program;
  const walk = (command: Node, path: readonly string[]): Line[] => [
    { path, options: command.options.flatMap(({ long }) => long ?? []) },
    ...command.commands.flatMap((child) => walk(child as Node, [...path, child.name()])),
  ];
  return walk(program, []);
}

/** Any command line: a documented end, in time, and after a failure the record as it was. */
export const commandLines: Attack = {
  name: "any command line",
  prepare: async (seed) => {
    const machine = await openJanesMachine();
    for (const [name, content] of Object.entries(strangeFiles)) writeFileSync(join(machine.work, name), content);
    const commands = allCommands();
    // Half of the lines with little on them: any more words are nearly always refused before anything is done.
    const lines = fc.constantFrom(...commands).chain(({ path, options }) => {
      const flags = fc.constantFrom(...options, ...everywhere);
      const words = fc.oneof(fc.array(flags, { maxLength: 2 }), fc.array(fc.oneof(values, flags), { maxLength: 6 }));
      const argv = words.map((added) => [...path, ...added]);
      return fc.record({ argv, env: environments, input: inputs });
    });
    return {
      close: machine.close,
      round: async (number) => {
        const { argv, env, input } = drawFor(lines, seed, number);
        const before = JSON.stringify(machine.saved());
        const ended = await machine.run(argv, { env, input });
        // A trace was asked for.
        const mayTrace = env["SOCIALTOP_DEBUG"] === "1";
        const faults = [
          ...(documentedCodes.includes(ended.code) ? [] : [`exit code ${ended.code}`]),
          ...(!mayTrace && /^\s+at \S.*:\d+/m.test(ended.err) ? ["a stack trace"] : []),
          ...(ended.code !== 0 && JSON.stringify(machine.saved()) !== before ? ["a changed record"] : []),
          ...(hasEscape(ended.out + ended.err) ? ["a sign that a terminal acts upon"] : []),
        ];
        const isSlow = ended.isHung || ended.milliseconds > longestRun;
        const shown = `${JSON.stringify(argv.map((word) => word.slice(0, 60)))} ${JSON.stringify(env).slice(0, 200)}`;
        return {
          ...nothing,
          hangs: isSlow ? 1 : 0,
          undocumented: faults.length === 0 ? 0 : 1,
          remarks: [
            ...faults.map((fault) => `${shown}: ${fault}: ${ended.err.slice(0, 300)}`),
            ...(isSlow ? [`${shown}: ${Math.round(ended.milliseconds)} ms`] : []),
          ],
        };
      },
    };
  },
};

function hasEscape(text: string): boolean {
  return findControlCharacter(text.replaceAll("\n", "")) !== null;
}
