import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { addDays, dayNumber, type LocalDate, weekStartOf } from '../../../core/time/local-dates';
import { DAY_MS } from '../../../core/time/durations';
import { localDayOf } from '../../../core/time/zone';
import { ADULT_AGE, COUNTED, type CountedCode } from '../../../core/vietnamese/measures';
import { number, orNull, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import type { Ward } from '../../wards';
import { familiesDefinition, familyDaysOf } from '../families/family-rows';
import type { DailyCounts } from '../entities/ward-figures.entity';
import { type CountedMeasure, isByDay, measureSource } from './measure-sources';

/** The part of a unit that a count is made from. */
export type CountedWard = Pick<Ward, 'id' | 'settings'>;

/** Whoever was an adult by then was one in every year that is asked about; older years are counted anew. */
export const FIRST_YEAR = 2020;
/** Of whom nobody knows the year of birth. */
const NEVER = 9999;

const row = { wardId: text, grouping: orNull(text), adultFrom: number, at: text, people: number };

/** Of each of these wards, by their ids; of years before `firstYear` adults cannot be told apart. */
export async function dailyCountsOf(
  manager: EntityManager,
  measure: CountedCode,
  wards: readonly CountedWard[],
  { zone, firstYear = FIRST_YEAR }: { zone: string; firstYear?: number },
): Promise<Map<string, DailyCounts>> {
  const found = new Map(wards.map(({ id }) => [id, new Map<string, Map<number, number>>()]));
  const add = (wardId: string, kind: string, day: number, count: number): void => {
    const kinds = found.get(wardId);
    if (!kinds) return;
    const days = kinds.get(kind) ?? new Map<number, number>();
    kinds.set(kind, days);
    days.set(day, (days.get(day) ?? 0) + count);
  };
  if (measure === 'families') {
    // A household is in no group of people.
    for (const { wardId, since } of await familyDaysOf(manager, wards, zone)) {
      add(wardId, '|', dayNumber(since) / DAY_MS, 1);
    }
  } else {
    const dayOf = dayReader(measure, zone);
    const counted = await select(
      manager,
      row,
      `SELECT x.ward_id AS "wardId", x.target_group AS grouping, ${adultFrom(firstYear)} AS "adultFrom",
         CAST(x.at AS varchar) AS at, COUNT(*) AS people
       FROM (${measureSource(manager, measure, idList(manager, '$1'))}) x
       WHERE x.at IS NOT NULL GROUP BY 1, 2, 3, x.at`,
      [JSON.stringify(wards.map(({ id }) => id))],
    );
    for (const { wardId, grouping, adultFrom: year, at, people } of counted) {
      add(wardId, `${grouping ?? ''}|${year}`, dayOf(at), people);
    }
  }
  return new Map([...found].map(([wardId, kinds]) => [wardId, compact(kinds)]));
}

/** By which statements the numbers were counted: whatever changes in them makes kept numbers void. */
export function definitionOf(manager: EntityManager, zone: string): string {
  const sources = COUNTED.map((measure) =>
    measure === 'families' ? familiesDefinition : measureSource(manager, measure, '()'),
  );
  return createHash('sha256')
    .update(JSON.stringify([layout, zone, sources]))
    .digest('hex');
}

/** Of what `days` hold; another when they are written another way. */
const layout = 1;

/** Up to a day, and of that from another day on. */
export function sumOf(
  counts: DailyCounts,
  { audience, from, until }: { audience: string; from: LocalDate; until: LocalDate },
): { total: number; inPeriod: number } {
  const [first, last] = [dayNumber(from) / DAY_MS, dayNumber(until) / DAY_MS];
  let [total, inPeriod] = [0, 0];
  for (const days of kindsOf(counts, audience, until)) {
    for (let nth = 0; nth < days.length && days[nth] <= last; nth += 2) {
      total += days[nth + 1];
      if (days[nth] >= first) inPeriod += days[nth + 1];
    }
  }
  return { total, inPeriod };
}

/** What is new in each of so many weeks, Monday to Sunday; the last one holds the day. */
export function weeksOf(
  counts: DailyCounts,
  { audience, until, weeks }: { audience: string; until: LocalDate; weeks: number },
): number[] {
  const first = dayNumber(addDays(weekStartOf(until), -7 * (weeks - 1))) / DAY_MS;
  const last = dayNumber(until) / DAY_MS;
  const found = Array.from({ length: weeks }, () => 0);
  for (const days of kindsOf(counts, audience, until)) {
    for (let nth = 0; nth < days.length && days[nth] <= last; nth += 2) {
      if (days[nth] >= first) found[Math.floor((days[nth] - first) / 7)] += days[nth + 1];
    }
  }
  return found;
}

/** The last day, until then, on which somebody came to count; null where nobody did. */
export function lastDayOf(counts: DailyCounts, until: LocalDate): LocalDate | null {
  const end = dayNumber(until) / DAY_MS;
  let last = -1;
  for (const days of Object.values(counts)) {
    for (let nth = 0; nth < days.length && days[nth] <= end; nth += 2) {
      last = Math.max(last, days[nth]);
    }
  }
  return last < 0 ? null : addDays('1970-01-01', last);
}

/** Of an audience, as it is on a day. */
function kindsOf(counts: DailyCounts, audience: string, until: LocalDate): number[][] {
  const year = Number(until.slice(0, 4));
  return Object.entries(counts)
    .filter(([kind]) => {
      const [group, adult] = kind.split('|');
      if (audience === 'all') return true;
      return audience === 'adult' ? adult !== '' && Number(adult) <= year : group === audience;
    })
    .map(([, days]) => days);
}

function adultFrom(firstYear: number): string {
  return `CASE WHEN x.birth_year IS NULL THEN ${NEVER}
    WHEN x.birth_year + ${ADULT_AGE} < ${firstYear} THEN ${firstYear} ELSE x.birth_year + ${ADULT_AGE} END`;
}

function dayReader(measure: CountedMeasure, zone: string): (at: string) => number {
  if (isByDay(measure)) return (at) => dayNumber(at) / DAY_MS;
  return (at) => localDayOf(Number(at), zone) / DAY_MS;
}

function compact(kinds: Map<string, Map<number, number>>): DailyCounts {
  return Object.fromEntries(
    [...kinds].map(([kind, days]) => [
      kind,
      [...days].toSorted(([one], [other]) => one - other).flat(),
    ]),
  );
}
