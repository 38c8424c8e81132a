import { describe, expect, it } from "vitest";
import { openJanesMachine } from "../support/run.ts";
import { expectRefusal, fileWith } from "./shared.ts";

const address = "https://www.linkedin.com/feed/update/urn:li:activity:7398000000000000000";

describe("what only the record proves", () => {
  it.each([
    ["check-in.check-in", "socialtop log --kind check-in"],
    ["review.post", "socialtop log --kind review"],
    ["stay-awhile.rhythm", "socialtop log"],
  ])("cannot be ticked: %s", async (action, command) => {
    const jane = await openJanesMachine("--geolocation --reviews");
    await expectRefusal(jane, `done ${action}`, command, 1);
  });

  it("stays done when it is skipped or reopened, and says so", async () => {
    const jane = await openJanesMachine();
    expect(await jane.ok("skip listen.accounts")).toContain("your record proves it");
    expect(await jane.json("steps listen")).toMatchObject({ done: 1 });
    expect(await jane.ok("reopen listen.accounts")).toContain("your record proves it");
  });
});

describe("the address of a LinkedIn comment", () => {
  it("is that of the post it answers, and does not take its place", async () => {
    const jane = await openJanesMachine();
    const comments = fileWith("comments.csv", `date,url,kind,text\n2026-11-20,${address},comment,Thank you\n`);
    await jane.ok(["import", comments, "--platform", "linkedin"]);
    await jane.ok(["log", address]);
    expect(jane.book().activities.map(({ kind, id }) => [kind, id === "linkedin:7398000000000000000"])).toEqual([
      ["reply", false],
      ["post", true],
    ]);
  });
});

describe("the address of a LinkedIn comment, entered afterwards", () => {
  it("does not give the comment the identity of the post", async () => {
    const jane = await openJanesMachine();
    await jane.ok("log --kind reply --platform linkedin");
    await jane.ok(["edit", "last", "--url", address]);
    await jane.ok(["log", address]);
    expect(jane.book().activities.map(({ kind }) => kind)).toEqual(["reply", "post"]);
  });
});

describe("settings of a newer socialtop", () => {
  it("are not overwritten by choosing a leader", async () => {
    const jane = await openJanesMachine();
    await jane.ok('leaders add "Bob Ray"');
    const { writeFileSync, readFileSync } = await import("node:fs");
    const newer = '{"format":9,"leader":"jane","theme":"dark"}\n';
    writeFileSync(`${jane.folder}/settings.json`, newer);
    const { code, err } = await jane.run("leaders use bob");
    expect({ code, newer: readFileSync(`${jane.folder}/settings.json`, "utf8") }).toEqual({ code: 1, newer });
    expect(err).toContain("written by a newer socialtop");
  });
});
