/**
 * Seeded matching problems of the field's shape: mentees give one unit each, mentors take between
 * `min` and `max` and pass it on to a sink. A mentee without a mentor costs 1,000,000, every unit a
 * mentor is short of `min` 100,000; a pair costs its metres and what does not fit.
 */
const SIDE_METRES = 20_000;
const UNPAIRED = 1_000_000;
const SHORTFALL = 100_000;

export const INSTANCES = [
  { name: 'even-2k', mentees: 2_000, mentors: 300, max: 8, seed: 101, isClustered: false },
  { name: 'villages-2k', mentees: 2_000, mentors: 300, max: 8, seed: 102, isClustered: true },
  { name: 'ward-2k', mentees: 2_000, mentors: 200, max: 12, seed: 103, isClustered: true },
  { name: 'tight-2k', mentees: 2_000, mentors: 400, max: 8, seed: 104, isClustered: true },
  { name: 'even-20k', mentees: 20_000, mentors: 3_000, max: 8, seed: 111, isClustered: false },
  { name: 'villages-20k', mentees: 20_000, mentors: 3_000, max: 8, seed: 112, isClustered: true },
  { name: 'even-120k', mentees: 120_000, mentors: 18_000, max: 8, seed: 121, isClustered: false },
  {
    name: 'villages-120k',
    mentees: 120_000,
    mentors: 18_000,
    max: 8,
    seed: 122,
    isClustered: true,
  },
  { name: 'tight-120k', mentees: 120_000, mentors: 24_000, max: 8, seed: 124, isClustered: true },
];

/** The same people as a pairing for `solve`: no shortfall is allowed, and a quarter may live with the one before. */
export function pairingOf({
  mentees,
  mentors,
  max,
  seed,
  isClustered,
  hasHouseholds,
  min = 5,
  nearest = 20,
}) {
  const random = randomOf(seed);
  const place = placeOf(random, mentees, isClustered);
  const people = Array.from({ length: mentees }, () => person(random, place, 1));
  const helpers = Array.from({ length: mentors }, () => person(random, place, 2));
  people.forEach((one, i) => {
    one.household = i > 0 && random() < 0.25 ? people[i - 1].household : i;
    if (hasHouseholds && one.household !== i)
      Object.assign(one, { x: people[i - 1].x, y: people[i - 1].y });
  });
  return {
    minDefault: min,
    maxDefault: max,
    unpairedCost: UNPAIRED,
    mentors: helpers.map((_, id) => ({ id })),
    mentees: people.map(({ household }, id) => (hasHouseholds ? { id, household } : { id })),
    candidates: pairsOf(people, helpers, nearest).flatMap((of, mentee) =>
      of.map(([mentor, cost]) => [mentee, mentor, cost]),
    ),
  };
}

/** The lines of a DIMACS file, in pieces of some thousand lines. */
export function* dimacsOf({ mentees, mentors, max, seed, isClustered, min = 5, nearest = 20 }) {
  const random = randomOf(seed);
  const place = placeOf(random, mentees, isClustered);
  const people = Array.from({ length: mentees }, () => person(random, place, 1));
  const helpers = Array.from({ length: mentors }, () => person(random, place, 2));
  const pairs = pairsOf(people, helpers, nearest);
  const sink = mentees + mentors + 1;
  const arcs = pairs.reduce((sum, of) => sum + of.length, 0) + mentees + 2 * mentors;
  let lines = [`c matching bench, seed ${seed}`, `p min ${sink} ${arcs}`, `n ${sink} ${-mentees}`];
  for (let mentee = 0; mentee < mentees; mentee++) {
    const node = mentee + 1;
    lines.push(`n ${node} 1`, `a ${node} ${sink} 0 1 ${UNPAIRED}`);
    for (const [mentor, cost] of pairs[mentee]) {
      lines.push(`a ${node} ${mentees + mentor + 1} 0 1 ${cost}`);
    }
    if (lines.length < 20_000) continue;
    yield `${lines.join('\n')}\n`;
    lines = [];
  }
  for (let mentor = 0; mentor < mentors; mentor++) {
    const node = mentees + mentor + 1;
    lines.push(`a ${node} ${sink} ${min} ${max} 0`, `a ${sink} ${node} 0 ${min} ${SHORTFALL}`);
  }
  yield `${lines.join('\n')}\n`;
}

/** A 32-bit xorshift generator: the same seed gives the same people everywhere. */
function randomOf(seed) {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function placeOf(random, mentees, isClustered) {
  return isClustered ? villagePlaces(random, Math.ceil(mentees / 1500) + 8) : anyPlace(random);
}

function anyPlace(random) {
  return () => [random() * SIDE_METRES, random() * SIDE_METRES];
}

/** Six of seven people live in a village; mentees and mentors favour different ones. */
function villagePlaces(random, count) {
  const villages = Array.from({ length: count }, () => ({
    x: random() * SIDE_METRES,
    y: random() * SIDE_METRES,
    radius: 300 + random() * 900,
    weights: [0, 0.2 + random(), 0.2 + random()],
  }));
  const clamp = (metres) => Math.min(SIDE_METRES, Math.max(0, metres));
  const spread = () => (random() + random() + random() + random() - 2) * 1.7;
  return (side) => {
    if (random() < 1 / 7) return [random() * SIDE_METRES, random() * SIDE_METRES];
    let left = random() * villages.reduce((sum, { weights }) => sum + weights[side], 0);
    const home = villages.find(({ weights }) => (left -= weights[side]) <= 0) ?? villages[0];
    return [clamp(home.x + spread() * home.radius), clamp(home.y + spread() * home.radius)];
  };
}

/** A mentee (1) needs one or two of six topics at three of fourteen times; a mentor (2) has more. */
function person(random, place, side) {
  const [x, y] = place(side);
  const some = (count, of) => {
    let bits = 0;
    for (let i = 0; i < count; i++) bits |= 1 << Math.floor(random() * of);
    return bits;
  };
  return { x, y, topics: some(side * 2, 6), times: some(side * 3, 14) };
}

function pairsOf(people, helpers, nearest) {
  const near = gridOf(helpers);
  return people.map((one) =>
    near(one, nearest)
      .map((mentor) => [mentor, costOf(one, helpers[mentor])])
      .sort((a, b) => a[0] - b[0]),
  );
}

function costOf(mentee, mentor) {
  const metres = Math.round(Math.hypot(mentee.x - mentor.x, mentee.y - mentor.y));
  let missing = 0;
  for (let bits = mentee.topics & ~mentor.topics; bits; bits &= bits - 1) missing++;
  return metres + 2_000 * missing + (mentee.times & mentor.times ? 0 : 3_000);
}

/** Gives a search for the nearest of some points over square cells. */
function gridOf(points) {
  const cells = Math.max(1, Math.floor(Math.sqrt(points.length / 3)));
  const size = (SIDE_METRES + 1) / cells;
  const at = Array.from({ length: cells * cells }, () => []);
  const cellOf = (metres) => Math.floor(metres / size);
  points.forEach(({ x, y }, index) => at[cellOf(y) * cells + cellOf(x)].push(index));
  return ({ x, y }, count) => {
    for (let reach = 1; ; reach++) {
      const found = [];
      for (
        let row = Math.max(0, cellOf(y) - reach);
        row <= Math.min(cells - 1, cellOf(y) + reach);
        row++
      ) {
        for (
          let col = Math.max(0, cellOf(x) - reach);
          col <= Math.min(cells - 1, cellOf(x) + reach);
          col++
        ) {
          for (const index of at[row * cells + col]) {
            found.push([Math.hypot(points[index].x - x, points[index].y - y), index]);
          }
        }
      }
      found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      const isSure = found.length >= count && found[count - 1][0] <= reach * size;
      if (isSure || reach >= cells) return found.slice(0, count).map(([, index]) => index);
    }
  };
}
