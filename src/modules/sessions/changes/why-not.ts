import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../platform/common/domain-error';
import { inSavepoint } from '../../../platform/database/savepoint';
import { violates } from '../../../platform/database/violations';

/** Null when the step was done, else the code of what was in the way, with nothing of it left. */
export async function whyNot(
  manager: EntityManager,
  step: () => Promise<void>,
): Promise<string | null> {
  const refused = await inSavepoint(manager, step);
  if (refused === null) return null;
  const { refusedBy } = refused;
  if (violates(refusedBy, 'mentor_in_one_place')) return 'mentor-busy';
  if (violates(refusedBy, 'mentee_in_one_place')) return 'mentee-busy';
  if (refusedBy instanceof DomainError) return refusedBy.code;
  throw refusedBy;
}
