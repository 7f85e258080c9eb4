import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { DomainError } from '../../../platform/common/domain-error';
import { lockRows } from '../../../platform/database/locks';
import { isDuplicate } from '../../../platform/database/violations';
import { Hamlet } from '../../wards';

/**
 * Holds who lives in these hamlets until the end of the write: whoever adds people looks first whether
 * they are there already, so of a sheet and a counter, or two counters, one comes after the other.
 */
export function lockNeighbours(
  manager: EntityManager,
  hamletIds: readonly string[],
): Promise<void> {
  return lockRows(manager, Hamlet, hamletIds);
}

/** Somebody of the same name, year and hamlet is there: `knownId`, where it was seen. */
export function personExists(side: Side, knownId?: string): DomainError {
  return new DomainError(
    'person-exists',
    { side },
    knownId ? { [`${side}Id`]: knownId } : undefined,
  );
}

/** Where the database finds somebody twice, says so in words of the field. @throws DomainError person-exists */
export async function onePersonEach<T>(side: Side, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isDuplicate(error) ? personExists(side) : error;
  }
}
