import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ideas } from "../../src/coach/draft/ideas.ts";
import { activityOn } from "../support/books.ts";
import { tweetAddress } from "../support/changes.ts";
import { enter, type Machine, openJanesMachine, openMachine } from "../support/run.ts";
import { changeBook, expectRefusal, fileWith } from "./shared.ts";
import { flawsIn, terminals, tooWide } from "./terminals.ts";

// The usual now is Wednesday, 25 November 2026, 09:00 in Paris. Jane is on LinkedIn and X.

const text = "Yesterday in Lyon a customer showed me what we had got wrong. It took her two minutes.";
const encoded = encodeURIComponent(text);
const linkedinLink = `https://www.linkedin.com/feed/?shareActive=true&text=${encoded}`;
const xLink = `https://x.com/intent/tweet?text=${encoded}`;

interface DraftAnswer {
  readonly draft: string | null;
  readonly text: string;
  readonly stops: number;
  readonly networks: readonly {
    platform: string;
    length: number;
    longest: number | null;
    fits: boolean;
    link: string | null;
    thread: { text: string; length: number }[] | null;
  }[];
  readonly findings: readonly {
    rule: string;
    severity: string;
    place: { line: number; column: number; found: string } | null;
  }[];
  readonly opened: object | null;
}

/** `draft … --json`, whatever its exit code. */
async function draftJson(
  machine: Machine,
  argv: readonly string[],
  input?: string,
): Promise<DraftAnswer & { code: number }> {
  const { code, out } = await machine.run(["draft", ...argv, "--json"], input === undefined ? {} : { input });
  return { ...JSON.parse(out), code };
}

async function openGuidedMachine(): Promise<Machine> {
  const machine = await openJanesMachine();
  await machine.ok([
    "guidelines",
    "init",
    "--never-mention",
    "Project Falcon",
    "--no-listed",
    "--reviewer",
    "Ada Rey",
    "--yes",
  ]);
  return machine;
}

describe("draft", () => {
  it("says that it is ready, how long it is where, and where to click", async () => {
    const jane = await openGuidedMachine();
    const out = await jane.ok(["draft", text]);
    expect(out).toBe(`  Ready.

  LinkedIn  86 of 3,000
  X         86 of 280

  One click to post it:
  LinkedIn
${linkedinLink}
  X
${xLink}
  Or from here: the same line with --open linkedin
`);
    expect(jane.opened).toEqual([]);
    expect(jane.copied).toEqual([]);
  });

  it("ends with 3 when there is a stop, and keeps the links for whoever has looked", async () => {
    const jane = await openGuidedMachine();
    const argv = ["draft", "The project falcon starts in Lyon", "--for", "x"];
    const { code, out } = await jane.run(argv);
    expect(code).toBe(3);
    expect(out).toBe(`  Not yet: 1 stop.

  X  33 of 280

  ✗ Stop: "Project Falcon" is among the names that your guidelines never
    mention.
    Line 1, character 5: "project falcon". Leave it out, or say it without the
    name.

  Once that is mended the links to post it stand here. All the same: --yes
`);
    const all = await jane.run([...argv, "--yes"]);
    expect(all.code).toBe(3);
    expect(all.out).toContain("https://x.com/intent/tweet?text=The%20project%20falcon");
  });

  it("takes its text as words, --text, a file, a pipe or -", async () => {
    const jane = await openGuidedMachine();
    expect((await draftJson(jane, ["Spoke", "about", "Lyon"])).text).toBe("Spoke about Lyon");
    expect((await draftJson(jane, ["--text", "-5 % this quarter"])).text).toBe("-5 % this quarter");
    expect((await draftJson(jane, ["--file", fileWith("a.txt", "\ufeffOne\r\n\r\nTwo\r\n")])).text).toBe("One\n\nTwo");
    expect((await draftJson(jane, [], "From a pipe\n")).text).toBe("From a pipe");
    expect((await draftJson(jane, ["-"], "From a pipe\n")).text).toBe("From a pipe");
    const wide = Buffer.from("\ufeffUTF-16", "utf16le");
    expect((await draftJson(jane, ["--file", fileWith("b.txt", wide)])).text).toBe("UTF-16");
  });

  it("refuses what is no text, and says what to do", async () => {
    const jane = await openGuidedMachine();
    await expectRefusal(jane, ["draft", ""], "The text is empty");
    await expectRefusal(jane, ["draft", "a", "--text", "b"], "more than once");
    await expectRefusal(jane, ["draft", "-"], "Nothing came through the pipe", 2, { input: " \n" });
    await expectRefusal(jane, ["draft", "--file", "/nowhere/a.txt"], "there is no such file", 1);
    await expectRefusal(
      jane,
      ["draft", "--file", fileWith("a.png", Buffer.from([0x89, 0x50, 0xff, 0xfe]))],
      "not text in UTF-8",
      1,
    );
    await expectRefusal(
      jane,
      ["draft", "--file", fileWith("big.txt", "a".repeat(1024 * 1024 + 1))],
      "larger than 1 MB",
      1,
    );
    await expectRefusal(jane, ["draft", "-5 % this quarter"], 'goes after --text: --text "-5 % this quarter"');
    await expectRefusal(jane, ["draft", "7"], "There is no draft 7");
    await expectRefusal(jane, ["draft", "a", "--for", "linkdin"], "Did you mean linkedin?");
    await expectRefusal(jane, ["draft", "a", "--for", "x", "--open", "linkedin"], "not for linkedin");
    await expectRefusal(jane, ["draft", "a", "--open"], "Which one is to be opened?");
    await expectRefusal(jane, ["draft", "a", "b", "--open", "facebok"], "Did you mean facebook?");
    await expectRefusal(jane, ["draft", "words", "--ideas"], "--ideas stands alone");
    await expectRefusal(jane, ["draft", "--ideas", "--for", "x"], "--ideas stands alone");
    await expectRefusal(jane, ["draft", "words", "--no-numbers"], "--split --no-numbers");
  });

  it("needs a network where the plan has none", async () => {
    const machine = openMachine();
    await machine.ok("init --name Jane --yes");
    await expectRefusal(machine, ["draft", "words"], "For which network?");
    expect(await machine.ok(["draft", "words", "--for", "x"])).toContain("X  5 of 280");
    expect(await machine.ok(["draft", "words", "--open", "x"])).toContain("X is open");
  });

  it("shows text without what a terminal acts upon, and posts it so", async () => {
    const jane = await openGuidedMachine();
    const { out } = await jane.run([
      "draft",
      "\u001b[31mred\u001b[0m \u202eevil\u202c Project\u202e Falcon",
      "--for",
      "x",
      "--yes",
    ]);
    for (const sign of ["\u001b", "\u202e", "\u202c"]) expect(out).not.toContain(sign);
    const answer = await draftJson(jane, ["a\u001b]0;title\u0007b\r\nc", "--for", "x"]);
    expect(answer.text).toBe("ab\nc");
    expect(answer.networks[0]?.link).toBe("https://x.com/intent/tweet?text=ab%0Ac");
  });

  it("answers with --json: all of it, with exit code 3 for a stop", async () => {
    const jane = await openGuidedMachine();
    const answer = await draftJson(jane, ["Project Falcon\nand Project Falcon", "--for", "x,mastodon"]);
    expect(answer).toMatchObject({
      code: 3,
      schemaVersion: 1,
      leader: "jane",
      draft: null,
      text: "Project Falcon\nand Project Falcon",
      stops: 2,
      warnings: 0,
      hints: 0,
      findings: [
        {
          rule: "forbidden-word",
          severity: "stop",
          platform: null,
          place: { found: "Project Falcon", line: 1, column: 1, from: 0, to: 14 },
        },
        {
          rule: "forbidden-word",
          severity: "stop",
          platform: null,
          place: { found: "Project Falcon", line: 2, column: 5, from: 19, to: 33 },
        },
      ],
      networks: [
        {
          platform: "x",
          length: 33,
          longest: 280,
          fits: true,
          link: "https://x.com/intent/tweet?text=Project%20Falcon%0Aand%20Project%20Falcon",
          linkTakesText: true,
          linkMayBeCut: false,
          composer: "https://x.com/intent/tweet",
          thread: null,
        },
        { platform: "mastodon", link: null, linkTakesText: false, composer: "https://share.joinmastodon.org/" },
      ],
      opened: null,
    });
  });
});

describe("what draft shows", () => {
  const hard = `${"Project Falcon and politics, call +33 6 12 34 56 78!!! ".repeat(12)}${"abcdefghij".repeat(30)}`;

  it.each(terminals)("fits $columns columns but for the links, Unicode: $isUnicode", async (terminal) => {
    const jane = await openGuidedMachine();
    for (const flags of [
      ["--split"],
      ["--split", "--yes"],
      ["--for", "bluesky,instagram,facebook,blog,mastodon", "--yes"],
    ]) {
      const { out } = await jane.run(["draft", hard, ...flags], terminal);
      // Links, and the parts of a thread, stand as they are to be copied.
      const wide = tooWide(out, terminal.columns).filter((line) => line.startsWith(" "));
      expect(wide).toEqual([]);
      expect(terminal.isUnicode ? [] : (out.match(/[^\n -~]/g) ?? [])).toEqual([]);
    }
  });
});

describe("draft --split", () => {
  const long = Array.from(
    { length: 12 },
    (_, index) => `This is sentence number ${index + 1} of a speech in Lyon.`,
  ).join(" ");

  it("proposes a thread where the text is too long, and there alone", async () => {
    const jane = await openGuidedMachine();
    const answer = await draftJson(jane, [long, "--split"]);
    const [linkedin, x] = answer.networks;
    expect(linkedin?.thread).toBeNull();
    const parts = x?.thread ?? [];
    expect(parts.length).toBeGreaterThan(1);
    for (const [index, part] of parts.entries()) {
      expect(part.length).toBeLessThanOrEqual(280);
      // Cut at the end of a sentence.
      expect(part.text.endsWith(`. ${index + 1}/${parts.length}`)).toBe(true);
    }
    expect(parts.map((part) => part.text.replace(/ \d+\/\d+$/, "")).join(" ")).toBe(long);
    // The click posts the first part.
    expect(x?.link).toBe(`https://x.com/intent/tweet?text=${encodeURIComponent(parts[0]?.text ?? "")}`);
  });

  it("leaves the numbers out when asked", async () => {
    const jane = await openGuidedMachine();
    const answer = await draftJson(jane, [long, "--split", "--no-numbers", "--for", "x"]);
    expect(answer.networks[0]?.thread?.map((part) => part.text).join(" ")).toBe(long);
  });

  it("shows the parts", async () => {
    const jane = await openGuidedMachine();
    const { out, code } = await jane.run(["draft", long, "--split", "--for", "x"]);
    // Where every part fits there is nothing to stop.
    expect(code).toBe(0);
    expect(out).toContain("Ready.");
    expect(out).toMatch(/X {2}\d{3} of 280, in \d parts/);
    expect(out).toMatch(/X, a thread of \d/);
    expect(out).toMatch(/Part 1, 2\d\d of 280/);
    expect(out).toContain("The first part; the others are replies to it.");
  });
});

describe("draft --open", () => {
  it("opens the composer with the text in it", async () => {
    const jane = await openGuidedMachine();
    const { code, out, err } = await jane.run(["draft", text, "--open", "x"]);
    expect(code).toBe(0);
    expect(jane.opened).toEqual([xLink]);
    expect(jane.copied).toEqual([]);
    expect(out).toContain("✓ X is open in your browser.");
    expect(err).toContain("socialtop log");
    // Nobody said that it was posted.
    expect(jane.book().activities).toEqual([]);
  });

  it("needs no name where there is one network, and may stand before the text", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", text, "--for", "x", "--open"]);
    await jane.ok(["draft", "--for", "x", "--open", text]);
    await jane.ok(["draft", "--open", "twitter", text]);
    expect(jane.opened).toEqual([xLink, xLink, xLink]);
  });

  it("puts the text on the clipboard where the network takes none along", async () => {
    const jane = await openGuidedMachine();
    const out = await jane.ok(["draft", text, "--for", "instagram", "--open"]);
    expect(jane.copied).toEqual([text]);
    expect(jane.opened).toEqual(["https://www.instagram.com/"]);
    expect(out).toContain("Your words are on the clipboard");
    await jane.ok(["draft", `${text} https://example.com/a`, "--for", "facebook", "--open"]);
    expect(jane.copied.at(-1)).toBe(`${text} https://example.com/a`);
    expect(jane.opened.at(-1)).toBe("https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fexample.com%2Fa");
  });

  it("takes the bare composer where the address would be cut", async () => {
    const jane = await openGuidedMachine();
    const long = "Ein Wort. ".repeat(250).trim();
    await jane.ok(["draft", long, "--for", "linkedin", "--open"]);
    expect(jane.opened).toEqual(["https://www.linkedin.com/feed/?shareActive=true"]);
    expect(jane.copied).toEqual([long]);
    const out = await jane.ok(["draft", long, "--for", "linkedin"]);
    // The composer's 47 and "&text=", 6, before the text; each of its 499 spaces takes three: 53 + 2,499 + 2 × 499.
    expect(out).toContain("would have 3,550 characters");
  });

  it("prints the text and the address where there is neither clipboard nor browser", async () => {
    const jane = await openGuidedMachine();
    const machine = { hasBrowser: false, hasClipboard: false };
    const out = await jane.ok(["draft", "One\n\nTwo, and socialtop too", "--for", "instagram", "--open"], machine);
    expect(out).toContain("No browser can be opened from here");
    expect(out).toContain("https://www.instagram.com/");
    expect(out).toContain("\nOne\n\nTwo, and socialtop too\n");
    expect(await jane.ok(["draft", text, "--for", "x", "--open"], machine)).toContain(xLink);
  });

  it("opens nothing when there is a stop, unless --yes says so", async () => {
    const jane = await openGuidedMachine();
    const argv = ["draft", "Project Falcon is here", "--for", "x", "--open"];
    const { code, err } = await jane.run(argv);
    expect(code).toBe(3);
    expect(err).toContain("not opened");
    expect(jane.opened).toEqual([]);
    expect((await jane.run([...argv, "--yes"])).code).toBe(3);
    expect(jane.opened).toHaveLength(1);
  });

  it("asks nothing with --json, and says what it did", async () => {
    const jane = await openGuidedMachine();
    const answer = await jane.json(["draft", text, "--for", "x", "--open"], { answers: [] });
    expect(answer).toMatchObject({ opened: { platform: "x", address: xLink, inBrowser: true, onClipboard: false } });
    expect(jane.asked).toEqual([]);
  });
});

describe("draft at a terminal", () => {
  it("opens, asks for the address, logs it, and the streak moves", async () => {
    const jane = await openGuidedMachine();
    await jane.ok("log --on 2026-11-23");
    const out = await jane.ok(["draft", text, "--for", "x"], { answers: ["x", tweetAddress] });
    expect(jane.asked).toEqual(["What now?", "Posted? Paste its address, or press Enter (n: not posted)"]);
    expect(jane.opened).toEqual([xLink]);
    expect(out).toContain("✓ X post, yesterday (Tue 24 Nov)");
    expect(out).toContain("2 of 3 days");
    expect(jane.book().activities.at(-1)).toMatchObject({
      platform: "x",
      day: "2026-11-24",
      kind: "post",
      text,
      source: "log",
      url: tweetAddress,
    });
  });

  it("logs it without an address on Enter, and not at all on n", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", text, "--open", "linkedin", "--for", "linkedin"], { answers: [enter] });
    expect(jane.book().activities).toMatchObject([{ platform: "linkedin", day: "2026-11-25", text }]);
    const { err } = await jane.run(["draft", "Other words, for another day", "--for", "x", "--open"], {
      answers: ["n", "leave"],
    });
    expect(err).toContain("Not recorded.");
    expect(jane.book().activities).toHaveLength(1);
  });

  it("goes through the networks one by one", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", text], { answers: ["linkedin", enter, "x", enter] });
    expect(jane.opened).toEqual([linkedinLink, xLink]);
    expect(jane.book().activities.map(({ platform }) => platform)).toEqual(["linkedin", "x"]);
  });

  it("takes an address of another of its networks for what it is: that one is posted", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", "save", text]);
    await jane.ok("draft 1 --open linkedin", { answers: [tweetAddress, "leave"] });
    expect(jane.book().activities).toMatchObject([{ platform: "x" }]);
    expect(jane.book().drafts).toMatchObject([{ networks: ["linkedin"] }]);
  });

  it.each([
    ["https://www.linkedin.com/in/jane-doe", "the address of a page, not of a post"],
    ["yes, I did", "An address begins with https://"],
    [tweetAddress, "This is no address of LinkedIn"],
    ["https://example.com/foo", "This is no address of LinkedIn"],
    // 1 November 2026, 12:00 UTC.
    [`https://www.linkedin.com/feed/update/urn:li:activity:${1793534400000n << 22n}/`, "That post is of 1 Nov"],
  ])("refuses %s", async (answer, words) => {
    const jane = await openGuidedMachine();
    const { err } = await jane.run(["draft", text, "--for", "linkedin", "--open"], { answers: [answer] });
    expect(err).toContain(words);
    expect(jane.book().activities).toEqual([]);
  });

  it("understands yes as Enter", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", text, "--for", "linkedin", "--open"], { answers: ["y"] });
    expect(jane.book().activities).toMatchObject([{ platform: "linkedin", day: "2026-11-25" }]);
  });

  it("lets the words be changed, and looks again", async () => {
    const jane = await openGuidedMachine();
    const editor = (current: string) => current.replace("Project Falcon", "A project");
    const out = await jane.ok(["draft", "Project Falcon is here.", "--for", "x"], {
      editor,
      answers: ["change", "x", enter],
    });
    expect(out).toContain("Not yet: 1 stop.");
    expect(out).toContain("Ready.");
    expect(jane.book().activities).toMatchObject([{ text: "A project is here." }]);
  });

  it("asks once more before it opens what has a stop", async () => {
    const jane = await openGuidedMachine();
    const { code } = await jane.run(["draft", "Project Falcon is here.", "--for", "x", "--open"], {
      answers: [false, "x", true, enter],
    });
    expect(code).toBe(3);
    expect(jane.asked[0]).toBe("There is still a stop. Open X all the same?");
    expect(jane.opened).toHaveLength(1);
  });

  it("opens the editor when no text is given", async () => {
    const jane = await openGuidedMachine();
    const { err } = await jane.run("draft --for x", { editor: () => `${text}\n`, answers: ["x", enter] });
    expect(err).toContain("Nothing to say?");
    expect(jane.book().activities).toMatchObject([{ platform: "x", text }]);
    const { code, err: words } = await jane.run("draft", { editor: () => " \n", answers: [] });
    expect({ code, words }).toEqual({ code: 130, words: expect.stringContaining("Nothing was written") });
  });

  it("keeps what was written in the editor at once, however the talk ends", async () => {
    const jane = await openGuidedMachine();
    const left = await jane.run("draft --for x", { editor: () => text, answers: ["leave"] });
    expect(left.err).toContain("Kept as draft 1: socialtop draft 1");
    expect(jane.book().drafts).toEqual([{ id: "1", day: "2026-11-25", text, networks: ["x"] }]);
    // A question that nobody answers breaks the talk off.
    const broken = await jane.run("draft --for x", { editor: () => "Other words", answers: [] });
    expect(broken.code).toBe(70);
    expect(broken.err).toContain("Kept as draft 2");
    expect(jane.book().drafts).toMatchObject([{ id: "1" }, { id: "2", text: "Other words" }]);
    await jane.run(["draft", "typed, so it is in the shell's history"], { answers: ["leave"] });
    expect(jane.book().drafts).toHaveLength(2);
  });

  it("keeps it for the networks on which it was not posted", async () => {
    const jane = await openGuidedMachine();
    await jane.ok("draft", { editor: () => text, answers: ["linkedin", enter, "leave"] });
    expect(jane.book().drafts).toEqual([{ id: "1", day: "2026-11-25", text, networks: ["x"] }]);
  });

  it("prints the words where they cannot be kept", async () => {
    const jane = await openGuidedMachine();
    rmSync(join(jane.folder, "history"), { recursive: true });
    writeFileSync(join(jane.folder, "history"), "not a folder");
    const { code, err } = await jane.run("draft --for x", {
      editor: () => "Only here\n\nand nowhere else",
      answers: [],
    });
    expect(code).toBe(1);
    expect(err).toContain("Only here\n\nand nowhere else\n");
  });

  it("asks for nothing wrong before the editor is opened", async () => {
    const jane = await openGuidedMachine();
    const editor = () => {
      throw new Error("The editor was opened.");
    };
    expect(await jane.run("draft --open yelp", { editor, answers: [] })).toMatchObject({
      code: 2,
      err: expect.stringContaining("--for yelp --open"),
    });
    const machine = openMachine();
    await machine.ok("init --name Jane --yes");
    expect(await machine.run("draft", { editor, answers: [] })).toMatchObject({
      code: 2,
      err: expect.stringContaining("For which network?"),
    });
  });

  it("says whose it is where there are several leaders", async () => {
    const jane = await openGuidedMachine();
    await jane.ok('leaders add "Bob Ray"');
    const out = await jane.ok(["draft", text, "--for", "x", "--as", "bob"], { answers: ["x", enter] });
    // At the end of the first line of what was found, and of what was logged.
    expect(out.match(/ bob$/gm)).toHaveLength(2);
  });

  it("walks through a thread, part by part, and takes an address that is pasted meanwhile", async () => {
    const jane = await openGuidedMachine();
    // 12 × 45 characters and more, so two parts of 280.
    const long = Array.from({ length: 10 }, (_, index) => `This is sentence number ${index} of a speech in Lyon.`).join(
      " ",
    );
    expect(long).toHaveLength(10 * 46 + 9);
    await jane.ok(["draft", long, "--for", "x"], { answers: ["split", "x", tweetAddress] });
    expect(jane.opened).toHaveLength(1);
    expect(jane.copied).toHaveLength(1);
    expect(jane.copied[0]).toMatch(/ 2\/2$/);
    expect(jane.asked.at(-1)).toContain("Part 2 of 2 is on the clipboard");
    // A thread is one post.
    expect(jane.book().activities).toMatchObject([{ platform: "x", url: tweetAddress }]);
  });

  it("asks for the Mastodon server once", async () => {
    const jane = await openGuidedMachine();
    await jane.ok("settings networks linkedin=jane-doe,mastodon=jane");
    await jane.ok(["draft", text, "--for", "mastodon"], { answers: ["mastodon", "jane@example.social", enter] });
    expect(jane.opened).toEqual([`https://example.social/share?text=${encoded}`]);
    expect(jane.book().profile.networks).toEqual([
      { platform: "linkedin", handle: "jane-doe" },
      { platform: "mastodon", handle: "jane@example.social" },
    ]);
    await jane.ok(["draft", "Other words", "--for", "mastodon"], { answers: ["mastodon", enter] });
    expect(jane.asked.filter((message) => message.includes("Mastodon handle"))).toHaveLength(1);
  });
});

describe("drafts that are kept", () => {
  it("are saved, listed, looked over and removed, by number", async () => {
    const jane = await openGuidedMachine();
    expect(await jane.ok("drafts")).toContain("No draft is kept.");
    expect(await jane.ok(["draft", "save", text])).toContain("✓ Kept as draft 1.");
    await jane.ok(["draft", "save", "Thanks to Ada", "--for", "x"]);
    expect(jane.book().drafts).toEqual([
      { id: "1", day: "2026-11-25", text, networks: [] },
      { id: "2", day: "2026-11-25", text: "Thanks to Ada", networks: ["x"] },
    ]);
    const out = await jane.ok("drafts");
    expect(out).toContain("Yesterday in Lyon");
    expect(out).toContain("Thanks to Ada");
    expect(await draftJson(jane, ["2"])).toMatchObject({
      draft: "2",
      text: "Thanks to Ada",
      networks: [{ platform: "x" }],
    });
    expect(await jane.ok("draft 2")).toContain("socialtop draft 2 --open x");
    expect(await jane.run("drafts remove 2")).toMatchObject({
      out: expect.stringMatching(/^ {2}✓ Removed draft 2: Thanks to Ada\n/),
      err: "  Wrong? socialtop undo\n",
    });
    expect(jane.book().drafts).toHaveLength(1);
    await expectRefusal(jane, "drafts remove 2", "There is no draft 2");
    await jane.ok("undo");
    expect(jane.book().drafts).toHaveLength(2);
  });

  it("are replaced by number, and saved from files and pipes", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", "save", "-"], { input: "One\n\nTwo\n" });
    expect(jane.book().drafts[0]?.text).toBe("One\n\nTwo");
    await jane.ok(["draft", "save", "--replace", "1", "--file", fileWith("a.txt", "Three")]);
    expect(jane.book().drafts).toMatchObject([{ id: "1", text: "Three" }]);
    await expectRefusal(jane, ["draft", "save", "words", "--replace", "9"], "There is no draft 9");
    await expectRefusal(jane, ["draft", "save", "words", "--open"], "--open does nothing here");
    await expectRefusal(jane, ["draft", "save", "words", "--split"], "--split does nothing here");
  });

  it("are changed at a terminal where they are", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", "save", "Thanks to Ada", "--for", "x"]);
    await jane.ok("draft 1", { editor: () => "Thanks to Ada Rey", answers: ["change", "leave"] });
    expect(jane.book().drafts).toEqual([{ id: "1", day: "2026-11-25", text: "Thanks to Ada Rey", networks: ["x"] }]);
  });

  it("wait for the other networks once they are posted on one, and go with the last; undo brings them back", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", "save", text]);
    await jane.ok("draft 1", { answers: ["linkedin", enter, "leave"] });
    expect(jane.book().drafts).toMatchObject([{ id: "1", networks: ["x"] }]);
    await jane.ok("draft 1 --open", { answers: [enter] });
    expect(jane.book().drafts).toEqual([]);
    expect(jane.book().activities).toHaveLength(2);
    await jane.ok("undo");
    expect(jane.book().drafts).toMatchObject([{ id: "1", networks: ["x"] }]);
    expect(jane.book().activities).toHaveLength(1);
  });

  it("are shown before they are posted", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", "save", "-", "--for", "x"], { input: "Thanks to Ada.\n\nAnd to Omar." });
    expect(await jane.ok("draft 1")).toMatch(/^ {2}Thanks to Ada\.\n\n {2}And to Omar\.\n\n {2}Ready\.\n/);
  });

  it("wait for their own networks, whatever --for says, in the words that were posted", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", "save", "For both networks.", "--for", "linkedin,x"]);
    await jane.ok("draft 1 --for x", { editor: () => "For both, mended.", answers: ["change", "x", enter] });
    expect(jane.book().drafts).toEqual([
      { id: "1", day: "2026-11-25", text: "For both, mended.", networks: ["linkedin"] },
    ]);
    // Undo takes the post back, not the words.
    await jane.ok("undo");
    expect(jane.book().drafts).toMatchObject([{ text: "For both, mended.", networks: ["linkedin", "x"] }]);
    expect(jane.book().activities).toEqual([]);
  });

  it("for all stay for all when their words change", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", "save", "Thanks"]);
    await jane.ok("draft 1 --for x", { editor: () => "Thanks, Ada", answers: ["change", "leave"] });
    expect(jane.book().drafts).toMatchObject([{ text: "Thanks, Ada", networks: [] }]);
  });

  it("are kept beside what somebody else made of them in the meantime", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", "save", "Mine"]);
    const editor = async () => {
      await jane.ok(["draft", "save", "Theirs", "--replace", "1"]);
      return "Mine, mended";
    };
    await jane.ok("draft 1", { editor, answers: ["change", "leave"] });
    expect(jane.book().drafts.map(({ id, text: words }) => [id, words])).toEqual([
      ["1", "Theirs"],
      ["2", "Mine, mended"],
    ]);
  });

  it("are suggested by the dashboard when the week is at risk, and only then", async () => {
    const jane = await openJanesMachine();
    await changeBook(jane, (book) => ({
      ...book,
      profile: { ...book.profile, networks: [{ platform: "x", handle: "jane" }] },
      // Last week was met: a silence would make each day urgent.
      activities: ["2026-11-16", "2026-11-18", "2026-11-20"].map((day) => activityOn(day)),
    }));
    await jane.ok(["draft", "save", "Thanks to Ada for the long night before the fair"]);
    // Wednesday: five days for three posting days. Friday: three for three.
    expect(await jane.ok("")).not.toContain("socialtop draft 1");
    const out = await jane.ok("", { now: "2026-11-27T09:00:00Z" });
    expect(out).toContain('You have kept "Thanks to Ada for the long night before…"');
    expect(out).toContain("socialtop draft 1");
    expect(await jane.json("", { now: "2026-11-27T09:00:00Z" })).toMatchObject({
      next: { command: "socialtop draft 1" },
    });
  });

  it("are suggested by how long they wait, and only where a post would count", async () => {
    const jane = await openJanesMachine();
    await jane.ok(["draft", "save", "Dinner at the Lion", "--for", "yelp", "--today", "2026-11-10"]);
    await jane.ok(["draft", "save", "First", "--today", "2026-11-12"]);
    await jane.ok(["draft", "save", "Second", "--today", "2026-11-13"]);
    await jane.ok(["draft", "save", "First, mended", "--replace", "2", "--today", "2026-11-14"]);
    expect(await jane.json("", { now: "2026-11-27T09:00:00Z" })).toMatchObject({
      next: { command: "socialtop draft 3" },
    });
  });

  it("are not there yet on a day before", async () => {
    const jane = await openGuidedMachine();
    await jane.ok(["draft", "save", text]);
    expect(await jane.json("drafts --today 2026-11-24")).toMatchObject({ drafts: [] });
  });
});

describe("a note on an image", () => {
  it("is kept with the draft, said when it is opened, and never posted", async () => {
    const jane = await openGuidedMachine();
    const noted = "Here is a photo of the plant. [alt: a crane at dawn]";
    const answer = await draftJson(jane, [noted, "--for", "x"]);
    expect(answer).toMatchObject({
      text: "Here is a photo of the plant.",
      altTexts: ["a crane at dawn"],
      findings: [],
    });
    expect(answer.networks[0]).toMatchObject({
      length: 29,
      link: "https://x.com/intent/tweet?text=Here%20is%20a%20photo%20of%20the%20plant.",
    });
    await jane.ok(["draft", "save", noted, "--for", "x"]);
    expect(jane.book().drafts[0]?.text).toBe(noted);
    expect(await jane.ok("draft 1 --open")).toContain("Alt text, for the image's own field: a crane at dawn");
    expect(jane.opened.at(-1)).not.toContain("crane");
  });
});

describe("draft --ideas", () => {
  it("shows five for the leader's step, others each time, and remembers no look back", async () => {
    const jane = await openJanesMachine();
    const shown = async () =>
      (await jane.json<{ step: string; ideas: { id: string }[] }>("draft --ideas")).ideas.map(({ id }) => id);
    const back = (await jane.json<{ ideas: { id: string }[] }>("draft --ideas --today 2026-11-24")).ideas;
    const first = await shown();
    expect(first).toEqual(back.map(({ id }) => id));
    const second = await shown();
    const able = ideas.filter(({ steps }) => steps.includes("spokesperson")).length;
    // As long as there are others.
    expect(new Set([...first, ...second]).size).toBe(Math.min(10, able));
    expect(first).toHaveLength(5);
    expect(jane.store.changes()).toHaveLength(1);
  });

  it.each(terminals)("fits $columns columns, Unicode: $isUnicode", async (terminal) => {
    const jane = await openJanesMachine();
    for (let time = 0; time < 3; time++) {
      expect(flawsIn(await jane.ok("draft --ideas", terminal), terminal)).toEqual([]);
      expect((await jane.ok("draft --ideas")).split("\n").length - 1).toBeLessThanOrEqual(24);
    }
  });

  it("prints them", async () => {
    const jane = await openJanesMachine();
    const out = await jane.ok("draft --ideas");
    // Who has committed to posting has left the baby steps behind.
    expect(out).toContain("A few beginnings, for step 4 (spokesperson). One is enough.");
    const listening = await openJanesMachine("--listen");
    expect(await listening.ok("draft --ideas")).toContain("for step 1 (listen)");
    expect(out.match(/ ○ /g)).toHaveLength(5);
  });
});
