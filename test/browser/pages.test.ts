import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ActivityKind, kindIds } from "../../src/coach/kinds.ts";
import { type PlatformId, platformIds } from "../../src/coach/platforms.ts";
import { changeBook, openBusyMachine } from "../commands/shared.ts";
import { activityOn, times } from "../support/books.ts";
import { findBrowser, howToGetBrowser } from "../support/browser.ts";
import { temporaryFolder } from "../support/run.ts";

const path = findBrowser();
if (path === null) throw new Error(`No browser was found. ${howToGetBrowser}`);

const hostile = "<script>window.wasRun = true</script>";

/** WCAG 2.2, levels A and AA: https://www.deque.com/axe/core-documentation/api-documentation/#axe-core-tags */
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const pages = ["report", "long", "listening", "team", "guidelines"] as const;
type PageName = (typeof pages)[number];

describe("pages in a browser", () => {
  const files = {} as Record<PageName, string>;
  let browser: Browser;

  beforeAll(async () => {
    const folder = temporaryFolder();
    for (const name of pages) files[name] = join(folder, `${name}.html`);
    const machine = await openBusyMachine();
    await changeBook(machine, (book) => ({
      ...book,
      profile: { ...book.profile, name: hostile, role: "Président", company: '"><img src=x onerror="wasRun=1">' },
      pauses: [...book.pauses, { from: "2026-03-02", to: "2026-03-15", why: "skiing" }],
      activities: [
        ...book.activities,
        // Seven months of it, two or three posts a week, with a day of 12; and one post long before.
        activityOn("2025-12-01", { id: "test:first" }),
        ...Array.from({ length: 80 }, (_, index) => {
          const day = new Date(Date.UTC(2026, 2, 30 + index * 3)).toISOString().slice(0, 10);
          const url =
            index % 2 === 0 ? `https://www.linkedin.com/feed/update/urn:li:activity:${index}` : "javascript:x()";
          return activityOn(day, { id: `test:year-${index}`, url, text: `${hostile} ${index}` });
        }),
        ...times(12, "2026-08-20").map((day, index) => activityOn(day, { id: `test:storm-${index}`, platform: "x" })),
      ],
    }));
    await machine.ok(["report", files.report]);
    await machine.ok(["report", files.listening, "--as", "bob"]);
    await machine.ok(["report", files.team, "--team"]);
    await machine.ok(["guidelines", "export", files.guidelines]);
    // Seven years on every network, of every kind, in long words.
    await changeBook(machine, (book) => ({
      ...book,
      profile: { ...book.profile, name: "Abcdefghij".repeat(8), role: "Abcdefghij".repeat(20) },
      activities: Array.from({ length: 700 }, (_, index) =>
        activityOn(new Date(Date.UTC(2026, 10, 24 - index * 4)).toISOString().slice(0, 10), {
          id: `test:long-${index}`,
          platform: platformIds[index % platformIds.length] as PlatformId,
          kind: kindIds[(index >> 2) % kindIds.length] as ActivityKind,
          text: "Donaudampfschifffahrtsgesellschaft".repeat(5),
        }),
      ),
    }));
    await machine.ok(["report", files.long, "--from", "2019-06-01"]);
    browser = await chromium.launch({ executablePath: path ?? "", args: ["--no-sandbox"] });
  });
  afterAll(() => browser?.close());

  /** Opens a page, and gives it with whatever it asked for and complained of. */
  async function open(name: PageName, options: BrowserContextOptions = {}): Promise<{ page: Page; noise: string[] }> {
    const page = await browser.newPage(options);
    const noise: string[] = [];
    page.on("request", (request) => {
      if (request.url() !== pathToFileURL(files[name]).href) noise.push(request.url());
    });
    page.on("console", (message) => noise.push(message.text()));
    page.on("pageerror", (error) => noise.push(error.message));
    await page.goto(pathToFileURL(files[name]).href);
    return { page, noise };
  }

  const looks = [320, 768, 1280].flatMap((width) =>
    (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
  );

  describe.each(looks)("at $width pixels, $colorScheme", ({ width, colorScheme }) => {
    // The other two are made of the same parts: they are looked at once in each theme.
    it.each(
      pages.filter(
        (name) => width === 768 || name === "report" || name === "team" || (name === "long" && width === 320),
      ),
    )("%s fits, asks for nothing, and axe finds nothing", async (name) => {
      const { page, noise } = await open(name, { viewport: { width, height: 900 }, colorScheme });
      for (const summary of await page.locator("summary").all()) await summary.click();
      const sizes = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(sizes[0]).toBeLessThanOrEqual(sizes[1] ?? 0);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async (tags) => {
        const { violations } = await (window as unknown as AxeWindow).axe.run({ runOnly: tags });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
      }, rules);
      expect(found).toEqual([]);
      expect(noise).toEqual([]);
      await page.close();
    });

    it("shows a picture against its background: 3 to 1 for forms, 4.5 to 1 for words", async () => {
      const { page } = await open("report", { viewport: { width, height: 900 }, colorScheme });
      const forms =
        ".posted, .bar.met, .bar.light, .bar.started, .bar.open, .bar.paused, .today, .sign.met, .sign.light, .sign.empty, .sign.paused, .sign.storm, .asked, .hatch";
      const poor = await page.evaluate(
        ([forms, words]) => {
          const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
          // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
          const luminance = (color: string) => {
            const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
              const part = value / 255;
              return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          };
          const paper = luminance(getComputedStyle(document.body).backgroundColor);
          const contrast = (color: string) => {
            const [high = 0, low = 0] = [luminance(color), paper].sort((left, right) => right - left);
            return (high + 0.05) / (low + 0.05);
          };
          const below = (selector: string, least: number) =>
            [...document.querySelectorAll(selector)].filter((element) => {
              const { fill, stroke } = getComputedStyle(element);
              return contrast(fill === "none" ? stroke : fill) < least;
            });
          return [...below(forms, 3), ...below(words, 4.5)].map((element) => element.outerHTML);
        },
        [`svg :is(${forms})`, "svg text"] as const,
      );
      expect(poor).toEqual([]);
      await page.close();
    });
  });

  it.each(["A4", "Letter"])("the report prints on one or two pages: %s", async (format) => {
    for (const name of pages) {
      const { page } = await open(name);
      const pdf = await page.pdf({ format });
      const count = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect({ name, isShort: count >= 1 && count <= 2 }).toEqual({ name, isShort: true });
      await page.close();
    }
  });

  it("a leader named <script> stays text, and no address but http and https is linked", async () => {
    for (const name of ["report", "team", "guidelines"] as const) {
      const { page } = await open(name);
      expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
      expect(await page.locator("script, img").count()).toBe(0);
      expect(await page.locator("body").textContent()).toContain(hostile);
      const links = await page
        .locator("a")
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).protocol));
      expect(links.filter((protocol) => protocol !== "https:" && protocol !== "http:")).toEqual([]);
      await page.close();
    }
  });

  it("every link and every part that opens is reached with the keyboard, in the order of the page, and shows it", async () => {
    const { page } = await open("report");
    const wanted = await page
      .locator("summary, :not(details *) > a, li a")
      .evaluateAll((all) => all.map((one) => one.outerHTML));
    const reached: string[] = [];
    for (let press = 0; press < wanted.length; press++) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { html: element.outerHTML, isSeen: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2 };
      });
      expect(focused.isSeen).toBe(true);
      reached.push(focused.html);
    }
    expect(reached).toEqual(wanted);
    // A link and both parts that open, at least.
    expect(reached.length).toBeGreaterThanOrEqual(3);
    await page.close();
  });

  it("the table of weeks opens with Enter, and holds what the pictures show", async () => {
    const { page } = await open("report");
    const summary = page.locator("summary", { hasText: "Every week as a table" });
    await summary.focus();
    await page.keyboard.press("Enter");
    const rows = page.locator("details[open] tbody tr");
    expect(await rows.count()).toBe(52);
    const days = await rows
      .locator("td:nth-child(3)")
      .evaluateAll((cells) => cells.map((cell) => Number(cell.textContent)));
    const filled = await page.locator(".picture rect.posted").count();
    expect(filled).toBe(days.reduce((sum, count) => sum + count, 0));
    await page.close();
  });

  it("breaks no number, however many networks and narrow the screen", async () => {
    const { page } = await open("long", { viewport: { width: 320, height: 900 } });
    const heights = await page.locator(".numbers td").evaluateAll((cells) => cells.map((cell) => cell.clientHeight));
    expect(heights.length).toBeGreaterThan(13 * 7);
    expect(Math.max(...heights)).toBeLessThan(32);
    await page.close();
  });

  it("dark is dark, and paper is white", async () => {
    const { page } = await open("report", { colorScheme: "dark" });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await background()).toBe("rgb(24, 25, 24)");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await background()).toBe("rgb(255, 255, 255)");
    await page.close();
  });
});

interface AxeWindow {
  readonly axe: {
    run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}
