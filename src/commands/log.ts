import { runLog } from "./log/runLog.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { parseKind, parsePlatform } from "./shared/parse.ts";

export function declareLog(program: Command, getContext: GetContext): void {
  addCommand(program, "log", "Record a post (or a check-in, a review, …)", [
    ["socialtop log https://linkedin.com/posts/…", "paste a post's address: the rest is worked out"],
    ["socialtop log Spoke about Lyon", "today, on the network used last"],
    ["socialtop log --on yesterday --platform x", "another day, another network"],
    ["socialtop log --kind review --platform google", "a review that you wrote"],
  ])
    .argument("[address or note...]", "a post's address, a few words, or - to read them from a pipe")
    .option("--on <day>", 'today, yesterday, friday, "3 days ago", 2026-11-23')
    .option("--platform <network>", "where: linkedin, x, threads, bluesky, mastodon, …", parsePlatform)
    .option("--kind <kind>", "post, reply, repost, story, check-in, review or listen", parseKind)
    .option("--url <address>", "the address of the post")
    .option("--text <text>", "what it said; needed for text that begins with -")
    .action((words, options) => runLog(getContext(), { words, ...options }));
}
