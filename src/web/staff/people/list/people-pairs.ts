import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work';
import { column, number } from '../../../../platform/database/result-columns';
import { select } from '../../../../platform/database/select';
import { Pair } from '../../../../modules/matching';
import { Mentor } from '../../../../modules/people';

const mentorRow = {
  menteeId: column(Pair, 'menteeId'),
  id: column(Mentor, 'id'),
  name: column(Mentor, 'fullName'),
  sortName: column(Mentor, 'sortName'),
  phone: column(Mentor, 'phone'),
};
const countRow = { mentorId: column(Pair, 'mentorId'), mentees: number };

export interface ListedPartner {
  id: string;
  name: string;
  sortName: string;
  /** E.164. */
  phone: string | null;
}

/** Who guides whom in a ward today, for its lists: each in one statement, however many they are. */
@Injectable()
export class PeoplePairs {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The ambassador of each mentee of the ward who has one, here or across a border. */
  async mentorOf(wardId: string): Promise<Map<string, ListedPartner>> {
    const rows = await select(
      this.unitOfWork.read,
      mentorRow,
      `SELECT e.id AS "menteeId", m.id AS id, m.full_name AS name, m.sort_name AS "sortName",
         m.phone AS phone
       FROM mentee e JOIN pair p ON p.mentee_id = e.id AND p.ended_at IS NULL
       JOIN mentor m ON m.id = p.mentor_id WHERE e.ward_id = $1`,
      [wardId],
    );
    return new Map(rows.map(({ menteeId, ...mentor }) => [menteeId, mentor]));
  }

  /** How many mentees each ambassador of the ward has who has any. */
  async menteeCounts(wardId: string): Promise<Map<string, number>> {
    const rows = await select(
      this.unitOfWork.read,
      countRow,
      `SELECT m.id AS "mentorId", COUNT(*) AS mentees
       FROM mentor m JOIN pair p ON p.mentor_id = m.id AND p.ended_at IS NULL
       WHERE m.ward_id = $1 GROUP BY m.id`,
      [wardId],
    );
    return new Map(rows.map(({ mentorId, mentees }) => [mentorId, mentees]));
  }
}
