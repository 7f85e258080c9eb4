import type { EntityManager } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { columns, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { ReportPerson } from '../entities/report-person.entity';

/** Somebody outstanding, as a report names them. */
export interface NamedPerson extends Pick<ReportPerson, 'id' | 'personId' | 'word' | 'agreedOn'> {
  side: Side;
  fullName: string;
  hamletName: string;
}

const namedRow = {
  ...columns(ReportPerson, 'id', 'side', 'personId', 'word', 'agreedOn'),
  fullName: text,
  hamletName: text,
};

/** Whom a report names: nobody who has withdrawn their consent or was erased since. */
export function namedIn(manager: EntityManager, reportId: string): Promise<NamedPerson[]> {
  return select(
    manager,
    namedRow,
    `SELECT r.id AS id, r.side AS side, r.person_id AS "personId", r.word AS word, r.agreed_on AS "agreedOn",
       COALESCE(a.full_name, b.full_name) AS "fullName", h.name AS "hamletName"
     FROM report_person r
     LEFT JOIN mentor a ON r.side = 'mentor' AND a.id = r.person_id AND a.consent_on IS NOT NULL
     LEFT JOIN mentee b ON r.side = 'mentee' AND b.id = r.person_id AND b.consent_on IS NOT NULL
     JOIN hamlet h ON h.id = COALESCE(a.hamlet_id, b.hamlet_id)
     WHERE r.report_id = $1 ORDER BY COALESCE(a.sort_name, b.sort_name), r.id`,
    [reportId],
  );
}
