import type { EntityManager } from 'typeorm';
import { ruleOf } from '../../../core/reminders/kinds';
import { grouped } from '../../../platform/common/grouped';
import { column, columns, orNull, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Pair } from '../../matching';
import { Mentee } from '../../people';
import { Hamlet } from '../../wards';
import type { DueMessage, MessageLearner } from './due-message';

const learnerRow = {
  ...columns(Pair, 'mentorId'),
  name: column(Mentee, 'fullName'),
  phone: orNull(text),
  hamletName: column(Hamlet, 'name'),
};

/** Their mentees of today by ambassador, in the order of lists. One statement; none for nobody. */
export async function learnersOf(
  manager: EntityManager,
  mentorIds: readonly string[],
): Promise<Map<string, MessageLearner[]>> {
  if (mentorIds.length === 0) return new Map();
  const rows = await select(
    manager,
    learnerRow,
    `SELECT p.mentor_id AS "mentorId", e.full_name AS "name", h.name AS "hamletName",
       COALESCE(e.phone, e.other_phone, (SELECT MIN(o.phone) FROM mentee o
         WHERE o.household_id = e.household_id AND o.id <> e.id AND o.phone IS NOT NULL AND o.is_active)) AS phone
     FROM pair p JOIN mentee e ON e.id = p.mentee_id AND e.is_active JOIN hamlet h ON h.id = e.hamlet_id
     WHERE p.mentor_id IN ${idList(manager, '$1')} AND p.ended_at IS NULL
     ORDER BY e.sort_name, e.id`,
    [JSON.stringify([...new Set(mentorIds)])],
  );
  return grouped(rows, ({ mentorId }) => mentorId);
}

/** The ambassadors among these messages who are told who their mentees are. */
export function toldOfLearners(
  dueMessages: readonly Pick<DueMessage, 'kind' | 'recipientId'>[],
): string[] {
  return dueMessages
    .filter(({ kind }) => ruleOf(kind).about === 'plan')
    .map(({ recipientId }) => recipientId);
}
