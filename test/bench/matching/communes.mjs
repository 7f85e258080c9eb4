/**
 * Communes of eleven shapes, paired from the people: what the search finds, its bound over all pairs that the rules
 * allow, and the processor time of the whole. The gap is a part of the cost before rewards. Names of
 * shapes choose some; `test/properties/bound-of-all-pairs.spec.ts` compares small ones with HiGHS.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('../../support/typescript.cjs');
const { commune, communeShapes } = require('../../factories/communes.ts');

const SIZES = [600, 1_800];
const STEPS = 2_500;

export function benchCommunes(words, say) {
  const { match } = require('../../../dist/src/core/matching/pairing/match.js');
  const { defaultSettings: settings } = require('../../../dist/src/core/matching/rules/problem.js');
  const shapes = communeShapes.filter((shape) => !words.length || words.includes(shape));
  say('| commune | mentees x mentors | found | bound | gap | active | left over | steps | CPU s |');
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const size of SIZES) {
    for (const shape of shapes) {
      const people = commune(shape, size, 1);
      const before = process.cpuUsage();
      const found = match({ ...people, settings }, { limits: { steps: STEPS } });
      const { user, system } = process.cpuUsage(before);
      const active = people.mentors.length - found.inactive.length;
      const cost = found.objective + active * settings.activeMentorReward;
      const gap = (100 * (found.objective - found.lowerBound)) / Math.max(1, cost);
      const cells = [
        shape,
        `${people.mentees.length} x ${people.mentors.length}`,
        found.objective,
        found.lowerBound,
        found.status === 'optimal' ? 'proved' : `${gap.toFixed(3)} %`,
        active,
        found.unpaired.length,
        found.search.steps,
        ((user + system) / 1e6).toFixed(1),
      ];
      say(`| ${cells.join(' | ')} |`);
    }
  }
}
