/** What a status tells of a row: that it went out, that it did not, or neither. */
type Sending = "sent" | "not sent" | "unknown";

/** Words of the tools (Buffer, Hootsuite, Later, Metricool) and of people, in the languages of the headers. */
const sentWords = new Set(
  [
    "sent,published,posted,delivered,success,successful,successfully,succeeded,complete,completed,done,live",
    "gesendet,veröffentlicht,gepostet,envoyé,publié,enviado,publicado,inviato,pubblicato",
  ].flatMap((line) => line.split(",")),
);

/** `buffer` is Buffer's own word for a post in its queue; an approved post has yet to go out. */
const unsentWords = new Set(
  [
    "not,never,unsent,unpublished,draft,drafts,scheduled,schedule,queue,queued,buffer,pending,waiting,awaiting,sending",
    "approval,approved,review,planned,idea,todo,paused,skipped,expired,rejected,declined,deleted,trashed,cancelled,canceled",
    "failed,fail,failure,error,entwurf,geplant,fehlgeschlagen,brouillon,programmé,échec,borrador,programado,bozza",
  ].flatMap((line) => line.split(",")),
);

/** A status is a word or a few; what is longer is a text. */
const mostWords = 4;

/** Wherever one of these stands, the post did not go out. */
const failures = new Set("failed,fail,failure,error,fehlgeschlagen,échec".split(","));

/** What turns "sent" into its opposite, before it ("not sent") and after it ("sent for approval"). */
const denials = new Set("not,never".split(","));
const detours = new Set("for,to".split(","));

function wordsOf(cell: string): readonly string[] {
  return (
    cell
      .slice(0, 100)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  );
}

/** Is this a status, and nothing else? */
export function isStatus(cell: string): boolean {
  const words = wordsOf(cell);
  const isKnown = (word: string): boolean => sentWords.has(word) || unsentWords.has(word);
  return words.length > 0 && words.length <= mostWords && words.every(isKnown);
}

/** Did a row with this status go out? "Failed to publish" did not; "Posted (was scheduled)" and "Approved & published" did. */
export function readStatus(cell: string): Sending {
  const words = wordsOf(cell);
  if (words.length > mostWords) return "unknown";
  const isUnsent = words.some((word) => unsentWords.has(word)) || words.join(" ") === "to do";
  const place = words.findIndex((word) => sentWords.has(word));
  if (place === -1) return isUnsent ? "not sent" : "unknown";
  const isDenied =
    words.some((word) => failures.has(word)) ||
    words.slice(0, place).some((word) => denials.has(word)) ||
    (isUnsent && detours.has(words[place + 1] ?? ""));
  // At an end of what is said it is what counts in the end.
  const isAtAnEnd = place === 0 || place === words.length - 1;
  return isDenied || (isUnsent && !isAtAnEnd) ? "not sent" : "sent";
}
