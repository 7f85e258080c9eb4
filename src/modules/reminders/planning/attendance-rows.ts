import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { publicationTime } from '../../../core/reminders/plan';
import { DAY_MS, MINUTE_MS } from '../../../core/time/durations';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { grouped } from '../../../platform/common/grouped';
import { Env } from '../../../platform/config/env';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Session } from '../../sessions';
import { UNRECORDED_MS } from '../messages/message-sessions';
import { insertReminders } from '../rows/reminder-rows';
import { loadWardOffsets } from './ward-offsets';
import { sessionsOfAllWards } from './sessions-of-all-wards';

const usefulMs = 2 * DAY_MS;

const pastRow = columns(Session, 'wardId', 'mentorId', 'endAt');

/**
 * Asks ambassadors to write down who came: one message a day at most for all that is missing then, and once
 * for each session, whichever process looks, and however often. What is written down before it leaves is
 * left out of it.
 */
@Injectable()
export class AttendanceRows {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async write(): Promise<void> {
    const now = this.clock.now();
    const zone = this.env.TIME_ZONE;
    const { read } = this.unitOfWork;
    const past = await unrecorded(read, now);
    const wards = await loadWardOffsets(read, [...new Set(past.map(({ wardId }) => wardId))]);
    const isTime = ({ wardId, endAt }: { wardId: string; endAt: number }) => {
      const minutes = wards.get(wardId)?.attendanceMinutes ?? null;
      return minutes !== null && endAt + minutes * MINUTE_MS <= now;
    };
    const missing = past.filter(isTime);
    const rows = [...grouped(missing, ({ mentorId }) => mentorId)].map(
      ([mentorId, [{ wardId }]]) => {
        const since = { now, firstStartAt: Infinity };
        const dueAt = publicationTime(mentorId, since, zone, wards.get(wardId)) ?? now;
        return {
          wardId,
          bookingId: null,
          sessionId: null,
          bookingVersion: 0,
          recipientKind: 'mentor' as const,
          recipientId: mentorId,
          kind: 'attendance' as const,
          sessionStartAt: instantAt(localDateOf(dueAt, zone), 0, zone),
          dueAt,
          expiresAt: dueAt + usefulMs,
          facts: null,
          createdAt: now,
        };
      },
    );
    if (rows.length === 0) return;
    await this.unitOfWork.write((manager) => insertReminders(manager, rows));
  }
}

/** Past sessions that somebody had a place in, and that no such message has told of. */
function unrecorded(manager: EntityManager, now: number) {
  return select(
    manager,
    pastRow,
    `SELECT s.ward_id AS "wardId", s.mentor_id AS "mentorId", s.end_at AS "endAt"
     FROM ${sessionsOfAllWards(manager)}
     WHERE s.end_at <= $3
       AND s.state IN ('planned', 'confirmed') AND s.seats_taken > 0
       AND NOT EXISTS (SELECT 1 FROM reminder r
         WHERE r.recipient_id = s.mentor_id AND r.kind = 'attendance' AND r.booking_id IS NULL
           AND r.due_at >= s.end_at)
     ORDER BY s.end_at`,
    [now - UNRECORDED_MS, now, now],
  );
}
