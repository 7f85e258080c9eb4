/**
 * How long an answer to "what if" takes in a ward of 2,000 x 300 whose pairing is kept solved: hundreds of
 * random questions of each kind, in processor time.
 */
import { createRequire } from 'node:module';
import { mentorAt, randomOf, wardOf } from './wards.mjs';

const require = createRequire(import.meta.url);
const built = (name) => require(`../../../dist/src/core/matching/${name}.js`);

const QUESTIONS = 200;

export function benchWhatIf(say) {
  const { match } = built('pairing/match');
  const { defaultSettings: settings } = built('rules/problem');
  const { WhatIf } = built('explain/what-if');
  const { askChanges } = built('explain/ask-changes');
  say('| ward | question | asked | possible | p50 ms | p95 ms | worst ms |');
  say('| --- | --- | --- | --- | --- | --- | --- |');
  for (const isClustered of [false, true]) {
    const people = wardOf({ mentees: 2_000, mentors: 300, seed: 71, isClustered });
    const request = { ...people, settings };
    const { pairs } = match(request, { limits: { steps: 1_000 } });
    const started = cpuMs();
    const whatIf = new WhatIf(request, pairs);
    const ward = isClustered ? 'villages' : 'even';
    say(`| ${ward} | (getting ready) | 1 | - | ${(cpuMs() - started).toFixed(1)} | - | - |`);
    const random = randomOf(72);
    for (const [kind, changesOf] of Object.entries(kinds(people, pairs, random))) {
      const times = [];
      let possible = 0;
      for (let question = 0; question < QUESTIONS; question++) {
        const changes = changesOf();
        const before = cpuMs();
        possible += askChanges(whatIf, pairs, changes).isPossible ? 1 : 0;
        times.push(cpuMs() - before);
      }
      times.sort((a, b) => a - b);
      const figures = [0.5, 0.95, 1].map((part) =>
        times[Math.ceil(part * QUESTIONS) - 1].toFixed(1),
      );
      say(`| ${[ward, kind, QUESTIONS, possible, ...figures].join(' | ')} |`);
    }
  }
}

function kinds({ mentors, mentees }, pairs, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const anyPair = () => pick(pairs);
  const otherPair = () => ({ menteeId: pick(mentees).id, mentorId: pick(mentors).id });
  const move = () => {
    const person = pick(mentees);
    // Somebody of the same hamlet is the likeliest to suit.
    const near = mentors.filter(({ hamletId }) => hamletId === person.hamletId);
    return { menteeId: person.id, mentorId: pick(near.length > 0 ? near : mentors).id };
  };
  const maximum = () => ({ mentorId: pick(mentors).id, maximum: 3 + Math.floor(random() * 10) });
  const newcomer = () => {
    const { latitude, longitude, hamletId } = pick(mentees);
    return mentorAt('newcomer', { latitude, longitude, hamletId }, random);
  };
  return {
    lock: () => ({ locks: [random() < 0.5 ? anyPair() : move()] }),
    forbid: () => ({ forbids: [anyPair()] }),
    move: () => ({ moves: [move()] }),
    'far move': () => ({ moves: [otherPair()] }),
    'another maximum': () => ({ maximums: [maximum()] }),
    'one more mentor': () => ({ addedMentor: newcomer() }),
    'five at once': () => ({
      locks: [anyPair(), anyPair()],
      forbids: [anyPair()],
      moves: [move()],
      maximums: [maximum()],
    }),
  };
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
