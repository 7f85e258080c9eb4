import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import { notFound } from '../../../platform/common/domain-error';
import { assertStaff } from '../rules/who-may';
import type { WalkInDay } from '../entities/walk-in-day.entity';
import { WalkInMentor } from '../entities/walk-in-mentor.entity';

/** Staff of the ward, and the ambassadors who serve on the day. @throws DomainError not-found, not-allowed */
export async function assertServes(
  manager: EntityManager,
  actor: Actor,
  day: WalkInDay,
): Promise<void> {
  if (actor.kind !== 'mentor') return assertStaff(actor, day.wardId);
  const serves = await manager.existsBy(WalkInMentor, {
    walkInDayId: day.id,
    mentorId: actor.id ?? '',
  });
  if (!serves) throw notFound('walk-in-day');
}
