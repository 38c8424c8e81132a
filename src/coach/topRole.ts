/** Whoever leads the whole, in the words of the leaders' own cards. */
const title =
  "(?:(?:the|our|company|group|global|interim|acting|executive|founding) )*(?:co-?|mit)?(?:c\\.?e\\.?o\\.?|chief executive(?: officer)?|presidenta|pr[ée]sidente?(?:[- ](?:directeur|directrice) g[ée]n[ée]rale?)?|pr[äa]sident(?:in)?|managing director|general manager|owner(?:[ -](?:manager|operator|director))?|chair(?:man|woman|person)?|pdg|directeur g[ée]n[ée]ral|directrice g[ée]n[ée]rale|g[ée]rante?|gesch[äa]ftsf[üu]hrer(?:in)?|vorstandsvorsitzende[rn]?|inhaber(?:in)?|directora? general|consejer[oa] delegad[oa]|amministrat(?:ore|rice) delegat[oa]|diretora? geral|bestuursvoorzitter|founder|fondat(?:eur|rice|ore)|fundadora?|gr[üu]nder(?:in)?)";

/** Of what: "of Example AG", "at Example", "Example", "EMEA"; not what is done for the top: "CEO Office Manager". */
const ofWhat =
  "(?: (?:of|at|de|du|des|der|von|bei|di|del|della|do|da)(?: .*)?| ?@.*| (?!office|relations|assistant|communications?|support|manager|staff|advis|team)\\p{L}[\\p{L}\\p{N}.'-]*(?: (?!office|manager|assistant|relations)\\p{L}[\\p{L}\\p{N}.-]*){0,2})?";

const top = new RegExp(`^${title}${ofWhat}$`, "iu");

/** A part that says what somebody was. */
const past = /^(?:ex|former|formerly|past|ancienne?|ehemalige[rn]?|antigu[oa])(?:[^\p{L}]|$)/iu;

/** A part that says that somebody else is at the top, whatever else is said. */
const beside =
  /^(?:\p{L}+ )*(?:[se]?vp|avp|vice[- ]?(?:pr|chair|pres)\p{L}*|deputy|sous-?\p{L}*|stellv\p{L}*)(?:[^\p{L}]|$)|(?:^|[^\p{L}])(?:assist\p{L}*|sekret[äa]r\p{L}*|secretary (?:to|of)|office of|chief of staff|adj(?:oint|unt)\p{L}*)(?:[^\p{L}]|$)/iu;

/** "Founder & CEO, ex-Google" has three parts, each looked at by itself. */
const separators = /[,;/|&+]| [-–—] | (?:and|und|et|y|e) /u;

/** Does this role lead the whole company? "Vice President", "Assistant to the CEO" and "Owner Relations Manager" do not. */
export function isTopRole(role: string | null): boolean {
  const whole = (role ?? "").normalize("NFC").trim();
  // What stands in brackets is about something else, unless nothing else does.
  const bare = whole.replace(/\([^)]*\)/g, "").trim() || whole.replace(/[()]/g, "");
  const parts = bare
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => !past.test(part));
  return !parts.some((part) => beside.test(part)) && parts.some((part) => top.test(part));
}
