import type { FastifyRequest } from 'fastify';
import { DomainError } from '../common/domain-error';

/** PostgreSQL keeps no NUL in a text, so that none can be looked for: it is refused before it is. @throws DomainError invalid-input */
export function assertPlainAddress({ url }: Pick<FastifyRequest, 'url'>): void {
  if (!url.includes('%00')) return;
  throw new DomainError('invalid-input', { problem: 'address' });
}
