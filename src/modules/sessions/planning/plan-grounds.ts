import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { addDays, type LocalDate } from '../../../core/time/local-dates';
import { instantAt } from '../../../core/time/zone';
import { select, selectForShare } from '../../../platform/database/select';
import type { PlanSpan } from './week-plan-input';
import { column, columns, number, orNull, text } from '../../../platform/database/result-columns';
import { loadCurriculum } from '../../learning';
import { Pair } from '../../matching';
import { Mentee, Mentor } from '../../people';
import { Holiday, Venue, Ward } from '../../wards';

export type GroundsSpan = Omit<PlanSpan, 'now'>;

/** Lessons of the days before are marked late; what is marked decides which topic comes next. */
const markedLateDays = 14;

/**
 * What a plan rests on, as a fingerprint that changes with it: pairs and their people by their versions, what
 * they agreed to and excepted in these weeks, what they learned, the curriculum, places, holidays and the ward's
 * settings. Read it before the plan's input, and again when the plan is stored.
 */
export async function groundsOf(
  manager: EntityManager,
  wardId: string,
  span: GroundsSpan,
): Promise<string> {
  return written(await select(manager, peopleRow, peopleSql, [wardId]), manager, wardId, span);
}

/** The same in a write, where pairs and people stay as they are until its end. */
export async function lockedGroundsOf(
  manager: EntityManager,
  wardId: string,
  span: GroundsSpan,
): Promise<string> {
  return written(
    await selectForShare(manager, peopleRow, peopleSql, [wardId]),
    manager,
    wardId,
    span,
  );
}

/** Bookings lock the same rows in the same order (lockParties in learner.ts). */
const peopleSql = `SELECT p.mentor_id AS "mentorId", p.mentee_id AS "menteeId",
    t.version AS "ofMentor", e.version AS "ofMentee"
  FROM pair p JOIN mentor t ON t.id = p.mentor_id JOIN mentee e ON e.id = p.mentee_id
  WHERE p.ward_id = $1 AND p.ended_at IS NULL ORDER BY p.mentee_id`;

const peopleRow = {
  ...columns(Pair, 'mentorId', 'menteeId'),
  ofMentor: column(Mentor, 'version'),
  ofMentee: column(Mentee, 'version'),
};

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
  const since = instantAt(addDays(fromDate, -markedLateDays), 0, zone);
  const dates = [wardId, fromDate, toDate];
  // Sessions and bookings are never deleted and count their changes; exceptions are replaced by new rows.
  const parts = [
    people,
    await select(
      manager,
      counted,
      `SELECT COUNT(*) AS rows, SUM(version) AS versions FROM session
       WHERE (ward_id = $1 OR mentor_id IN ${pairedOf('mentor')})
         AND start_at >= $2 AND start_at < $3`,
      times,
    ),
    await select(
      manager,
      counted,
      `SELECT COUNT(*) AS rows, SUM(version) AS versions FROM booking
       WHERE mentee_id IN ${pairedOf('mentee')} AND start_at >= $2 AND start_at < $3`,
      [wardId, since, times[2]],
    ),
    await select(
      manager,
      counted,
      `SELECT COUNT(*) AS rows, SUM(version) AS versions FROM skill
       WHERE mentee_id IN ${pairedOf('mentee')}`,
      [wardId],
    ),
    await select(
      manager,
      latest,
      `SELECT COUNT(*) AS rows, MAX(id) AS latest FROM availability_exception
       WHERE (person_id IN ${pairedOf('mentor')} OR person_id IN ${pairedOf('mentee')})
         AND date >= $2 AND date < $3`,
      dates,
    ),
    await select(
      manager,
      holidayRow,
      `SELECT date, is_holiday AS "isHoliday", venue_id AS "venueId" FROM holiday
       WHERE ward_id = $1 AND date >= $2 AND date < $3 ORDER BY date, id`,
      dates,
    ),
    await select(
      manager,
      venueRow,
      `SELECT id, hamlet_id AS "hamletId", latitude, longitude, seats, openings,
         open_from AS "openFrom", open_until AS "openUntil"
       FROM venue WHERE ward_id = $1 ORDER BY id`,
      [wardId],
    ),
    (await loadCurriculum(manager, wardId)).topics,
    await select(manager, settingsRow, `SELECT settings FROM ward WHERE id = $1`, [wardId]),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

const counted = { rows: number, versions: orNull(number) };
const latest = { rows: number, latest: orNull(text) };
const holidayRow = columns(Holiday, 'date', 'isHoliday', 'venueId');
const venueRow = columns(
  Venue,
  'id',
  'hamletId',
  'latitude',
  'longitude',
  'seats',
  'openings',
  'openFrom',
  'openUntil',
);
const settingsRow = columns(Ward, 'settings');
