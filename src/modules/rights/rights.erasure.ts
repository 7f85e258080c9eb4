import { In } from 'typeorm';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { RightsRequest } from './entities/rights-request.entity';

/** What was asked for and when it was done stays: the ward has to account for it. */
export const rightsErasure: ErasureRule[] = [
  {
    table: 'rights_request',
    columns: ['words'],
    erase: async (manager, { ids }) => {
      await manager.update(RightsRequest, { personId: In([...ids]) }, { words: null });
    },
  },
];
