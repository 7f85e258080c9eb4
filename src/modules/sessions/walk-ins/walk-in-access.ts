import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import { assertWithin } from '../rules/who-may';
import type { WalkInDay } from '../entities/walk-in-day.entity';
import { WalkInMentor } from '../entities/walk-in-mentor.entity';

/** Staff of the ward, and the ambassadors who serve on the day. @throws DomainError not-found, not-allowed */
export async function assertServes(
  manager: EntityManager,
  actor: Actor,
  { id, wardId }: WalkInDay,
): Promise<void> {
  const serving = await manager.findBy(WalkInMentor, { walkInDayId: id });
  const mentorIds = serving.map(({ mentorId }) => mentorId);
  const subject = { wardIds: [wardId], mentorIds };
  assertWithin(actor, 'walk-ins.serve', subject, 'walk-in-day');
}
