import type { Side } from '../../../core/people/fields';
import { notFound } from '../../../platform/common/domain-error';

const kinds = { mentors: 'mentor', mentees: 'mentee' } as const;

/** Whose page it is, by the address. @throws DomainError not-found */
export function kindOf(people: string): Side {
  if (!Object.hasOwn(kinds, people)) throw notFound('page');
  return kinds[people as keyof typeof kinds];
}

/** The part of the address. */
export const peopleOf = { mentor: 'mentors', mentee: 'mentees' } as const satisfies Record<
  Side,
  keyof typeof kinds
>;
