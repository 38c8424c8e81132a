/** Whoever leads the whole, in the words of the leaders' own cards. */
const top =
  /^(?:(?:the|our|company|group|global|interim|acting|executive|founding) )*(?:co-?|mit)?(?:c\.?e\.?o\.?|chief executive(?: officer)?|president|presidenta|pr[ée]sidente?|pr[äa]sident(?:in)?|managing director|general manager|owner(?:[ -](?:manager|operator|director))?|chair(?:man|woman|person)?|pdg|directeur g[ée]n[ée]ral|directrice g[ée]n[ée]rale|g[ée]rante?|gesch[äa]ftsf[üu]hrer(?:in)?|vorstandsvorsitzende[rn]?|inhaber(?:in)?|directora? general|consejer[oa] delegad[oa]|amministrat(?:ore|rice) delegat[oa]|diretora? geral|bestuursvoorzitter|founder|fondat(?:eur|rice|ore)|fundadora?|gr[üu]nder(?:in)?)(?: (?:of|at|de|du|des|der|von|bei|di|del|della|do|da)(?: .*)?| ?@.*)?$/iu;

/** Wherever one of these stands, somebody else is at the top. */
const beside =
  /(?:^|[^\p{L}])(?:vice|[se]?vp|avp|assist\p{L}*|assisten\p{L}*|deputy|secretary|adj(?:oint|unt)\p{L}*|stellv\p{L}*)(?:[^\p{L}]|$)/iu;

/** "Founder & CEO, ex-Google" has three parts, each looked at by itself. */
const separators = /[,;/|&+]| [-–—] |(?<=\p{L})-(?=directeur|directrice)| (?:and|und|et|y|e) /u;

/** Does this role lead the whole company? "Vice President", "Assistant to the CEO" and "Owner Relations Manager" do not. */
export function isTopRole(role: string | null): boolean {
  const whole = (role ?? "").normalize("NFC").trim();
  if (beside.test(whole)) return false;
  // What stands in brackets is about something else, unless nothing else does.
  const bare = whole.replace(/\([^)]*\)/g, "").trim() || whole.replace(/[()]/g, "");
  return bare.split(separators).some((part) => top.test(part.trim()));
}
