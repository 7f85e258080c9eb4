import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { Holiday } from './entities/holiday.entity';

/** Why nothing is held on a day: in staff's own words, which may name whose wedding or funeral it is. */
export const wardsErasure: ErasureRule[] = [
  {
    table: 'holiday',
    columns: ['name'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, Holiday, { wardId }, ({ name }) => {
        const left = traces.takenOut(name);
        return differs(name, left) ? { name: left } : null;
      }),
  },
];
