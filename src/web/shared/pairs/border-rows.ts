import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { BorderPair, type BorderPairState, Pair, withFactsToday } from '../../../modules/matching';
import { column, columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentee, Mentor } from '../../../modules/people';
import { Ward } from '../../../modules/wards';

/** A pair of people from two wards, as pages list it. */
export interface BorderRow {
  id: string;
  mentee: string;
  menteeWard: string;
  mentor: string;
  mentorWard: string;
  metres: number;
  state: BorderPairState;
  refusal: string | null;
}

const borderRow = {
  ...columns(BorderPair, 'id', 'metres', 'state', 'refusal'),
  mentee: column(Mentee, 'fullName'),
  menteeWard: column(Ward, 'name'),
  mentor: column(Mentor, 'fullName'),
  mentorWard: column(Ward, 'name'),
};

const todayRow = { ...borderRow, ...columns(Pair, 'facts', 'mentorId', 'menteeId') };

const people = (pair: string) => `
  JOIN mentee e ON e.id = ${pair}.mentee_id JOIN ward we ON we.id = e.ward_id
  JOIN mentor m ON m.id = ${pair}.mentor_id JOIN ward wm ON wm.id = m.ward_id`;
const names = `e.full_name AS mentee, we.name AS "menteeWard", m.full_name AS mentor,
  wm.name AS "mentorWard"`;

/** Pairs across borders with everybody by name. */
@Injectable()
export class BorderRows {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  ofProvince(provinceRunId: string, limit: number): Promise<BorderRow[]> {
    return select(
      this.unitOfWork.read,
      borderRow,
      `SELECT b.id AS id, ${names}, b.metres AS metres, b.state AS state, b.refusal AS refusal
       FROM border_pair b ${people('b')} WHERE b.province_run_id = $1
       ORDER BY we.name, e.sort_name LIMIT ${limit}`,
      [provinceRunId],
    );
  }

  /** What a ward's proposal has beside its own pairs. */
  ofRun(runId: string, wardId: string): Promise<BorderRow[]> {
    return select(
      this.unitOfWork.read,
      borderRow,
      `SELECT b.id AS id, ${names}, b.metres AS metres, b.state AS state, b.refusal AS refusal
       FROM border_pair b ${people('b')}
       WHERE (b.mentor_ward_id = $2 OR b.mentee_ward_id = $2) AND b.province_run_id IN
         (SELECT province_run_id FROM province_ward WHERE run_id = $1)
       ORDER BY e.sort_name`,
      [runId, wardId],
    );
  }

  /** Pairs of today of which one side lives in this ward and the other does not. */
  async ofToday(wardId: string): Promise<BorderRow[]> {
    const { read } = this.unitOfWork;
    const pairs = await select(
      read,
      todayRow,
      `SELECT p.id AS id, ${names}, p.metres AS metres, p.facts AS facts, 'published' AS state,
         NULL AS refusal, p.mentor_id AS "mentorId", p.mentee_id AS "menteeId"
       FROM pair p ${people('p')}
       WHERE p.ended_at IS NULL AND e.ward_id <> p.ward_id AND p.id IN (
         SELECT id FROM pair WHERE ward_id = $1 AND ended_at IS NULL
         UNION
         SELECT x.id FROM mentee y JOIN pair x ON x.mentee_id = y.id AND x.ended_at IS NULL
         WHERE y.ward_id = $1)
       ORDER BY e.sort_name`,
      [wardId],
    );
    return withFactsToday(read, pairs, (pair) => pair);
  }
}
