import { IsNull, type EntityManager } from 'typeorm';
import { Mentee, Mentor } from '../../people';
import type { Ward } from '../../wards';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { Pair } from '../entities/pair.entity';

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
  // Mentees taught across the border, away from home and as guests.
  for (const border of [
    'e.ward_id = $1 AND p.ward_id <> $1',
    'e.ward_id <> $1 AND p.ward_id = $1',
  ]) {
    const [counts] = await manager.query<Record<string, unknown>[]>(
      `SELECT count(*) AS people, sum(e.version) AS versions, max(p.started_at) AS latest
       FROM pair p JOIN mentee e ON e.id = p.mentee_id WHERE p.ended_at IS NULL AND ${border}`,
      [wardId],
    );
    parts.push(...Object.values(counts));
  }
  const today = { wardId, endedAt: IsNull() };
  parts.push(await manager.count(Pair, { where: today }));
  parts.push(await manager.maximum(Pair, 'startedAt', today));
  parts.push(await manager.count(ForbiddenPair, { where: { wardId } }));
  parts.push(await manager.maximum(ForbiddenPair, 'createdAt', { wardId }));
  return parts.join(' ');
}
