import { DomUtils, Parser, parseDocument } from "htmlparser2";

type Root = ReturnType<typeof parseDocument>;
export type PageElement = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** A page as an independent reader understands it. */
export function readPage(html: string) {
  const root = parseDocument(html);
  return {
    root,
    all: (name: string, within: Root | PageElement = root): PageElement[] =>
      DomUtils.getElementsByTagName(name, within),
    byClass: (name: string, within: Root | PageElement = root): PageElement[] =>
      DomUtils.getElementsByTagName("*", within).filter(({ attribs }) =>
        (attribs["class"] ?? "").split(" ").includes(name),
      ),
    one: (name: string, within: Root | PageElement = root): PageElement =>
      only(DomUtils.getElementsByTagName(name, within), name),
    /** Headings in order, as "h2 Gaps". */
    headings: (): string[] =>
      DomUtils.getElementsByTagName((name) => /^h[1-6]$/.test(name), root).map(
        (heading) => `${heading.name} ${wordsOf(heading)}`,
      ),
    /** The section under this heading. */
    section: (heading: string): PageElement =>
      only(
        DomUtils.getElementsByTagName("section", root).filter((section) =>
          DomUtils.getElementsByTagName("h2", section).some((title) => wordsOf(title) === heading),
        ),
        `section ${heading}`,
      ),
  };
}

export type ReadPage = ReturnType<typeof readPage>;

function only<Item>(items: readonly Item[], what: string): Item {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} of ${what}, one expected`);
  return item;
}

/** Its text, white space as a browser shows it. */
export function wordsOf(element: PageElement): string {
  return DomUtils.textContent(element).replace(/\s+/g, " ").trim();
}

/** Rows of cells, each row's header cell included. */
export function readTable(table: PageElement): { caption: string; head: string[]; rows: string[][] } {
  const named = (name: string, within: PageElement) => DomUtils.getElementsByTagName(name, within);
  const cellsOf = (row: PageElement) =>
    DomUtils.getElementsByTagName((name) => name === "th" || name === "td", row).map(wordsOf);
  const [head] = named("thead", table).flatMap((part) => named("tr", part));
  return {
    caption: named("caption", table).map(wordsOf).join("|"),
    head: head === undefined ? [] : cellsOf(head),
    rows: named("tbody", table)
      .flatMap((part) => named("tr", part))
      .map(cellsOf),
  };
}

const tags = new Set(
  "html head meta title style body main header footer section div p h1 h2 h3 dl dt dd ul ol li table caption thead tbody tr th td details summary a time code strong span bdi svg symbol defs pattern path rect use text g".split(
    " ",
  ),
);
const attributes = new Set(
  "lang charset name content http-equiv class id dir scope datetime href rel viewbox role aria-hidden aria-label x y width height rx d patternunits patterntransform data-column".split(
    " ",
  ),
);

/** What is wrong with a page of ours, whatever it is about: nothing runs, nothing is loaded, all is named. */
export function flawsOfPage(html: string): string[] {
  const page = readPage(html);
  const elements = page.all("*");
  const ids = elements.flatMap(({ attribs }) => attribs["id"] ?? []);
  const flaws: string[] = [...unbalancedTags(html)];
  const expectThat = (holds: boolean, flaw: string) => holds || flaws.push(flaw);

  for (const { name, attribs } of elements) {
    expectThat(tags.has(name), `<${name}>`);
    for (const [attribute, value] of Object.entries(attribs)) {
      expectThat(attributes.has(attribute.toLowerCase()), `${name} ${attribute}=${value}`);
      for (const [, id = ""] of value.matchAll(/url\(\s*["']?#?([^)]*)\)/g)) {
        expectThat(ids.includes(id), `url(#${id}) leads nowhere`);
      }
    }
    const { href } = attribs;
    if (href === undefined) continue;
    const isFragment = href.startsWith("#") && ids.includes(href.slice(1));
    expectThat(isFragment || (name === "a" && /^https?:\/\/[^\s"<>]+$/.test(href)), `${name} href=${href}`);
  }
  expectThat(new Set(ids).size === ids.length, `ids twice: ${ids.join(" ")}`);

  expectThat(html.startsWith("<!doctype html>\n<html lang="), "no doctype, or no language");
  expectThat(wordsOf(page.one("title", page.one("head"))) !== "", "no title");
  const metas = page.all("meta");
  const meta = (name: string) => metas.find(({ attribs }) => (attribs["name"] ?? attribs["http-equiv"]) === name);
  expectThat(/width=device-width/.test(meta("viewport")?.attribs["content"] ?? ""), "no viewport");
  const policy = meta("Content-Security-Policy")?.attribs["content"] ?? "";
  expectThat(/^default-src 'none'(?:;|$)/.test(policy), `policy: ${policy}`);
  expectThat(!/unsafe|https?:|data:|\*|script-src/.test(policy), `policy: ${policy}`);
  expectThat(html.indexOf("Content-Security-Policy") < html.indexOf("<style"), "the policy comes after the style");

  const styles = page.all("style");
  const style = styles.map((element) => DomUtils.textContent(element)).join("");
  expectThat(styles.length === 1, "not one style");
  expectThat(!/@import|expression\(|image\(|image-set\(|@font-face/i.test(style), "the style loads something");
  for (const [, target = ""] of style.matchAll(/url\(([^)]*)\)/gi)) {
    expectThat(target.startsWith("#") && ids.includes(target.slice(1)), `style: url(${target})`);
  }

  const levels = page.headings().map((heading) => Number(heading.charAt(1)));
  expectThat(levels.filter((level) => level === 1).length === 1 && levels[0] === 1, `headings: ${levels.join(" ")}`);
  expectThat(
    levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1),
    "a gap in headings",
  );
  expectThat(
    page.headings().every((heading) => heading.length > 3),
    "an empty heading",
  );
  for (const { attribs } of page.all("svg")) {
    const isNamed = attribs["role"] === "img" && (attribs["aria-label"] ?? "").trim() !== "";
    expectThat((attribs["aria-hidden"] === "true") !== isNamed, `svg: ${JSON.stringify(attribs)}`);
  }
  for (const table of page.all("table")) {
    const { caption, head } = readTable(table);
    const headers = page.all("th", table);
    expectThat(caption !== "", "a table without a caption");
    expectThat(head.length > 0 && head.every((cell) => cell !== ""), `a table without header cells: ${head}`);
    expectThat(
      headers.every(({ attribs }) => attribs["scope"] === "col" || attribs["scope"] === "row"),
      "a header cell of nothing",
    );
    expectThat(new Set(readTable(table).rows.map((row) => row.length)).size <= 1, "rows of unequal length");
    expectThat(
      readTable(table).rows.every((row) => row.length === head.length),
      "rows unlike the head",
    );
  }
  for (const link of page.all("a")) expectThat(wordsOf(link) !== "", "a link without words");
  for (const { attribs } of page.all("time")) {
    expectThat(/^\d{4}-\d\d-\d\d$/.test(attribs["datetime"] ?? ""), `time ${attribs["datetime"]}`);
  }
  return flaws;
}

/** Tags that are closed by nobody, or by something else. */
function unbalancedTags(html: string): string[] {
  const [open, wrong]: [string[], string[]] = [[], []];
  const parser = new Parser({
    onopentagname: (name) => open.push(name),
    onclosetag: (name, isImplied) => {
      const last = open.pop();
      const closesItself = ["meta", "path", "rect", "use"].includes(name);
      if (last !== name || (isImplied && !closesItself)) wrong.push(`</${name}>`);
    },
  });
  parser.end(html);
  return [...wrong, ...open.map((name) => `<${name}> stays open`)];
}
