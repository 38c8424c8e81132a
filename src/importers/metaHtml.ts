import { UserError } from "../errors.ts";
import { decodeText } from "./decode.ts";
import { baseName } from "./describe.ts";
import type { Source, SourceFile } from "./importer.ts";
import { type MetaFormat, startLength } from "./metaFormat.ts";
import { isPrivatePath } from "./privacy.ts";

/** How the pages of each platform in an HTML export are known: by name, and a renamed one by the folders it names. */
const pages: readonly { readonly id: MetaFormat["id"]; readonly name: RegExp; readonly mention: RegExp }[] = [
  {
    id: "facebook",
    name: /^(?:your|profile)_posts(?:_.*)?\.html?$/i,
    mention: /(?:your_facebook_activity|_activity_across_facebook)\//,
  },
  { id: "threads", name: /^threads_and_replies(?:_\d+)?\.html?$/i, mention: /your_instagram_activity\/threads\// },
  { id: "instagram", name: /^(?:posts|reels|stories)(?:_\d+)?\.html?$/i, mention: /your_instagram_activity\// },
];

/** Names of styles that every page of an HTML export is made with, those of 2018 and those of today. */
const metaStyles = /\b(?:uiBoxWhite|_a6-[ghiop]|_a70[4-7]|_3-9[456]|_2ph[_-])(?![\w])/;

const startOfPage = /^\s*<(?:!doctype\s+html|html|head|body)\b/i;

/**
 * The pages of this platform's HTML export. A name such as `stories.html` may be anybody's: then the page must look like
 * one of Meta's, and so must a lone page, whatever its name.
 */
export async function findHtmlPages({ files }: Source, format: MetaFormat): Promise<SourceFile[]> {
  const isLone = files.length === 1;
  const found: SourceFile[] = [];
  for (const file of files) {
    const base = baseName(file.path);
    const named = pages.find(({ name }) => name.test(base));
    if (!isLone && (named?.id !== format.id || isPrivatePath(file.path))) continue;
    const start = decodeText(await file.readStart(startLength));
    if (!startOfPage.test(start)) continue;
    const isMeant = !isLone && format.isTelling(file.path);
    const page = named ?? pages.find(({ mention }) => mention.test(start));
    if (page?.id === format.id && (isMeant || metaStyles.test(start))) found.push(file);
  }
  return found;
}

/** Where to click to get the export, on all three platforms. */
export const howToAsk =
  "Accounts Center, Your information and permissions, Export your information; choose all time, and JSON as the format";

export function explainHtml(source: Source, { name }: MetaFormat): UserError {
  return new UserError(`${source.name} is the HTML form of the ${name} export, which cannot be imported.`, {
    hint: `Ask for it again as JSON: ${howToAsk}.`,
  });
}
