import type { EntityManager } from 'typeorm';
import { isPostgres } from '../../../platform/database/row-set';

/**
 * SQL of whom a message names to be asked, of an ambassador `m` and the ward `w`: of an ambassador who takes no part
 * any more, who may have died, nobody is given the number; the ward answers in their place. So it does for who is ill or
 * busy, in what the reminder `r` tells of that; where there is no reminder, `isOfReminder` is false.
 */
export function whomToAsk(
  manager: EntityManager,
  { isOfReminder = true }: { isOfReminder?: boolean } = {},
): { name: string; phone: string } {
  const fieldOf = (json: string, name: string): string =>
    isPostgres(manager) ? `${json}::json ->> '${name}'` : `json_extract(${json}, '$.${name}')`;
  const wardPhone = fieldOf('w.settings', 'contactPhone');
  const isHere = isOfReminder
    ? `m.is_active AND (${fieldOf('r.facts', 'asksWard')}) IS NULL`
    : 'm.is_active';
  return {
    name: `CASE WHEN ${isHere} THEN m.full_name ELSE w.name END`,
    phone: `CASE WHEN ${isHere} THEN COALESCE(m.phone, m.other_phone) ELSE ${wardPhone} END`,
  };
}
