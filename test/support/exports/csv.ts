/** Cells in quotes where they need them. */
export function csvText(rows: readonly (readonly string[])[], delimiter = ",", lineEnd = "\n"): string {
  const cell = (text: string): string => (/[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join("");
}

/** With its byte order mark, as Excel's "Unicode text". */
export function toUtf16(text: string, order: "little" | "big"): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return order === "little" ? bytes : bytes.swap16();
}
