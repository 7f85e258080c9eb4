import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../platform/common/domain-error';
import { Ward } from '../../wards';

/**
 * Somebody is in a programme of their own ward.
 * @param before in which they are already, and stay
 * @throws DomainError programme-unknown
 */
export async function assertKnownProgramme(
  manager: EntityManager,
  wardId: string,
  programme: string | null | undefined,
  before: string | null = null,
): Promise<void> {
  if (!programme || programme === before) return;
  const ward = await manager.findOneBy(Ward, { id: wardId });
  if (ward?.programmes.some(({ name }) => name === programme)) return;
  throw new DomainError('programme-unknown', {}, { fields: { programme: 'choose-one' } });
}
