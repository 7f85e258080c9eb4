import { planMentee, planMentor } from '../../../test/factories/plan-people';
import { instantAt, toIsoWithOffset } from '../time/zone';
import { PlanInput, PlanMentee, WeekSchedule } from './plan-problem';
import { planWeeks } from './plan-weeks';
import { verifyPlan } from './verify-plan';
import { wardWindows } from '../slots/windows';

const zone = 'Asia/Ho_Chi_Minh';
const evening = (weekday: number, halfHours = 6) => ({
  weekday,
  startMinute: 1080,
  endMinute: 1080 + 30 * halfHours,
});
const hall = { id: 'hall', hamletId: 'thon-1', latitude: 20.4, longitude: 105.8, seats: 30 };

function ward(mentees: PlanMentee[], rest: Partial<PlanInput> = {}): PlanInput {
  return {
    fromDate: '2026-11-23',
    weeks: 1,
    zone,
    holidays: [],
    wardWindows: wardWindows(),
    mentors: [planMentor('an', { windows: [evening(1), evening(2)] })],
    mentees,
    pairs: mentees.map(({ id, topics }) => ({ mentorId: 'an', menteeId: id, topics })),
    venues: [hall],
    ...rest,
  };
}

function soundPlan(input: PlanInput): WeekSchedule {
  const plan = planWeeks(input);
  expect(verifyPlan(input, plan)).toEqual([]);
  return plan;
}

const reasons = ({ unscheduled }: WeekSchedule) => unscheduled.map(({ reason }) => reason);
const halfHour = (date: string, minute: number) => {
  const startAt = instantAt(date, minute, zone);
  return { startAt, endAt: startAt + 1_800_000 };
};

describe('planning the weeks', () => {
  it('uses a mobile point only on the days on which it is there', () => {
    const mobile = { ...hall, id: 'mobile', shutOn: ['2026-11-23'] };
    const plan = soundPlan(
      ward([planMentee('a', { windows: [evening(1), evening(2)] })], { venues: [mobile] }),
    );
    expect(plan.sessions).toMatchObject([{ venueId: 'mobile', ...halfHour('2026-11-24', 1080) }]);
  });

  describe('with an ambassador who serves whoever comes elsewhere before', () => {
    const afternoon = { weekday: 6, startMinute: 15 * 60, endMinute: 18 * 60 };
    const from = instantAt('2026-11-28', 14 * 60, zone);
    // Nine kilometres away: fifty minutes by bicycle.
    const stay = {
      mentorId: 'an',
      startAt: from,
      endAt: from + 3 * 3_600_000,
      place: { latitude: 20.481, longitude: 105.8 },
    };
    const busy = { date: '2026-11-28', kind: 'busy' as const, startMinute: 840, endMinute: 1020 };
    const input = ward([planMentee('a', { windows: [afternoon, evening(7, 1)] })], {
      mentors: [planMentor('an', { windows: [afternoon, evening(7, 1)], exceptions: [busy] })],
      stays: [stay],
    });

    it('leaves time to ride back from there', () => {
      // At 17:00 the ambassador has just closed the doors.
      expect(soundPlan({ ...input, stays: [] }).sessions).toMatchObject([
        halfHour('2026-11-28', 1020),
      ]);
      expect(soundPlan(input).sessions).toMatchObject([halfHour('2026-11-29', 1080)]);
    });

    it('and tells of a plan that leaves none', () => {
      const careless = planWeeks({ ...input, stays: [] });
      expect(verifyPlan(input, careless).map(({ rule }) => rule)).toEqual(['time-to-ride']);
      const near = { ...stay, place: hall };
      expect(verifyPlan({ ...input, stays: [near] }, careless)).toEqual([]);
    });

    it('counts those hours as no session', () => {
      const limits = { sessionsADay: 1, sessionsAWeek: 1, kilometresAnHour: 12, changeMinutes: 5 };
      const near = { ...stay, place: hall };
      expect(soundPlan({ ...input, limits, stays: [near] }).sessions).toHaveLength(1);
    });
  });

  it('teaches neighbours with the same need together at the hall', () => {
    const plan = soundPlan(ward(['a', 'b', 'c', 'd', 'e'].map((id) => planMentee(id))));
    expect(plan.sessions).toHaveLength(1);
    expect(plan.sessions[0]).toMatchObject({
      mentorId: 'an',
      menteeIds: ['a', 'b', 'c', 'd', 'e'],
      venueId: 'hall',
      topic: 'vneid',
    });
    expect(toIsoWithOffset(plan.sessions[0].startAt, zone)).toBe('2026-11-23T18:00:00+07:00');
  });

  it('never puts more than five in one session', () => {
    const plan = soundPlan(ward(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => planMentee(id))));
    expect(plan.sessions).toHaveLength(2);
    expect(plan.unscheduled).toEqual([]);
  });

  it('visits at home those who cannot walk, with the household', () => {
    const plan = soundPlan(
      ward([
        planMentee('grandmother', { atHome: true, householdId: 'house' }),
        planMentee('grandson', { householdId: 'house' }),
        planMentee('neighbour'),
      ]),
    );
    const visit = plan.sessions.find(({ menteeIds }) => menteeIds.includes('grandmother'));
    expect(visit).toMatchObject({ venueId: null, menteeIds: ['grandmother', 'grandson'] });
    expect(plan.sessions).toHaveLength(2);
  });

  it('sends nobody up steps who cannot climb them, past a nearer hall or not at all', () => {
    const stepFree = { ...hall, id: 'step-free', latitude: 20.402, isStepFree: true };
    const people = [planMentee('a'), planMentee('b', { needsStepFree: true })];
    const placesOf = (venues: PlanInput['venues']) =>
      soundPlan(ward(people, { venues })).sessions.map(({ menteeIds, venueId }) => [
        menteeIds.join(),
        venueId,
      ]);
    expect(placesOf([hall, stepFree])).toEqual([['a,b', 'step-free']]);
    expect(Object.fromEntries(placesOf([hall]))).toEqual({ a: 'hall', b: null });
  });

  it('lets the elderly sit before eight in the evening, unless nothing else fits', () => {
    const people = ['a', 'b'].map((id) => planMentee(id, { isFrail: true }));
    const minutes = (windows: PlanMentee['windows']) =>
      soundPlan(ward(people.map((one) => ({ ...one, windows })))).sessions.map(({ startAt }) =>
        toIsoWithOffset(startAt, zone).slice(11, 16),
      );
    const late = { weekday: 1, startMinute: 1200, endMinute: 1260 };
    expect(minutes([late, { ...evening(2, 2) }])).toEqual(['18:00']);
    expect(minutes([late])).toEqual(['20:00']);
  });

  it('keeps the weekday and the hour of the week before', () => {
    const usualTime = { weekday: 2, startMinute: 1170 };
    const times = soundPlan(
      ward([planMentee('a', { windows: [evening(1), evening(2)], usualTime })], { weeks: 3 }),
    ).sessions.map(({ startAt }) => toIsoWithOffset(startAt, zone).slice(0, 16));
    expect(times).toEqual(['2026-11-24T19:30', '2026-12-01T19:30', '2026-12-08T19:30']);
  });

  it('keeps the weekday and the hour of a session that was agreed for the week before', () => {
    const usualTime = { weekday: 2, startMinute: 1170 };
    const windows = [evening(1), evening(2)];
    const agreed = {
      ...halfHour('2026-11-23', 1140),
      id: 'agreed',
      mentorId: 'an',
      menteeIds: ['a'],
      venueId: 'hall',
      topic: 'vneid',
    };
    const people = [planMentee('a', { windows, usualTime })];
    const { sessions } = soundPlan(ward(people, { weeks: 2, existing: [agreed] }));
    expect(sessions).toMatchObject([halfHour('2026-11-30', 1140)]);
  });

  it('seats nobody far away who has a hall beside the house', () => {
    const near = { ...hall, id: 'near', latitude: 20.4225 };
    const venueOf = (plan: WeekSchedule, id: string) =>
      plan.sessions.find(({ menteeIds }) => menteeIds.includes(id))?.venueId;
    const people = [planMentee('a'), planMentee('b', { latitude: 20.4227, longitude: 105.8 })];
    const plan = soundPlan(ward(people, { venues: [hall, near] }));
    expect([venueOf(plan, 'a'), venueOf(plan, 'b')]).toEqual(['hall', 'near']);
  });

  it('lets topics take turns over the weeks', () => {
    const plan = soundPlan(ward([planMentee('a')], { weeks: 3 }));
    expect(plan.sessions.map(({ topic }) => topic)).toEqual(['vneid', 'cashless', 'vneid']);
    const after = ward([planMentee('a', { progress: new Map([['vneid', { lessons: 1 }]]) })]);
    expect(soundPlan(after).sessions[0].topic).toBe('cashless');
  });

  it('shares the seats of a small hall over the evening', () => {
    const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => planMentee(id));
    const input = ward(people, {
      venues: [{ ...hall, seats: 3 }],
      mentors: ['an', 'binh'].map((id) => planMentor(id)),
      pairs: people.map(({ id, topics }, index) => ({
        mentorId: index < 3 ? 'an' : 'binh',
        menteeId: id,
        topics,
      })),
    });
    const plan = soundPlan(input);
    expect(plan.sessions.map(({ venueId }) => venueId)).toEqual(['hall', 'hall']);
    expect(plan.sessions[0].startAt).not.toBe(plan.sessions[1].startAt);
  });

  it('moves nothing that was agreed and fills its free places', () => {
    const agreed = {
      ...halfHour('2026-11-23', 1140),
      id: 'agreed',
      mentorId: 'an',
      menteeIds: ['a'],
      venueId: 'hall',
      topic: 'vneid',
      isJoinable: true,
    };
    const input = ward([planMentee('a'), planMentee('b')], { existing: [agreed] });
    expect(soundPlan(input)).toEqual({
      sessions: [],
      joined: [{ sessionId: 'agreed', menteeId: 'b' }],
      unscheduled: [],
    });
    const closed = { ...input, existing: [{ ...agreed, isJoinable: false }] };
    expect(soundPlan(closed).sessions).toHaveLength(1);
  });

  it('counts weeks from the day it is asked for, in the middle of a week', () => {
    const plan = soundPlan(ward([planMentee('a')], { fromDate: '2026-11-25', weeks: 2 }));
    expect(plan.sessions.map(({ startAt }) => toIsoWithOffset(startAt, zone).slice(0, 10))).toEqual(
      ['2026-11-30', '2026-12-07'],
    );
  });

  it('plans nothing for the hours that are over', () => {
    const notBefore = instantAt('2026-11-23', 1150, zone);
    const [session] = soundPlan(ward([planMentee('a')], { notBefore })).sessions;
    expect(toIsoWithOffset(session.startAt, zone)).toBe('2026-11-23T19:30:00+07:00');
  });

  it('leaves the ambassador time to ride between places where it can', () => {
    const far = { latitude: 20.42, longitude: 105.82 };
    const plan = soundPlan(
      ward([planMentee('a', { atHome: true }), planMentee('b', { atHome: true, ...far })]),
    );
    const [first, second] = plan.sessions;
    expect(second.startAt - first.endAt).toBeGreaterThanOrEqual(900_000);
  });

  it('serves next week whom it could not serve this week', () => {
    const one = planMentor('an', { windows: [evening(1, 1)] });
    const people = ['a', 'b'].map((id) => planMentee(id, { atHome: true }));
    const plan = soundPlan(ward(people, { mentors: [one], weeks: 4 }));
    const turns = plan.sessions.map(({ menteeIds }) => menteeIds[0]);
    expect(turns[0]).not.toBe(turns[1]);
    expect(turns.filter((id) => id === 'a')).toHaveLength(2);
  });

  it('serves every one of twenty mentees of one ambassador on two evenings', () => {
    const people = Array.from({ length: 20 }, (_, n) =>
      planMentee(`m${n}`, {
        topics: [n % 2 ? 'vneid' : 'cashless'],
        atHome: n % 5 === 0,
        windows: [evening(1), evening(2)],
      }),
    );
    expect(soundPlan(ward(people)).unscheduled).toEqual([]);
    // Four sessions are the most that one evening holds.
    const oneEvening = people.map((one) => ({ ...one, windows: [evening(1)] }));
    expect(soundPlan(ward(oneEvening)).unscheduled).toHaveLength(4);
  });
});

describe('the reason for no session', () => {
  it('says what stood in the way', () => {
    const tuesday = { windows: [evening(2)] };
    const people = [
      planMentee('a', { topics: [] }),
      planMentee('b', { windows: [] }),
      planMentee('c', { windows: [evening(5)] }),
      planMentee('d', { ...tuesday, busy: [halfHour('2026-11-24', 1080)] }),
    ];
    const mentors = [planMentor('an', { windows: [evening(1), evening(2, 1)] })];
    const plan = soundPlan(ward(people, { mentors }));
    expect(reasons(plan)).toEqual([
      'no-topic',
      'mentee-no-time',
      'no-shared-time',
      'agreed-elsewhere',
    ]);
    expect(plan.unscheduled[2].data).toEqual({ mentorSlots: 7, menteeSlots: 6, sharedSlots: 0 });
  });

  it('names the holiday', () => {
    expect(reasons(soundPlan(ward([planMentee('a')], { holidays: ['2026-11-23'] })))).toEqual([
      'holiday',
    ]);
  });

  it('names an ambassador without time', () => {
    const mentors = [planMentor('an', { windows: [] })];
    expect(reasons(soundPlan(ward([planMentee('a')], { mentors })))).toEqual(['mentor-no-time']);
  });

  it('tells a full ambassador from a full hall', () => {
    const mentors = [planMentor('an', { windows: [evening(1, 1)] })];
    const homes = ['a', 'b'].map((id) => planMentee(id, { atHome: true }));
    expect(reasons(soundPlan(ward(homes, { mentors })))).toEqual(['mentor-full']);
    const walkers = ['a', 'b', 'c', 'd'].map((id) => planMentee(id));
    const two = ['an', 'binh'].map((id) => ({ ...mentors[0], id }));
    const pairs = walkers.map(({ id, topics }, index) => ({
      mentorId: index < 2 ? 'an' : 'binh',
      menteeId: id,
      topics,
    }));
    const venues = [{ ...hall, seats: 3 }];
    expect(reasons(soundPlan(ward(walkers, { mentors: two, pairs, venues })))).toEqual([
      'venue-full',
    ]);
  });
});
