import { beforeAll, describe, expect, it } from "vitest";
import type { Book, Guidelines } from "../../../src/coach/book.ts";
import { checkDraft, draftRules, type Finding } from "../../../src/coach/draft/draftCheck.ts";
import type { PlatformId } from "../../../src/coach/platforms.ts";
import { cleanPost } from "../../../src/coach/text.ts";
import { loadFinders } from "../../../src/finders/finders.ts";
import { activityOn, bookWith } from "../../support/books.ts";

// A Wednesday.
const today = "2026-11-25";

const agreed: Guidelines = {
  agreedOn: "2026-01-05",
  changedOn: "2026-01-05",
  file: null,
  topics: ["hiring"],
  offLimits: ["politics", "layoffs"],
  neverMention: ["Project Falcon", "Müller & Söhne"],
  privateLife: "No names of the children.",
  reviewer: "Ada Rey",
  isListed: true,
  quietPeriods: [],
  disclaimer: "My own views.",
};

interface Situation {
  readonly book?: Partial<Book>;
  readonly guidelines?: Partial<Guidelines> | null;
  readonly platforms?: readonly PlatformId[];
  readonly company?: string;
}

async function findingsIn(
  typed: string,
  { book, guidelines = {}, platforms, company }: Situation = {},
): Promise<Finding[]> {
  const start = bookWith({});
  const whole: Book = {
    ...start,
    profile: { ...start.profile, company: company ?? null },
    guidelines: guidelines === null ? null : { ...agreed, ...guidelines },
    ...book,
  };
  const request = { ...cleanPost(typed), platforms: platforms ?? ["linkedin"], today, thread: null };
  return [...checkDraft(whole, request, await loadFinders("Europe/Paris")).findings];
}

/** The words found by one rule, or the whole text where it points at none. */
async function wordsOf(rule: string, text: string, situation?: Situation): Promise<(string | null)[]> {
  const findings = await findingsIn(text, situation);
  return findings.filter((finding) => finding.rule === rule).map(({ place }) => place?.found ?? null);
}

const ordinary = "Yesterday in Lyon a customer showed me what we had got wrong. It took her two minutes.";

describe("the rules of a draft", () => {
  it("have ids of their own, and find nothing in an ordinary post", async () => {
    const ids = draftRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const text of [
      ordinary,
      "Gestern hat mir eine Kundin in Lyon gezeigt, was wir falsch gemacht haben. Zwei Minuten hat sie gebraucht.",
      "Hier à Lyon, une cliente m’a montré notre erreur. Il lui a fallu deux minutes.",
      "昨日リヨンでお客様に私たちの間違いを教わりました。",
      "Вчера в Лионе клиентка показала мне нашу ошибку.",
      "אתמול בליון לקוחה הראתה לי מה עשינו לא נכון.",
    ])
      expect({ text, found: await findingsIn(text, { platforms: ["linkedin", "x"] }) }).toEqual({ text, found: [] });
  });

  it("say where: line and character, from 1, and the place in the text", async () => {
    const text = "Zoë 🎉\n\nso: project falcon flies";
    expect(await findingsIn(text)).toMatchObject([
      {
        rule: "forbidden-word",
        severity: "stop",
        platform: null,
        place: {
          found: "project falcon",
          line: 3,
          column: 5,
          from: text.indexOf("project"),
          to: text.indexOf(" flies"),
        },
      },
    ]);
    // The emoji is one character.
    expect(await findingsIn("🎉 Project Falcon")).toMatchObject([{ place: { line: 1, column: 3, from: 3, to: 17 } }]);
  });

  it("put the gravest first", async () => {
    const severities = (await findingsIn("THIS IS LOUD!!! Call +33 6 12 34 56 78 about Project Falcon")).map(
      ({ severity }) => severity,
    );
    expect(severities).toEqual(["stop", "warning", "hint"]);
  });
});

describe("too-long", () => {
  it.each<[PlatformId, number]>([
    ["x", 280],
    ["bluesky", 300],
    ["threads", 500],
    ["mastodon", 500],
    ["instagram", 2200],
    ["linkedin", 3000],
  ])("stops on %s above %i, and not at it", async (platform, longest) => {
    expect(await wordsOf("too-long", "a".repeat(longest), { platforms: [platform] })).toEqual([]);
    expect(await findingsIn("a".repeat(longest + 1), { platforms: [platform] })).toContainEqual(
      expect.objectContaining({
        rule: "too-long",
        severity: "stop",
        platform,
        problem: expect.stringContaining("1 too many"),
      }),
    );
  });

  it("is a warning where the network does not say so itself, and nothing where a thread fits", async () => {
    const found = await findingsIn("a".repeat(4001), { platforms: ["google"] });
    expect(found).toMatchObject([{ rule: "too-long", severity: "warning" }]);
  });

  it("looks at each network on its own, and takes the leader's own length", async () => {
    const text = "é".repeat(400);
    const found = await findingsIn(text, { platforms: ["linkedin", "x", "bluesky"] });
    expect(found.filter(({ rule }) => rule === "too-long").map(({ platform }) => platform)).toEqual(["x", "bluesky"]);
    const start = bookWith({});
    const premium = { profile: { ...start.profile, lengths: [{ platform: "x", longest: 25_000 }] } } as const;
    expect(await wordsOf("too-long", text, { platforms: ["x"], book: premium })).toEqual([]);
  });
});

describe("see-more", () => {
  it("shows where LinkedIn cuts: after about 210 characters", async () => {
    const text = `${"word ".repeat(41)}here. And the rest of it goes on.`;
    // 41 × 5 = 205 characters, then "here.": 210.
    expect(await wordsOf("see-more", text)).toEqual(["word word here."]);
    expect(await wordsOf("see-more", text.slice(0, 210))).toEqual([]);
    expect(await wordsOf("see-more", text, { platforms: ["x"] })).toEqual([]);
  });
});

describe("forbidden-word and off-limits", () => {
  it.each([
    ["Müller & Söhne signed", ["Müller & Söhne"]],
    ["Muller & Sohne signed", ["Muller & Sohne"]],
    ["#ProjectFalcon", ["ProjectFalcon"]],
    ["PROJECT FALCON’s day, project-falcon", ["PROJECT FALCON", "project-falcon"]],
    ["projects with falcons", []],
    ["Söhne of Müller", []],
  ])("stops at names never to mention: %s", async (text, found) => {
    expect(await wordsOf("forbidden-word", text)).toEqual(found);
  });

  it("warns of topics off limits, and says whom to ask", async () => {
    const found = await findingsIn("No layoff, and no politics. Polite people.");
    expect(found).toMatchObject([
      { rule: "off-limits", severity: "warning", place: { found: "layoff" } },
      { rule: "off-limits", severity: "warning", place: { found: "politics" } },
    ]);
    expect(found[0]?.todo).toContain("Ada Rey");
    expect(await wordsOf("off-limits", "apolitical, politician")).toEqual([]);
  });

  it("finds them in other scripts", async () => {
    const guidelines = { neverMention: ["猎鹰", "Сокол"], offLimits: ["선거"] };
    expect(await wordsOf("forbidden-word", "今天的猎鹰项目", { guidelines })).toEqual(["猎鹰"]);
    expect(await wordsOf("forbidden-word", "вместе с Соколом", { guidelines })).toEqual(["Соколом"]);
    expect(await wordsOf("off-limits", "선거가 끝났다", { guidelines })).toEqual(["선거"]);
  });

  it("hint at guidelines where there are none", async () => {
    expect(await findingsIn(ordinary, { guidelines: null })).toMatchObject([
      { rule: "no-guidelines", severity: "hint" },
    ]);
    // Nothing was said yet of what is never mentioned; "none" is an answer.
    const unsaid = await findingsIn(ordinary, { guidelines: { neverMention: null } });
    expect(unsaid).toMatchObject([{ rule: "no-guidelines", problem: expect.stringContaining("never mentioned") }]);
    expect(await findingsIn(ordinary, { guidelines: { neverMention: [] } })).toEqual([]);
  });
});

describe("quiet-period", () => {
  const until = (from: string, to: string) => ({ guidelines: { quietPeriods: [{ from, to, why: "annual results" }] } });

  it("warns on its first day, on its last one, and not beside it", async () => {
    expect(await wordsOf("quiet-period", ordinary, until(today, "2026-12-31"))).toEqual([null]);
    expect(await wordsOf("quiet-period", ordinary, until("2026-11-01", today))).toEqual([null]);
    expect(await wordsOf("quiet-period", ordinary, until("2026-11-26", "2026-12-31"))).toEqual([]);
    expect(await wordsOf("quiet-period", ordinary, until("2026-11-01", "2026-11-24"))).toEqual([]);
  });

  it("names its last day and its reason", async () => {
    const [found] = await findingsIn(ordinary, until("2026-11-01", "2027-01-31"));
    expect(found).toMatchObject({
      severity: "warning",
      problem: expect.stringContaining("until 31 Jan 2027 (annual results)"),
    });
  });
});

describe("results", () => {
  const text = "Our revenue grew 12 % this quarter.";
  it("is a warning in a listed company, a hint where that is not known, nothing in another", async () => {
    expect(await findingsIn(text)).toMatchObject([{ rule: "results", severity: "warning" }]);
    expect(await findingsIn(text, { guidelines: { isListed: null } })).toMatchObject([
      { rule: "results", severity: "hint" },
    ]);
    expect(await findingsIn(text, { guidelines: { isListed: false } })).toEqual([]);
  });
});

describe("what should not be in it", () => {
  it.each([
    ["secret", "stop", `key ${"ghp_"}${"a1B2c3D4e5F6a7B8c9D0e1F2a3B4c5D6e7F8"}`],
    ["personal-data", "stop", "pay to GB29 NWBK 6016 1331 9268 19 please"],
    ["personal-data", "stop", "my card 4111 1111 1111 1111 is gone"],
    ["contact-data", "warning", "write to jane@example.com today"],
    ["contact-data", "warning", "write to jürgen@example.com today"],
    ["contact-data", "warning", "write to jane＠example.com today"],
    ["contact-data", "warning", "call +44 20 7946 0958 today"],
    ["profanity", "warning", "what a load of bullshit"],
  ])("%s, a %s: %s", async (rule, severity, text) => {
    expect(await findingsIn(text)).toContainEqual(expect.objectContaining({ rule, severity }));
  });
});

describe("what an address is made of", () => {
  it("is nobody's words", async () => {
    const text = "Read https://example.com/bullshit-revenue-12-percent/photo today.";
    expect(await findingsIn(text)).toEqual([]);
  });
});

describe("a handle with its server", () => {
  it("is no e-mail address", async () => {
    expect(
      await wordsOf("contact-data", "On Mastodon I am @jane@mastodon.example.social, @zoë@example.social too."),
    ).toEqual([]);
  });
});

describe("hidden-characters", () => {
  it("warns of signs that turn the text, hints at invisible ones and at what was taken out", async () => {
    expect(await findingsIn("pay\u202eevil\u202c now")).toMatchObject([
      { rule: "hidden-characters", severity: "warning", place: { column: 4 } },
      { rule: "hidden-characters", severity: "warning", place: { column: 9 } },
    ]);
    expect(await findingsIn("so\u200bmuch")).toMatchObject([{ rule: "hidden-characters", severity: "hint" }]);
    expect(await findingsIn("\u001b[31mred\u001b[0m and more words")).toMatchObject([
      { rule: "hidden-characters", severity: "hint", place: null },
    ]);
  });

  it("leaves alone what emoji and scripts need", async () => {
    expect(await findingsIn("👩‍👧 می‌خواهم ❤️ \u200fשלום\u200f and a text around it")).toEqual([]);
  });
});

describe("shouting", () => {
  it.each([
    ["THIS IS GREAT", "THIS IS GREAT"],
    ["so: DAS IST WIRKLICH TOLL, ja", "DAS IST WIRKLICH TOLL"],
    ["ЭТО ОЧЕНЬ ВАЖНО", "ЭТО ОЧЕНЬ ВАЖНО"],
    ["THIS, MY FRIENDS, IS GREAT", "THIS, MY FRIENDS, IS GREAT"],
    ["wow!!! really", "!!!"],
    ["¡¡¡Hola", "¡¡¡"],
    ["すごい！！！", "！！！"],
  ])("is seen in %s", async (text, found) => {
    const hint = (await findingsIn(text)).find(({ rule }) => rule === "shouting");
    expect(hint?.place?.found).toBe(found);
    expect(hint?.problem).toContain(/[!！¡]/.test(found) ? "exclamation marks" : "Capitals");
  });

  it.each([
    "our CEO, CFO, COO",
    "USA, UK, EU",
    "NASA and ESA",
    "The EU, the UN and NATO",
    "IBM",
    "Wow!!",
    "A B C D",
    "これはとても大事",
    "I AM here",
  ])("is not seen in %s", async (text) => {
    expect(await wordsOf("shouting", text)).toEqual([]);
  });
});

describe("hashtags, mentions and links", () => {
  const tags = (count: number) => Array.from({ length: count }, (_, index) => `#tag${index}a`).join(" ");

  it("counts hashtags by network", async () => {
    expect(await wordsOf("too-many-hashtags", `Words ${tags(2)}`, { platforms: ["x"] })).toEqual([]);
    expect(await wordsOf("too-many-hashtags", `Words ${tags(3)}`, { platforms: ["x"] })).toEqual([null]);
    expect(await wordsOf("too-many-hashtags", `Words ${tags(5)}`)).toEqual([]);
    expect(await wordsOf("too-many-hashtags", `Words ${tags(6)}`)).toEqual([null]);
    expect(await wordsOf("too-many-hashtags", "言葉 ＃東京 ＃大阪 ＃京都", { platforms: ["x"] })).toEqual([null]);
  });

  it("takes no number and no part of an address for a hashtag", async () => {
    const text = "We are #1, #2 and #3. See https://example.com/a#b and https://example.com/c#d and C#";
    expect(await wordsOf("too-many-hashtags", text, { platforms: ["x"] })).toEqual([]);
  });

  it("counts mentions, and no e-mail address", async () => {
    expect(await wordsOf("too-many-mentions", "Thanks @a1 @b2 @c3 @d4 @e5 me@example.com")).toEqual([]);
    expect(await wordsOf("too-many-mentions", "Thanks @a1 @b2 @c3 @d4 @e5 @f6")).toEqual([null]);
  });

  it("takes five links on Threads, six nowhere but elsewhere", async () => {
    const links = (count: number) =>
      Array.from({ length: count }, (_, index) => `https://example.com/${index}`).join(" and ");
    expect(await wordsOf("too-many-links", `Words ${links(5)}`, { platforms: ["threads"] })).toEqual([]);
    expect(await wordsOf("too-many-links", `Words ${links(6)}`, { platforms: ["threads"] })).toEqual([null]);
    expect(await wordsOf("too-many-links", `Words ${links(6)}`, { platforms: ["x"] })).toEqual([]);
  });
});

describe("bare-link", () => {
  it.each([
    "https://example.com/a",
    "  example.com/a  ",
    "https://example.com/a #news",
    "👉 https://example.com/a",
    "https://example.com/a https://example.com/b",
  ])("warns of %s", async (text) => {
    expect(await wordsOf("bare-link", text)).toHaveLength(1);
  });

  it.each(["Read this: https://example.com/a", "これ https://example.com/a", "#news", "👉"])(
    "has nothing against %s",
    async (text) => {
      expect(await wordsOf("bare-link", text)).toEqual([]);
    },
  );
});

describe("alt-text", () => {
  it.each([
    ["Here is a photo from the plant.", "photo"],
    ["Two screenshots say more.", "screenshots"],
    ["Im Bild: das neue Werk.", "Bild"],
    ["Voici une image du chantier.", "image"],
    ["写真を撮りました。", "写真"],
    ["New plant 📷", "📷"],
    ["Here is a photo. There is no alternative to hiring.", "photo"],
    ["our company photo of the year", "photo"],
  ])("hints at %s", async (text, found) => {
    expect(await wordsOf("alt-text", text)).toEqual([found]);
  });

  it.each([
    "the bigger picture",
    "our brand image",
    "A photo. [alt: the new plant]",
    "A photo; alt text is filled in.",
    "photosynthesis",
    "imagine",
  ])("has nothing against %s", async (text) => {
    expect(await wordsOf("alt-text", text)).toEqual([]);
  });
});

describe("own-company", () => {
  it.each(["Dinner at Example was great", "EXAMPLE’s soup", "#example", "@example"])(
    "stops a review that names it: %s",
    async (text) => {
      const found = await findingsIn(text, { platforms: ["google"], company: "Example AG" });
      expect(found).toMatchObject([{ rule: "own-company", severity: "stop" }]);
      expect(found[0]?.problem).toContain("16 CFR 465");
    },
  );

  it("has nothing against it in a post, nor against another company", async () => {
    expect(await wordsOf("own-company", "Example is hiring", { company: "Example AG" })).toEqual([]);
    expect(
      await wordsOf("own-company", "Exemplary soup at Lyon", { platforms: ["yelp"], company: "Example AG" }),
    ).toEqual([]);
    expect(await wordsOf("own-company", "Soup at Example", { platforms: ["yelp"] })).toEqual([]);
    const ordinary = "The soup was a fine example of Alsatian cooking";
    expect(await wordsOf("own-company", ordinary, { platforms: ["yelp"], company: "Example AG" })).toEqual([]);
  });
});

describe("same-text", () => {
  const long = `${ordinary} `.repeat(6).trim();
  const posted = (day: string, text: string, platform: PlatformId = "linkedin") => ({
    book: { activities: [activityOn(day, { text, platform })] },
  });

  it("warns of a recent post with the same words, on the same network", async () => {
    expect(await wordsOf("same-text", ordinary, posted("2026-11-02", ordinary))).toEqual([null]);
    expect(await wordsOf("same-text", `${ordinary.toUpperCase()} 🎉`, posted("2026-11-02", ordinary))).toEqual([null]);
    // What is kept of a long one is its beginning.
    expect(await wordsOf("same-text", long, posted("2026-11-02", `${long.slice(0, 279)}…`))).toEqual([null]);
  });

  it("has nothing against other words, another network, a post of 91 days ago, or two words", async () => {
    expect(await wordsOf("same-text", ordinary, posted("2026-11-02", ordinary.replace("Lyon", "Paris")))).toEqual([]);
    expect(await wordsOf("same-text", ordinary, posted("2026-11-02", ordinary, "x"))).toEqual([]);
    expect(await wordsOf("same-text", ordinary, posted("2026-08-27", ordinary))).toEqual([null]);
    expect(await wordsOf("same-text", ordinary, posted("2026-08-26", ordinary))).toEqual([]);
    expect(await wordsOf("same-text", "Thank you!", posted("2026-11-24", "Thank you!"))).toEqual([]);
  });

  it("says when that was", async () => {
    const [found] = await findingsIn(ordinary, posted("2026-11-24", ordinary));
    expect(found?.problem).toBe("You posted the same on LinkedIn yesterday (Tue 24 Nov).");
  });
});

describe("third-post", () => {
  const posts = (count: number, parts: object = {}) =>
    Array.from({ length: count }, (_, index) => activityOn(today, { id: `test:${index}`, ...parts }));

  it("warns after two posts of today, and names the day to keep it for", async () => {
    expect(await findingsIn(ordinary, { book: { activities: posts(2) } })).toMatchObject([
      {
        rule: "third-post",
        severity: "warning",
        problem: expect.stringContaining("post number 3 today"),
        todo: expect.stringContaining("Thursday"),
      },
    ]);
  });

  it("passes over paused days", async () => {
    const pauses = [{ from: "2026-11-26", to: "2026-11-27", why: null }];
    const [found] = await findingsIn(ordinary, { book: { activities: posts(2), pauses } });
    expect(found?.todo).toContain("Saturday");
  });

  it("counts neither what is no post, nor yesterday's, nor the same text on another network", async () => {
    expect(await wordsOf("third-post", ordinary, { book: { activities: posts(1) } })).toEqual([]);
    expect(await wordsOf("third-post", ordinary, { book: { activities: posts(3, { kind: "reply" }) } })).toEqual([]);
    expect(await wordsOf("third-post", ordinary, { book: { activities: posts(3, { day: "2026-11-24" }) } })).toEqual(
      [],
    );
    const crossPosted = [
      ...posts(1, { text: "One text" }),
      activityOn(today, { id: "test:x", platform: "x", text: "One text" }),
    ];
    expect(await wordsOf("third-post", ordinary, { book: { activities: crossPosted } })).toEqual([]);
    const same = posts(2, { platform: "x", text: ordinary });
    expect(await wordsOf("third-post", ordinary, { book: { activities: same } })).toEqual([]);
  });
});

describe("a long text", () => {
  let warm: Finding[];
  beforeAll(async () => {
    warm = await findingsIn("The libraries are loaded now.");
  });

  it.each([
    ["prose", "The quick brown fox jumps over the lazy dog. "],
    ["Chinese", "她们今天在里昂见面。"],
    ["one word", "a"],
    ["digits", "4111 1111 1111 1111 "],
    ["e-mail addresses", "a@b.com "],
    ["links", "https://example.com/a "],
    ["names never to mention", "Project Falcon "],
    ["right-to-left overrides", "\u202e"],
    ["escapes", "\u001b[31m"],
    ["emoji", "👩‍👩‍👧‍👦"],
  ])("of 100,000 characters is looked over in well under a second: %s", async (_what, piece) => {
    expect(warm).toEqual([]);
    const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
    const milliseconds: number[] = [];
    // Others may be at work here: one good time is enough.
    while (milliseconds.length < 3 && Math.min(...milliseconds) >= 1500) {
      const begin = performance.now();
      await findingsIn(text, { platforms: ["linkedin", "x", "bluesky", "mastodon"] });
      milliseconds.push(performance.now() - begin);
    }
    expect(Math.min(...milliseconds)).toBeLessThan(3000);
  });
});
