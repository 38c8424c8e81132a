/** What stands between these is no text that anybody reads. */
const hidden = new Set(["script", "style", "head", "template", "noscript"]);
const breaks = new Set(["p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption"]);

/** A function that gives the words of a piece of HTML, entities read and tags left out; its reader is loaded here. */
export async function loadHtmlReader(): Promise<(html: string) => string> {
  const { Parser } = await import("htmlparser2");
  return (html) => {
    if (!/[<&]/.test(html)) return html;
    const parts: string[] = [];
    let depth = 0;
    const parser = new Parser({
      onopentag: (name) => {
        if (hidden.has(name)) depth++;
        if (breaks.has(name)) parts.push(" ");
      },
      onclosetag: (name) => {
        if (hidden.has(name)) depth--;
        if (breaks.has(name)) parts.push(" ");
      },
      ontext: (text) => {
        if (depth === 0) parts.push(text);
      },
    });
    parser.end(html);
    return parts.join("");
  };
}
