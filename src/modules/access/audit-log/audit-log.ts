import { Injectable } from '@nestjs/common';
import { dayInterval } from '../../../core/time/zone';
import { Env } from '../../../platform/config/env';
import { column, columns, number, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AuditEntry } from '../audit/audit-entry.entity';
import { AuditWords } from '../audit/audit-words.entity';
import { Account } from '../identity/account.entity';
import { auditGroups } from './audit-groups';
import type { AuditLogQuery } from './audit-log.dto';
import type { AuditLogPage } from './audit-log.views';

const entryRow = {
  ...columns(AuditEntry, 'id', 'at', 'actorKind', 'actorId', 'action', 'subjectId', 'facts'),
  origin: column(AuditEntry, 'origin'),
  actorName: orNull(column(Account, 'fullName')),
  subjectName: orNull(column(Account, 'fullName')),
  words: orNull(column(AuditWords, 'words')),
};

/** The record of a ward, for whoever looks something up in it. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly env: Env,
  ) {}

  /** The latest first; of no ward is what concerns them all. */
  async search(wardId: string | null, query: Partial<AuditLogQuery>): Promise<AuditLogPage> {
    const { page = 1, pageSize = 50 } = query;
    const { sql, values } = this.condition(wardId, query);
    const { read } = this.unitOfWork;
    const [{ total }] = await select(
      read,
      { total: number },
      `SELECT COUNT(*) AS total FROM audit_entry a WHERE ${sql}`,
      values,
    );
    const rows = await select(
      read,
      entryRow,
      `SELECT a.id AS id, a.at AS at, a.actor_kind AS "actorKind", a.actor_id AS "actorId",
         a.action AS action, a.subject_id AS "subjectId", a.facts AS facts, a.origin AS origin,
         c.full_name AS "actorName", s.full_name AS "subjectName", w.words AS words
       FROM audit_entry a LEFT JOIN account c ON c.id = a.actor_id
       LEFT JOIN account s ON s.id = a.subject_id
       LEFT JOIN audit_words w ON w.entry_id = a.id
       WHERE ${sql} ORDER BY a.at DESC, a.id DESC
       LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
      values,
    );
    const items = rows.map(({ words, ...row }) => ({ ...row, facts: { ...row.facts, ...words } }));
    return { items, page, pageSize, total };
  }

  private condition(
    wardId: string | null,
    { from, to, group, actorKind, actorId, subjectId }: Partial<AuditLogQuery>,
  ): { sql: string; values: unknown[] } {
    const zone = this.env.TIME_ZONE;
    const values: unknown[] = wardId === null ? [] : [wardId];
    const parts = [wardId === null ? 'a.ward_id IS NULL' : 'a.ward_id = $1'];
    const add = (condition: (place: string) => string, value: unknown): void => {
      values.push(value);
      parts.push(condition(`$${values.length}`));
    };
    if (from) add((place) => `a.at >= ${place}`, dayInterval(from, zone).startAt);
    if (to) add((place) => `a.at < ${place}`, dayInterval(to, zone).endAt);
    if (actorKind) add((place) => `a.actor_kind = ${place}`, actorKind);
    if (actorId) add((place) => `a.actor_id = ${place}`, actorId);
    if (subjectId) add((place) => `a.subject_id = ${place}`, subjectId);
    if (group) {
      const names = auditGroups[group].map((name) => `a.action LIKE '${name}.%'`);
      parts.push(`(${names.join(' OR ')})`);
    }
    return { sql: parts.join(' AND '), values };
  }
}
