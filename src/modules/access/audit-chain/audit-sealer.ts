import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { execute } from '../../../platform/database/execute';
import { insert } from '../../../platform/database/insert';
import { lockTable } from '../../../platform/database/locks';
import { columns, text } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Signer } from '../identity/signer';
import { AuditSeal } from './audit-seal.entity';
import { linked, loadSealedEntries } from './sealed-text';

const entriesAtOnce = 500;

/** Before the first entry. */
const start: Pick<AuditSeal, 'position' | 'hash'> = { position: 0, hash: '' };

/**
 * Seals what was written to the audit since the last time, in an order of its own: those who write at the same
 * time need not wait for one another. Any number of processes may do it at once.
 */
@Injectable()
export class AuditSealer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly signer: Signer,
  ) {}

  /** Gives how many entries were sealed. */
  async seal(): Promise<number> {
    for (let sealed = 0; ;) {
      // Most of the time nothing waits, and nobody who writes need wait for us.
      if ((await waiting(this.unitOfWork.read, 1)).length === 0) return sealed;
      sealed += await this.unitOfWork.write((manager) => this.sealSome(manager));
    }
  }

  private async sealSome(manager: EntityManager): Promise<number> {
    await lockTable(manager, AuditSeal);
    const ids = await waiting(manager, entriesAtOnce);
    const entries = await loadSealedEntries(manager, ids);
    let last = await lastSeal(manager);
    const seals: AuditSeal[] = [];
    for (const id of ids) {
      const entry = entries.get(id)?.text ?? id;
      const hash = this.signer.signature('audit', linked(last.hash, entry));
      last = { position: last.position + 1, hash };
      seals.push({ ...last, entryId: id });
    }
    await insert(manager, AuditSeal, seals);
    await execute(
      manager,
      `DELETE FROM audit_unsealed WHERE entry_id IN ${idList(manager, '$1')}`,
      [JSON.stringify(ids)],
    );
    return ids.length;
  }
}

async function waiting(manager: EntityManager, most: number): Promise<string[]> {
  const rows = await select(
    manager,
    { id: text },
    `SELECT entry_id AS id FROM audit_unsealed ORDER BY entry_id LIMIT ${most}`,
    [],
  );
  return rows.map(({ id }) => id);
}

/** The end of the chain. */
export async function lastSeal(
  manager: EntityManager,
): Promise<Pick<AuditSeal, 'position' | 'hash'>> {
  const [seal] = await select(
    manager,
    columns(AuditSeal, 'position', 'hash'),
    `SELECT position, hash FROM audit_seal ORDER BY position DESC LIMIT 1`,
    [],
  );
  return seal ?? start;
}
