/**
 * How far somebody is with the confirmation of basic digital skills on VNeID, which the State's platform alone gives:
 * nothing known, learning for it, says so, seen by their ambassador, confirmed. In this order each goes further.
 */
export const vneidStates = ['none', 'learning', 'said', 'seen', 'confirmed'] as const;
export type VneidState = (typeof vneidStates)[number];

/** How a confirmation was seen: shown on the phone, looked up by an officer, on a list from the police. */
export const vneidWays = ['phone', 'office', 'list'] as const;
export type VneidWay = (typeof vneidWays)[number];

/** Of several records of one person, which two that were merged have, the one that goes further, then the later one. */
export function furthest<One extends { state: VneidState; seenOn: string }>(
  records: readonly One[],
): One | undefined {
  const rank = ({ state }: One): number => vneidStates.indexOf(state);
  return records.toSorted(
    (one, other) => rank(other) - rank(one) || (one.seenOn < other.seenOn ? 1 : -1),
  )[0];
}
