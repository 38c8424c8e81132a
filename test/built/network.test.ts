import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import { beforeAll, describe, expect, it } from "vitest";
import { ExitCode } from "../../src/errors.ts";
import { createProgram } from "../../src/program.ts";
import { changingCommands, readingCommands } from "../commands/commandLists.ts";
import { openBusyMachine } from "../commands/shared.ts";
import { postsCsv } from "../support/changes.ts";
import { type Played, play } from "../support/play.ts";
import { openBuiltMachine } from "../support/spawn.ts";
import { splitWords } from "../support/splitWords.ts";

/** The one command that uses the network, and only where it is given an address. */
const fetching: readonly string[] = [
  "import https://blog.example.com/feed",
  "import http://blog.example.com/feed --dry-run",
  "import http://127.0.0.1:9/feed --allow-private",
  "import posts.csv https://blog.example.com/feed",
];

/** What has the system open a page: no network of its own, but another program. */
const opening: readonly string[] = ["report opened.html --open --yes", "draft Thanks to Ada --for x --open"];

/** All else, beside the lists that other tests share: files that are written and read, and addresses that are only noted. */
const others: readonly string[] = [
  "init --as dora --name Dora --networks bluesky=dora.example.com,mastodon=@dora@social.example --yes",
  "log https://blog.example.com/post --platform linkedin",
  "log --url https://mastodon.social/@jane/110000000000000001",
  "watch add https://bsky.app/profile/ada.example",
  "draft See https://blog.example.com/post --for linkedin,x,mastodon,bluesky",
  "draft --ideas",
  "draft --file text.md",
  "import posts.csv --dry-run",
  "import --list-formats",
  "import https.csv",
  "guidelines export guidelines.html --yes",
  "leaders list",
  "drafts",
  "export jane.json --yes",
  "export jane.csv --yes",
  "backup backup.json --yes",
  "restore backup.json --yes",
  "report jane.html --yes",
  "report --team --yes",
  "report team.md --team . --yes",
  "calendar jane.ics --yes",
  "calendar -",
  "team .",
  "team jane.json --csv",
  "team https://example.com/jane.json",
  "remind --install-help",
  "doctor --repair",
  "undo",
  "demo",
  "help",
  "help import",
  "--version",
];

/** No answer, or a bad one: nobody is there to type, there is no such file, there are no guidelines worth the name. */
const refusing: readonly string[] = [
  "guidelines check",
  "guidelines edit",
  "guidelines use https://example.com/guidelines.md",
  "restore https://example.com/backup.json",
  "steak",
];

/** Every command of the program that does something, as it is typed: `guidelines export`. */
function namesOf({ commands }: Pick<CommandUnknownOpts, "commands">, before = ""): string[] {
  return commands.flatMap((command) => {
    const name = `${before}${command.name()}`;
    return [name, ...namesOf(command, `${name} `)];
  });
}

const wordsOf = (argv: string | readonly string[]) => (typeof argv === "string" ? splitWords(argv) : argv);

describe("the network", () => {
  const quiet = [...changingCommands().map(({ argv }) => argv), ...readingCommands, ...others, ...refusing].map(
    wordsOf,
  );
  let played: Played[];
  beforeAll(async () => {
    const machine = openBuiltMachine();
    const { folder } = await openBusyMachine();
    writeFileSync(join(machine.tmp, "posts.csv"), postsCsv);
    writeFileSync(join(machine.tmp, "https.csv"), "Date,Network,Link\n2026-11-02,X,https://x.com/jane/status/1\n");
    writeFileSync(join(machine.tmp, "text.md"), "Thanks to Ada: https://blog.example.com/post");
    const stores = join(machine.store, "..", "stores");
    mkdirSync(stores);
    // Each on a record of its own, whatever the ones before did.
    const lines = [...quiet, ...[...opening, ...fetching].map(wordsOf)].map((argv, index) => {
      const home = join(stores, String(index));
      cpSync(folder, home, { recursive: true });
      return { argv, env: { SOCIALTOP_HOME: home } };
    });
    played = await play(machine, lines);
  });
  const reaching = (door: string) =>
    played.filter(({ reached }) => reached.includes(door)).map(({ argv }) => argv.join(" "));

  it("is used by an import that is given an address, and by nothing else", () => {
    expect(reaching("network")).toEqual(fetching);
  });

  it("is not used by another program: only what is to be opened starts one", () => {
    expect(reaching("program")).toEqual(opening);
  });

  it("is looked for by lines that do what they are for: few refuse, and none by a fault of the program", () => {
    const refused = played.filter(({ reached, code }) => reached.length === 0 && code !== 0);
    expect(refused.map(({ argv }) => argv.join(" ")).sort()).toEqual(refusing.toSorted());
    expect(refused.filter(({ code }) => code === ExitCode.bug || code === null)).toEqual([]);
  });

  it("is watched in every command there is", () => {
    const program = createProgram({
      version: "",
      write: () => {},
      columns: 80,
      createContext: () => {
        throw new Error("Nothing runs here.");
      },
    });
    const names = namesOf(program);
    expect(names).toContain("guidelines export");
    const isPlayed = (name: string) => quiet.some((words) => `${words.join(" ")} `.startsWith(`${name} `));
    expect(names.filter((name) => !isPlayed(name))).toEqual([]);
  });
});
