import type { Leftover } from '../../matching/leftover.entity';
import type { LeftoverNumbers } from '../texts/vi/matching';

/** A person left over, by name, with the code and numbers of the reason. */
export interface LeftoverRow {
  id: string;
  name: string;
  code: string;
  numbers: LeftoverNumbers;
}

export function leftoverRows(
  leftovers: Leftover[],
  side: Leftover['side'],
  names: Map<string, string>,
): LeftoverRow[] {
  return leftovers
    .filter((leftover) => leftover.side === side)
    .map(({ personId, code, facts }) => ({
      id: personId,
      name: names.get(personId) ?? '',
      code,
      numbers: facts,
    }))
    .sort((one, other) => one.code.localeCompare(other.code));
}
