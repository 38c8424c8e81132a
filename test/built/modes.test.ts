import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { play } from "../support/play.ts";
import { openBuiltMachine } from "../support/spawn.ts";

/** Everything below a folder, itself included, with its mode: `leaders/jane.json 600`. */
function modesIn(folder: string, path = ""): string[] {
  const found = lstatSync(join(folder, path));
  const names = found.isDirectory() ? readdirSync(join(folder, path)).sort() : [];
  const inside = names.flatMap((name) => modesIn(folder, path === "" ? name : `${path}/${name}`));
  return [`${path}${found.isDirectory() ? "/" : ""} ${(found.mode & 0o777).toString(8)}`, ...inside];
}

const words = (line: string): readonly string[] => line.split(" ");

describe.concurrent("what the program makes", () => {
  /** 777 takes everything, from the owner, too. */
  it.each([
    ["000", "666"],
    ["022", "644"],
    ["777", "0"],
  ])("is for its owner only under the umask %s, but for what is made to be shown", async (umask, shownMode) => {
    const machine = openBuiltMachine();
    const home = join(machine.tmp, "not/there/yet");
    // Whoever looks back is shown ideas that are not remembered.
    const env = { SOCIALTOP_HOME: home, SOCIALTOP_TODAY: "" };
    const lines = [
      "init --name Jane --yes",
      "log Hello --platform linkedin",
      "leaders add Bob",
      "leaders use jane",
      "draft --ideas",
      "guidelines init --topics trains --yes",
      "backup backup.json",
      "export jane.json",
      "export jane.csv",
      "restore backup.json --yes",
      "report jane.html",
      "undo",
    ].map((line) => ({ argv: words(line), env }));
    const played = [
      ...(await play(machine, lines, `umask ${umask}`)),
      ...(await play(
        machine,
        [{ argv: ["doctor", "--repair"], env }],
        `printf broken > '${home}/leaders/jane.json'; mkdir '${home}/.lock'; touch -t 202001010000 '${home}/.lock'; umask ${umask}`,
      )),
    ];
    expect(played.filter(({ code }) => code !== 0).map(({ argv }) => argv.join(" "))).toEqual([]);
    const modes = modesIn(machine.tmp).slice(1);
    for (const made of ["not/there/yet/damaged/", "not/there/yet/ideas/jane.json", "not/there/yet/settings.json"])
      expect(modes.join("\n")).toContain(made);
    expect(modes.filter((entry) => !/(?:\/ 700|[^/] 600)$/.test(entry))).toEqual([`jane.html ${shownMode}`]);
    expect(modes.filter((entry) => /^(?:backup\.json|jane\.json|jane\.csv) 600$/.test(entry))).toHaveLength(3);
  });
});
