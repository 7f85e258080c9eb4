import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { makeHamlet, makeHousehold, makeMentee, makeMentor, makeWard } from '../factories.mjs';

export const require = createRequire(import.meta.url);
require('reflect-metadata');
export const built = (path) => require(`../../../dist/src/${path}.js`);

const { parse } = require('csv-parse/sync');
const { insert } = built('platform/database/insert');
const { Random } = built('demo/random');
const { Ward } = built('modules/wards/entities/ward.entity');
const { Hamlet } = built('modules/wards/entities/hamlet.entity');
const { defaultWardSettings } = built('modules/wards/entities/ward-settings');
const { Household } = built('modules/people/entities/household.entity');
const { Mentor } = built('modules/people/entities/mentor.entity');
const { Mentee } = built('modules/people/entities/mentee.entity');

export const unitsFile = fileURLToPath(
  new URL('../../../../shared/data/units.csv', import.meta.url),
);

const degreesPerKilometre = 1 / 111;
const topics = [
  'smartphone',
  'vneid',
  'public-services',
  'cashless',
  'online-selling',
  'online-safety',
  'video-calls',
  'health-book',
];

/** The units of a province with their shares of its people, by population; the sums are exact. */
export function unitsOf(provinceCode, menteeCount, mentorCount) {
  const units = parse(readFileSync(unitsFile), { columns: true, bom: true }).filter(
    (unit) => unit.parent_code === provinceCode,
  );
  const inhabitants = units.map(({ population }) => Number(population) || 20_000);
  const mentees = shares(menteeCount, inhabitants);
  const mentors = shares(mentorCount, inhabitants);
  return units.map((unit, index) => ({
    code: unit.code,
    name: unit.name,
    latitude: Number(unit.lat),
    longitude: Number(unit.lon),
    population: Number(unit.population) || null,
    radiusKilometres: Math.sqrt(Number(unit.area_km2) / Math.PI),
    menteeCount: mentees[index],
    mentorCount: mentors[index],
  }));
}

/** Stores made-up people for the units, one transaction a unit; the same seed gives the same people. */
export async function settleProvince(
  unitOfWork,
  provinceCode,
  units,
  { seed, sharesAcrossBorder },
) {
  for (const [index, unit] of units.entries()) {
    const random = new Random(seed * 1_000 + index);
    const rows = peopleOf(random, unit, provinceCode, sharesAcrossBorder);
    await unitOfWork.write(async (manager) => {
      await insert(manager, Ward, [rows.ward]);
      await insert(manager, Hamlet, rows.hamlets);
      await insert(manager, Household, rows.households);
      await insert(manager, Mentor, rows.mentors);
      await insert(manager, Mentee, rows.mentees);
    });
  }
}

export function peopleOf(random, unit, provinceCode, sharesAcrossBorder) {
  const ward = makeWard({
    code: unit.code,
    name: unit.name,
    provinceCode,
    latitude: unit.latitude,
    longitude: unit.longitude,
    population: unit.population,
    settings: { ...defaultWardSettings, sharesAcrossBorder },
  });
  const hamlets = Array.from({ length: random.integer(8, 20) }, (_, index) =>
    makeHamlet({
      wardId: ward.id,
      name: `Thôn ${index + 1}`,
      ...near(random, unit, unit.radiusKilometres),
    }),
  );
  const mentors = Array.from({ length: unit.mentorCount }, (_, index) =>
    makeMentor({
      ...person(random, ward.id, random.pick(hamlets), index),
      topics: random.some(topics, random.integer(3, 6)),
      languages: random.chance(0.15) ? ['vi', 'muong'] : ['vi'],
      maxMentees: random.pick([6, 8, null]),
    }),
  );
  const households = [];
  const mentees = [];
  while (mentees.length < unit.menteeCount) {
    const size = Math.min(random.pick([1, 1, 1, 2, 2, 3, 4]), unit.menteeCount - mentees.length);
    const household = makeHousehold({ wardId: ward.id, code: `H${households.length + 1}` });
    const first = person(random, ward.id, random.pick(hamlets), mentees.length);
    if (size > 1) households.push(household);
    for (let member = 0; member < size; member++) {
      mentees.push(
        makeMentee({
          ...first,
          fullName: nameOf(mentees.length),
          gender: random.pick(['female', 'male']),
          topics: random.some(topics, random.integer(1, 3)),
          languages: random.chance(0.03) ? ['muong'] : ['vi'],
          consentOn: random.chance(0.97) ? '2026-11-01' : null,
          householdId: size > 1 ? household.id : null,
          wishedGender: random.chance(0.05) ? 'female' : null,
          isPriority: random.chance(0.25),
          isHomebound: random.chance(0.03),
        }),
      );
    }
  }
  return { ward, hamlets, households, mentors, mentees };
}

function person(random, wardId, hamlet, index) {
  return {
    fullName: nameOf(index),
    wardId,
    hamletId: hamlet.id,
    gender: random.pick(['female', 'male']),
    birthYear: random.integer(1940, 2006),
    windows: windows(random),
    ...near(random, hamlet, 0.4),
    sheetRow: index + 2,
  };
}

const nameOf = (index) => `Người Thứ ${index}`;

function windows(random) {
  const evenings = random.some([1, 2, 3, 4, 5, 6, 7], random.integer(2, 4));
  return evenings
    .sort((a, b) => a - b)
    .map((weekday) => ({ weekday, startMinute: 18 * 60, endMinute: 21 * 60 }));
}

/** Evenly in a disc. */
function near(random, { latitude, longitude }, kilometres) {
  const distance = kilometres * Math.sqrt(random.next()) * degreesPerKilometre;
  const angle = random.next() * 2 * Math.PI;
  return {
    latitude: latitude + distance * Math.sin(angle),
    longitude: longitude + (distance * Math.cos(angle)) / Math.cos((latitude * Math.PI) / 180),
  };
}

/** Largest remainders. */
function shares(total, weights) {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const counts = exact.map(Math.floor);
  const left = total - counts.reduce((a, b) => a + b, 0);
  const order = exact.map((_, index) => index).sort((a, b) => (exact[b] % 1) - (exact[a] % 1));
  for (const index of order.slice(0, left)) counts[index]++;
  return counts;
}
