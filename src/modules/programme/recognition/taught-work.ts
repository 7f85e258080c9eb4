import type { EntityManager } from 'typeorm';
import type { TaughtWork, RecognisedSide } from '../../../core/programme/recognition';
import { number, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { tookPlace } from '../../sessions';
import { figureSource } from '../figures/figure-sources';

const heldRow = { who: text, lessons: number, ms: number };
const countRow = { who: text, count: number };

interface Asked {
  wardId: string;
  /** Epoch milliseconds; the second is the first that does not count. */
  fromAt: number;
  toAt: number;
}

/**
 * What each ambassador, or each team, of a ward really held between two instants, by their ids; who held nothing is left
 * out. A team has what its members held while they were in it; somebody who came to two of them is one of its people.
 */
export async function taughtWorkOf(
  manager: EntityManager,
  side: RecognisedSide,
  { wardId, fromAt, toAt }: Asked,
): Promise<Map<string, TaughtWork>> {
  const parameters = [wardId, fromAt, toAt];
  const held = `FROM (${memberSources[side]}) x
    JOIN session s ON s.mentor_id = x.mentor_id AND s.start_at >= $2 AND s.start_at < $3
      AND s.start_at >= x.since AND (x.until IS NULL OR s.start_at < x.until)`;
  const lessons = await select(
    manager,
    heldRow,
    `SELECT x.who AS who, COUNT(*) AS lessons, SUM(s.end_at - s.start_at) AS ms ${held}
     WHERE ${tookPlace} GROUP BY x.who`,
    parameters,
  );
  const people = await select(
    manager,
    countRow,
    `SELECT y.who AS who, COUNT(DISTINCT y.mentee_id) AS count FROM (
       SELECT x.who AS who, b.mentee_id AS mentee_id ${held}
         JOIN booking b ON b.session_id = s.id AND b.state = 'attended' WHERE s.state <> 'cancelled'
       UNION ALL
       SELECT x.who AS who, b.mentee_id AS mentee_id ${held}
         JOIN session z ON z.class_id = s.class_id
         JOIN booking b ON b.session_id = z.id AND b.state = 'attended' WHERE s.state <> 'cancelled'
     ) y GROUP BY y.who`,
    parameters,
  );
  const skills = await select(
    manager,
    countRow,
    `SELECT x.who AS who, COUNT(DISTINCT k.thing) AS count
     FROM (${figureSource('skills', '$1')}) k
     JOIN skill a ON a.id = k.thing
     LEFT JOIN session s ON s.id = a.session_id
     JOIN (${memberSources[side]}) x
       ON x.mentor_id = COALESCE(s.mentor_id, CASE WHEN a.seen_by_kind = 'mentor' THEN a.seen_by_id END)
     WHERE k.at >= $2 AND k.at < $3 AND k.at >= x.since AND (x.until IS NULL OR k.at < x.until)
     GROUP BY x.who`,
    parameters,
  );
  const [peopleOf, skillsOf] = [countsOf(people), countsOf(skills)];
  return new Map(
    lessons.map(({ who, lessons: count, ms }) => [
      who,
      {
        lessons: count,
        minutes: Math.round(ms / 60_000),
        people: peopleOf.get(who) ?? 0,
        skills: skillsOf.get(who) ?? 0,
      },
    ]),
  );
}

const countsOf = (rows: { who: string; count: number }[]): Map<string, number> =>
  new Map(rows.map(({ who, count }) => [who, count]));

/** Whose hours count for whom, and since and until when. */
const memberSources: Record<RecognisedSide, string> = {
  mentor: `SELECT p.id AS who, p.id AS mentor_id, 0 AS since, CAST(NULL AS bigint) AS until FROM mentor p
    WHERE p.ward_id = $1`,
  team: `SELECT g.id AS who, k.mentor_id AS mentor_id, k.created_at AS since, k.left_at AS until
    FROM team g JOIN team_member k ON k.team_id = g.id
    WHERE g.ward_id = $1 AND g.dissolved_at IS NULL AND k.mentor_id IS NOT NULL`,
};
