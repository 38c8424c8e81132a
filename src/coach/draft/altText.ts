const note = /\s*\[(?:alt(?:[ -]?text)?|image)\s*[:=]\s*([^\]]*)\]/gi;

/** A draft without the notes on its images, `[alt: a crane at dawn]`, and what they say: for the network's own field, not for the post. */
export function takeAltTexts(text: string): { text: string; altTexts: string[] } {
  const altTexts = Array.from(text.matchAll(note), ([, words = ""]) => words.trim()).filter((words) => words !== "");
  return altTexts.length === 0 ? { text, altTexts } : { text: text.replace(note, "").trim(), altTexts };
}
