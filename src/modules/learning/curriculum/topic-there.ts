import type { EntityManager } from 'typeorm';
import { isTopicCode } from '../../../core/curriculum/built-in';
import { notFound } from '../../../platform/common/domain-error';
import { Ward } from '../../wards';

/** @throws DomainError not-found for a topic that is neither everybody's nor the ward's */
export async function assertTopicThere(
  manager: EntityManager,
  wardId: string | null,
  code: string,
): Promise<void> {
  if (isTopicCode(code)) return;
  const ward = wardId === null ? null : await manager.findOneBy(Ward, { id: wardId });
  if (!ward?.addedTopics.some((topic) => topic.code === code)) throw notFound('page-or-data');
}
