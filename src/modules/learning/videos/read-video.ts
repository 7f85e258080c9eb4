import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../../platform/common/domain-error';
import type { SentFile } from './video-files';

/** The file of a form that has no other fields, to be read as it comes; null where none was chosen. */
export async function readVideo(
  request: FastifyRequest,
  mostBytes: number,
): Promise<SentFile | null> {
  if (!request.isMultipart()) throw new DomainError('invalid-input', { problem: 'multipart' });
  const part = await request.file({
    limits: { fileSize: mostBytes, files: 1 },
    throwFileSizeLimit: false,
  });
  if (!part) return null;
  if (!part.filename) {
    part.file.resume();
    return null;
  }
  return {
    name: part.filename,
    announced: Number(request.headers['content-length'] ?? 0),
    content: part.file,
    isCut: () => part.file.truncated,
  };
}
