import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Book } from "../../src/coach/book.ts";
import { actionIds } from "../../src/coach/programme.ts";
import { reminderFor } from "../../src/coach/reminder.ts";
import { colours } from "../../src/render/paints.ts";
import { renderReminder, renderTeamReminder } from "../../src/render/remind.ts";
import { createTheme, noPaints } from "../../src/render/theme.ts";
import { bookWith, later } from "../support/books.ts";

const theme = createTheme({ paints: noPaints, isUnicode: true, columns: 80, asLeader: null });
const narrow = { ...theme, columns: 40 };
const pipe = { isTerminal: false } as const;
const terminal = { isTerminal: true } as const;

function lineFor(book: Book, today: string, options = pipe as { readonly isTerminal: boolean }, as = theme): string {
  const due = reminderFor(book, today);
  if (due === null) throw new Error("Nothing is due");
  return renderReminder(due, { ...options, whose: null }, as);
}

/** Three posts a week, Sunday to Saturday, for so many weeks; the last one ends on Saturday, 21 November 2026. */
function longStreak(weeks: number): Book {
  const posts = Array.from({ length: weeks * 3 }, (_, index) =>
    later("2026-11-15", -7 * Math.floor(index / 3) + (index % 3)),
  );
  return bookWith({ posts, weekStart: "sunday" });
}

describe("the line of a reminder", () => {
  // Thursday, 26 November: three days are left for three.
  it.each([
    [9, [], "  At risk: a post a day to Saturday keeps your 9-week streak.  socialtop log"],
    [120, [], "  At risk: a post a day to Saturday keeps your 120-week streak.  socialtop log"],
    // What has no room is left out, not cut.
    [120, ["12"], "  At risk: a post a day to Saturday keeps your streak.  socialtop draft 12"],
  ])("fits at %d weeks with the drafts %j", (weeks, ids, line) => {
    const drafts = ids.map((id) => ({ id, day: "2026-11-20", text: "Thanks", networks: ["x"] as const }));
    expect(lineFor({ ...longStreak(weeks), drafts }, "2026-11-26")).toBe(`${line}\n`);
    expect(line.length).toBeLessThanOrEqual(79);
  });

  it("has room for every step of the programme, and for its time where it can", () => {
    const lines = actionIds.map((_, index) => {
      const actions = actionIds
        .slice(0, index)
        .map((action) => ({ action, outcome: "done", day: "2026-11-02", why: null }) as const);
      const book = bookWith({});
      return lineFor(
        { ...book, actions, profile: { ...book.profile, usesGeolocation: true, getsReviews: true } },
        // A Monday: whoever has not begun is reminded on the first day of a week.
        "2026-11-23",
      );
    });
    expect(new Set(lines).size).toBe(actionIds.length);
    for (const line of lines) {
      expect(line).toMatch(/^ {2}Step \d.*\. {2}socialtop next\n$/);
      expect(line.trimEnd().length).toBeLessThanOrEqual(79);
    }
    expect(lines[0]).toBe("  Step 1: create an account on each network you chose.  socialtop next\n");
    expect(lines[1]).toBe("  Step 1: follow five people worth learning from (15 minutes).  socialtop next\n");
    expect(lines[3]).toBe("  Step 2, Check in: sign on to a check-in app (5 minutes).  socialtop next\n");
    expect(lines[5]).toBe("  Step 2: look at how others review a business and share tips.  socialtop next\n");
  });

  it("is one line in a pipe, and wraps by words in a narrow terminal, the command whole", () => {
    const book = longStreak(9);
    expect(lineFor(book, "2026-11-26", pipe, narrow)).toBe(lineFor(book, "2026-11-26"));
    expect(lineFor(book, "2026-11-26", terminal, narrow)).toBe(
      "  At risk: a post a day to Saturday\n  keeps your streak.\n    socialtop log\n",
    );
  });

  it("has a command that names the leader of --as, and the leader's name where it does not", () => {
    const as = { ...theme, asLeader: "bob" };
    const due = reminderFor(longStreak(9), "2026-11-28");
    if (due === null) throw new Error("Nothing is due");
    expect(renderReminder(due, { ...pipe, whose: "bob" }, as)).toBe(
      "  Out of reach, but one post still counts as showing up.  socialtop --as bob log\n".replace(
        "--as bob log",
        "--as bob log",
      ),
    );
    expect(renderReminder(due, { ...pipe, whose: "bob" }, theme)).toBe(
      "  bob · Out of reach, but one post still counts as showing up.  socialtop log\n",
    );
  });

  it("says the same with colour", () => {
    const coloured = createTheme({ paints: colours, isUnicode: true, columns: 80, asLeader: null });
    const line = lineFor(longStreak(9), "2026-11-26", terminal, coloured);
    expect(line).toContain("\u001b[33m");
    expect(stripVTControlCharacters(line)).toBe(lineFor(longStreak(9), "2026-11-26"));
  });
});

describe("the line for a coach", () => {
  it.each([
    [["bob"], "  1 of 9 leaders needs a word: bob.  socialtop team"],
    [["bob", "eva", "tom"], "  3 of 9 leaders need a word: bob, eva and tom.  socialtop team"],
    [
      ["alexander", "benjamin", "charlotte", "dominique", "elisabeth"],
      // With "dominique" it would have 83 columns.
      "  5 of 9 leaders need a word: alexander, benjamin and 3 more.  socialtop team",
    ],
    [["a".repeat(40)], "  1 of 9 leaders needs a word.  socialtop team"],
  ])("names as many of %j as fit", (names, line) => {
    expect(renderTeamReminder(names, 9, pipe, theme)).toBe(`${line}\n`);
    expect(line.length).toBeLessThanOrEqual(79);
  });

  it("names fewer in a narrow terminal", () => {
    expect(renderTeamReminder(["bob", "eva", "tom"], 9, terminal, { ...theme, columns: 62 })).toBe(
      "  3 of 9 leaders need a word: bob and 2 more.  socialtop team\n",
    );
  });
});
