/** Whoever leads the whole, in the words of the leaders' own cards; each part of a role is looked at by itself. */
const top =
  /^(?:(?:the|our|company|group|global|interim|acting|executive|founding) )*(?:c\.?e\.?o\b|chief executive\b|(?:president|presidenta|pr[ée]sidente?|pr[äa]sident(?:in)?|managing director|general manager|owner|chair(?:man|woman|person)?|pdg|directeur g[ée]n[ée]ral|directrice g[ée]n[ée]rale|g[ée]rante?|gesch[äa]ftsf[üu]hrer(?:in)?|vorstandsvorsitzende[rn]?|inhaber(?:in)?|directora? general|consejer[oa] delegad[oa]|amministrat(?:ore|rice) delegat[oa]|diretora? geral|bestuursvoorzitter|(?:co-?|mit)?(?:founder|fondat(?:eur|rice|ore)|fundadora?|gr[üu]nder(?:in)?))(?!\p{L}))/iu;

/** "Founder & CEO, ex-Google" has three. What stands in brackets is about something else. */
const separators = /[,;/|&+]| [-–—] | (?:and|und|et|y|e) /u;

/** Does this role lead the whole company? "Vice President" and "Assistant to the CEO" do not. */
export function isTopRole(role: string | null): boolean {
  const parts = (role ?? "")
    .normalize("NFC")
    .replace(/\([^)]*\)/g, "")
    .split(separators);
  return parts.some((part) => top.test(part.trim()) && !/\badj(?:oint|unt)/iu.test(part));
}
