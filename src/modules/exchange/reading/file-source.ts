import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError } from '../../../platform/common/domain-error';

/** A file to read: its path, or an upload's name and bytes. */
export type FileSource = string | { name: string; bytes: Buffer };

/** A file in memory. */
export interface LoadedFile {
  name: string;
  bytes: Buffer;
}

const LARGEST_FILE_BYTES = 30 * 1024 * 1024;

/** The bytes of a file of bearable size. Refuses with `file-missing`, `file-empty` or `file-too-large`. */
export async function loadFile(source: FileSource): Promise<LoadedFile> {
  const file = typeof source === 'string' ? await fromDisk(source) : source;
  if (file.bytes.length > LARGEST_FILE_BYTES) throw tooLarge(file.name);
  if (file.bytes.length === 0) {
    throw new DomainError('file-empty', { file: file.name });
  }
  return file;
}

async function fromDisk(path: string): Promise<LoadedFile> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) {
    throw new DomainError('file-missing', { file: name });
  }
  if (found.size > LARGEST_FILE_BYTES) throw tooLarge(name);
  return { name, bytes: await readFile(path) };
}

function tooLarge(name: string): DomainError {
  const megabytes = LARGEST_FILE_BYTES / 1024 / 1024;
  return new DomainError('file-too-large', { file: name, why: 'size', megabytes });
}
