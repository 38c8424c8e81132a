/** Raised by one when a field changes its meaning or goes away; new fields may come at any time. */
const schemaVersion = 1;

export function renderJson(model: object): string {
  // JSON leaves DEL and the C1 control characters as they are; a terminal acts upon them.
  const json = JSON.stringify({ schemaVersion, ...model }).replace(/[\u007f-\u009f]/g, (sign) => {
    return `\\u00${(sign.codePointAt(0) ?? 0).toString(16)}`;
  });
  return `${json}\n`;
}
