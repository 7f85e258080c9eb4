import type { EntityManager } from 'typeorm';
import { orNull, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { addressesOf } from './mentee-addresses';

/** Where a message for somebody arrives. */
export interface RingsAt {
  /** The phone, else the e-mail address: who has the same hears of it together. Null where there is none, and for who wants no messages. */
  at: string | null;
  phone: string | null;
  /** It is not that of a relative or of the household. */
  isOwn: boolean;
}

const ownRow = { id: text, phone: orNull(text), email: orNull(text) };

/** Of mentees and ambassadors alike, by their ids. */
export async function ringsAt(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, RingsAt>> {
  const ofMentees = await addressesOf(manager, ids);
  const these = idList(manager, '$1');
  const rows = await select(
    manager,
    ownRow,
    `SELECT id AS id, phone AS phone, CASE WHEN messages_stopped_at IS NULL THEN email END AS email
     FROM mentee WHERE id IN ${these}
     UNION ALL
     SELECT id AS id, CASE WHEN messages_stopped_at IS NULL THEN phone END AS phone,
       CASE WHEN messages_stopped_at IS NULL THEN email END AS email
     FROM mentor WHERE id IN ${these}`,
    [JSON.stringify(ids)],
  );
  return new Map(
    rows.map(({ id, phone: own, email }) => {
      const { phone, isOwn } = ofMentees.get(id) ?? { phone: own, isOwn: true };
      return [id, { at: phone ?? email, phone, isOwn: phone === null || isOwn }];
    }),
  );
}
