import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../../platform/common/domain-error';
import { largestUploadBytes } from '../../../platform/http/bounds';
import type { LoadedFile } from './file-source';

/** A multipart form: its text fields and its files, by field name. */
export interface Upload {
  fields: Record<string, string>;
  files: Record<string, LoadedFile>;
}

/** Reads an upload into memory. @throws DomainError file-too-large */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new DomainError('invalid-input', { problem: 'multipart' });
  }
  const upload: Upload = { fields: {}, files: {} };
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await bytesOf(part);
      if (part.filename) upload.files[part.fieldname] = { name: part.filename, bytes };
    } else {
      upload.fields[part.fieldname] = String(part.value);
    }
  }
  return upload;
}

async function bytesOf(part: MultipartFile): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error;
    const megabytes = largestUploadBytes / 1024 / 1024;
    throw new DomainError('file-too-large', { file: part.filename, why: 'size', megabytes });
  }
}
