import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { Target } from './entities/target.entity';

/** Where a number was taken from may name somebody; of confirmations and guides nothing but codes and days is kept. */
export const programmeErasure: ErasureRule[] = [
  {
    table: 'target',
    columns: ['denominator_source'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, Target, { wardId }, ({ denominatorSource }) => {
        const left = traces.takenOutOf(denominatorSource);
        return differs(denominatorSource, left) ? { denominatorSource: left } : null;
      }),
  },
];
