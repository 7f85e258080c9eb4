import { IsNull, type EntityManager } from 'typeorm';
import { Mentee } from '../people/mentee.entity';
import { Mentor } from '../people/mentor.entity';
import type { Ward } from '../wards/ward.entity';
import { ForbiddenPair } from './forbidden-pair.entity';
import { Pair } from './pair.entity';

/**
 * Changes whenever what a pairing is computed from changes, and is counted by the database: every change
 * of a person or a ward raises a version, pairs and forbidden pairs are rows that come and go.
 */
export async function peopleStamp(manager: EntityManager, ward: Ward): Promise<string> {
  const wardId = ward.id;
  const parts: unknown[] = [JSON.stringify(ward.settings)];
  for (const side of [Mentor, Mentee]) {
    const where = { wardId, isActive: true };
    parts.push(await manager.count(side, { where }), await manager.sum(side, 'version', where));
    parts.push(await manager.maximum(side, 'updatedAt', where));
  }
  const today = { wardId, endedAt: IsNull() };
  parts.push(await manager.count(Pair, { where: today }));
  parts.push(await manager.maximum(Pair, 'startedAt', { wardId }));
  parts.push(await manager.count(ForbiddenPair, { where: { wardId } }));
  parts.push(await manager.maximum(ForbiddenPair, 'createdAt', { wardId }));
  return parts.join(' ');
}
