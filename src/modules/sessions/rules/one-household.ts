import type { EntityManager } from 'typeorm';
import { grouped } from '../../../platform/common/grouped';
import { column, columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Mentee } from '../../people';
import { Booking } from '../entities/booking.entity';
import { Session } from '../entities/session.entity';
import { refuse } from './refusals';

/** Somebody with a seat, and the household they are of: null for none that is known. */
export interface HouseholdMember {
  menteeId: string;
  householdId: string | null;
}

/** A session at home is for the people of that home; who has no household shares it with nobody. */
export function isOneHousehold(people: readonly HouseholdMember[]): boolean {
  const [first, ...others] = new Map(people.map((one) => [one.menteeId, one.householdId])).values();
  return others.every((household) => household !== null && household === first);
}

/** Who has a seat in each of these sessions, held seats included. */
export async function householdsIn(
  manager: EntityManager,
  sessionIds: readonly string[],
): Promise<Map<string, HouseholdMember[]>> {
  if (sessionIds.length === 0) return new Map();
  // SQLite takes the index booking_once only when its own condition stands in the query.
  const rows = await select(
    manager,
    memberRow,
    `SELECT b.session_id AS "sessionId", b.mentee_id AS "menteeId", m.household_id AS "householdId"
     FROM booking b JOIN mentee m ON m.id = b.mentee_id
     WHERE b.session_id IN ${idList(manager, '$1')} AND b.state <> 'cancelled'
       AND b.state IN ('held', 'booked')`,
    [JSON.stringify([...new Set(sessionIds)])],
  );
  return grouped(rows, ({ sessionId }) => sessionId);
}

const memberRow = {
  ...columns(Booking, 'sessionId', 'menteeId'),
  householdId: column(Mentee, 'householdId'),
};

/**
 * Asked after the bookings are written, while their sessions are held, so that of two families who want
 * the same one at the same moment one is refused. @throws DomainError household-only
 */
export async function assertOneHousehold(
  manager: EntityManager,
  sessions: readonly Pick<Session, 'id' | 'venueId'>[],
): Promise<void> {
  const atHome = sessions.filter(({ venueId }) => venueId === null).map(({ id }) => id);
  const people = await householdsIn(manager, atHome);
  if (![...people.values()].every(isOneHousehold)) throw refuse('household-only');
}
