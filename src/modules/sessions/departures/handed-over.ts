import { In, IsNull } from 'typeorm';
import type { DomainError } from '../../../platform/common/domain-error';
import { text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Pair, type PairsService } from '../../matching';
import type { PersonStop } from '../../people';
import type { ChangeEffect } from '../entities/change-effect.entity';
import type { AuditContext } from '../rules/audited-rows';

const menteeRow = { menteeId: text };

/**
 * Of the pairs that went to successors and are theirs still, by the mentee: null when the old one can be again,
 * else why not; a mentee who has agreed on further lessons with the successor stays there. Reads only.
 */
export async function comingBack(
  { manager, now }: AuditContext,
  pairs: PairsService,
  { wardId, personId }: PersonStop,
  effects: { pairs: readonly ChangeEffect[]; lessons: readonly ChangeEffect[] },
): Promise<Map<string, DomainError | null>> {
  const given = effects.pairs.flatMap(({ was }) => was.pairId ?? []);
  if (given.length === 0) return new Map();
  const theirs = await manager.findBy(Pair, { id: In(given), endedAt: IsNull() });
  const lessonIds = JSON.stringify(effects.lessons.map(({ subjectId }) => subjectId));
  const agreed = await select(
    manager,
    menteeRow,
    `SELECT DISTINCT b.mentee_id AS "menteeId" FROM pair p
     JOIN session s ON s.mentor_id = p.mentor_id AND s.start_at > $1 AND s.class_id IS NULL
       AND s.state IN ('planned', 'confirmed') AND s.id NOT IN ${idList(manager, '$2')}
     JOIN booking b ON b.session_id = s.id AND b.mentee_id = p.mentee_id
       AND b.state IN ('held', 'booked', 'waiting')
     WHERE p.id IN ${idList(manager, '$3')}`,
    [now, lessonIds, JSON.stringify(given)],
  );
  const staying = new Set(agreed.map(({ menteeId }) => menteeId));
  const menteeIds = theirs.map(({ menteeId }) => menteeId).filter((id) => !staying.has(id));
  return pairs.whoCanGo(manager, wardId, menteeIds, personId);
}
