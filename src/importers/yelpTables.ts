/** A table of a web page: the words of each cell, row by row, header and all. */
export type HtmlTable = readonly (readonly string[])[];

const hidden = new Set(["script", "style", "template", "noscript"]);
const breaks = new Set(["p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table"]);

/** Elements within elements: no page is laid out deeper, and the parser takes ever longer. What follows is left unread. */
const deepest = 20_000;

interface OpenTable {
  readonly rows: string[][];
  /** The words of the cell that is open; null between cells. */
  cell: string[] | null;
}

/** Was the page cut off? No page leaves out the end of a table. */
export function endsWithinTable(html: string): boolean {
  const page = html.toLowerCase();
  return page.lastIndexOf("<table") > page.lastIndexOf("</table");
}

/**
 * A function that gives the tables of a page, in the order in which they begin; its reader is loaded here. The words of a
 * table within a cell are of that table alone. The page may end anywhere: what is open then, ends there.
 */
export async function loadTableReader(): Promise<(html: string) => HtmlTable[]> {
  const { Parser } = await import("htmlparser2");
  return (html) => {
    const tables: string[][][] = [];
    const open: OpenTable[] = [];
    let [depth, hiddenDepth] = [0, 0];
    const parser = new Parser({
      onopentag: (name) => {
        if (++depth > deepest) parser.pause();
        if (hidden.has(name)) hiddenDepth++;
        if (breaks.has(name)) open.at(-1)?.cell?.push(" ");
        if (name === "table") {
          const rows: string[][] = [];
          tables.push(rows);
          open.push({ rows, cell: null });
        } else if (name === "tr") {
          beginRow(open.at(-1));
        } else if (name === "td" || name === "th") {
          beginCell(open.at(-1));
        }
      },
      onclosetag: (name) => {
        depth--;
        if (hidden.has(name)) hiddenDepth--;
        if (breaks.has(name)) open.at(-1)?.cell?.push(" ");
        if (name === "table") endCell(open.pop());
        if (name === "tr" || name === "td" || name === "th") endCell(open.at(-1));
      },
      ontext: (text) => {
        if (hiddenDepth === 0) open.at(-1)?.cell?.push(text);
      },
    });
    parser.end(html);
    for (const table of open) endCell(table);
    return tables.map((rows) => rows.filter((row) => row.length > 0));
  };
}

function beginRow(table: OpenTable | undefined): void {
  endCell(table);
  table?.rows.push([]);
}

function beginCell(table: OpenTable | undefined): void {
  endCell(table);
  if (table === undefined) return;
  if (table.rows.length === 0) table.rows.push([]);
  table.cell = [];
}

function endCell(table: OpenTable | undefined): void {
  if (table === undefined || table.cell === null) return;
  table.rows.at(-1)?.push(table.cell.join("").replace(/\s+/g, " ").trim());
  table.cell = null;
}
