import { type MadeUpCommune, makeUpCommune } from '../../src/demo/made-up-commune';

/**
 * A corner of a made-up commune: as many people for each ambassador as in the whole, of the same kinds,
 * and paired in a moment.
 */
export function makeUpSmallCommune(seed: number, today: string): MadeUpCommune {
  const commune = makeUpCommune(seed, today);
  return {
    ...commune,
    mentorSheet: commune.mentorSheet.slice(0, 1 + 12),
    menteeSheet: commune.menteeSheet.slice(0, 1 + 85),
  };
}
