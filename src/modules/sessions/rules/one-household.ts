import type { EntityManager } from 'typeorm';
import { idList } from '../../../platform/database/row-set';
import { refuse } from './refusals';
import { Session } from '../entities/session.entity';
import { select } from '../../../platform/database/select';
import { columns } from '../../../platform/database/result-columns';

const sharedRow = columns(Session, 'id');

/**
 * A session at home is for the people of that home. Asked after the bookings are written, while their
 * sessions are held, so that of two families who want the same one at the same moment one is refused.
 * @throws DomainError household-only
 */
export async function assertOneHousehold(
  manager: EntityManager,
  sessions: readonly Pick<Session, 'id' | 'venueId'>[],
): Promise<void> {
  const atHome = sessions.filter(({ venueId }) => venueId === null).map(({ id }) => id);
  if (atHome.length === 0) return;
  const shared = await select(
    manager,
    sharedRow,
    `SELECT b.session_id AS id FROM booking b JOIN mentee m ON m.id = b.mentee_id
     WHERE b.session_id IN ${idList(manager, '$1')} AND b.state <> 'cancelled'
       AND b.state IN ('held', 'booked')
     GROUP BY b.session_id
     HAVING COUNT(*) > 1
       AND (COUNT(DISTINCT m.household_id) > 1 OR COUNT(m.household_id) < COUNT(*))`,
    [JSON.stringify([...new Set(atHome)])],
  );
  if (shared.length > 0) throw refuse('household-only');
}
