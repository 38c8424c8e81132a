import { toInertJson } from "../coach/text.ts";

/** Raised by one when a field changes its meaning or goes away; new fields may come at any time. */
const schemaVersion = 1;

export function renderJson(model: object): string {
  return `${toInertJson(JSON.stringify({ schemaVersion, ...model }))}\n`;
}
