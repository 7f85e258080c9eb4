import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { column, columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Pair } from '../../../modules/matching';
import { Mentee, Mentor } from '../../../modules/people';
import { Hamlet } from '../../../modules/wards';
import type { PairRow } from './file-columns';

const pairRow = {
  mentorName: column(Mentor, 'fullName'),
  mentorPhone: column(Mentor, 'phone'),
  menteeName: column(Mentee, 'fullName'),
  menteePhone: column(Mentee, 'phone'),
  hamletName: column(Hamlet, 'name'),
  ...columns(Mentee, 'address', 'topics'),
  ...columns(Pair, 'metres'),
};

/** Today's pairs of a ward with both people, by ambassador, however many, in one statement. */
@Injectable()
export class PairRows {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  ofToday(wardId: string): Promise<PairRow[]> {
    return select(
      this.unitOfWork.read,
      pairRow,
      `SELECT m.full_name AS "mentorName", m.phone AS "mentorPhone", e.full_name AS "menteeName",
         e.phone AS "menteePhone", h.name AS "hamletName", e.address AS address,
         e.topics AS topics, p.metres AS metres
       FROM pair p JOIN mentor m ON m.id = p.mentor_id JOIN mentee e ON e.id = p.mentee_id
       JOIN hamlet h ON h.id = e.hamlet_id
       WHERE p.ward_id = $1 AND p.ended_at IS NULL AND m.is_active AND e.is_active
       ORDER BY m.sort_name, m.id, e.sort_name, e.id`,
      [wardId],
    );
  }
}
