import type { EntityManager } from 'typeorm';
import { addDays, type LocalDate } from '../../../core/time/local-dates';
import { instantAt } from '../../../core/time/zone';
import { select, selectHeld } from '../rules/statements';
import type { PlanSpan } from './week-plan-input';

type GroundsSpan = Omit<PlanSpan, 'now'>;

/**
 * What a plan rests on, as a text that changes with it: pairs and their people by their versions, what
 * they agreed to and excepted in these weeks, places, holidays and the ward's hours. Read it before
 * the plan's input, and again when the plan is stored.
 */
export async function groundsOf(
  manager: EntityManager,
  wardId: string,
  span: GroundsSpan,
): Promise<string> {
  return written(await select(manager, peopleSql, [wardId]), manager, wardId, span);
}

/** The same in a write, where pairs and people stay as they are until its end. */
export async function heldGroundsOf(
  manager: EntityManager,
  wardId: string,
  span: GroundsSpan,
): Promise<string> {
  return written(await selectHeld(manager, peopleSql, [wardId]), manager, wardId, span);
}

/** Bookings hold the same rows in the same order (holdTogether in learner.ts). */
const peopleSql = `SELECT p.mentor_id, p.mentee_id, t.version AS of_mentor, e.version AS of_mentee
  FROM pair p JOIN mentor t ON t.id = p.mentor_id JOIN mentee e ON e.id = p.mentee_id
  WHERE p.ward_id = $1 AND p.ended_at IS NULL ORDER BY p.mentee_id`;

const pairedOf = (side: 'mentor' | 'mentee'): string =>
  `(SELECT ${side}_id FROM pair WHERE ward_id = $1 AND ended_at IS NULL)`;

async function written(
  people: unknown[],
  manager: EntityManager,
  wardId: string,
  { fromDate, weeks, zone }: GroundsSpan,
): Promise<string> {
  const toDate: LocalDate = addDays(fromDate, weeks * 7);
  const times = [wardId, instantAt(fromDate, 0, zone), instantAt(toDate, 0, zone)];
  const dates = [wardId, fromDate, toDate];
  // Sessions and bookings are never deleted and count their changes; exceptions are replaced by new rows.
  const statements: [string, unknown[]][] = [
    [
      `SELECT COUNT(*) AS n, SUM(version) AS v FROM session
       WHERE (ward_id = $1 OR mentor_id IN ${pairedOf('mentor')})
         AND start_at >= $2 AND start_at < $3`,
      times,
    ],
    [
      `SELECT COUNT(*) AS n, SUM(version) AS v FROM booking
       WHERE mentee_id IN ${pairedOf('mentee')} AND start_at >= $2 AND start_at < $3`,
      times,
    ],
    [
      `SELECT COUNT(*) AS n, MAX(id) AS latest FROM availability_exception
       WHERE (person_id IN ${pairedOf('mentor')} OR person_id IN ${pairedOf('mentee')})
         AND date >= $2 AND date < $3`,
      dates,
    ],
    [
      `SELECT date, is_holiday FROM holiday WHERE ward_id = $1 AND date >= $2 AND date < $3
       ORDER BY date, id`,
      dates,
    ],
    [
      `SELECT id, hamlet_id, latitude, longitude, seats, openings, open_from, open_until
       FROM venue WHERE ward_id = $1 ORDER BY id`,
      [wardId],
    ],
    [`SELECT settings FROM ward WHERE id = $1`, [wardId]],
  ];
  const parts: unknown[] = [people];
  for (const [sql, parameters] of statements) parts.push(await select(manager, sql, parameters));
  return JSON.stringify(parts);
}
