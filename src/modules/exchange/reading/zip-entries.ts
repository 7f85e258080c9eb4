import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';

/** One file inside a zip, not yet unpacked. */
export interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  /**
   * Unpacks at most `mostBytes`; null when there is more, whatever size the zip itself claims. Throws
   * when the bytes are damaged or not as many as claimed.
   */
  unpack: (mostBytes: number) => Promise<Buffer | null>;
}

const MOST_ENTRIES = 2_000;
/** Of a file's record in the directory, without its name, extra fields and comment (APPNOTE 4.3.12). */
const RECORD_BYTES = 46;
/** Of the record that ends the directory, without the comment (4.3.16). */
const END_BYTES = 22;
/** The size stands in the record of Zip64 instead. */
const IN_ZIP64 = 0xffffffff;

/**
 * Lists the files of a zip, so that their sizes can be bounded before anything is unpacked. Throws when
 * the bytes are no zip, name a file twice, or count fewer files than their directory holds.
 */
export async function zipEntries(bytes: Buffer): Promise<ZipEntry[]> {
  // Sizes are checked by `unpack`; names stay bytes, because yauzl would refuse those that begin with "/".
  const zip = await fromBufferPromise(bytes, { validateEntrySizes: false, decodeStrings: false });
  if (zip.entryCount > MOST_ENTRIES) throw new Error('Too many files in the zip.');
  const entries: ZipEntry[] = [];
  let directoryBytes = 0;
  for await (const entry of zip.eachEntry()) {
    directoryBytes += recordBytes(entry);
    entries.push({
      name: nameOf(entry),
      isEncrypted: entry.isEncrypted(),
      unpack: (mostBytes) => unpacked(zip, entry, mostBytes),
    });
  }
  const claimedBytes = bytes.readUInt32LE(bytes.length - END_BYTES - zip.comment.length + 12);
  if (claimedBytes !== IN_ZIP64 && claimedBytes !== directoryBytes) {
    throw new Error('The directory of the zip counts other files than it holds.');
  }
  if (new Set(entries.map(({ name }) => name)).size < entries.length) {
    throw new Error('The zip names a file twice.');
  }
  return entries;
}

function recordBytes(entry: Entry): number {
  const { fileNameLength, extraFieldLength, fileCommentLength } = entry;
  return RECORD_BYTES + fileNameLength + extraFieldLength + fileCommentLength;
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  return name.replace(/^\//, '');
}

async function unpacked(zip: ZipFile, entry: Entry, mostBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  if (size !== entry.uncompressedSize) {
    throw new Error(`${size} bytes unpacked where the zip claims ${entry.uncompressedSize}.`);
  }
  return Buffer.concat(chunks, size);
}
