import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { number } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';

/** What stands ahead of somebody today. */
export interface AheadCounts {
  pairs: number;
  sessions: number;
  /** Places that are booked in them; of a mentee, their own, those in a line and invitations included. */
  places: number;
}

const countsRow = { pairs: number, sessions: number, places: number };

const statements = {
  mentee: `SELECT
    (SELECT COUNT(*) FROM pair p WHERE p.mentee_id = $1 AND p.ended_at IS NULL) AS pairs,
    (SELECT COUNT(*) FROM booking b WHERE b.mentee_id = $1 AND b.start_at > $2
      AND b.state = 'booked') AS sessions,
    (SELECT COUNT(*) FROM booking b WHERE b.mentee_id = $1 AND b.start_at > $2
      AND b.state IN ('invited', 'held', 'booked', 'waiting')) AS places`,
  mentor: `SELECT
    (SELECT COUNT(*) FROM pair p WHERE p.mentor_id = $1 AND p.ended_at IS NULL) AS pairs,
    (SELECT COUNT(*) FROM session s WHERE s.mentor_id = $1 AND s.start_at > $2
      AND s.state IN ('planned', 'confirmed')) AS sessions,
    (SELECT COUNT(*) FROM session s JOIN booking b ON b.session_id = s.id AND b.state = 'booked'
      WHERE s.mentor_id = $1 AND s.start_at > $2 AND s.state IN ('planned', 'confirmed')) AS places`,
};

/** What somebody who stops would leave, as it is shown before anything is decided. */
@Injectable()
export class DepartureCounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async of(side: 'mentor' | 'mentee', id: string): Promise<AheadCounts> {
    const { read } = this.unitOfWork;
    const [counts] = await select(read, countsRow, statements[side], [id, this.clock.now()]);
    return counts;
  }
}
