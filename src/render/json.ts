/** Raised by one when a field changes its meaning or goes away; new fields may come at any time. */
const schemaVersion = 1;

export function renderJson(model: object): string {
  // JSON leaves DEL, the C1 control characters and the marks that turn text around as they are; a terminal acts upon them.
  const json = JSON.stringify({ schemaVersion, ...model }).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
  return `${json}\n`;
}
