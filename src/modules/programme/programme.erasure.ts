import { In } from 'typeorm';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { FamilyGuide } from './entities/family-guide.entity';
import { Target } from './entities/target.entity';

/** Who guides a household goes; where a number was taken from may name somebody; of confirmations codes and days are kept. */
export const programmeErasure: ErasureRule[] = [
  {
    table: 'family_guide',
    columns: [],
    erase: async (manager, { ids }) => {
      await manager.delete(FamilyGuide, { menteeId: In([...ids]) });
    },
  },
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
