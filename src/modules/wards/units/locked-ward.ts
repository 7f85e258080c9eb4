import type { EntityManager } from 'typeorm';
import { notFound } from '../../../platform/common/domain-error';
import { lockRows } from '../../../platform/database/locks';
import { Ward } from '../entities/ward.entity';

/** As it stands, and held until the transaction ends: nobody else changes it meanwhile. @throws DomainError not-found */
export async function lockedWard(manager: EntityManager, id: string): Promise<Ward> {
  await lockRows(manager, Ward, [id]);
  const ward = await manager.findOneBy(Ward, { id });
  if (!ward) throw notFound('ward');
  return ward;
}
