import type { PlanMentee, PlanMentor } from '../../src/core/week-plan/plan-problem';

const monday = { weekday: 1, startMinute: 18 * 60, endMinute: 21 * 60 };
const home = { hamletId: 'thon-1', latitude: 20.401, longitude: 105.801 };

/** A mentor of the week plan who is free on Monday evening, as everybody made by `planMentee()` is. */
export function planMentor(id: string, changes: Partial<PlanMentor> = {}): PlanMentor {
  return { ...home, id, windows: [monday], ...changes };
}

export function planMentee(id: string, changes: Partial<PlanMentee> = {}): PlanMentee {
  return {
    ...home,
    id,
    windows: [monday],
    topics: ['vneid', 'cashless'],
    householdId: null,
    atHome: false,
    ...changes,
  };
}
