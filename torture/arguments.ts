import fc from "fast-check";
import { findControlCharacter } from "../src/coach/text.ts";
import { createProgram } from "../src/program.ts";
import { type Attack, drawFor, nothing } from "./attack.ts";
import { openJanesMachine } from "./machine.ts";

/** As README has them. 70, a bug in socialtop, is documented and must not come. */
const documentedCodes: readonly (number | null)[] = [0, 1, 2, 3, 130];

/** Milliseconds within which any command line ends; what a busy machine needs to start Node comes on top. */
const longestRun = 2_000;

/** What nobody means, and what somebody might. No address: nothing here may use the network. */
const values = fc.oneof(
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
  fc.constantFrom("x".repeat(100_000), "[".repeat(50_000), "a,".repeat(50_000)),
  fc.string({ unit: "binary", maxLength: 30 }).map((text) => text.replaceAll("\0", "")),
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
    const commands = allCommands();
    // Half of the lines with little on them: any more words are nearly always refused before anything is done.
    const lines = fc.constantFrom(...commands).chain(({ path, options }) => {
      const flags = fc.constantFrom(...options, ...everywhere);
      const words = fc.oneof(fc.array(flags, { maxLength: 2 }), fc.array(fc.oneof(values, flags), { maxLength: 6 }));
      return words.map((added) => [...path, ...added]);
    });
    return {
      close: machine.close,
      round: async (number) => {
        const argv = drawFor(lines, seed, number);
        const before = JSON.stringify(machine.saved());
        const ended = await machine.run(argv);
        const faults = [
          ...(documentedCodes.includes(ended.code) ? [] : [`exit code ${ended.code}`]),
          ...(/^\s+at \S.*:\d+/m.test(ended.err) ? ["a stack trace"] : []),
          ...(ended.code !== 0 && JSON.stringify(machine.saved()) !== before ? ["a changed record"] : []),
          ...(hasEscape(ended.out + ended.err) ? ["a sign that a terminal acts upon"] : []),
        ];
        const isSlow = ended.isHung || ended.milliseconds > longestRun;
        const shown = JSON.stringify(argv.map((word) => word.slice(0, 60)));
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
