/** Raised by one when a field changes its meaning or goes away; new fields may come at any time. */
const schemaVersion = 1;

export function renderJson(model: object): string {
  return `${JSON.stringify({ schemaVersion, ...model })}\n`;
}
