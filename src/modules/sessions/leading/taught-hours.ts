import { Injectable } from '@nestjs/common';
import { column, number } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Session } from '../entities/session.entity';

/** What an ambassador has really taught. */
export interface Taught {
  sessions: number;
  minutes: number;
}

/**
 * The one definition of what took place, on a session `s`: somebody came to it, or to the class of which it is a part.
 * Figures of reports count by it as well.
 */
export const tookPlace = `s.state <> 'cancelled' AND (
  EXISTS (SELECT 1 FROM booking b WHERE b.session_id = s.id AND b.state = 'attended')
  OR EXISTS (SELECT 1 FROM session z JOIN booking b ON b.session_id = z.id
    WHERE z.class_id = s.class_id AND b.state = 'attended'))`;

const taughtRow = { mentorId: column(Session, 'mentorId'), sessions: number, ms: number };

/** Lessons and classes that somebody came to; of whoever taught a class with others each has its time. */
@Injectable()
export class TaughtHours {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of these ambassadors, between two instants (epoch milliseconds); who taught nothing is left out. */
  async of(
    mentorIds: readonly string[],
    { fromAt, toAt }: { fromAt: number; toAt: number },
  ): Promise<Map<string, Taught>> {
    const { read } = this.unitOfWork;
    const rows = await select(
      read,
      taughtRow,
      `SELECT s.mentor_id AS "mentorId", COUNT(*) AS sessions, SUM(s.end_at - s.start_at) AS ms
       FROM session s
       WHERE s.mentor_id IN ${idList(read, '$1')} AND s.start_at >= $2 AND s.start_at < $3
         AND ${tookPlace}
       GROUP BY s.mentor_id`,
      [JSON.stringify(mentorIds), fromAt, toAt],
    );
    return new Map(
      rows.map(({ mentorId, sessions, ms }) => [mentorId, { sessions, minutes: ms / 60_000 }]),
    );
  }
}
