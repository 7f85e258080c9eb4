import type { EntityManager } from 'typeorm';
import { endPersonalLinks, PersonalLink } from '../access';
import { Mentee } from '../people';
import { select } from '../../platform/database/select';
import { column, columns, orNull } from '../../platform/database/result-columns';
import { idList } from '../../platform/database/row-set';
import type { RetentionRule } from '../../platform/retention/retention-rule';

/**
 * Links of those whose pair has ended longer ago than the days of grace, and for whom nothing lies ahead; of whoever never
 * had a pair they stay. One that staff gave since lasts as long again.
 */
export const endedLinks: RetentionRule = {
  kind: 'personal-links',
  table: 'personal_link',
  days: (env) => env.LINK_GRACE_DAYS,
  where: hasNothingAhead,
  forget: endLinks,
};

function hasNothingAhead(_manager: EntityManager, now: number, before: number): string {
  const paired = `(SELECT 1 FROM pair p WHERE p.mentee_id = t.person_id OR p.mentor_id = t.person_id)`;
  const isPaired = `(SELECT 1 FROM pair p WHERE (p.mentee_id = t.person_id OR p.mentor_id = t.person_id)
    AND (p.ended_at IS NULL OR p.ended_at >= ${before}))`;
  const ahead = [
    `SELECT 1 FROM booking b WHERE b.mentee_id = t.person_id AND b.start_at > ${now} AND b.state <> 'cancelled'`,
    `SELECT 1 FROM session s WHERE s.mentor_id = t.person_id AND s.start_at > ${now} AND s.state <> 'cancelled'`,
    `SELECT 1 FROM walk_in_mentor w JOIN walk_in_day d ON d.id = w.walk_in_day_id
       WHERE w.mentor_id = t.person_id AND d.start_at > ${now}`,
  ];
  return `t.revoked_at IS NULL AND EXISTS ${paired} AND NOT EXISTS ${isPaired}
    ${ahead.map((one) => `AND NOT EXISTS (${one})`).join(' ')}`;
}

const endedLink = {
  ...columns(PersonalLink, 'id', 'personId'),
  wardId: orNull(column(Mentee, 'wardId')),
};

/** With them those of records that were merged into theirs, which lead to the same pages. */
async function endLinks(manager: EntityManager, ids: string[], now: number): Promise<void> {
  const ended = await select(
    manager,
    endedLink,
    `SELECT l.id AS id, l.person_id AS "personId", COALESCE(e.ward_id, m.ward_id) AS "wardId"
     FROM personal_link t
       LEFT JOIN person_stop s ON s.successor_id = t.person_id AND s.reason = 'merged' AND s.ended_at IS NULL
       JOIN personal_link l ON l.person_id IN (t.person_id, s.person_id) AND l.revoked_at IS NULL
       LEFT JOIN mentee e ON e.id = l.person_id LEFT JOIN mentor m ON m.id = l.person_id
     WHERE t.id IN ${idList(manager, '$1')}`,
    [JSON.stringify(ids)],
  );
  const once = new Map(ended.map((link) => [link.id, link]));
  await endPersonalLinks(manager, [...once.values()], now);
}
