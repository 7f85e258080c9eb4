import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { earliestChange } from '../rules/change-deadline';
import { loadLearner } from '../rules/learner';
import { select } from '../../../platform/database/select';
import { assertMayBookFor } from '../rules/who-may';
import { column, columns, number } from '../../../platform/database/result-columns';
import { Venue } from '../../wards';
import { Session } from '../entities/session.entity';
import { DAY_MS } from '../../../core/time/durations';

/** A session of somebody's ambassador that is full and whose line they can join. */
export interface FullSession {
  sessionId: string;
  startAt: number;
  endAt: number;
  topic: string;
  venueName: string | null;
  /** How many wait already. */
  waiting: number;
}

const DAYS_AHEAD_MS = 28 * DAY_MS;

const fullRow = {
  sessionId: column(Session, 'id'),
  ...columns(Session, 'startAt', 'endAt', 'topic'),
  venueName: column(Venue, 'name'),
  waiting: number,
};

const placeRow = { place: number };

/** What a mentee sees of the lines of full sessions. */
@Injectable()
export class WaitingLines {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Full sessions in which the mentee could learn, with nothing of theirs at that time. */
  async open(actor: Actor, menteeId: string): Promise<FullSession[]> {
    const { read } = this.unitOfWork;
    const learner = await loadLearner(read, menteeId);
    assertMayBookFor(actor, learner);
    if (!learner.mentor || learner.isHomebound) return [];
    const now = this.clock.now();
    const earliestAt = Math.max(now + 1, earliestChange(actor, learner.settings, now));
    const rows = await select(
      read,
      fullRow,
      `SELECT s.id AS "sessionId", s.start_at AS "startAt", s.end_at AS "endAt", s.topic AS topic,
         v.name AS "venueName",
         (SELECT COUNT(*) FROM booking w WHERE w.session_id = s.id AND w.state = 'waiting') AS waiting
       FROM session s JOIN venue v ON v.id = s.venue_id
       WHERE s.mentor_id = $1 AND s.start_at >= $2 AND s.start_at < $3
         AND s.state IN ('planned', 'confirmed') AND s.seats_taken >= s.seats AND s.class_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM booking b WHERE b.mentee_id = $4
           AND b.state NOT IN ('cancelled', 'invited')
           AND b.start_at < s.end_at AND b.end_at > s.start_at)
       ORDER BY s.start_at`,
      [learner.mentor.id, earliestAt, now + DAYS_AHEAD_MS, menteeId],
    );
    return rows.filter(({ topic }) => learner.topics.includes(topic));
  }

  /** The place of each of these waiting bookings in its line, 1 for the next one. */
  async places(bookingIds: readonly string[]): Promise<Map<string, number>> {
    const places = new Map<string, number>();
    for (const id of bookingIds) {
      const [row] = await select(
        this.unitOfWork.read,
        placeRow,
        `SELECT COUNT(*) AS place FROM booking mine
         JOIN booking b ON b.session_id = mine.session_id AND b.state = 'waiting'
           AND (b.created_at < mine.created_at
             OR (b.created_at = mine.created_at AND b.id <= mine.id))
         WHERE mine.id = $1`,
        [id],
      );
      places.set(id, row?.place ?? 1);
    }
    return places;
  }
}
