import type { MenteeLimits } from '../../../core/programme/programmes';
import { inNaturalOrder } from '../../../core/vietnamese/natural-order';
import { grouped } from '../../../platform/common/grouped';
import type { BoardMentor, BoardPair, BoardPerson, PairLine } from './board-people';
import { isMarked, type PairFilter, type PairSort, pairTest } from './pair-filter';

/** Whoever serves in a programme of their own has its numbers. */
type LimitsOf = (mentor: BoardMentor) => MenteeLimits;

/** The lines that the filter means, in its order; ambassadors who guide nobody are among them. */
export function pairLines(
  mentors: readonly BoardMentor[],
  pairs: readonly BoardPair[],
  filter: PairFilter,
  limitsOf: LimitsOf,
): PairLine[] {
  const isMeant = pairTest(filter);
  const guided = grouped(pairs, ({ mentorId }) => mentorId);
  return mentors
    .flatMap((mentor) => {
      const mentees = guided.get(mentor.id) ?? [];
      const isMeantOf = isMeant(mentor);
      const hits = mentees.filter(isMeantOf);
      const isListed = hits.length > 0 || (mentees.length === 0 && isMeantOf());
      const { minMentees: least, maxMentees: most } = limitsOf(mentor);
      const line = { ...mentor, mentees, hits, least, most };
      return isListed ? [line] : [];
    })
    .filter((line) => isMarked(line, filter.mark))
    .sort(orderOf[filter.sort ?? 'name']);
}

/** How far the farthest of them lives, metres. */
export function farthest({ mentees }: Pick<PairLine, 'mentees'>): number {
  return Math.max(0, ...mentees.map(({ metres }) => metres));
}

/** By given name; the key is made so that plain order is that of a Vietnamese list. */
const byName = (one: BoardPerson, other: BoardPerson): number =>
  one.sortName < other.sortName ? -1 : Number(one.sortName > other.sortName);

const orderOf: Record<PairSort, (one: PairLine, other: PairLine) => number> = {
  name: byName,
  hamlet: (one, other) => inNaturalOrder(one.hamletName, other.hamletName) || byName(one, other),
  fewest: (one, other) => one.mentees.length - other.mentees.length || byName(one, other),
  most: (one, other) => other.mentees.length - one.mentees.length || byName(one, other),
  far: (one, other) => farthest(other) - farthest(one) || byName(one, other),
};
