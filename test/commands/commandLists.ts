import type { RunOptions } from "../support/run.ts";
import { fileWith, postsCsv, tweetAddress } from "./shared.ts";

interface NamedCommand {
  readonly name: string;
  readonly argv: string | readonly string[];
  readonly options?: RunOptions;
}

const companyGuidelines = "# Example AG\n\n## Off limits\n\n- politics\n\n## Never mention\n\n- Project Falcon\n";

/** Of a machine on which nobody is any more. */
const emptyBackup = '{"format":4,"backup":"2026-11-24T08:00:00.000Z","records":[]}';

/** Everything that can change the busy machine's record, each once at least. */
export function changingCommands(): NamedCommand[] {
  const lines = [
    "init --role Founder --yes",
    "init --as carla --name Carla --yes",
    "done listen.follow --on friday",
    "skip be-real.share --why private",
    "reopen spokesperson.training",
    "reopen review.read",
    "watch add @grace --platform x --why compilers",
    "watch remove @ada",
    "log Spoke about Lyon",
    "log --kind check-in --platform swarm --on yesterday",
    `log ${tweetAddress}`,
    "edit last --on monday --kind reply --text mended",
    "remove last --yes",
    "remove test:review test:reply --yes",
    "pause 2026-12-21 2027-01-03 --why holidays",
    "pause remove 1",
    'settings name "Jane Ray"',
    "settings role none",
    "settings company Doe",
    "settings time-zone Asia/Tokyo",
    "settings week-start sunday",
    "settings target 5",
    "settings target 5 --always",
    "settings counts post,reply",
    "settings networks linkedin=jane,bluesky",
    "settings lengths x=25000,mastodon=11000",
    "settings geolocation yes",
    "settings reviews no",
    "settings commit none",
    'draft save "Thanks to Ada" --for x',
    'draft save "Other words" --replace 1',
    "drafts remove 1",
    "training --read",
    "training be-real --read",
    "guidelines init --topics hiring,trains --listed --yes",
    "guidelines init --never-mention none --quiet-period 2026-12-15..2027-01-31 --yes",
    'leaders add "Jane Smith"',
    "leaders use bob",
    "leaders rename jane janet",
    "leaders rename bob robert",
    "leaders remove jane --yes",
    "leaders remove bob --yes",
  ];
  return [
    ...lines.map((line) => ({ name: line, argv: line })),
    { name: "next, done", argv: "next", options: { answers: ["done"] } },
    { name: "next, not for me", argv: "next", options: { answers: ["not-for-me"] } },
    { name: "training, one screen", argv: "training", options: { answers: ["next", "enough"] } },
    { name: "guidelines use", argv: ["guidelines", "use", fileWith("company.md", companyGuidelines), "--yes"] },
    { name: "restore", argv: ["restore", fileWith("backup.json", emptyBackup), "--yes"] },
    { name: "import posts.csv", argv: ["import", fileWith("posts.csv", postsCsv)] },
  ];
}

/** Everything that only shows the record. */
export const readingCommands: readonly string[] = [
  "",
  "next",
  "steps",
  "steps listen",
  "steps check-in",
  "steps review",
  "steps spokesperson",
  "steps be-real",
  "steps stay-awhile",
  "watch",
  "watch list",
  "activity",
  "activity --kind post --platform linkedin --last 3",
  "streak",
  "streak --weeks 4",
  "streak --explain",
  "streak --platform x",
  "pause list",
  "draft Thanks to Ada --for instagram",
  "drafts",
  "training",
  "training be-real",
  "training --list",
  "guidelines",
  "settings",
  "settings company",
  "leaders",
  "remind",
  "team",
  "team --sort name",
  "undo --list",
  "doctor",
];
