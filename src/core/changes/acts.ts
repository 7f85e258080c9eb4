/** What becomes of what a change of plans hits. */
export const changeActs = ['cancel', 'move', 'hand-over', 'next-topic', 'keep'] as const;
export type ChangeAct = (typeof changeActs)[number];

/** What becomes of pairs that a changed setting hits: they stay, go to the nearest who has room, or end. */
export const pairActs = ['keep', 'hand-over', 'cancel'] as const satisfies readonly ChangeAct[];
export type PairAct = (typeof pairActs)[number];

/** What can change after a ward has planned. */
export const changeKinds = [
  'day-off',
  'busy',
  'settings',
  'venue',
  'session',
  'pairs',
  'topics',
  'programme',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** The acts that can resolve each kind, the most usual first. */
export const actsOf: Readonly<Record<ChangeKind, readonly ChangeAct[]>> = {
  // Nobody can stand in where the whole ward, or the hall, is closed.
  'day-off': ['cancel', 'move', 'keep'],
  busy: ['cancel', 'move', 'hand-over', 'keep'],
  settings: ['move', 'hand-over', 'cancel', 'keep'],
  venue: ['move', 'cancel', 'keep'],
  // Where and when it goes, and who holds it, whoever changes it says.
  session: ['move'],
  // To whom they go, whoever changes it says.
  pairs: ['hand-over', 'cancel'],
  topics: ['next-topic', 'cancel', 'keep'],
  programme: ['move', 'cancel', 'keep'],
};

/**
 * What became of one lesson, class, walk-in day, pair or place; `left` goes on with others. Of a place by name: somebody
 * joined, or was taken out; `paired` is a mentee who had nobody; of a lesson `other-topic`, at its time and place; of a
 * pair with nothing left to teach `finished`, and `to-list` where the mentee still needs what others teach.
 */
export const outcomes = [
  'cancelled',
  'moved',
  'handed-over',
  'left',
  'kept',
  'joined',
  'taken-out',
  'paired',
  'other-topic',
  'finished',
  'to-list',
] as const;
export type Outcome = (typeof outcomes)[number];

/** By what something is hit: outside the new hours, more than the new limits, a hall that is gone or smaller, a programme that rests then … */
export const hitReasons = [
  'hours',
  'limits',
  'closed',
  'seats',
  'distance',
  'maximum',
  'minimum',
  'training',
  'not-wanted',
  'not-taught',
  'nothing-left',
  'programme-rests',
  'programme-elsewhere',
  'programme-topic',
  'programme-classes',
] as const;
export type HitReason = (typeof hitReasons)[number];
