import type { ActivityKind } from "../coach/kinds.ts";
import { findPlatform, type PlatformId, platformInfo } from "../coach/platforms.ts";

/** What people and tools write for a kind of activity. A quote, a thread and an article are posts: design, rule 4. */
const kindWords: Readonly<Record<ActivityKind, readonly string[]>> = {
  post: [
    ..."post,tweet,article,status,update,quote,quote post,quote tweet,thread,original,organic,note,toot,skeet".split(
      ",",
    ),
    ..."text,link,photo,image,picture,video,carousel,album,document,poll,reel,short,newsletter,blog,blog post".split(
      ",",
    ),
    ..."beitrag,artikel,fachbeitrag,karussell,bild,foto,umfrage,publication,photo,vidéo,sondage,publicación,artículo".split(
      ",",
    ),
    ..."pubblicazione,articolo,encuesta,educational,carousel album,jpg,png".split(","),
  ],
  reply:
    "reply,comment,answer,response,antwort,kommentar,réponse,commentaire,respuesta,comentario,risposta,commento".split(
      ",",
    ),
  repost: ["repost", "retweet", "rt", "reshare", "boost", "reblog", "reskeet"],
  story: ["story"],
  "check-in": ["check in", "checkin"],
  review: ["review", "tip"],
  listen: ["listen", "listening"],
};

const kindsByWord = new Map(
  Object.entries(kindWords).flatMap(([kind, words]) => words.map((word) => [word, kind as ActivityKind] as const)),
);

/** The kind that this word means, in any case and number; undefined when it means none. */
export function findKind(cell: string, platform: PlatformId): ActivityKind | undefined {
  const words = cell
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim()
    // As Meta's tools write it.
    .replace(/^(?:ig|fb|instagram|facebook) (?=\w)/, "");
  const singular = words.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
  // LinkedIn calls every post a share (`urn:li:share`); elsewhere one shares what another has written.
  if (singular === "share" || singular === "shared") return platform === "linkedin" ? "post" : "repost";
  return kindsByWord.get(words) ?? kindsByWord.get(singular);
}

/** The platform of this name, or the only one that the cell names: "X (Twitter)", "LinkedIn Page". */
export function findPlatformIn(cell: string): PlatformId | undefined {
  const whole = findPlatform(cell);
  if (whole !== undefined) return whole.id;
  const words = cell.slice(0, 200).split(/[^\p{L}\p{N}-]+/u);
  const known = words.filter((word) => findPlatform(word) !== undefined);
  // "Foo X" is no place that anybody knows: a letter among other words names nothing.
  if (known.every((word) => word.length === 1)) return undefined;
  const named = new Set(known.flatMap((word) => findPlatform(word)?.id ?? []));
  return named.size === 1 ? named.values().next().value : undefined;
}

/** What one mostly records on this platform: for rows that do not say. */
export function usualKindOn(platform: PlatformId): ActivityKind {
  return platformInfo(platform).usualKind;
}
