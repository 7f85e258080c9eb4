import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '../common/domain-error';

/** The largest body that a DTO lets in has some 2,000 values, six levels deep. */
const mostValues = 20_000;
const deepest = 20;

/**
 * Refuses, before anything walks over it, a body or a query that no DTO would let in: class-transformer and
 * JSON.stringify overflow the stack on thousands of levels, and PostgreSQL keeps no NUL character.
 */
export function limitInput(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preValidation', (request, _reply, done) => {
      const isPlain = isPlainInput(request.body) && isPlainInput(request.query);
      done(isPlain ? undefined : new DomainError('invalid-input', { problem: 'shape' }));
    });
}

/** Level by level, so that a deep body costs no stack. */
function isPlainInput(input: unknown): boolean {
  let level: unknown[] = [input];
  let count = 0;
  for (let depth = 0; level.length > 0; depth++) {
    count += level.length;
    if (depth > deepest || count > mostValues) return false;
    if (level.some((value) => typeof value === 'string' && value.includes('\0'))) return false;
    level = level.flatMap((value) => (isBranch(value) ? Object.values(value) : []));
  }
  return true;
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}
