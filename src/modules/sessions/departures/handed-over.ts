import type { DomainError } from '../../../platform/common/domain-error';
import { text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { PairsService } from '../../matching';
import type { PersonStop } from '../../people';
import type { ChangeEffect } from '../entities/change-effect.entity';
import type { AuditContext } from '../rules/audited-rows';

const menteeRow = { menteeId: text };

/**
 * Of the pairs that went to the successor and are theirs still, by the mentee: null when the old one can be again,
 * else why not; a mentee who has agreed on further lessons with the successor stays there. Reads only.
 */
export async function comingBack(
  { manager, now }: AuditContext,
  pairs: PairsService,
  { wardId, personId, successorId }: PersonStop,
  effects: { pairs: readonly ChangeEffect[]; lessons: readonly ChangeEffect[] },
): Promise<Map<string, DomainError | null>> {
  if (successorId === null) return new Map();
  const given = new Set(effects.pairs.map(({ was }) => was.pairId));
  const theirs = (await pairs.ofMentor(successorId, manager)).filter(({ id }) => given.has(id));
  const lessonIds = JSON.stringify(effects.lessons.map(({ subjectId }) => subjectId));
  const agreed = await select(
    manager,
    menteeRow,
    `SELECT DISTINCT b.mentee_id AS "menteeId" FROM session s
     JOIN booking b ON b.session_id = s.id AND b.state IN ('held', 'booked', 'waiting')
     WHERE s.mentor_id = $1 AND s.start_at > $2 AND s.class_id IS NULL
       AND s.state IN ('planned', 'confirmed') AND s.id NOT IN ${idList(manager, '$3')}`,
    [successorId, now, lessonIds],
  );
  const staying = new Set(agreed.map(({ menteeId }) => menteeId));
  const menteeIds = theirs.map(({ menteeId }) => menteeId).filter((id) => !staying.has(id));
  return pairs.whoCanGo(manager, wardId, menteeIds, personId);
}
