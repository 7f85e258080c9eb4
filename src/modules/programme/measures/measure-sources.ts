import type { EntityManager } from 'typeorm';
import type { CountedCode } from '../../../core/vietnamese/measures';
import { idList, isPostgres } from '../../../platform/database/row-set';

/** A measure that a statement counts; families are counted by the rule of each ward. */
export type CountedMeasure = Exclude<CountedCode, 'families'>;

/**
 * The one definition of each measure: a SELECT of `who` (the person, with `ward_id`, `hamlet_id`, `target_group`, `birth_year` and `programme`), `at` (the instant, or the day, on which they came to
 * count) for the people `m` of some wards. Numbers and the lists behind them are both made from it. Of turns a person has as
 * many rows as they had; of everything else one, the first day on which it was so.
 */
export function measureSource(
  manager: EntityManager,
  measure: CountedMeasure,
  wards: string,
): string {
  const people = `mentee m`;
  const person = `m.id AS who, m.ward_id AS ward_id, m.hamlet_id AS hamlet_id, m.target_group AS target_group, m.birth_year AS birth_year, m.programme AS programme`;
  const counted = `m.ward_id IN ${wards}`;
  switch (measure) {
    case 'listed':
      return `SELECT ${person}, m.created_at AS at FROM ${people} WHERE ${counted} AND ${isNobodyElse}`;
    case 'consented':
      return `SELECT ${person}, m.consent_on AS at FROM ${people}
        WHERE ${counted} AND m.consent_on IS NOT NULL AND ${isNobodyElse}`;
    case 'paired':
      return `SELECT ${person}, MIN(p.started_at) AS at
        FROM ${people} JOIN pair p ON p.mentee_id = m.id
        WHERE ${counted} AND ${isNobodyElse} GROUP BY m.id`;
    case 'active':
      return `SELECT ${person}, m.created_at AS at FROM ${people} WHERE ${counted} AND m.is_active`;
    case 'waiting':
      return `SELECT ${person}, m.created_at AS at FROM ${people}
        WHERE ${counted} AND m.is_active AND m.consent_on IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM pair p WHERE p.mentee_id = m.id AND p.ended_at IS NULL)
          AND (m.programme IS NULL OR NOT ${learnsInClasses(manager)})`;
    case 'kept':
      return `SELECT ${person}, MIN(f.answered_at) AS at
        FROM ${people} JOIN feedback f ON f.mentee_id = m.id
        WHERE ${counted} AND f.occasion = 'later' AND f.alone = 'yes' AND f.answered_at IS NOT NULL
        GROUP BY m.id`;
    case 'turns':
      return `SELECT ${person}, b.start_at AS at ${turnsFrom(counted)}`;
    case 'people':
      return `SELECT ${person}, MIN(b.start_at) AS at ${turnsFrom(counted)} GROUP BY m.id`;
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

/**
 * The one definition of a turn: a row for each time that somebody, `m`, came, with the place `b` that they had. Measures
 * and figures of reports count these; `joined` brings in what a figure tells of them beside.
 */
export const turnsFrom = (counted: string, joined = ''): string =>
  `FROM mentee m JOIN booking b ON b.mentee_id = m.id ${joined} WHERE ${counted} AND b.state = 'attended'`;

/** Whether `at` of a measure is a day ('YYYY-MM-DD'); of the others it is an instant. */
export function isByDay(measure: CountedMeasure): boolean {
  return measure === 'vneid' || measure === 'consented';
}

/** A record that was merged into another is the other's person, who is counted there. */
const isNobodyElse = `NOT EXISTS (SELECT 1 FROM person_stop e
  WHERE e.person_id = m.id AND e.reason = 'merged' AND e.ended_at IS NULL)`;

/** Whose programme is of classes alone waits for nobody. */
function learnsInClasses(manager: EntityManager): string {
  const [programmes, value] = isPostgres(manager)
    ? ['json_array_elements(w.programmes::json)', (name: string) => `g.value->>'${name}'`]
    : ['json_each(w.programmes)', (name: string) => `json_extract(g.value, '$.${name}')`];
  return `EXISTS (SELECT 1 FROM ward w, ${programmes} g
    WHERE w.id = m.ward_id AND ${value('name')} = m.programme AND ${value('kind')} = 'classes')`;
}

function lengthOf(manager: EntityManager, column: string): string {
  return `json_array_length(${column}${isPostgres(manager) ? '::json' : ''})`;
}
