import { type EntityManager, IsNull } from 'typeorm';
import { type Actor, scopeOf } from '../../access';
import { Pair } from '../../matching';
import type { SessionView } from './sessions.views';

/**
 * What an ambassador sees of sessions that are over: of those whom they guide no more the names alone, as in a class
 * register; no number to call and no home. Others see what they saw.
 */
export async function withoutFormerMentees(
  manager: EntityManager,
  actor: Actor,
  views: readonly SessionView[],
  now: number,
): Promise<SessionView[]> {
  const isOver = ({ endAt, state }: SessionView): boolean => endAt <= now || state === 'cancelled';
  if (scopeOf(actor, 'sessions.read') !== 'charge' || !views.some(isOver)) return [...views];
  const pairs = await manager.findBy(Pair, { mentorId: actor.id ?? '', endedAt: IsNull() });
  const guided = new Set(pairs.map(({ menteeId }) => menteeId));
  return views.map((view) => {
    const isGuided = ({ menteeId }: { menteeId: string }): boolean => guided.has(menteeId);
    if (!isOver(view) || view.bookings.every(isGuided)) return view;
    return Object.assign(view, {
      home: view.bookings.some(isGuided) ? view.home : null,
      bookings: view.bookings.map((one) => (isGuided(one) ? one : { ...one, menteePhone: null })),
    });
  });
}
