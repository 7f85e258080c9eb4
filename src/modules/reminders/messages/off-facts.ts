import type { OffBy } from '../../../texts';

/** Who called a place off and why, as an ambassador's message keeps it. */
export function offOf(facts: Record<string, unknown> | null): { by: OffBy; why: string | null } {
  const { by, reason, isOfOne = by === undefined, gone } = facts ?? {};
  if (gone === 'died' || gone === 'stopped') return { by: gone, why: null };
  const isByStaff = by === 'officer' || by === 'counter' || by === 'operator';
  const why = typeof reason === 'string' ? reason : null;
  // Why a mentee does not come stays with staff: it may be about their health.
  if (by === 'mentee' || isOfOne === true) {
    return { by: isByStaff ? 'staff-for-learner' : 'learner', why: null };
  }
  return { by: isByStaff ? 'staff' : 'others', why };
}
