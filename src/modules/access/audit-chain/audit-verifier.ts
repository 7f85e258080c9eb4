import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  column,
  columns,
  number,
  orNull,
  type RowOf,
  text,
} from '../../../platform/database/result-columns';
import { isPostgres } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DAY_MS } from '../../../core/time/durations';
import { AuditEntry } from '../audit/audit-entry.entity';
import { Signer } from '../identity/signer';
import { AuditForgetting } from './audit-forgetting.entity';
import { AuditSeal } from './audit-seal.entity';
import { AuditSealer, lastSeal } from './audit-sealer';
import { linked, loadSealedEntries } from './sealed-text';

/** What does not hold. */
export interface AuditFinding {
  code:
    | 'entry-altered'
    | 'entry-missing'
    | 'entry-unsealed'
    | 'seal-missing'
    | 'forgotten-too-soon'
    | 'trigger-missing'
    | 'end-missing';
  /** In the chain; null where it stands outside. */
  position: number | null;
  /** Of an entry, a forgetting or a trigger. */
  id: string;
}

export interface AuditVerdict {
  entries: number;
  /** Seals whose entries were forgotten after their time. */
  forgotten: number;
  /** The end of the chain: whoever noted an earlier one can see that nothing after it was cut off. */
  end: Pick<AuditSeal, 'position' | 'hash'>;
  findings: AuditFinding[];
}

const sealsAtOnce = 2000;

/** Nothing is forgotten before this, whatever RETAIN_AUDIT_DAYS says. */
const SHORTEST_DAYS = 30;

/** Reads the chain from its beginning: what was altered, taken out or put in past the triggers. */
@Injectable()
export class AuditVerifier {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: AuditSealer,
    private readonly signer: Signer,
  ) {}

  /** `noted` is the end of the chain as an earlier look gave it. */
  async verify(noted?: Pick<AuditSeal, 'position' | 'hash'>): Promise<AuditVerdict> {
    await this.sealer.seal();
    const { read } = this.unitOfWork;
    const forgettings = await loadForgettings(read);
    const olderThan = Math.max(0, ...forgettings.map((one) => one.olderThan));
    const findings: AuditFinding[] = [
      ...(await missingTriggers(read)),
      ...forgettings
        .filter((one) => isTooSoon(one, olderThan))
        .map(({ id }) => finding('forgotten-too-soon', id)),
    ];
    const counted = { entries: 0, forgotten: 0 };
    let before: Pick<AuditSeal, 'position' | 'hash'> | null = null;
    let isNotedFound = noted === undefined || noted.position === 0;
    for (;;) {
      const seals = await sealsAfter(read, before?.position ?? 0);
      if (seals.length === 0) break;
      const entries = await loadSealedEntries(
        read,
        seals.map(({ entryId }) => entryId),
      );
      for (const seal of seals) {
        const { position, entryId, hash } = seal;
        const entry = entries.get(entryId);
        const expected = (before?.position ?? 0) + 1;
        const isContinued = position === expected;
        if (!isContinued && (before !== null || entry !== undefined)) {
          findings.push(finding('seal-missing', entryId, expected));
        } else if (entry === undefined) {
          if (madeAt(entryId) < olderThan) counted.forgotten += 1;
          else findings.push(finding('entry-missing', entryId, position));
        } else if (!this.isSealed(before?.hash ?? '', entry.text, hash)) {
          findings.push(finding('entry-altered', entryId, position));
        } else counted.entries += 1;
        if (noted?.position === position) isNotedFound = noted.hash === hash;
        before = seal;
      }
    }
    const end = await lastSeal(read);
    // What retention has let go of was before what is kept; whoever noted it then sees nothing any more.
    if (!isNotedFound) findings.push(finding('end-missing', noted?.hash ?? '', noted?.position));
    findings.push(...(await unsealed(read)));
    return { ...counted, end, findings };
  }

  private isSealed(before: string, entry: string, hash: string): boolean {
    return this.signer.isSignedBy('audit', linked(before, entry), hash);
  }
}

function finding(code: AuditFinding['code'], id: string, position?: number): AuditFinding {
  return { code, id, position: position ?? null };
}

/** A UUID of version 7 begins with its time. */
function madeAt(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16);
}

const forgettingRow = {
  ...columns(AuditForgetting, 'id', 'olderThan'),
  at: orNull(column(AuditEntry, 'at')),
};

/** With the time at which the audit says that it forgot. */
function loadForgettings(manager: EntityManager): Promise<RowOf<typeof forgettingRow>[]> {
  return select(
    manager,
    forgettingRow,
    `SELECT f.id AS id, f.older_than AS "olderThan", e.at AS at FROM audit_forgetting f
     LEFT JOIN audit_entry e ON e.subject_id = f.id AND e.action = 'audit.forget'`,
    [],
  );
}

/** Its own entry is forgotten in its time, too. */
function isTooSoon({ id, olderThan, at }: RowOf<typeof forgettingRow>, latest: number): boolean {
  return at === null ? madeAt(id) >= latest : at - olderThan < SHORTEST_DAYS * DAY_MS;
}

function sealsAfter(manager: EntityManager, position: number): Promise<AuditSeal[]> {
  return select(
    manager,
    columns(AuditSeal, 'position', 'entryId', 'hash'),
    `SELECT position, entry_id AS "entryId", hash FROM audit_seal WHERE position > $1
     ORDER BY position LIMIT ${sealsAtOnce}`,
    [position],
  );
}

/** Written while the triggers were away, or whose seal was taken. */
async function unsealed(manager: EntityManager): Promise<AuditFinding[]> {
  const rows = await select(
    manager,
    { id: text },
    `SELECT e.id AS id FROM audit_entry e
     WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id)
       AND NOT EXISTS (SELECT 1 FROM audit_unsealed u WHERE u.entry_id = e.id)
     ORDER BY e.id LIMIT 100`,
    [],
  );
  return rows.map(({ id }) => finding('entry-unsealed', id));
}

const tables = ['audit_entry', 'audit_seal', 'audit_forgetting', 'audit_unsealed'];

async function missingTriggers(manager: EntityManager): Promise<AuditFinding[]> {
  const onPostgres = isPostgres(manager);
  const names = onPostgres ? ['unaltered', 'kept', 'whole'] : ['unaltered', 'kept'];
  const wanted = [
    'audit_entry_told',
    ...tables.flatMap((table) => names.map((name) => `${table}_${name}`)),
  ];
  const rows = await select(
    manager,
    { name: text, calm: number },
    onPostgres
      ? `SELECT t.tgname AS name, CASE WHEN t.tgenabled = 'D' THEN 1 ELSE 0 END AS calm FROM pg_trigger t
         JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = current_schema()::regnamespace`
      : `SELECT name, 0 AS calm FROM sqlite_master WHERE type = 'trigger'`,
    [],
  );
  const active = new Set(rows.filter(({ calm }) => calm === 0).map(({ name }) => name));
  return wanted.filter((name) => !active.has(name)).map((name) => finding('trigger-missing', name));
}
