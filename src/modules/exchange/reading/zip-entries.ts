import { constants, inflateRawSync } from 'node:zlib';

/** One file inside a zip, not yet inflated. */
export interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  /** Inflates at most `mostBytes`; null when there is more, whatever size the zip itself claims. */
  inflate: (mostBytes: number) => Buffer | null;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 2_000;
const STORED = 0;
const DEFLATED = 8;

/**
 * Lists a zip by its central directory (APPNOTE 4.3), so that sizes can be bounded before anything is
 * unpacked. Null when the bytes are no plain zip or its parts do not fit together.
 */
export function zipEntries(bytes: Buffer): ZipEntry[] | null {
  const end = endOfDirectory(bytes);
  if (end === -1) return null;
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) return null;
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY_SIGNATURE) return null;
    const nameLength = bytes.readUInt16LE(at + 28);
    const entry = entryAt(bytes, at, nameLength);
    if (!entry) return null;
    entries.push(entry);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function endOfDirectory(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let at = bytes.length - END_LENGTH; at >= earliest; at -= 1) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  return -1;
}

function entryAt(bytes: Buffer, at: number, nameLength: number): ZipEntry | null {
  const method = bytes.readUInt16LE(at + 10);
  const packedBytes = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  const isKnown = method === STORED || method === DEFLATED;
  if (!isKnown || local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL_SIGNATURE) {
    return null;
  }
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  if (start + packedBytes > bytes.length) return null;
  const packed = bytes.subarray(start, start + packedBytes);
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
    isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    inflate: (mostBytes) => inflated(packed, method, mostBytes),
  };
}

function inflated(packed: Buffer, method: number, mostBytes: number): Buffer | null {
  if (method === STORED) return packed.length > mostBytes ? null : packed;
  try {
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(1, mostBytes),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}
