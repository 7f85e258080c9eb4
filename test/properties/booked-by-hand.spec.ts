import fc from 'fast-check';
import { MentorWeeks } from '../../src/core/week-plan/by-hand';
import type { PlannedSession } from '../../src/core/week-plan/plan-problem';
import { verifyPlan } from '../../src/core/week-plan/verify-plan';
import { instantAt } from '../../src/core/time/zone';
import { planMentee, planMentor } from '../factories/plan-people';

const zone = 'Asia/Ho_Chi_Minh';
const limits = { sessionsADay: 3, sessionsAWeek: 5, kilometresAnHour: 12, changeMinutes: 5 };
const allDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  startMinute: 0,
  endMinute: 1440,
}));
/** From next door to nine kilometres away. */
const venues = [0, 0.0002, 0.004, 0.02, 0.08].map((north, index) => ({
  id: `v${index}`,
  hamletId: null,
  latitude: 20.3 + north,
  longitude: 105.9,
  seats: 50,
}));
const aSession = fc.record({ day: fc.nat(2), slot: fc.nat(7), venue: fc.nat(4) });

describe('a session that is booked by hand', () => {
  it('is let in exactly when the verifier of week plans finds no fault in it', () => {
    const sessions = fc.uniqueArray(aSession, {
      minLength: 1,
      maxLength: 8,
      selector: ({ day, slot }) => `${day} ${slot}`,
    });
    let refused = 0;
    fc.assert(
      fc.property(sessions, (given) => {
        const planned = given.map(({ day, slot, venue }): PlannedSession => {
          const startAt = instantAt(`2026-11-2${3 + day}`, 14 * 60 + slot * 30, zone);
          const menteeIds = ['p'];
          const topic = 'smartphone';
          const place = { venueId: venues[venue].id, mentorId: 'm', topic };
          return { ...place, menteeIds, startAt, endAt: startAt + 1_800_000 };
        });
        const placed = planned.map((session, index) => ({
          ...session,
          place: venues[given[index].venue],
        }));
        const [own, ...standing] = placed;
        const obstacle = new MentorWeeks(standing, limits, zone).obstacleTo(own);
        const input = {
          fromDate: '2026-11-23',
          weeks: 1,
          zone,
          holidays: [],
          wardWindows: allDay,
          limits,
          mentors: [planMentor('m', { windows: allDay })],
          mentees: [planMentee('p', { windows: allDay, topics: ['smartphone'] })],
          pairs: [{ mentorId: 'm', menteeId: 'p', topics: ['smartphone'] }],
          venues,
          existing: planned.slice(1).map((session, index) => ({ ...session, id: `s${index}` })),
        };
        const faults = verifyPlan(input, { sessions: [planned[0]], joined: [], unscheduled: [] });
        const ofLoad = ['time-to-ride', 'sessions-a-day', 'sessions-a-week'];
        const isFaulty = faults.some(({ rule }) => ofLoad.includes(rule));
        if (isFaulty) refused += 1;
        expect(obstacle !== null).toBe(isFaulty);
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(refused).toBeGreaterThan(40);
  });
});
