import { Between, type EntityManager, MoreThan, Not } from 'typeorm';
import { Session, WalkInDay } from '../../../modules/sessions';

/**
 * Lessons, classes and walk-in days that begin in a span and are not off, each once: as many as the week says of the
 * same days, to which the number leads.
 */
export async function standingOn(
  read: EntityManager,
  wardId: string,
  { fromAt, toAt }: { fromAt: number; toAt: number },
): Promise<number> {
  const startAt = Between(fromAt, toAt - 1);
  // Of a class, the part that has its seats.
  const seating = { wardId, startAt, state: Not('cancelled' as const), seats: MoreThan(0) };
  const sessions = await read.countBy(Session, seating);
  return sessions + (await read.countBy(WalkInDay, { wardId, startAt, state: 'open' }));
}
