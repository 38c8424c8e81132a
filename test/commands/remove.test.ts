import { describe, expect, it } from "vitest";
import { tweetId, xArchive } from "../support/exports/x.ts";
import { zipOf } from "../support/exports/zip.ts";
import { openJanesMachine } from "../support/run.ts";
import { expectRefusal, fileWith, openMachineWithPosts } from "./shared.ts";

describe("remove", () => {
  it("asks, takes the newest one out, and says that undo brings it back", async () => {
    const machine = await openMachineWithPosts(["2026-11-16", "2026-11-20"]);
    const { code, out, err } = await machine.run("remove last", { answers: [true] });
    expect(code).toBe(0);
    expect(out).toContain("Fri 20 Nov");
    expect(err).toContain("socialtop undo");
    expect(machine.asked).toEqual(['Remove LinkedIn post of Fri 20 Nov ("Post of 2026-11-20")?']);
    expect(machine.book().activities).toMatchObject([{ id: "test:0" }]);
  });

  it("takes several out at once, each once, without a question after --yes", async () => {
    const machine = await openMachineWithPosts(["2026-11-16", "2026-11-20", "2026-11-23"]);
    await machine.ok("remove test:0 last test:2 --yes");
    expect(machine.book().activities).toMatchObject([{ id: "test:1" }]);
    expect(machine.asked).toEqual([]);
    // One change, so one undo.
    await machine.ok("undo");
    expect(machine.book().activities).toHaveLength(3);
  });

  it("changes nothing when the answer is no: exit code 130", async () => {
    const machine = await openMachineWithPosts(["2026-11-16"]);
    await expectRefusal(machine, "remove last", "Nothing was changed.", 130, { answers: [false] });
  });

  it("removes nothing when somebody else took it back while it asked", async () => {
    const machine = await openMachineWithPosts(["2026-11-16"]);
    await machine.ok("log --text Later");
    const answer = async () => {
      await machine.ok("undo");
      return true;
    };
    const { code, err } = await machine.run("remove last", { answers: [answer] });
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("Nothing was removed.") });
    expect(machine.book().activities).toMatchObject([{ id: "test:0" }]);
    expect(machine.book().removed).toEqual([]);
  });

  it("names --yes where nobody can answer", async () => {
    const machine = await openMachineWithPosts(["2026-11-16"]);
    await expectRefusal(machine, "remove last", "--yes");
    await expectRefusal(machine, "remove last --no-input", "--yes", 2, { answers: [true] });
    await expectRefusal(machine, "remove last --json", "--yes", 2, { answers: [true] });
  });

  it("answers with what was removed as JSON", async () => {
    const machine = await openMachineWithPosts(["2026-11-16"]);
    expect(await machine.json("remove last --yes")).toEqual({
      schemaVersion: 1,
      leader: "jane",
      removed: [
        {
          id: "test:0",
          day: "2026-11-16",
          kind: "post",
          platform: "linkedin",
          source: "log",
          text: "Post of 2026-11-16",
        },
      ],
    });
  });

  it("keeps what was removed from coming back by an import, but not by a log", async () => {
    const machine = await openJanesMachine();
    const at = "2026-11-10T10:00:00Z";
    const archive = fileWith("twitter.zip", zipOf(xArchive([{ at }, { at: "2026-11-12T10:00:00Z" }])));
    await machine.ok(["import", archive]);
    await machine.ok(["remove", tweetId(at), "--yes"]);
    const { files } = await machine.json<{ files: object[] }>(["import", archive]);
    expect(files).toMatchObject([{ rows: 2, added: 0, known: 1, skipped: 1 }]);
    expect(machine.book().activities).toMatchObject([{ day: "2026-11-12" }]);

    await machine.ok(["log", `https://x.com/jane_doe/status/${tweetId(at)}`]);
    expect(
      machine
        .book()
        .activities.map(({ day }) => day)
        .sort(),
    ).toEqual(["2026-11-10", "2026-11-12"]);
    // Now it is known again.
    const again = await machine.json<{ files: object[] }>(["import", archive]);
    expect(again.files).toMatchObject([{ added: 0, known: 2, skipped: 0 }]);
  });

  it.each([
    ["remove", "id"],
    ["remove nothing --yes", 'There is no activity "nothing".'],
    ["remove test --yes", "test:0 and test:1"],
    ["remove test:0 nothing --yes", 'There is no activity "nothing".'],
    ["remove ../../x --yes", "There is no activity"],
    ["remove last --yes --as bob", 'There is no leader "bob"'],
  ])("refuses %s", async (argv, words) => {
    await expectRefusal(await openMachineWithPosts(["2026-11-16", "2026-11-20"]), argv, words);
  });
});
