import type { Guidelines, Profile } from "../../coach/book.ts";
import { unanswered } from "../../coach/guidelines/guidelines.ts";
import {
  type GuidelineAnswers,
  guidelineParts,
  isTextPart,
  type PartInfo,
} from "../../coach/guidelines/guidelinesParts.ts";
import { quietPeriodWords } from "../../coach/guidelines/guidelinesPeriods.ts";
import { plainText } from "../../coach/text.ts";
import { findSections } from "./guidelinesBlocks.ts";
import { type Marked, plainWords } from "./guidelinesInline.ts";
import { prepare } from "./guidelinesMarkdown.ts";

/** How it is read, for whoever opens it in an editor; comments are not read. */
const howItIsRead = `<!-- Under each heading: one a line with "- " before it, or a sentence or two.
     "none" is an answer; where nothing stands, nothing is answered yet.
     Comments such as this one are not read. -->`;

/** The guidelines as Markdown, to be edited, handed on and read back: `readGuidelines` gives the same answers. */
export async function writeGuidelines(
  guidelines: Guidelines | null,
  { name, role, company }: Pick<Profile, "name" | "role" | "company">,
): Promise<string> {
  const marked = await import("marked");
  const whose = [name, role, company].filter((part) => part !== null).join(", ");
  const sections = guidelineParts.map((info) => {
    const content = contentOf(guidelines ?? unanswered, info, marked);
    return `## ${info.heading}\n\n${content ?? `<!-- ${info.hint} -->`}`;
  });
  const title = written(`Social media guidelines: ${whose}`, "# ", marked);
  return `${[title, howItIsRead, ...sections].join("\n\n")}\n`;
}

function contentOf(answers: GuidelineAnswers, { part }: PartInfo, marked: Marked): string | null {
  const answer = answers[part];
  if (answer === null) return null;
  if (typeof answer === "boolean") return answer ? "yes" : "no";
  if (typeof answer === "string") {
    const lines = answer.split("\n").map((line) => written(line, isTextPart(part) ? "" : "- ", marked));
    return lines.join("\n\n");
  }
  if (answer.length === 0) return "none";
  const entries = answer.map((entry) => (typeof entry === "string" ? entry : quietPeriodWords(entry)));
  return entries.map((entry) => written(entry, "- ", marked)).join("\n");
}

/** What a line begins with: a title, an entry, or nothing before a paragraph. */
type Marker = "# " | "- " | "";

/** As plainly as it can be written so that it is read as the same words. */
function written(text: string, marker: Marker, marked: Marked): string {
  const words = plainText(text);
  const escaped = [escapeSigns(words), words.replace(/[!-/:-@[-`{-~]/g, "\\$&")];
  const forms = hidesElsewhere.test(words) ? escaped : [words, ...escaped];
  return marker + (forms.find((form) => isReadAs(words, marker, form, marked)) ?? forms.at(-1));
}

/** Tags and names of letters, which we read as the words they are, and others do not. */
const hidesElsewhere = /<[a-z/!?]|&#?\w+;/i;

/** The signs that are Markdown's, where they are seldom anything else. */
function escapeSigns(words: string): string {
  return words
    .replace(/[\\`*_[\]<>&#~|]/g, "\\$&")
    .replace(/^[-+=]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

function isReadAs(words: string, marker: Marker, form: string, marked: Marked): boolean {
  const { source, problems } = prepare(`${marker}${form}\n`);
  if (source === null || problems.length > 0) return false;
  const [opening, ...sections] = findSections(source, marked);
  const blocks = [...(opening?.blocks ?? []), ...sections.flatMap((section) => section.blocks)];
  const [block] = blocks;
  if (marker === "# ") {
    return sections.length === 1 && blocks.length === 0 && plainWords(sections[0]?.heading ?? "", marked) === words;
  }
  const kind = marker === "- " ? "item" : "paragraph";
  if (sections.length > 0 || blocks.length !== 1 || block?.kind !== kind) return false;
  return plainWords(block.source, marked) === words;
}
