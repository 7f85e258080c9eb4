/**
 * What a new matching does to a ward after people left: 2,000 x 300 are paired, 5 of 100 on each side leave (and
 * in some rounds as many come), and the rest are matched again with today's pairs. Counted are the pairs that
 * could have stayed and those that were moved. How many had to be is what remains when a move costs 400 km:
 * a mentor left below the minimum needs people from others or must give up.
 */
import { createRequire } from 'node:module';
import { randomOf, wardOf } from './wards.mjs';

const require = createRequire(import.meta.url);
const built = (name) => require(`../../../dist/src/core/matching/${name}.js`);

const SEARCH_STEPS = 500;
const SHARE = 0.05;

export function benchStability(say) {
  const { defaultSettings: settings } = built('rules/problem');
  say(
    '| ward | newcomers | could stay | moved | share | mentors below the minimum | had to move | gap |',
  );
  say('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const isClustered of [false, true]) {
    for (const seed of [81, 82, 83]) {
      for (const hasNewcomers of [false, true]) {
        const round = roundOf({ seed, isClustered, hasNewcomers, settings });
        const name = `${isClustered ? 'villages' : 'even'} ${seed}`;
        const share = `${((100 * round.moved) / round.couldStay).toFixed(2)} %`;
        const { couldStay, moved, short, forced, gap } = round;
        const cells = [couldStay, moved, share, short, forced, gap];
        say(`| ${name} | ${hasNewcomers ? 'as many' : 'none'} | ${cells.join(' | ')} |`);
      }
    }
  }
}

function roundOf({ seed, isClustered, hasNewcomers, settings }) {
  const all = wardOf({ mentees: 2_100, mentors: 315, seed, isClustered });
  const random = randomOf(seed + 1_000);
  const [mentors, newMentors] = [all.mentors.slice(0, 300), all.mentors.slice(300)];
  const [mentees, newMentees] = [all.mentees.slice(0, 2_000), all.mentees.slice(2_000)];
  const before = solve({ mentors, mentees, settings });
  const today = new Map(before.pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
  const stays = () => random() >= SHARE;
  const mentorsNow = [...mentors.filter(stays), ...(hasNewcomers ? newMentors : [])];
  const menteesNow = [
    ...mentees.filter(stays).map((one) => ({ ...one, currentMentorId: today.get(one.id) ?? null })),
    ...(hasNewcomers ? newMentees : []),
  ];
  const isThere = new Set(mentorsNow.map(({ id }) => id));
  const standing = menteesNow.filter(({ currentMentorId }) => isThere.has(currentMentorId ?? ''));
  const movedIn = ({ pairs }) => {
    const then = new Map(pairs.map(({ menteeId, mentorId }) => [menteeId, mentorId]));
    return standing.filter(({ id, currentMentorId }) => then.get(id) !== currentMentorId).length;
  };
  const load = new Map();
  for (const { currentMentorId: id } of standing) load.set(id, (load.get(id) ?? 0) + 1);
  const people = { mentors: mentorsNow, mentees: menteesNow };
  const after = solve({ ...people, settings });
  return {
    couldStay: standing.length,
    moved: movedIn(after),
    short: [...load.values()].filter((count) => count < settings.minMentees).length,
    forced: movedIn(solve({ ...people, settings: { ...settings, moveCost: 400_000 } })),
    gap: `${((100 * (after.objective - after.lowerBound)) / after.objective).toFixed(2)} %`,
  };
}

function solve(request) {
  const { match } = built('pairing/match');
  return match(request, { limits: { steps: SEARCH_STEPS } });
}
