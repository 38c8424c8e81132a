import { tweetId } from "./exports/x.ts";

/** A tweet of Tuesday, 24 November 2026, 11:00 in Paris. */
export const tweetAddress = `https://x.com/jane/status/${tweetId("2026-11-24T10:00:00Z")}`;

export const postsCsv = "Date,Network,Text\n2026-11-02,LinkedIn,one\n2026-11-03,X,two\n2026-11-05,LinkedIn,three\n";

/** Everything that can change the record of a leader with some of everything, each once at least; without questions. */
export const changingLines: readonly string[] = [
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

/** The same, for what is read from a file. */
export const changesByFile: readonly { words: readonly string[]; file: string; content: string }[] = [
  {
    words: ["guidelines", "use", "company.md", "--yes"],
    file: "company.md",
    content: "# Example AG\n\n## Off limits\n\n- politics\n\n## Never mention\n\n- Project Falcon\n",
  },
  {
    words: ["restore", "backup.json", "--yes"],
    file: "backup.json",
    // Of a machine on which nobody is any more.
    content: '{"format":4,"backup":"2026-11-24T08:00:00.000Z","records":[]}',
  },
  { words: ["import", "posts.csv"], file: "posts.csv", content: postsCsv },
];
