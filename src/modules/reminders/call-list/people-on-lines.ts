import type { EntityManager } from 'typeorm';
import { codeOf, orNull, text } from '../../../platform/database/result-columns';
import { grouped } from '../../../platform/common/grouped';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';

/** Somebody whom a message tells of something, and who guides them. */
export interface PersonToTell {
  kind: 'mentor' | 'mentee';
  id: string;
  name: string;
  /** Their ambassador; of an ambassador, nobody. */
  mentorId: string | null;
  mentorName: string | null;
}

const personRow = {
  reminderId: text,
  kind: codeOf<'mentor' | 'mentee'>(),
  id: text,
  name: text,
  mentorId: orNull(text),
  mentorName: orNull(text),
};

const withoutMessage = ({
  reminderId: _reminderId,
  ...person
}: PersonToTell & { reminderId: string }): PersonToTell => person;

/** Everybody whom these messages tell, by message: also those whose own message goes with another's. */
export async function peopleToTell(
  manager: EntityManager,
  reminderIds: readonly string[],
): Promise<Map<string, PersonToTell[]>> {
  const ids = JSON.stringify(reminderIds);
  const rows = await select(
    manager,
    personRow,
    `WITH told AS (
       SELECT r.id AS id, r.recipient_kind AS kind, r.recipient_id AS person_id
       FROM reminder r WHERE r.id IN ${idList(manager, '$1')}
       UNION
       SELECT r.id AS id, j.recipient_kind AS kind, j.recipient_id AS person_id
       FROM reminder r JOIN reminder j ON j.joint_id = r.joint_id
       WHERE r.id IN ${idList(manager, '$2')} AND j.joint_id IS NOT NULL AND j.state = 'joined')
     SELECT t.id AS "reminderId", t.kind AS kind, t.person_id AS id,
       COALESCE(e.full_name, p.full_name, '') AS name,
       x.mentor_id AS "mentorId", g.full_name AS "mentorName"
     FROM told t
     LEFT JOIN mentee e ON e.id = t.person_id AND t.kind = 'mentee'
     LEFT JOIN mentor p ON p.id = t.person_id AND t.kind = 'mentor'
     LEFT JOIN pair x ON x.mentee_id = e.id AND x.ended_at IS NULL
     LEFT JOIN mentor g ON g.id = x.mentor_id
     ORDER BY COALESCE(e.sort_name, p.sort_name, ''), t.person_id`,
    [ids, ids],
  );
  return new Map(
    [...grouped(rows, ({ reminderId }) => reminderId)].map(([id, people]) => [
      id,
      people.map(withoutMessage),
    ]),
  );
}

/** The one ambassador who guides everybody of them; null where there is no such one. */
export function mentorOfAll(people: readonly PersonToTell[]): { id: string; name: string } | null {
  const [first] = people;
  if (!first?.mentorId) return null;
  const isOne = people.every(({ mentorId }) => mentorId === first.mentorId);
  return isOne ? { id: first.mentorId, name: first.mentorName ?? '' } : null;
}
