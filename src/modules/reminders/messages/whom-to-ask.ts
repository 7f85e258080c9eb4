import type { EntityManager } from 'typeorm';
import { isPostgres } from '../../../platform/database/row-set';

/**
 * SQL of whom a message names to be asked, of an ambassador `m` and the ward `w`: of an ambassador who takes no part
 * any more, who may have died, nobody is given the number; the ward answers in their place.
 */
export function whomToAsk(manager: EntityManager): { name: string; phone: string } {
  const wardPhone = isPostgres(manager)
    ? `w.settings::json ->> 'contactPhone'`
    : `json_extract(w.settings, '$.contactPhone')`;
  return {
    name: `CASE WHEN m.is_active THEN m.full_name ELSE w.name END`,
    phone: `CASE WHEN m.is_active THEN COALESCE(m.phone, m.other_phone) ELSE ${wardPhone} END`,
  };
}
