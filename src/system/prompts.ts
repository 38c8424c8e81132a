import type { ChoiceQuestion, EditRequest, ManyQuestion, Prompt, TextQuestion } from "../context.ts";
import { usageError } from "../errors.ts";
import type { Question } from "./asking.ts";
import { waitForStreams } from "./leaving.ts";

interface PromptOptions {
  /** Is asking wished for, if anybody is there? */
  readonly mayAsk: boolean;
  readonly hasColor: boolean;
  readonly isUnicode: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Questions at a terminal, by inquirer: loaded only when one is asked. */
export function createPrompt({ mayAsk, hasColor, isUnicode, env }: PromptOptions): Prompt {
  // Looked at only then: Node makes a stream of each when it is first asked for.
  const isPossible = () => mayAsk && process.stdin.isTTY === true && process.stderr.isTTY === true;
  const refuseWithout = (flag: string) => {
    if (isPossible()) return;
    throw usageError(`There is nobody to ask: this needs ${flag}.`, "Give the flag, or run it at a terminal.");
  };
  const ask = async <Value>(flag: string, question: Question): Promise<Value> => {
    refuseWithout(flag);
    waitForStreams();
    const { askAtTerminal } = await import("./asking.ts");
    return askAtTerminal<Value>(question, { hasColor, isUnicode });
  };
  return {
    get isPossible() {
      return isPossible();
    },
    text: ({ message, flag, initial, problemWith }: TextQuestion) =>
      ask(flag, {
        type: "input",
        message,
        default: initial,
        validate: (answer: string) => problemWith?.(answer) ?? true,
      }),
    choose: <Value>({ message, flag, choices, initial }: ChoiceQuestion<Value>) =>
      ask<Value>(flag, {
        type: "select",
        message,
        choices: [...choices],
        default: initial,
        loop: false,
        theme: helpedBy("Arrow keys choose, Enter goes on."),
      }),
    chooseSome: <Value>({ message, flag, choices, initial }: ManyQuestion<Value>) =>
      ask<Value[]>(flag, {
        type: "checkbox",
        message,
        loop: false,
        theme: helpedBy("Arrow keys move, space chooses, Enter goes on."),
        choices: choices.map((choice) => ({ ...choice, checked: initial.includes(choice.value) })),
      }),
    confirm: ({ message, flag, initial }) => ask(flag, { type: "confirm", message, default: initial }),
    edit: async ({ text, fileName, flag }: EditRequest) => {
      refuseWithout(flag);
      const { editText } = await import("./editor.ts");
      return editText(text, fileName, env);
    },
  };
}

/** What stands below a list, in words that every terminal shows. */
function helpedBy(words: string): object {
  return { style: { keysHelpTip: () => words } };
}
