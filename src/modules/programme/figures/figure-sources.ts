import type { CountedFigure, CutKind } from '../../../core/programme/figures';
import { tookPlace } from '../../sessions';
import { turnsFrom } from '../measures/measure-sources';

/** Of what a figure counts: its own column, by which a number is cut. */
export interface Cut {
  by: CutKind;
  code: string;
}

/**
 * The one definition of each figure: a SELECT of what it counts in one ward. `thing` is what is counted once, however many
 * rows it has; `at` the instant (of trainings the day) of a row; the rest is for the list behind the number, which is made
 * of the same rows. A number is the count of different things until the end of the period, and of those with a row in it.
 */
export function figureSource(figure: CountedFigure, ward: string): string {
  switch (figure) {
    case 'came':
      return cameSource('b.id', ward);
    case 'lesson-turns':
      return cameSource('b.id', ward, `AND s.class_id IS NULL AND ${noTicket}`);
    case 'class-turns':
      return cameSource('b.id', ward, 'AND s.class_id IS NOT NULL');
    case 'walk-in-turns':
      return cameSource('b.id', ward, `AND NOT ${noTicket}`);
    case 'guided':
      return cameSource('m.id', ward);
    case 'skills':
      return `SELECT s.id AS thing, COALESCE(s.reached_at, s.seen_at) AS at, m.id AS ref, m.full_name AS name,
          m.hamlet_id AS hamlet_id, s.topic AS topic, m.target_group AS target_group, m.groups AS marks
        FROM mentee m JOIN skill s ON s.mentee_id = m.id
        WHERE m.ward_id = ${ward} AND s.level = 'alone'`;
    case 'lessons':
      return heldSource(
        's.id',
        ward,
        `s.class_id IS NULL AND EXISTS (SELECT 1 FROM booking b
           WHERE b.session_id = s.id AND b.state = 'attended' AND ${noTicket})`,
      );
    case 'classes':
      return heldSource(
        's.class_id',
        ward,
        // The one session of a class that has its seats has its bookings, too.
        `s.class_id IS NOT NULL AND s.seats > 0 AND EXISTS (SELECT 1 FROM booking b
           WHERE b.session_id = s.id AND b.state = 'attended')`,
      );
    case 'mentors':
      return heldSource('p.id', ward, tookPlace);
    case 'walk-in-days':
      return `SELECT d.id AS thing, d.start_at AS at, d.id AS ref, v.name AS name, ${nothingMore}
        FROM walk_in_day d JOIN venue v ON v.id = d.venue_id
        WHERE d.ward_id = ${ward} AND EXISTS (SELECT 1 FROM walk_in_ticket t JOIN booking b ON b.id = t.booking_id
          WHERE t.walk_in_day_id = d.id AND b.state = 'attended')`;
    case 'teams':
      return `SELECT g.id AS thing, s.start_at AS at, g.id AS ref, g.name AS name, ${nothingMore}
        FROM team g JOIN team_member k ON k.team_id = g.id JOIN session s ON s.mentor_id = k.mentor_id
        WHERE g.ward_id = ${ward} AND (k.left_at IS NULL OR k.left_at > s.start_at)
          AND (g.dissolved_at IS NULL OR g.dissolved_at > s.start_at) AND ${tookPlace}`;
    case 'trainings':
      return `SELECT r.id AS thing, r.held_on AS at, r.mentor_id AS ref, COALESCE(p.full_name, k.full_name) AS name,
          p.hamlet_id AS hamlet_id, r.kind AS topic, NULL AS target_group, NULL AS marks
        FROM training r LEFT JOIN mentor p ON p.id = r.mentor_id LEFT JOIN team_member k ON k.id = r.member_id
        WHERE r.ward_id = ${ward}`;
    case 'households-taught':
      return `SELECT h.id AS thing, b.start_at AS at, h.id AS ref, h.code AS name, m.hamlet_id AS hamlet_id,
          NULL AS topic, NULL AS target_group, NULL AS marks
        ${turnsFrom(`m.ward_id = ${ward}`, 'JOIN household h ON h.id = m.household_id')}`;
    case 'door-visits':
      return doorSource('v.id', ward);
    case 'doors':
      return doorSource('d.id', ward);
    case 'mentees-listed':
      return listedSource('mentee', ward);
    case 'mentors-listed':
      return listedSource('mentor', ward);
    case 'teams-listed':
      return `SELECT g.id AS thing, g.created_at AS at, g.id AS ref, g.name AS name, ${nothingMore}
        FROM team g WHERE g.ward_id = ${ward} AND g.dissolved_at IS NULL`;
    case 'households-listed':
      return `SELECT h.id AS thing, MIN(m.created_at) AS at, h.id AS ref, h.code AS name, MIN(m.hamlet_id) AS hamlet_id,
          NULL AS topic, NULL AS target_group, NULL AS marks
        FROM household h JOIN mentee m ON m.household_id = h.id
        WHERE h.ward_id = ${ward} AND m.is_active GROUP BY h.id, h.code`;
  }
}

/** Whether `at` is a day ('YYYY-MM-DD'); of the others it is an instant. */
export const isFigureByDay = (figure: CountedFigure): boolean => figure === 'trainings';

/** The condition of a cut; codes are known ones. */
export function cutIs({ by, code }: Cut): string {
  const plain = code.replace(/[^\w-]/g, '');
  switch (by) {
    case 'topic':
      // A topic that a ward added is called by its name.
      return `x.topic = '${code.replaceAll("'", "''")}'`;
    case 'group':
      return `x.target_group = '${plain}'`;
    case 'mark':
      return `x.marks LIKE '%"${plain}"%'`;
  }
}

const noTicket = 'NOT EXISTS (SELECT 1 FROM walk_in_ticket t WHERE t.booking_id = b.id)';

const nothingMore = 'NULL AS hamlet_id, NULL AS topic, NULL AS target_group, NULL AS marks';

/** People of the ward who came: the turns of the measures, with their topic. */
function cameSource(thing: string, ward: string, also = ''): string {
  return `SELECT ${thing} AS thing, b.start_at AS at, m.id AS ref, m.full_name AS name, m.hamlet_id AS hamlet_id,
      s.topic AS topic, m.target_group AS target_group, m.groups AS marks
    ${turnsFrom(`m.ward_id = ${ward}`, 'JOIN session s ON s.id = b.session_id')} ${also}`;
}

/** Sessions of the ward, with who led them. */
function heldSource(thing: string, ward: string, isHeld: string): string {
  return `SELECT ${thing} AS thing, s.start_at AS at, ${thing} AS ref, p.full_name AS name, p.hamlet_id AS hamlet_id,
      s.topic AS topic, NULL AS target_group, NULL AS marks
    FROM session s JOIN mentor p ON p.id = s.mentor_id WHERE s.ward_id = ${ward} AND ${isHeld}`;
}

function doorSource(thing: string, ward: string): string {
  return `SELECT ${thing} AS thing, v.at AS at, d.id AS ref, COALESCE(d.label, h.code) AS name, d.hamlet_id AS hamlet_id,
      NULL AS topic, NULL AS target_group, NULL AS marks
    FROM door d JOIN door_visit v ON v.door_id = d.id LEFT JOIN household h ON h.id = d.household_id
    WHERE d.ward_id = ${ward} AND v.taken_back_at IS NULL`;
}

function listedSource(table: 'mentee' | 'mentor', ward: string): string {
  return `SELECT p.id AS thing, p.created_at AS at, p.id AS ref, p.full_name AS name, p.hamlet_id AS hamlet_id,
      NULL AS topic, NULL AS target_group, NULL AS marks
    FROM ${table} p WHERE p.ward_id = ${ward} AND p.is_active`;
}
