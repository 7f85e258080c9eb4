import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { RetentionRule } from '../../platform/retention/retention-rule';
import { SheetImport } from './people/sheet-import.entity';

export const exchangeRetention: RetentionRule[] = [
  {
    kind: 'rejected-rows',
    table: 'sheet_import',
    days: (env) => env.RETAIN_REJECTED_ROWS_DAYS,
    where: `t.rejected LIKE '%"cells":[%' AND t.rejected NOT LIKE '%"cells":[]%'`,
    batch: 20,
    forget: forgetCells,
  },
];

/** Which rows were rejected and why is kept; what stood in them is not. */
async function forgetCells(manager: EntityManager, ids: string[]): Promise<void> {
  for (const { id, rejected } of await manager.findBy(SheetImport, { id: In(ids) })) {
    const emptied = rejected.map((row) => ({ ...row, cells: [] }));
    await manager.update(SheetImport, { id }, { rejected: emptied });
  }
}
