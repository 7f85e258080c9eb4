import { type EntityManager, In } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { notFound } from '../../../platform/common/domain-error';
import { type Act, type Actor } from '../../access';
import { GroupClass } from '../entities/group-class.entity';
import { Session } from '../entities/session.entity';
import { refuse } from '../rules/refusals';
import { assertWithin } from '../rules/who-may';

/** A class with the sessions that hold it. */
export interface FoundClass {
  groupClass: GroupClass;
  /** The one that has the seats and the bookings; its version is that of the class. */
  seating: Session;
  /** Those of the other ambassadors. */
  helping: Session[];
}

/** @throws DomainError not-found */
export async function findClass(manager: EntityManager, id: string): Promise<FoundClass> {
  const [found] = await findClasses(manager, [id]);
  return found;
}

/** The same of several, in their order. @throws DomainError not-found */
export async function findClasses(
  manager: EntityManager,
  ids: readonly string[],
): Promise<FoundClass[]> {
  const classes = await manager.findBy(GroupClass, { id: In([...ids]) });
  const all = await manager.find(Session, {
    where: { classId: In([...ids]) },
    order: { id: 'ASC' },
  });
  const sessionsOf = grouped(all, ({ classId }) => classId ?? '');
  return ids.map((id) => {
    const groupClass = classes.find((one) => one.id === id);
    const sessions = sessionsOf.get(id) ?? [];
    const seating = sessions.find(({ seats }) => seats > 0);
    if (!groupClass || !seating) throw notFound('class');
    return { groupClass, seating, helping: sessions.filter((one) => helpsIn(seating, one)) };
  });
}

/** Without those who left the class before it was called off. */
function helpsIn(seating: Session, one: Session): boolean {
  if (one.seats > 0) return false;
  if (one.state !== 'cancelled') return true;
  return seating.state === 'cancelled' && one.updatedAt === seating.updatedAt;
}

export function mentorIdsOf({ seating, helping }: FoundClass): string[] {
  return [seating.mentorId, ...helping.map(({ mentorId }) => mentorId)];
}

/** Staff of the ward, and as far as the act reaches its ambassadors. @throws DomainError not-found, not-allowed */
export function assertMayClass(actor: Actor, act: Act, found: FoundClass): void {
  const subject = { wardIds: [found.groupClass.wardId], mentorIds: mentorIdsOf(found) };
  assertWithin(actor, act, subject, 'class');
}

/** @throws DomainError session-closed, already-over */
export function assertAhead({ seating }: FoundClass, now: number): void {
  if (seating.state === 'cancelled') throw refuse('session-closed');
  if (seating.state === 'completed' || seating.startAt <= now) throw refuse('already-over');
}
