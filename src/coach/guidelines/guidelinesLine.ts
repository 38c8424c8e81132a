/**
 * What belongs to the name before the comma: legal forms that are written after one, and are no name or word by themselves
 * ("PLC", "SAS", "SE" are: rather two entries than one that is never found). Among the forms of ISO 20275.
 */
const companyForms = [
  ...[
    String.raw`inc\.?|incorporated|corp\.?|co\.|(?:pty|pte|pvt)\.? ?(?:ltd\.?|limited)|ltd\.?|limited|ltda\.?|lda\.?`,
  ],
  ...[
    String.raw`llc|l\. ?l\. ?c\.?|llp|l\. ?l\. ?p\.?|l\. ?p\.|p\. ?l\. ?c\.?|gmbh(?: & co\.? kg(?:aa)?)?|mbh|kgaa|e\.? ?v\.`,
  ],
  ...[
    String.raw`s\. ?a\.?(?: ?s\.| ?u\.)?(?: de c\. ?v\.?)?|s\. de r\. ?l\.?(?: de c\. ?v\.?)?|s\. ?à ?r\. ?l\.?|sàrl|sarl`,
  ],
  ...[
    String.raw`s\. ?l\.?(?: ?u\.)?|s\. ?r\. ?l\.?|s\. ?p\. ?a\.?|n\. ?v\.?|b\. ?v\.?|s\. ?r\. ?o\.?|d\. ?o\. ?o\.?|a\/s|oyj`,
  ],
].join("|");

/** Within quotation marks nothing separates; longer than any entry, they are none. */
const quoted = '"[^"]{1,300}"|“[^“”]{1,300}”|«[^«»]{1,300}»|„[^„“”]{1,300}[“”]';

const pieces = new RegExp(
  String.raw`\s*(?:[+-]\s*)?(?:${quoted})\s*(?=[,;]|$)|(?:[^,;]+|,(?=\s*(?:${companyForms})\s*(?:[,;(]|$)))+`,
  "giu",
);

/** A line of entries: commas and semicolons separate, but for the comma of "Acme, Inc.". */
export function splitLine(line: string): string[] {
  return [...line.matchAll(pieces)].map(([piece]) => piece.replace(/^[\s,]+/, "")).filter((piece) => /\S/.test(piece));
}
