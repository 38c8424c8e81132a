import { crc32, deflateRawSync } from "node:zlib";
import { type ExportFiles, toBytes } from "./source.ts";

export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  readonly isEncrypted?: boolean;
  /** What the entry claims, against the truth. */
  readonly claims?: { readonly size?: number; readonly crc?: number; readonly method?: number };
  /** Stand behind what is packed, and count as part of it. */
  readonly strayBytes?: string | Uint8Array;
  /** Lies where the first entry does, whose content it must have: as in zip bombs. */
  readonly liesOverFirst?: boolean;
  /** Unix type and permissions, such as 0o120777 for a symbolic link. */
  readonly mode?: number;
}

export function zipOf(files: ExportFiles, options: { isZip64?: boolean } = {}): Uint8Array {
  return writeZip(
    Object.entries(files).map(([name, content]) => ({ name, content })),
    options,
  );
}

/** A zip after https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, with the faults that are asked for. */
export function writeZip(entries: readonly ZipEntry[], { isZip64 = false } = {}): Uint8Array {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(toBytes(entry.content));
    const deflated = entry.isStored === true ? content : deflateRawSync(content);
    const packed = Buffer.concat([deflated, Buffer.from(entry.strayBytes ?? "")]);
    const size = entry.claims?.size ?? content.length;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(isZip64 ? 45 : 20, 0);
    shared.writeUInt16LE(0x800 | (entry.isEncrypted === true ? 1 : 0), 2);
    shared.writeUInt16LE(entry.claims?.method ?? (entry.isStored === true ? 0 : 8), 4);
    shared.writeUInt32LE(entry.claims?.crc ?? crc32(content), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(size, 18);
    shared.writeUInt16LE(name.length, 22);
    const extra = isZip64 ? Buffer.alloc(28) : Buffer.alloc(0);
    if (isZip64) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      extra.writeBigUInt64LE(BigInt(size), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
      extra.writeBigUInt64LE(BigInt(offset), 20);
    }
    const central = Buffer.alloc(46);
    central.write("PK\u0001\u0002", 0, "latin1");
    central.writeUInt16LE((3 << 8) | 20, 4);
    shared.copy(central, 6);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
    central.writeUInt32LE(entry.liesOverFirst === true ? 0 : offset, 42);
    if (isZip64) for (const place of [20, 24, 42]) central.writeUInt32LE(0xffffffff, place);
    directory.push(central, name, extra);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), shared, name, packed]);
    if (entry.liesOverFirst === true) continue;
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, ...endOfZip(entries.length, central.length, offset, isZip64)]);
}

function endOfZip(count: number, size: number, offset: number, isZip64: boolean): Buffer[] {
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(isZip64 ? 0xffff : count, 8);
  end.writeUInt16LE(isZip64 ? 0xffff : count, 10);
  end.writeUInt32LE(isZip64 ? 0xffffffff : size, 12);
  end.writeUInt32LE(isZip64 ? 0xffffffff : offset, 16);
  if (!isZip64) return [end];
  const record = Buffer.alloc(56);
  record.write("PK\u0006\u0006", 0, "latin1");
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.write("PK\u0006\u0007", 0, "latin1");
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return [record, locator, end];
}
