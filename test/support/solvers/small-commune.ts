import { type MadeUpCommune, makeUpCommune } from '../../../src/demo/made-up-commune';

/**
 * A corner of a made-up commune: as many people for each ambassador as in the whole if nothing else is
 * asked for, of the same kinds, and paired in a moment.
 */
export function makeUpSmallCommune(
  seed: number,
  today: string,
  people = { mentors: 12, mentees: 85 },
): MadeUpCommune {
  const commune = makeUpCommune(seed, today);
  return {
    ...commune,
    mentorSheet: commune.mentorSheet.slice(0, 1 + people.mentors),
    menteeSheet: commune.menteeSheet.slice(0, 1 + people.mentees),
  };
}
