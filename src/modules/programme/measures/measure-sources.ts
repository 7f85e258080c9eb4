import type { EntityManager } from 'typeorm';
import type { MeasureCode } from '../../../core/vietnamese/measures';
import { idList, isPostgres } from '../../../platform/database/row-set';

/** A measure that a statement counts; families are counted by the rule of each ward. */
export type CountedMeasure = Exclude<MeasureCode, 'families'>;

/**
 * The one definition of each measure: a SELECT of `who` (the person, with `ward_id`, `target_group` and `birth_year`), `at` (the instant, or the day, on which they came to
 * count) for the people `m` of some wards. Numbers and the lists behind them are both made from it. Of turns a person has as
 * many rows as they had; of everything else one, the first day on which it was so.
 */
export function measureSource(
  manager: EntityManager,
  measure: CountedMeasure,
  wards: string,
): string {
  const people = `mentee m`;
  const person = `m.id AS who, m.ward_id AS ward_id, m.target_group AS target_group, m.birth_year AS birth_year`;
  const counted = `m.ward_id IN ${wards}`;
  switch (measure) {
    case 'turns':
      return `SELECT ${person}, b.start_at AS at FROM ${people} JOIN booking b ON b.mentee_id = m.id
        WHERE ${counted} AND b.state = 'attended'`;
    case 'people':
      return `SELECT ${person}, MIN(b.start_at) AS at
        FROM ${people} JOIN booking b ON b.mentee_id = m.id
        WHERE ${counted} AND b.state = 'attended' GROUP BY m.id`;
    case 'one-topic':
      return `SELECT ${person}, MIN(COALESCE(s.reached_at, s.seen_at)) AS at
        FROM ${people} JOIN skill s ON s.mentee_id = m.id
        WHERE ${counted} AND s.level = 'alone' GROUP BY m.id`;
    case 'all-topics':
      return `SELECT ${person}, MAX(s.reached_at) AS at
        FROM ${people} JOIN skill s ON s.mentee_id = m.id
        WHERE ${counted} AND s.reached_at IS NOT NULL AND s.topic IN ${idList(manager, 'm.topics')}
        GROUP BY m.id, m.topics HAVING COUNT(*) = ${lengthOf(manager, 'm.topics')}`;
    case 'vneid':
      return `SELECT ${person}, MIN(r.seen_on) AS at
        FROM ${people} JOIN vneid_record r ON r.mentee_id = m.id
        WHERE ${counted} AND r.state = 'confirmed' GROUP BY m.id`;
  }
}

/** Whether `at` of a measure is a day ('YYYY-MM-DD'); of the others it is an instant. */
export function isByDay(measure: CountedMeasure): boolean {
  return measure === 'vneid';
}

function lengthOf(manager: EntityManager, column: string): string {
  return `json_array_length(${column}${isPostgres(manager) ? '::json' : ''})`;
}
