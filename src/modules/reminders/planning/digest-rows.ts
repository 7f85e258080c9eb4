import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { planDigest } from '../../../core/reminders/plan';
import { addDays } from '../../../core/time/local-dates';
import { dayInterval, localDateOf } from '../../../core/time/zone';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Ward } from '../../wards';
import { insertReminders } from '../rows/reminder-rows';
import { offsetsOf } from './ward-offsets';
import { columns, number } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Session } from '../../sessions';
import { HOUR_MS } from '../../../core/time/durations';
import { sessionsOfAllWards } from './sessions-of-all-wards';

/** The job may run late, after a restart. */
const lateMs = 3 * HOUR_MS;

const mentorRow = { ...columns(Session, 'wardId', 'mentorId'), startAt: number };

/**
 * Sees to it that every ambassador with a session tomorrow has a digest. Bookings write it as they
 * are made; this finds those whose session came to them in another way, such as from a colleague.
 */
@Injectable()
export class DigestRows {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async writeForTomorrow(): Promise<void> {
    const zone = this.env.TIME_ZONE;
    const now = this.clock.now();
    const date = addDays(localDateOf(now, zone), 1);
    const tomorrow = dayInterval(date, zone);
    await this.unitOfWork.write(async (manager) => {
      const mentors = await select(
        manager,
        mentorRow,
        `SELECT s.ward_id AS "wardId", s.mentor_id AS "mentorId", MIN(s.start_at) AS "startAt"
         FROM ${sessionsOfAllWards(manager)}
         WHERE s.state IN ('planned', 'confirmed')
         GROUP BY s.ward_id, s.mentor_id`,
        [tomorrow.startAt, tomorrow.endAt],
      );
      const wards = new Map((await manager.find(Ward)).map((ward) => [ward.id, ward.settings]));
      const rows = mentors.flatMap(({ wardId, mentorId, startAt }) => {
        const digest = planDigest(date, startAt, zone, offsetsOf(wards.get(wardId)), mentorId);
        if (digest === null || digest.dueAt + lateMs < now) return [];
        return {
          wardId,
          bookingId: null,
          sessionId: null,
          bookingVersion: 0,
          recipientKind: 'mentor' as const,
          recipientId: mentorId,
          kind: digest.kind,
          sessionStartAt: tomorrow.startAt,
          dueAt: digest.dueAt,
          expiresAt: digest.expiresAt,
          facts: null,
          createdAt: now,
        };
      });
      await insertReminders(manager, rows);
    });
  }
}
