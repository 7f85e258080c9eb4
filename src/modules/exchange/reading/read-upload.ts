import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../../platform/common/domain-error';
import type { LoadedFile } from './file-source';

/** A multipart form: its text fields and its files, by field name. */
export interface Upload {
  fields: Record<string, string>;
  files: Record<string, LoadedFile>;
}

/** Reads an upload into memory; the size limits stand where the service is set up. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) {
    throw new DomainError('invalid-input', { problem: 'multipart' });
  }
  const upload: Upload = { fields: {}, files: {} };
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (part.filename) upload.files[part.fieldname] = { name: part.filename, bytes };
    } else {
      upload.fields[part.fieldname] = String(part.value);
    }
  }
  return upload;
}
