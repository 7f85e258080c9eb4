import { notFound } from '../../../platform/common/domain-error';
import type { Thing } from '../../../texts';

/** The same, when it is the ward's; what is another ward's is not there. @throws DomainError not-found */
export function inWard<T extends { wardId: string | null }>(
  ward: { id: string },
  what: Thing,
  one: T,
): T {
  if (one.wardId !== ward.id) throw notFound(what);
  return one;
}
