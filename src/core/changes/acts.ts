/** What becomes of what a change of plans hits. */
export const changeActs = ['cancel', 'move', 'hand-over', 'keep'] as const;
export type ChangeAct = (typeof changeActs)[number];

/** What can change after a ward has planned. */
export const changeKinds = ['day-off', 'busy'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** The acts that can resolve each kind, the most usual first. */
export const actsOf: Readonly<Record<ChangeKind, readonly ChangeAct[]>> = {
  // Nobody can stand in where the whole ward, or the hall, is closed.
  'day-off': ['cancel', 'move', 'keep'],
  busy: ['cancel', 'move', 'hand-over', 'keep'],
};

/** What became of one lesson, class or walk-in day; `left` goes on with others. */
export const outcomes = ['cancelled', 'moved', 'handed-over', 'left', 'kept'] as const;
export type Outcome = (typeof outcomes)[number];
