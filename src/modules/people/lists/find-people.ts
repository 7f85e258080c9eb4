import type { EntityManager } from 'typeorm';
import { plainKey } from '../../../core/vietnamese/text';
import type { Person } from '../entities/person.columns';

/** More hits than this are no answer: the list then shows the first of them. */
const MOST_FOUND = 500;

/**
 * Ids of the people of a ward whose name holds every word of `q`, with or without accents, or whose
 * phone number holds its digits; in the order of names. The databases know no Vietnamese letters, so
 * the names are compared here.
 */
export async function findPeople(
  manager: EntityManager,
  side: new () => Person,
  wardId: string,
  q: string,
): Promise<string[]> {
  const rows = await manager.find<Person>(side, {
    where: { wardId },
    select: { id: true, fullName: true, phone: true, sortName: true },
    order: { sortName: 'ASC', id: 'ASC' },
  });
  const digits = q.replace(/[\s.+-]/g, '').replace(/^(?:84|0)(?=\d)/, '');
  const isNumber = /^\d{3,}$/.test(digits);
  const words = plainKey(q).split(' ').filter(Boolean);
  const isMeant = ({ fullName, phone }: Person): boolean => {
    if (isNumber) return phone?.includes(digits) ?? false;
    const name = ` ${plainKey(fullName)}`;
    return words.length > 0 && words.every((word) => name.includes(` ${word}`));
  };
  return rows
    .filter(isMeant)
    .slice(0, MOST_FOUND)
    .map(({ id }) => id);
}
