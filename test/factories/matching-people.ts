import { MenteeProfile, MentorProfile } from '../../src/core/matching/rules/problem';
import { WeeklyWindow } from '../../src/core/time/weekly-window';

const evening = (weekday: number): WeeklyWindow => ({
  weekday,
  startMinute: 18 * 60,
  endMinute: 21 * 60,
});
const topics = [
  'smartphone',
  'vneid',
  'public-services',
  'cashless',
  'online-safety',
  'video-calls',
];

/** A mentor who can teach anybody made by `mentee()`, unless a test says otherwise. */
export function mentor(id: string, changes: Partial<MentorProfile> = {}): MentorProfile {
  return {
    id,
    latitude: 20.38,
    longitude: 105.85,
    hamletId: 'h1',
    gender: 'female',
    languages: ['vi'],
    topics: ['smartphone', 'vneid'],
    windows: [evening(2), evening(4)],
    trainings: [],
    minMentees: null,
    maxMentees: null,
    ...changes,
  };
}

export function mentee(id: string, changes: Partial<MenteeProfile> = {}): MenteeProfile {
  return {
    id,
    latitude: 20.38,
    longitude: 105.85,
    hamletId: 'h1',
    householdId: null,
    languages: ['vi'],
    topics: ['smartphone'],
    firstTopics: changes.firstTopics ?? changes.topics ?? ['smartphone'],
    windows: [evening(2)],
    wishedGender: null,
    isPriority: false,
    groups: [],
    hasConsent: true,
    currentMentorId: null,
    ...changes,
  };
}

/** A made-up ward: people around hamlets, households of up to four, a few other languages and wishes. */
export function ward(
  menteeCount: number,
  mentorCount: number,
  seed = 1,
): { mentors: MentorProfile[]; mentees: MenteeProfile[] } {
  const random = numbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  const some = <T>(list: readonly T[], count: number): T[] => [
    ...new Set(Array.from({ length: count }, () => pick(list))),
  ];
  const hamlets = Array.from({ length: 12 }, (_, at) => ({
    hamletId: `h${at + 1}`,
    latitude: 20.35 + random() * 0.07,
    longitude: 105.8 + random() * 0.08,
  }));
  const place = () => {
    const hamlet = pick(hamlets);
    return {
      hamletId: hamlet.hamletId,
      latitude: hamlet.latitude + (random() - 0.5) * 0.01,
      longitude: hamlet.longitude + (random() - 0.5) * 0.01,
    };
  };
  const weekdays = [1, 2, 3, 4, 5, 6, 7];
  const mentors = Array.from({ length: mentorCount }, (_, j) =>
    mentor(`m${j + 1}`, {
      ...place(),
      gender: random() < 0.5 ? 'female' : 'male',
      languages: random() < 0.15 ? ['vi', 'muong'] : ['vi'],
      topics: some(topics, 4),
      windows: some(weekdays, 4).map(evening),
    }),
  );
  const mentees: MenteeProfile[] = [];
  while (mentees.length < menteeCount) {
    const home = place();
    const size = Math.min(menteeCount - mentees.length, 1 + Math.floor(random() * random() * 4));
    const windows = some(weekdays, 3).map(evening);
    for (let member = 0; member < size; member++) {
      mentees.push(
        mentee(`p${mentees.length + 1}`, {
          ...home,
          householdId: size > 1 ? `house${mentees.length - member}` : null,
          languages: random() < 0.05 ? ['muong'] : ['vi'],
          topics: some(topics, 2),
          windows,
          wishedGender: random() < 0.08 ? 'female' : null,
          isPriority: random() < 0.2,
        }),
      );
    }
  }
  return { mentors, mentees };
}

/** Repeatable numbers from 0 to 1 (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
