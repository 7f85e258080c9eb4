import { type EntityManager, In, IsNull, MoreThanOrEqual } from 'typeorm';
import { weeklyCover } from '../../../core/slots/weekly-cover';
import { localDateOf } from '../../../core/time/zone';
import { Venue, Ward } from '../../wards';
import { PlannedChange } from '../entities/planned-change.entity';
import type { Session } from '../entities/session.entity';
import { refuse } from '../rules/refusals';
import { standsOn } from '../slots/venue-choice';

type Standing = Pick<Session, 'wardId' | 'venueId' | 'startAt' | 'endAt'>;

/**
 * Whether the ward's hours, or the venues', were changed since an instant so that one of these sessions of a ward lies
 * outside of them now and did not before. What staff agreed on outside of the hours stays agreed.
 * @throws DomainError outside-hours, venue-closed
 */
export async function assertNotClosedSince(
  manager: EntityManager,
  sessions: readonly Standing[],
  since: number,
  zone: string,
): Promise<void> {
  if (sessions.length === 0) return;
  const [{ wardId }] = sessions;
  const changes = await manager.find(PlannedChange, {
    where: {
      wardId,
      kind: In(['settings', 'venue']),
      madeAt: MoreThanOrEqual(since),
      takenBackAt: IsNull(),
    },
    order: { madeAt: 'ASC', id: 'ASC' },
  });
  if (changes.length === 0) return;
  const { settings } = await manager.findOneByOrFail(Ward, { id: wardId });
  const changed = new Set(changes.flatMap(({ what }) => (what.venue && what.venueId) || []));
  const venues = new Map<string, { was: Holds; now: Holds }>();
  for (const now of await manager.findBy(Venue, { id: In([...changed]) })) {
    const own = changes.filter(({ what }) => what.venueId === now.id && what.venue);
    // The first change of each value knows what it was at that time.
    const was: Venue = own.reduceRight(
      (venue, { what }) => Object.assign(venue, what.venue?.before),
      Object.assign(new Venue(), now),
    );
    venues.set(now.id, { was: heldAt(was, zone), now: heldAt(now, zone) });
  }
  const [before] = changes.flatMap(({ what }) => {
    const windows = what.settings?.before.workingWindows;
    return windows ? [windows] : [];
  });
  const wasWithin = before ? weeklyCover(before, zone) : () => false;
  const isWithin = weeklyCover(settings.workingWindows, zone);
  for (const session of sessions) {
    if (wasWithin(session) && !isWithin(session)) throw refuse('outside-hours');
    const venue = venues.get(session.venueId ?? '');
    if (venue?.was(session) && !venue.now(session)) throw refuse('venue-closed');
  }
}

type Holds = (session: Standing) => boolean;

/** Whether a session can be at the venue. */
function heldAt(venue: Venue, zone: string): Holds {
  const isOpen = venue.openings === null ? () => true : weeklyCover(venue.openings, zone);
  return (session) => standsOn(venue, localDateOf(session.startAt, zone)) && isOpen(session);
}
