import { planMentee, planMentor } from '../../../test/factories/plan-people';
import { instantAt } from '../time/zone';
import { PlanInput, PlanMentee, PlannedSession, WeekSchedule } from './plan-problem';
import { PlanRule, verifyPlan } from './verify-plan';
import { wardWindows } from '../slots/windows';

const zone = 'Asia/Ho_Chi_Minh';
const place = { hamletId: 'thon-1', latitude: 20.4, longitude: 105.8 };
const evenings = [1, 2].map((weekday) => ({ weekday, startMinute: 1080, endMinute: 1260 }));
const person = { ...place, windows: evenings };
const mentee = (id: string, rest: Partial<PlanMentee> = {}) =>
  planMentee(id, { ...person, householdId: `house-${id}`, ...rest });
const at = (date: string, minute: number) => {
  const startAt = instantAt(date, minute, zone);
  return { startAt, endAt: startAt + 1_800_000 };
};
const monday = at('2026-11-23', 1080);
const session = (rest: Partial<PlannedSession> = {}): PlannedSession => ({
  mentorId: 'an',
  menteeIds: ['ba'],
  ...monday,
  venueId: 'hall',
  topic: 'vneid',
  ...rest,
});

const ward: PlanInput = {
  fromDate: '2026-11-23',
  weeks: 1,
  zone,
  holidays: ['2026-11-24'],
  wardWindows: wardWindows(),
  mentors: [
    planMentor('an', { ...person, busy: [at('2026-11-23', 1230)] }),
    planMentor('binh', person),
  ],
  mentees: [
    mentee('ba'),
    mentee('chi', { windows: evenings.slice(0, 1).map((one) => ({ ...one, endMinute: 1140 })) }),
    mentee('dung', { atHome: true }),
    mentee('khanh', { needsStepFree: true }),
    mentee('em', { householdId: 'house-ba', topics: ['cashless'] }),
    ...['f', 'g', 'h', 'i'].map((id) => mentee(id)),
  ],
  pairs: ['ba', 'chi', 'dung', 'em', 'f', 'g', 'h', 'i'].map((menteeId) => ({
    mentorId: menteeId === 'i' ? 'binh' : 'an',
    menteeId,
    topics: ['vneid', 'cashless'],
  })),
  venues: [
    { ...place, id: 'hall', seats: 5, taken: [{ ...at('2026-11-23', 1170), people: 3 }] },
    { ...place, id: 'shut', seats: 9, openings: evenings.slice(1) },
    { ...place, id: 'gone', seats: 9, shutOn: ['2026-11-23'] },
  ],
  existing: [
    {
      ...at('2026-11-23', 1200),
      id: 'agreed',
      mentorId: 'an',
      menteeIds: ['h'],
      venueId: 'hall',
      topic: 'vneid',
      isJoinable: true,
    },
  ],
};

/** A plan that names everybody whom the sessions leave out. */
function planOf(
  sessions: PlannedSession[],
  joined: string[] = [],
  sessionId = 'agreed',
): WeekSchedule {
  const there = new Set([...sessions.flatMap(({ menteeIds }) => menteeIds), ...joined, 'h']);
  return {
    sessions,
    joined: joined.map((menteeId) => ({ sessionId, menteeId })),
    unscheduled: ward.pairs
      .filter(({ menteeId }) => !there.has(menteeId))
      .map(({ menteeId, mentorId }) => ({
        menteeId,
        mentorId,
        weekStart: '2026-11-23',
        code: 'no-slot',
        reason: 'mentor-full',
        data: { mentorSlots: 0, menteeSlots: 0, sharedSlots: 0 },
      })),
  };
}

const rulesBroken = (plan: WeekSchedule, input = ward) => [
  ...new Set(verifyPlan(input, plan).map(({ rule }) => rule)),
];

describe('checking a plan', () => {
  it('finds nothing in a sound one', () => {
    const family = session({ menteeIds: ['ba', 'em'], venueId: null, topic: 'cashless' });
    const visit = session({ menteeIds: ['dung'], venueId: null, ...at('2026-11-23', 1110) });
    const group = session({ menteeIds: ['f', 'g'], ...at('2026-11-23', 1140) });
    const other = session({ mentorId: 'binh', menteeIds: ['i'] });
    expect(rulesBroken(planOf([family, visit, group, other]))).toEqual([]);
    expect(rulesBroken(planOf([], ['ba', 'f']))).toEqual([]);
  });

  const faults: [PlanRule, WeekSchedule][] = [
    ['thirty-minutes', planOf([session({ endAt: monday.startAt + 2_700_000 })])],
    ['on-the-half-hour', planOf([session(at('2026-11-23', 1095))])],
    ['within-the-weeks', planOf([session(at('2026-11-30', 1080))])],
    ['ward-hours', planOf([session(at('2026-11-23', 1050))])],
    ['no-holiday', planOf([session(at('2026-11-24', 1080))])],
    ['mentor-free', planOf([session(at('2026-11-23', 1230))])],
    ['mentee-free', planOf([session({ menteeIds: ['chi'], ...at('2026-11-23', 1140) })])],
    ['mentor-in-one-place', planOf([session(), session({ menteeIds: ['f'], venueId: null })])],
    ['mentee-in-one-place', planOf([session({ menteeIds: ['ba', 'ba'] })])],
    ['venue-open', planOf([session({ venueId: 'shut' })])],
    ['venue-open', planOf([session({ venueId: 'gone' })])],
    ['venue-seats', planOf([session({ menteeIds: ['ba', 'f', 'g'], ...at('2026-11-23', 1170) })])],
    [
      'venue-seats',
      planOf([
        session({ menteeIds: ['ba', 'chi', 'f', 'g'] }),
        session({ mentorId: 'binh', menteeIds: ['i', 'i2'] }),
      ]),
    ],
    ['one-to-five-mentees', planOf([session({ menteeIds: [] })])],
    ['one-to-five-mentees', planOf([], ['ba', 'em', 'f', 'g', 'dung'])],
    ['topic-needed-and-taught', planOf([session({ topic: 'farm-prices' })])],
    ['topic-needed-and-taught', planOf([session({ menteeIds: ['em'] })])],
    ['paired', planOf([session({ mentorId: 'binh' })])],
    ['known-people-and-places', planOf([session({ venueId: 'nowhere' })])],
    ['home-of-one-household', planOf([session({ menteeIds: ['ba', 'f'], venueId: null })])],
    ['cannot-walk', planOf([session({ menteeIds: ['dung'] })])],
    ['step-free', planOf([session({ menteeIds: ['khanh'] })])],
    ['joins-as-agreed', planOf([], ['ba'], 'never-agreed')],
    ['joins-as-agreed', planOf([], ['h'])],
    ['once-a-week', planOf([session({ menteeIds: ['h'] })])],
    ['served-or-named', { ...planOf([session()]), unscheduled: [] }],
  ];

  it.each(faults)('finds a broken rule: %s', (rule, plan) => {
    expect(rulesBroken(plan)).toContain(rule);
  });

  it('takes two sessions a week of one mentee as one too many', () => {
    const again = session(at('2026-11-23', 1110));
    expect(rulesBroken(planOf([session(), again]))).toEqual(['once-a-week']);
  });

  it('finds somebody who was promised a session and named as left out', () => {
    const both = { ...planOf([session()]), unscheduled: planOf([]).unscheduled };
    expect(rulesBroken(both)).toEqual(['served-or-named']);
  });
});
