import type { EntityManager } from 'typeorm';
import { flag, orNull, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { sealedLength } from '../../../platform/database/sealing/sealer';
import { select } from '../../../platform/database/select';

/** Which phone rings for a mentee. */
export interface MenteeAddress {
  /** E.164; their own, a relative's or the household's. Null where none is known, and for who wants no messages. */
  phone: string | null;
  isOwn: boolean;
}

/** SQL: the second number of mentee e is a mobile. Stored ones have twelve characters, also sealed; landlines one more. */
export const hasOtherMobile = `COALESCE(LENGTH(e.other_phone), 0) IN (12, ${sealedLength(12)})`;

/** SQL: the mobile of a relative of mentee e, who has none of their own. */
export const relativesMobile = `CASE WHEN e.phone IS NULL AND ${hasOtherMobile} THEN e.other_phone END`;

/** SQL: of mentee e, a relative's mobile, else that of another of the household who takes messages. */
export const householdMobile = `COALESCE(${relativesMobile}, (SELECT MIN(h.phone) FROM mentee h
    WHERE h.household_id = e.household_id AND h.id <> e.id AND h.phone IS NOT NULL
      AND h.phone <> COALESCE(e.phone, '') AND h.messages_stopped_at IS NULL AND h.is_active))`;

const addressRow = { id: text, phone: orNull(text), isOwn: flag };

export async function addressesOf(
  manager: EntityManager,
  menteeIds: readonly string[],
): Promise<Map<string, MenteeAddress>> {
  const rows = await select(
    manager,
    addressRow,
    `SELECT e.id AS id, e.phone IS NOT NULL AS "isOwn",
       CASE WHEN e.messages_stopped_at IS NOT NULL THEN NULL ELSE COALESCE(e.phone, ${relativesMobile},
         (SELECT MIN(h.phone) FROM mentee h
          WHERE h.household_id = e.household_id AND h.id <> e.id AND h.phone IS NOT NULL
            AND h.messages_stopped_at IS NULL AND h.is_active)) END AS phone
     FROM mentee e WHERE e.id IN ${idList(manager, '$1')}`,
    [JSON.stringify(menteeIds)],
  );
  return new Map(rows.map(({ id, ...address }) => [id, address]));
}
