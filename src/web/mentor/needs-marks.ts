import type { SessionView } from '../../modules/sessions';

/** Took place with somebody in it, and nobody has written down yet who came; of a class, each of its ambassadors can. */
export function needsMarks({ state, seatsTaken, classId }: SessionView): boolean {
  return state !== 'completed' && (seatsTaken > 0 || classId !== null);
}
