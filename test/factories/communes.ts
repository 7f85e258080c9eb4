import { MenteeProfile, MentorProfile, PairKey } from '../../src/core/matching/rules/problem';
import { mentee, mentor, numbers } from './matching-people';

/** Made-up communes of different shapes, each made whole from a seed. */
export const communeShapes = [
  'ordinary',
  'scarce',
  'many-ambassadors',
  'few-ambassadors',
  'mountains',
  'twelve-people',
  'one-village',
  'households-of-five',
  'evenings-alike',
  'women-only',
  'everyone-locked',
] as const;

export type CommuneShape = (typeof communeShapes)[number];

export interface Commune {
  mentors: MentorProfile[];
  mentees: MenteeProfile[];
  locks: PairKey[];
}

const METRES_PER_DEGREE = 111_000;
const TOPICS = [
  'smartphone',
  'vneid',
  'public-services',
  'cashless',
  'online-safety',
  'video-calls',
];

/** `size` mentees, beside as many mentors as the shape has: about one for six in an ordinary commune. */
export function commune(shape: CommuneShape, size: number, seed: number): Commune {
  const random = numbers(seed);
  const isMountain = shape === 'mountains';
  const side = shape === 'one-village' ? 600 : isMountain ? 16_000 : 9_000;
  const menteeCount = shape === 'twelve-people' ? 12 : size;
  const mentorCount = shape === 'twelve-people' ? 2 : mentorsFor(shape, size);
  const place = placesOf(random, side, shape === 'one-village' ? 1 : isMountain ? 20 : 12);
  const language = () => (isMountain ? (random() < 0.4 ? 'muong' : 'vi') : 'vi');
  const mentors = Array.from({ length: mentorCount }, (_, j) =>
    mentor(`m${j}`, {
      ...place(),
      gender: random() < 0.5 ? 'female' : 'male',
      languages: isMountain && random() < 0.3 ? ['vi', 'muong'] : [language()],
      topics: some(TOPICS, 4, random),
      windows: evenings(
        shape === 'evenings-alike' ? [2, 4] : some([1, 2, 3, 4, 5, 6, 7], 4, random),
      ),
      maxMentees: random() < 0.3 ? 5 + Math.floor(random() * 6) : null,
    }),
  );
  const mentees: MenteeProfile[] = [];
  while (mentees.length < menteeCount) {
    const home = place();
    const people = Math.min(householdSize(shape, random), menteeCount - mentees.length);
    const spoken = language();
    for (let member = 0; member < people; member++) {
      mentees.push(
        mentee(`p${mentees.length}`, {
          ...home,
          householdId: people > 1 ? `house${mentees.length - member}` : null,
          languages: [spoken],
          topics: some(TOPICS, 2, random),
          windows: evenings(
            shape === 'evenings-alike' ? [2] : some([1, 2, 3, 4, 5, 6, 7], 3, random),
          ),
          wishedGender: random() < (shape === 'women-only' ? 1 : 0.08) ? 'female' : null,
          isPriority: random() < 0.25,
        }),
      );
    }
  }
  return { mentors, mentees, locks: shape === 'everyone-locked' ? lockAll(mentors, mentees) : [] };
}

function mentorsFor(shape: CommuneShape, size: number): number {
  if (shape === 'scarce') return Math.ceil(size / 8.5);
  if (shape === 'many-ambassadors') return Math.ceil(size / 2);
  if (shape === 'few-ambassadors') return Math.ceil(size / 60);
  return Math.ceil(size / 6);
}

function householdSize(shape: CommuneShape, random: () => number): number {
  if (shape === 'households-of-five') return random() < 0.6 ? 5 : 1;
  return random() < 0.15 ? 2 + Math.floor(random() * 3) : 1;
}

function placesOf(random: () => number, side: number, villages: number) {
  const centres = Array.from({ length: villages }, () => [random() * side, random() * side]);
  return () => {
    const village = Math.floor(random() * villages);
    const [x, y] = centres[village];
    const spread = () => (random() + random() - 1) * 900;
    return {
      hamletId: `h${village}`,
      latitude: 20.3 + (y + spread()) / METRES_PER_DEGREE,
      longitude: 105.8 + (x + spread()) / (METRES_PER_DEGREE * 0.938),
    };
  };
}

function some<T>(list: readonly T[], count: number, random: () => number): T[] {
  return [
    ...new Set(Array.from({ length: count }, () => list[Math.floor(random() * list.length)])),
  ];
}

function evenings(weekdays: readonly number[]) {
  return weekdays.map((weekday) => ({ weekday, startMinute: 18 * 60, endMinute: 21 * 60 }));
}

/** Six with each mentor, in the order of the lists, whatever suits them. */
function lockAll(mentors: readonly MentorProfile[], mentees: readonly MenteeProfile[]): PairKey[] {
  return mentees.flatMap(({ id }, i) => {
    const owner = mentors[Math.floor(i / 6)];
    const left = mentees.length - Math.floor(i / 6) * 6;
    const most = owner?.maxMentees ?? 8;
    return owner && i % 6 < most && Math.min(6, left, most) >= 5
      ? [{ mentorId: owner.id, menteeId: id }]
      : [];
  });
}
