import { type EntityManager, In, IsNull, MoreThanOrEqual } from 'typeorm';
import { weeklyCover } from '../../../core/slots/weekly-cover';
import { localDateOf } from '../../../core/time/zone';
import { Venue, Ward } from '../../wards';
import { PlannedChange } from '../entities/planned-change.entity';
import type { Session } from '../entities/session.entity';
import { refuse } from '../rules/refusals';
import { standsOn } from '../slots/venue-choice';

/**
 * Whether the ward's hours, or the venue's, were changed since an instant so that a session lies outside of them now and did
 * not before. What staff agreed on outside of the hours stays agreed. @throws DomainError outside-hours, venue-closed
 */
export async function assertNotClosedSince(
  manager: EntityManager,
  session: Pick<Session, 'wardId' | 'venueId' | 'startAt' | 'endAt'>,
  since: number,
  zone: string,
): Promise<void> {
  const { wardId, venueId } = session;
  const changes = await manager.find(PlannedChange, {
    where: {
      wardId,
      kind: In(['settings', 'venue']),
      madeAt: MoreThanOrEqual(since),
      takenBackAt: IsNull(),
    },
    order: { madeAt: 'ASC', id: 'ASC' },
  });
  const covers = (windows: Parameters<typeof weeklyCover>[0]) =>
    weeklyCover(windows, zone)(session);
  const [before] = changes.flatMap(({ what }) => {
    const windows = what.settings?.before.workingWindows;
    return windows ? [windows] : [];
  });
  if (before) {
    const { settings } = await manager.findOneByOrFail(Ward, { id: wardId });
    if (covers(before) && !covers(settings.workingWindows)) throw refuse('outside-hours');
  }
  const ofVenue = changes.filter(({ what }) => what.venueId === venueId && what.venue);
  if (venueId === null || ofVenue.length === 0) return;
  const now = await manager.findOneByOrFail(Venue, { id: venueId });
  // The first change of each value knows what it was at that time.
  const was: Venue = ofVenue.reduceRight(
    (venue, { what }) => Object.assign(venue, what.venue?.before),
    Object.assign(new Venue(), now),
  );
  const isThere = (venue: Venue) =>
    standsOn(venue, localDateOf(session.startAt, zone)) &&
    (venue.openings === null || covers(venue.openings));
  if (isThere(was) && !isThere(now)) throw refuse('venue-closed');
}
