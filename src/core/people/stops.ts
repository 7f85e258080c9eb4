/** Why somebody takes part no more, as an officer says it. */
export const stopReasons = ['moved', 'died', 'finished', 'consent', 'no-wish'] as const;

/** `unknown` where nobody wrote it down; `merged` of a record that turned out to be somebody's second one. */
export type StopReason = (typeof stopReasons)[number] | 'unknown' | 'merged';

/** What becomes of the mentees and sessions of a mentor who stops: several take them, one does, … */
export const menteesBecome = ['share', 'successor', 'list', 'wait'] as const;
export type MenteesBecome = (typeof menteesBecome)[number];

const mayReturn: readonly StopReason[] = ['finished', 'no-wish', 'unknown'];

/** Whether a mentor who stops for this reason may be back one day, so that mentees can wait for them. */
export function canWait(reason: StopReason): boolean {
  return mayReturn.includes(reason);
}
