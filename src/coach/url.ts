/**
 * The address in this text, taken from `base` where it is a relative one; null when it is none. Not by `URL.canParse`: in
 * Node 20 and 22 it refuses "https://münchen.de" once it was called often enough to be compiled.
 */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
