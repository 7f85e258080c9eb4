import { Injectable } from '@nestjs/common';
import { column, columns, orNull } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Account } from '../identity/account.entity';
import { AuditEntry } from '../audit/audit-entry.entity';
import { AuditWords } from '../audit/audit-words.entity';

/** One change as it was written down, and the account that made it. */
interface WrittenChange {
  id: string;
  at: number;
  actorKind: AuditEntry['actorKind'];
  actorId: string | null;
  /** Null for a mentor, a mentee and the service itself. */
  accountName: string | null;
  action: string;
  /** With what people typed, as long as it is kept. */
  facts: Record<string, unknown>;
}

const changeRow = {
  ...columns(AuditEntry, 'id', 'at', 'actorKind', 'actorId', 'action', 'facts'),
  accountName: orNull(column(Account, 'fullName')),
  words: orNull(column(AuditWords, 'words')),
};

/** What the audit says of one thing. */
@Injectable()
export class AuditQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The latest first; who read a number stands in the record of the ward, and changes nothing. */
  async of(subjectIds: readonly string[], most: number): Promise<WrittenChange[]> {
    const { read } = this.unitOfWork;
    const rows = await select(
      read,
      changeRow,
      `SELECT a.id AS id, a.at AS at, a.actor_kind AS "actorKind", a.actor_id AS "actorId",
         a.action AS action, a.facts AS facts, c.full_name AS "accountName", w.words AS words
       FROM audit_entry a LEFT JOIN account c ON c.id = a.actor_id
       LEFT JOIN audit_words w ON w.entry_id = a.id
       WHERE a.subject_id IN ${idList(read, '$1')} AND a.action NOT LIKE 'phone.%' ORDER BY a.at DESC, a.id DESC LIMIT $2`,
      [JSON.stringify(subjectIds), most],
    );
    return rows.map(({ words, ...row }) => ({ ...row, facts: { ...row.facts, ...words } }));
  }
}
