import { mentee, mentor } from '../factories.mjs';

/**
 * Seeded made-up people of one ward as the matching sees them: even over the ward or in villages, a quarter of
 * them in households, some with another language or a wish.
 */
const SIDE_METRES = 7_000;
const METRES_PER_DEGREE = 111_000;
const TOPICS = [
  'smartphone',
  'vneid',
  'public-services',
  'cashless',
  'online-safety',
  'video-calls',
];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

export function wardOf({ mentees: menteeCount, mentors: mentorCount, seed, isClustered }) {
  const random = randomOf(seed);
  const place = isClustered
    ? villages(random)
    : () => at(random() * SIDE_METRES, random() * SIDE_METRES);
  const mentors = Array.from({ length: mentorCount }, (_, j) => mentorAt(`m${j}`, place(), random));
  const mentees = [];
  while (mentees.length < menteeCount) {
    const home = place();
    const size = Math.min(
      menteeCount - mentees.length,
      random() < 0.2 ? 2 + Math.floor(random() * 3) : 1,
    );
    const householdId = size > 1 ? `h${mentees.length}` : null;
    for (let member = 0; member < size; member++) {
      mentees.push(menteeAt(`p${mentees.length}`, { ...home, householdId }, random));
    }
  }
  return { mentors, mentees };
}

export function mentorAt(id, place, random) {
  return mentor(id, {
    ...place,
    gender: random() < 0.5 ? 'female' : 'male',
    languages: random() < 0.15 ? ['vi', 'muong'] : ['vi'],
    topics: some(TOPICS, 4, random),
    windows: some(WEEKDAYS, 4, random).map(evening),
  });
}

function menteeAt(id, place, random) {
  return mentee(id, {
    ...place,
    languages: random() < 0.05 ? ['muong'] : ['vi'],
    topics: some(TOPICS, 2, random),
    windows: some(WEEKDAYS, 3, random).map(evening),
    wishedGender: random() < 0.08 ? 'female' : null,
    isPriority: random() < 0.2,
  });
}

/** The same seed gives the same people everywhere (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function villages(random) {
  const all = Array.from({ length: 12 }, () => [
    random() * SIDE_METRES,
    random() * SIDE_METRES,
    200 + random() * 500,
  ]);
  return () => {
    const [x, y, spread] = all[Math.floor(random() * all.length)];
    return at(
      x + (random() + random() - 1) * 2 * spread,
      y + (random() + random() - 1) * 2 * spread,
    );
  };
}

/** The hamlet is the square of a kilometre. */
function at(x, y) {
  return {
    latitude: 20.25 + y / METRES_PER_DEGREE,
    longitude: 105.9 + x / (METRES_PER_DEGREE * Math.cos((20.25 * Math.PI) / 180)),
    hamletId: `${Math.floor(x / 1000)}-${Math.floor(y / 1000)}`,
  };
}

function some(list, count, random) {
  return [
    ...new Set(Array.from({ length: count }, () => list[Math.floor(random() * list.length)])),
  ];
}

function evening(weekday) {
  return { weekday, startMinute: 18 * 60, endMinute: 21 * 60 };
}
