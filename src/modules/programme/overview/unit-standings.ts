import type { EntityManager } from 'typeorm';
import { DAY_MS } from '../../../core/time/durations';
import { number, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { figureSource } from '../figures/figure-sources';

/** Ambassadors and lessons of a unit, as they stand. */
export interface UnitStanding {
  /** Ambassadors who take part. */
  mentors: number;
  /** The learners that they may have by what was said of each; of others, by what the unit says. */
  places: number;
  /** Of whom nothing was said. */
  unsaid: number;
  /** Pairs that last. */
  pairs: number;
  /** Lessons of the last thirty days, as reports count them. */
  held: number;
  /** Sessions of the next seven days. */
  ahead: number;
}

const row = {
  id: text,
  mentors: number,
  places: number,
  unsaid: number,
  pairs: number,
  held: number,
  ahead: number,
};

/** Of each of these wards, by their ids. */
export async function unitStandings(
  manager: EntityManager,
  wardIds: readonly string[],
  now: number,
): Promise<Map<string, UnitStanding>> {
  const rows = await select(
    manager,
    row,
    `SELECT w.id AS id, COALESCE(t.mentors, 0) AS mentors, COALESCE(t.places, 0) AS places,
       COALESCE(t.unsaid, 0) AS unsaid,
       (SELECT COUNT(*) FROM pair x WHERE x.ward_id = w.id AND x.ended_at IS NULL) AS pairs,
       (SELECT COUNT(DISTINCT x.thing) FROM (${figureSource('lessons', 'w.id')}) x
         WHERE x.at BETWEEN $1 AND $2) AS held,
       (SELECT COUNT(*) FROM session s WHERE s.ward_id = w.id AND s.start_at BETWEEN $2 AND $3
         AND s.state IN ('planned', 'confirmed')) AS ahead
     FROM ward w LEFT JOIN (
       SELECT p.ward_id AS ward_id, COUNT(*) AS mentors, SUM(COALESCE(p.max_mentees, 0)) AS places,
         SUM(CASE WHEN p.max_mentees IS NULL THEN 1 ELSE 0 END) AS unsaid
       FROM mentor p WHERE p.ward_id IN ${idList(manager, '$4')} AND p.is_active GROUP BY p.ward_id) t
       ON t.ward_id = w.id
     WHERE w.id IN ${idList(manager, '$4')}`,
    [now - 30 * DAY_MS, now, now + 7 * DAY_MS, JSON.stringify(wardIds)],
  );
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}
