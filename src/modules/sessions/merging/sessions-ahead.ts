import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';

const statements = {
  mentee: (ids: string) =>
    `SELECT DISTINCT b.session_id AS id FROM booking b
     WHERE b.mentee_id IN ${ids} AND b.start_at > $2 AND b.state <> 'cancelled' ORDER BY 1`,
  mentor: (ids: string) =>
    `SELECT s.id AS id FROM session s
     WHERE s.mentor_id IN ${ids} AND s.start_at > $2 AND s.state <> 'cancelled' ORDER BY 1`,
};

/** The sessions ahead in which these people have a part. */
export async function sessionsAheadOf(
  manager: EntityManager,
  side: Side,
  personIds: readonly string[],
  now: number,
): Promise<string[]> {
  const statement = statements[side](idList(manager, '$1'));
  const rows = await select(manager, { id: text }, statement, [JSON.stringify(personIds), now]);
  return rows.map(({ id }) => id);
}
