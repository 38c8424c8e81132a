/** Opens an address in the browser that the system uses. False where there is none, as on a server. */
export async function openUrl(address: string): Promise<boolean> {
  try {
    const { default: open } = await import("open");
    await open(address);
    return true;
  } catch {
    return false;
  }
}

/** Puts a text on the system's clipboard. False where there is none. */
export async function copyText(text: string): Promise<boolean> {
  try {
    const { writeText } = await import("tinyclip");
    await writeText(text);
    return true;
  } catch {
    return false;
  }
}
