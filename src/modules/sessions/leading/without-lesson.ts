import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { column } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee } from '../../people';

const menteeRow = { id: column(Mentee, 'id') };

/**
 * Mentees who have an ambassador and no place in a lesson ahead: their lessons were called off, as when another
 * ambassador took them over, or the plan has run out. Planning anew gives places to these alone.
 */
@Injectable()
export class WithoutLesson {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async mentees(wardId: string): Promise<ReadonlySet<string>> {
    const rows = await select(
      this.unitOfWork.read,
      menteeRow,
      `SELECT e.id AS id FROM mentee e JOIN pair p ON p.mentee_id = e.id AND p.ended_at IS NULL
       WHERE e.ward_id = $1 AND e.is_active AND NOT EXISTS (
         SELECT 1 FROM booking b
         WHERE b.mentee_id = e.id AND b.start_at > $2 AND b.state IN ('held', 'booked'))`,
      [wardId, this.clock.now()],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
