import { shown } from "./layout.ts";

/**
 * What Markdown acts upon, wherever it stands: GitHub's links whatever looks like an address by itself, before it takes any
 * backslash away, so that must not look like one. At the beginning of a line also `+`, `-` and numbers.
 */
const signs = /[\\`*_[\]<>|~&#]|:(?=\/\/)|(?<=www)\.|(?<=\])\(|(?<=[\w.+-])@(?=\w)/gi;

/** Where a backslash does not help. */
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "@": "&#64;" };

/** Text from anywhere, as the text that it is: on one line, also in the cell of a table. */
export function inMarkdown(text: string): string {
  return shown(text)
    .replace(signs, (sign) => entities[sign] ?? `\\${sign}`)
    .replace(/^([+\-=]|\d+(?=[.)]))/, (start) => (/^\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** `address` is one of http or https. */
export function linkInMarkdown(text: string, address: string | null): string {
  if (address === null) return inMarkdown(text);
  // In angle brackets only these end an address; a pipe would end the cell of a table.
  const target = address.replace(/[<>|\\\s]/g, (sign) => encodeURIComponent(sign)).replaceAll("&", "&amp;");
  return `[${inMarkdown(text)}](<${target}>)`;
}

/** Rows of cells that are Markdown already. */
export function tableInMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
