import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../core/time/durations';
import { Clock } from '../../platform/common/clock';
import { number, text } from '../../platform/database/result-columns';
import { select } from '../../platform/database/select';
import { UnitOfWork } from '../../platform/database/unit-of-work';

const figuresRow = {
  id: text,
  code: text,
  name: text,
  mentors: number,
  mentees: number,
  paired: number,
  held: number,
  ahead: number,
};

/** What a unit has come to, in numbers that name nobody. */
export interface UnitFigures {
  id: string;
  code: string;
  name: string;
  mentors: number;
  mentees: number;
  /** Mentees with an ambassador. */
  paired: number;
  /** Sessions of the last thirty days that were held. */
  held: number;
  /** Sessions of the next seven days. */
  ahead: number;
}

/** The figures of all units of a province. */
@Injectable()
export class ProvinceFigures {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  of(provinceCode: string): Promise<UnitFigures[]> {
    const now = this.clock.now();
    return select(
      this.unitOfWork.read,
      figuresRow,
      `SELECT w.id AS id, w.code AS code, w.name AS name,
         (SELECT COUNT(*) FROM session s WHERE s.ward_id = w.id
           AND s.start_at BETWEEN $1 AND $2 AND s.state = 'completed') AS held,
         (SELECT COUNT(*) FROM session s WHERE s.ward_id = w.id
           AND s.start_at BETWEEN $2 AND $3 AND s.state IN ('planned', 'confirmed')) AS ahead,
         (SELECT COUNT(*) FROM mentor p WHERE p.ward_id = w.id AND p.is_active) AS mentors,
         (SELECT COUNT(*) FROM mentee p WHERE p.ward_id = w.id AND p.is_active) AS mentees,
         (SELECT COUNT(*) FROM mentee p WHERE p.ward_id = w.id AND p.is_active AND EXISTS (
           SELECT 1 FROM pair x WHERE x.mentee_id = p.id AND x.ended_at IS NULL)) AS paired
       FROM ward w WHERE w.province_code = $4 ORDER BY w.code`,
      [now - 30 * DAY_MS, now, now + 7 * DAY_MS, provinceCode],
    );
  }
}
