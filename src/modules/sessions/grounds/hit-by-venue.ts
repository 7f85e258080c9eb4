import type { EntityManager } from 'typeorm';
import type { HitReason } from '../../../core/changes/acts';
import { weeklyCover } from '../../../core/slots/weekly-cover';
import { localDateOf } from '../../../core/time/zone';
import type { Interval } from '../../../core/time/intervals';
import { grouped } from '../../../platform/common/grouped';
import type { Venue } from '../../wards';
import type { Session } from '../entities/session.entity';
import { standsOn } from '../slots/venue-choice';
import { findHitBy, type Hit } from './hit';
import { farAhead } from './hit-by-settings';

/** A venue as it was and as it is. */
export interface ChangedVenue {
  zone: string;
  before: Venue;
  after: Venue;
}

/** What stands there ahead when it is no longer there or open, or has too few seats. */
export function hitByVenue(
  manager: EntityManager,
  now: number,
  { zone, before, after }: ChangedVenue,
): Promise<Hit> {
  const { id: venueId, wardId } = after;
  const scope = { wardId, venueId, fromAt: now, toAt: farAhead, now };
  const isThere = (venue: Venue) => (time: Interval) =>
    standsOn(venue, localDateOf(time.startAt, zone));
  const isOpen = ({ openings }: Venue) =>
    openings === null ? () => true : weeklyCover(openings, zone);
  const lost = (is: (venue: Venue) => (time: Interval) => boolean) => {
    const [was, stays] = [is(before), is(after)];
    return (time: Interval): boolean => was(time) && !stays(time);
  };
  const isGone = lost(isThere);
  const isShut = lost(isOpen);
  return findHitBy(manager, scope, ({ sessions, walkIns }) => {
    const because = new Map<string, HitReason>();
    for (const session of surplusOf(sessions, before, after)) because.set(session.id, 'seats');
    const isFew = walkIns.filter(({ seats }) => seats <= before.seats && seats > after.seats);
    for (const { id } of isFew) because.set(id, 'seats');
    // Staff keep a walk-in day in a hall that is closed then, when they say so.
    for (const one of sessions) if (isShut(one)) because.set(one.id, 'hours');
    for (const one of [...sessions, ...walkIns]) if (isGone(one)) because.set(one.id, 'closed');
    return Promise.resolve(because);
  });
}

/** Of each half hour what was made first stays, as far as the seats go. */
function surplusOf(sessions: readonly Session[], before: Venue, after: Venue): Session[] {
  if (after.seats >= before.seats) return [];
  return [...grouped(sessions, ({ startAt }) => String(startAt)).values()].flatMap((together) => {
    let taken = 0;
    return together
      .toSorted((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1))
      .filter(({ seatsTaken }) => {
        if (taken + seatsTaken > after.seats) return true;
        taken += seatsTaken;
        return false;
      });
  });
}
