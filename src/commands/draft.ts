import type { KeptDraft } from "../coach/book.ts";
import { countBySeverity, type DraftCheck, type ThreadStyle } from "../coach/draft/draftCheck.ts";
import { networksOfDraft } from "../coach/draft/drafts.ts";
import { unknownWord } from "../coach/nearest.ts";
import { findPlatform, type PlatformId, platformIds } from "../coach/platforms.ts";
import type { Context } from "../context.ts";
import { CheckDidNotHold, usageError } from "../errors.ts";
import { renderDraft, renderLinks, renderOpened } from "../render/draft.ts";
import { draftJson } from "../render/draftJson.ts";
import { lines, renderDone, withCommand } from "../render/layout.ts";
import { keepDraftText } from "./draft/draftKeeping.ts";
import { lookOver } from "./draft/draftLook.ts";
import { openPost } from "./draft/draftPosting.ts";
import { hasStop, talkAboutDraft } from "./draft/draftTalk.ts";
import {
  type DraftText,
  type DraftTextInput,
  keptDraftOf,
  readDraftText,
  readKept,
  writeInEditor,
} from "./draft/draftText.ts";
import { showIdeas } from "./draft/ideas.ts";
import { answer, remark } from "./shared/answer.ts";
import { addCommand, type Command, type GetContext } from "./shared/command.ts";
import { type OpenLeader, openLeader, orUsageError } from "./shared/leader.ts";
import { parsePlatforms } from "./shared/parse.ts";

interface DraftInput extends DraftTextInput {
  readonly platforms: readonly PlatformId[] | undefined;
  /** Open it in the browser: the network, or true where none was named. */
  readonly open: PlatformId | boolean;
  readonly split: boolean;
  readonly isNumbered: boolean;
  /** Although there is a stop. */
  readonly yes: boolean;
}

export function declareDraft(program: Command, getContext: GetContext): void {
  const draft = addCommand(program, "draft", "Look a text over before you post it, and post it with one click", [
    ['socialtop draft "What I learned in Lyon …"', "what to mend, and where to click"],
    ["socialtop draft", "write it in your editor"],
    ["socialtop draft --file talk.txt --for x --split", "too long? a thread, cut at the ends of sentences"],
    ["socialtop draft --ideas", "nothing to say? a few beginnings"],
    ['socialtop draft save "Thanks to Ada …"', "keep it for another day: socialtop drafts"],
  ]);
  draft
    .argument("[text or number...]", "the text, the number of a kept draft, or - to read a pipe")
    .option("--text <text>", "the text; needed where it begins with -")
    .option("--file <file>", "a text file")
    .option("--for <networks>", "linkedin,x; without it, all of yours", parsePlatforms)
    .option("--split", "where it is too long: propose a thread")
    .option("--no-numbers", "the parts of the thread without 1/3")
    .option("--open [network]", "open it in the browser; at a terminal, record it then")
    .option("-y, --yes", "although there is a stop: you have looked")
    .option("--ideas", "a few beginnings for your step, others each time")
    .action((words, options) => {
      const context = getContext();
      const opening = readOpening(options.open, words);
      if (options.ideas === true) {
        const { text, file, for: platforms, split, open, yes } = options;
        const isAlone = [text, file, platforms, split, open, yes].every((value) => value === undefined);
        if (!isAlone || words.length > 0)
          throw usageError("--ideas stands alone: it is for whoever has no text yet.", "Try: socialtop draft --ideas");
        return showIdeas(context);
      }
      if (!options.numbers && options.split !== true)
        throw usageError("--no-numbers is about the parts of a thread.", "Try: --split --no-numbers");
      return runDraft(context, {
        words: opening.words,
        open: opening.open,
        text: options.text,
        file: options.file,
        platforms: options.for,
        split: options.split === true,
        isNumbered: options.numbers,
        yes: options.yes === true,
      });
    });
  declareSave(draft, getContext);
}

function declareSave(draft: Command, getContext: GetContext): void {
  addCommand(draft, "save", "Keep a text for another day", [
    ['socialtop draft save "Thanks to Ada …"', "then: socialtop drafts"],
    ['socialtop draft save --replace 2 "Thanks to Ada, and …"', "other words for draft 2"],
  ])
    .argument("[text...]", "the text, or - to read a pipe")
    .option("--text <text>", "the text; needed where it begins with -")
    .option("--file <file>", "a text file")
    .option("--for <networks>", "linkedin,x; without it, all of yours", parsePlatforms)
    .option("--replace <number>", "the draft that it takes the place of")
    .action((words, { replace }, command) => {
      // draft has most of these too, and takes them wherever they stand.
      const { text, file, for: platforms, ...others } = command.optsWithGlobals() as unknown as SaveOptions;
      const useless =
        (["open", "split", "yes", "ideas"] as const).find((name) => others[name] !== undefined) ??
        (others.numbers === false ? "no-numbers" : undefined);
      if (useless !== undefined)
        throw usageError(`--${useless} does nothing here: the draft is only kept.`, "Then: socialtop draft <number>");
      return runSave(getContext(), { words, text, file, platforms, replace });
    });
}

interface SaveOptions extends Partial<Record<"open" | "split" | "yes" | "ideas", unknown>> {
  readonly numbers: boolean;
  readonly text?: string;
  readonly file?: string;
  readonly for?: readonly PlatformId[];
}

/** `--open "We met …"` swallows the text: what is no network belongs to it. */
function readOpening(
  open: string | true | undefined,
  words: readonly string[],
): { open: PlatformId | boolean; words: readonly string[] } {
  if (typeof open !== "string") return { open: open === true, words };
  const platform = findPlatform(open);
  if (platform !== undefined) return { open: platform.id, words };
  if (words.length === 0) return { open: true, words: [open] };
  return orUsageError(unknownWord("platform", open, platformIds));
}

async function runDraft(context: Context, input: DraftInput): Promise<void> {
  const leader = openLeader(context);
  // Before the editor is opened: what is written there must not fail for a flag.
  const kept = keptDraftOf(leader, input);
  const platforms = choosePlatforms(leader, kept, input);
  const open = chooseOpening(context, platforms, input.open);
  const keepFor = input.platforms ?? [];
  const draft = await readDraftText(context, kept, input, keepFor);
  const thread = input.split ? { isNumbered: input.isNumbered } : null;
  const options = { draft, platforms, thread, open, yes: input.yes };
  const check = context.prompt.isPossible
    ? await talkAboutDraft(context, { ...options, keepFor, words: kept?.text ?? null })
    : await answerAboutDraft(context, leader, options);
  if (countBySeverity(check.findings, "stop") > 0) throw new CheckDidNotHold();
}

/** Those that were named, else the draft's own, else the leader's. */
function choosePlatforms(
  { book }: OpenLeader,
  kept: KeptDraft | null,
  { platforms, open }: DraftInput,
): readonly PlatformId[] {
  if (platforms !== undefined && platforms.length > 0) return platforms;
  const own = kept === null ? book.profile.networks.map(({ platform }) => platform) : networksOfDraft(kept, book);
  if (own.length > 0) return own;
  if (typeof open === "string") return [open];
  throw usageError(
    "For which network? None is in your plan.",
    "Name it: --for linkedin, or: socialtop settings networks linkedin,x",
  );
}

/** The network to open: the one that was named, the only one, or the one that is chosen; null: none yet. */
function chooseOpening(
  { prompt }: Context,
  platforms: readonly PlatformId[],
  open: PlatformId | boolean,
): PlatformId | null {
  if (open === false) return null;
  if (open === true) {
    const [first] = platforms;
    if (platforms.length === 1 && first !== undefined) return first;
    // At a terminal the talk asks anyway.
    if (prompt.isPossible) return null;
    throw usageError(
      "Which one is to be opened?",
      `Name it: --open ${first}. The draft is for ${platforms.join(", ")}.`,
    );
  }
  if (platforms.includes(open)) return open;
  throw usageError(`The draft is not for ${open}, but for ${platforms.join(", ")}.`, `Name it: --for ${open} --open`);
}

interface AnswerOptions {
  readonly draft: DraftText;
  readonly platforms: readonly PlatformId[];
  readonly thread: ThreadStyle | null;
  readonly open: PlatformId | null;
  readonly yes: boolean;
}

/** Where nobody can be asked: one answer, everything in it. */
async function answerAboutDraft(context: Context, { id }: OpenLeader, options: AnswerOptions): Promise<DraftCheck> {
  const { draft, open, yes } = options;
  const check = await lookOver(context, options);
  const network = check.networks.find(({ platform }) => platform === open);
  const isRefused = network !== undefined && !yes && hasStop(check, network.platform);
  const opened = network === undefined || isRefused ? null : await openPost(context, network, check);
  const json = { leader: id, draft: draft.kept?.id ?? null, ...draftJson(check, opened, context.theme) };
  answer(context, json, (theme) =>
    renderDraft(check, theme, {
      words: draft.kept?.text ?? null,
      after:
        opened === null
          ? renderLinks(check, draft.kept?.id ?? null, yes, theme)
          : renderOpened(opened, theme).trimEnd(),
    }),
  );
  if (isRefused) remark(context, "It was not opened: mend the stop first, or add --yes.");
  else if (opened !== null) remark(context, "Once it is posted: socialtop log https://…");
  return check;
}

interface SaveInput extends DraftTextInput {
  readonly platforms: readonly PlatformId[] | undefined;
  readonly replace: string | undefined;
}

async function runSave(context: Context, input: SaveInput): Promise<void> {
  const leader = openLeader(context);
  const named = input.replace === undefined ? keptDraftOf(leader, input) : readKept(leader, input.replace);
  const isUnwritten = input.words.length === 0 && input.text === undefined && input.file === undefined;
  const networks = input.platforms ?? [];
  const { text, kept } =
    isUnwritten && context.prompt.isPossible
      ? await writeInEditor(context, { text: named?.text ?? "", removedCharacters: 0, kept: named }, networks)
      : await readDraftText(context, keptDraftOf(leader, input), input, networks);
  const draft = await keepDraftText(context, { text, kept: kept ?? named, networks: input.platforms ?? null });
  answer(context, { leader: leader.id, draft }, (theme) =>
    lines(
      renderDone(`Kept as draft ${draft.id}.`, theme).trimEnd(),
      withCommand(theme, "Look it over and post it:", `socialtop draft ${draft.id}`),
      "",
    ),
  );
}
