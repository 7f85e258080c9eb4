import type { EntityManager } from 'typeorm';
import { isAddedTopic } from '../../../core/curriculum/added-topics';
import { DomainError } from '../../../platform/common/domain-error';
import { Ward } from '../../wards';

/**
 * Of topics that wards add, somebody needs or teaches those of their own ward.
 * @param before what they have already, and keep
 * @throws DomainError topic-unknown
 */
export async function assertKnownTopics(
  manager: EntityManager,
  wardId: string,
  topics: readonly string[] = [],
  before: readonly string[] = [],
): Promise<void> {
  const asked = topics.filter((code) => isAddedTopic(code) && !before.includes(code));
  if (asked.length === 0) return;
  const ward = await manager.findOneBy(Ward, { id: wardId });
  const known = ward?.addedTopics.map(({ code }) => code) ?? [];
  if (asked.every((code) => known.includes(code))) return;
  throw new DomainError('topic-unknown', {}, { fields: { topics: 'choose-one' } });
}
