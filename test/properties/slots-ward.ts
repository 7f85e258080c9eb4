import { PlanInput, PlanMentee, PlanPair } from '../../src/core/week-plan/plan-problem';
import { wardWindows } from '../../src/core/slots/windows';
import { addDays } from '../../src/core/time/local-dates';
import { WeeklyWindow } from '../../src/core/time/weekly-window';
import { instantAt } from '../../src/core/time/zone';
import { planMentee, planMentor } from '../factories/plan-people';

const TOPICS = [
  'smartphone',
  'vneid',
  'public-services',
  'cashless',
  'online-safety',
  'video-calls',
];
const part = (weekday: number, startMinute: number, endMinute: number): WeeklyWindow => ({
  weekday,
  startMinute,
  endMinute,
});
const PARTS = [
  ...[1, 2, 3, 4, 5, 6, 7].map((weekday) => part(weekday, 1080, 1260)),
  ...[6, 7].flatMap((weekday) => [part(weekday, 480, 690), part(weekday, 840, 1020)]),
];

/** Numbers from 0 to 1 that come again with the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A made-up ward whose pairs share a topic and mostly a time; `seats` is each hall's. */
export function madeUpWard(seed: number, mentors: number, mentees: number, seats = 30): PlanInput {
  const random = seeded(seed);
  const below = (end: number) => Math.floor(random() * end);
  const someOf = <T>(list: readonly T[], count: number): T[] =>
    [...list]
      .map((one) => ({ one, key: random() }))
      .sort((a, b) => a.key - b.key)
      .slice(0, count)
      .map(({ one }) => one);
  const place = () => ({ latitude: 20.38 + random() * 0.05, longitude: 105.8 + random() * 0.05 });
  const hamlets = Array.from({ length: Math.max(2, Math.round(mentees / 60)) }, (_, n) => ({
    id: `hamlet-${n}`,
    ...place(),
  }));
  const near = (hamlet: (typeof hamlets)[number]) => ({
    hamletId: hamlet.id,
    latitude: hamlet.latitude + (random() - 0.5) * 0.01,
    longitude: hamlet.longitude + (random() - 0.5) * 0.01,
  });
  const teachers = Array.from({ length: mentors }, (_, n) => ({
    ...planMentor(`mentor-${n}`, {
      ...near(hamlets[below(hamlets.length)]),
      windows: someOf(PARTS, 2 + below(4)),
    }),
    topics: someOf(TOPICS, 2 + below(4)),
  }));
  const people: PlanMentee[] = [];
  const pairs: PlanPair[] = [];
  for (let n = 0; n < mentees; n += 1) {
    const teacher = teachers[n % mentors];
    const withWhom = people[n - mentors];
    const isFamily = withWhom !== undefined && random() < 0.15;
    const shared = teacher.topics[below(teacher.topics.length)];
    const topics = [...new Set([shared, ...someOf(TOPICS, 1 + below(3))])];
    const windows = random() < 0.95 ? [teacher.windows[below(teacher.windows.length)]] : [];
    people.push(
      planMentee(`mentee-${n}`, {
        ...near(hamlets[below(hamlets.length)]),
        ...(isFamily && { latitude: withWhom.latitude, longitude: withWhom.longitude }),
        householdId: isFamily ? (withWhom.householdId ?? `house-${n}`) : `house-${n}`,
        windows: [...windows, ...someOf(PARTS, below(3))],
        topics,
        atHome: random() < 0.08,
      }),
    );
    pairs.push({
      mentorId: teacher.id,
      menteeId: `mentee-${n}`,
      topics: topics.filter((topic) => teacher.topics.includes(topic)),
    });
  }
  return {
    fromDate: '2026-11-23',
    weeks: 2,
    zone: 'Asia/Ho_Chi_Minh',
    holidays: [],
    wardWindows: wardWindows(),
    mentors: teachers,
    mentees: people,
    pairs,
    venues: hamlets.map((hamlet, n) => ({
      ...hamlet,
      hamletId: hamlet.id,
      id: `hall-${n}`,
      seats,
    })),
  };
}

/**
 * A ward so short of time and seats that somebody is left out: one to four mentors with an evening
 * or two of two half hours each, halls with one to six seats.
 */
export function smallWard(seed: number): PlanInput {
  const random = seeded(seed);
  const below = (end: number) => Math.floor(random() * end);
  const evenings = [1, 2].flatMap((weekday) => [
    part(weekday, 1080, 1110),
    part(weekday, 1110, 1140),
    part(weekday, 1080, 1140),
  ]);
  const place = () => ({ latitude: 20.38 + random() * 0.02, longitude: 105.8 + random() * 0.02 });
  const some = <T>(list: readonly T[], chance: number): T[] => list.filter(() => random() < chance);
  const mentors = Array.from({ length: 1 + below(4) }, (_, n) =>
    planMentor(`mentor-${n}`, { hamletId: null, ...place(), windows: some(evenings, 0.4) }),
  );
  const mentees = Array.from({ length: mentors.length * (2 + below(6)) }, (_, n) =>
    planMentee(`mentee-${n}`, {
      hamletId: null,
      householdId: random() < 0.3 ? `house-${below(4)}` : null,
      ...place(),
      windows: some(evenings, 0.4),
      topics: some(TOPICS.slice(0, 4), 0.4),
      atHome: random() < 0.15,
    }),
  );
  return {
    fromDate: '2026-11-23',
    weeks: 1,
    zone: 'Asia/Ho_Chi_Minh',
    holidays: [],
    wardWindows: wardWindows(),
    mentors,
    mentees,
    pairs: mentees.map(({ id, topics }, n) => ({
      mentorId: mentors[n % mentors.length].id,
      menteeId: id,
      topics,
    })),
    venues: Array.from({ length: 1 + below(2) }, (_, n) => ({
      id: `hall-${n}`,
      hamletId: null,
      ...place(),
      seats: 1 + below(6),
    })),
  };
}

/** The same ward with days off, extra hours, other duties, opening hours, guests and a holiday. */
export function troubled(ward: PlanInput, seed: number): PlanInput {
  const random = seeded(seed);
  const below = (end: number) => Math.floor(random() * end);
  const sometimes = <T>(make: () => T): T[] => (random() < 0.3 ? [make()] : []);
  const anyHours = (): { startMinute: number; endMinute: number } => {
    const startMinute = 1065 + 15 * below(6);
    return { startMinute, endMinute: startMinute + 15 * (1 + below(6)) };
  };
  const anyDate = () => addDays(ward.fromDate, below(7 * ward.weeks));
  const anyTime = () => {
    const startAt = instantAt(anyDate(), 1080 + 10 * below(9), ward.zone);
    return { startAt, endAt: startAt + 60_000 * (5 + below(60)) };
  };
  const withTroubles = <T extends object>(person: T) => ({
    ...person,
    exceptions: [0, 1].flatMap(() =>
      sometimes(() => ({
        date: anyDate(),
        kind: random() < 0.5 ? ('free' as const) : ('busy' as const),
        ...anyHours(),
      })),
    ),
    busy: sometimes(anyTime),
  });
  return {
    ...ward,
    holidays: sometimes(anyDate),
    notBefore: sometimes(() => anyTime().startAt).at(0),
    mentors: ward.mentors.map(withTroubles),
    mentees: ward.mentees.map(withTroubles),
    venues: ward.venues.map((venue) => ({
      ...venue,
      openings: sometimes(() => [1, 2].map((weekday) => ({ weekday, ...anyHours() }))).at(0),
      taken: sometimes(() => ({ ...anyTime(), people: 1 + below(3) })),
    })),
  };
}
