import { IsNull } from 'typeorm';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { holidaysBetween } from '../../../core/time/holidays';
import { addDays, LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Holiday } from '../../wards';
import { select } from '../../../platform/database/select';
import { assertMayIn } from '../rules/who-may';
import { column, columns, number, orNull } from '../../../platform/database/result-columns';
import { Mentee, Mentor } from '../../people';
import { DAY_MS } from '../../../core/time/durations';

/** After so many days without a session that took place a mentor counts as silent. */
export const SILENT_DAYS = 14;

export interface SilentMentor {
  mentorId: string;
  fullName: string;
  phone: string | null;
  /** Start of the last session that took place; null when there never was one. */
  lastCompletedAt: number | null;
  /** Mentees paired with this mentor today. */
  mentees: number;
}

export interface AbsentMentee {
  menteeId: string;
  fullName: string;
  phone: string | null;
  mentorId: string;
  mentorName: string;
  /** Sessions missed in a row, at least two. */
  absences: number;
  lastAbsentAt: number;
}

const silentRow = {
  mentorId: column(Mentor, 'id'),
  ...columns(Mentor, 'fullName', 'phone'),
  mentees: number,
  lastCompletedAt: orNull(number),
};

const absentRow = {
  menteeId: column(Mentee, 'id'),
  ...columns(Mentee, 'fullName', 'phone'),
  mentorId: column(Mentor, 'id'),
  mentorName: column(Mentor, 'fullName'),
  absences: number,
  lastAbsentAt: number,
};

/** Who fell silent, so that an officer can call or give the mentees another mentor. */
@Injectable()
export class FallenSilent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /**
   * Active mentors whose pairs are older than 14 days and who led no session in that time. Days on
   * which the ward holds no sessions do not count: nobody falls silent over Tết.
   */
  async mentors(actor: Actor, wardId: string): Promise<SilentMentor[]> {
    assertMayIn(actor, 'people.watch', wardId);
    const since = await this.silentSince(wardId);
    return select(
      this.unitOfWork.read,
      silentRow,
      `SELECT t.id AS "mentorId", t.full_name AS "fullName", COALESCE(t.phone, t.other_phone) AS phone, p.mentees AS mentees,
         (SELECT MAX(s.start_at) FROM session s WHERE s.mentor_id = t.id AND s.state = 'completed')
           AS "lastCompletedAt"
       FROM (SELECT mentor_id, COUNT(*) AS mentees, MIN(started_at) AS since FROM pair
             WHERE ward_id = $1 AND ended_at IS NULL GROUP BY mentor_id) p
       JOIN mentor t ON t.id = p.mentor_id
       WHERE t.is_active AND p.since < $2 AND NOT EXISTS (
         SELECT 1 FROM session s
         WHERE s.mentor_id = t.id AND s.state = 'completed' AND s.start_at >= $2)
       ORDER BY "lastCompletedAt", t.sort_name, t.id`,
      [wardId, since],
    );
  }

  /** Mentees who missed their last two sessions or more with their mentor of today. */
  mentees(actor: Actor, wardId: string): Promise<AbsentMentee[]> {
    assertMayIn(actor, 'people.watch', wardId);
    return select(
      this.unitOfWork.read,
      absentRow,
      `SELECT m.id AS "menteeId", m.full_name AS "fullName", COALESCE(m.phone, m.other_phone) AS phone,
         t.id AS "mentorId", t.full_name AS "mentorName", a.absences AS absences,
         a.last AS "lastAbsentAt"
       FROM (SELECT b.mentee_id, COUNT(*) AS absences, MAX(b.start_at) AS last
             FROM booking b
             JOIN session s ON s.id = b.session_id AND s.class_id IS NULL
             JOIN pair p ON p.mentee_id = b.mentee_id AND p.ended_at IS NULL AND p.ward_id = $1
             WHERE b.state = 'absent' AND b.start_at >= p.started_at AND NOT EXISTS (
               SELECT 1 FROM booking later
               WHERE later.mentee_id = b.mentee_id AND later.state = 'attended'
                 AND later.start_at > b.start_at)
             GROUP BY b.mentee_id HAVING COUNT(*) >= 2) a
       JOIN mentee m ON m.id = a.mentee_id AND m.is_active
       JOIN pair p ON p.mentee_id = m.id AND p.ended_at IS NULL
       JOIN mentor t ON t.id = p.mentor_id
       ORDER BY a.absences DESC, m.sort_name, m.id`,
      [wardId],
    );
  }

  private async silentSince(wardId: string): Promise<number> {
    const { read } = this.unitOfWork;
    const now = this.clock.now();
    const today = localDateOf(now, this.env.TIME_ZONE);
    const edits = await read.findBy(Holiday, { wardId, venueId: IsNull() });
    const dates = (isHoliday: boolean): LocalDate[] =>
      edits.filter((edit) => edit.isHoliday === isHoliday).map(({ date }) => date);
    const off = new Set(
      holidaysBetween(addDays(today, -2 * SILENT_DAYS), today, {
        added: dates(true),
        removed: dates(false),
      }),
    );
    let days = 0;
    let back = 0;
    while (days < SILENT_DAYS && back < 2 * SILENT_DAYS) {
      back += 1;
      if (!off.has(addDays(today, -back))) days += 1;
    }
    return now - back * DAY_MS;
  }
}
