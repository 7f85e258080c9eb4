import { In } from 'typeorm';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { Leftover } from './entities/leftover.entity';
import { Pair } from './entities/pair.entity';
import { ProposedPair } from './entities/proposed-pair.entity';

/** How far two people lived from one another, and what they had in common, goes with their records. */
export const matchingErasure: ErasureRule[] = [
  {
    table: 'proposed_pair',
    columns: [],
    erase: async (manager, { side, ids }) => {
      const who = In([...ids]);
      await manager.delete(ProposedPair, side === 'mentor' ? { mentorId: who } : { menteeId: who });
    },
  },
  {
    table: 'leftover',
    columns: [],
    erase: async (manager, { ids }) => {
      await manager.delete(Leftover, { personId: In([...ids]) });
    },
  },
  {
    table: 'pair',
    columns: [],
    erase: async (manager, { side, ids }) => {
      const who = In([...ids]);
      await manager.update(Pair, side === 'mentor' ? { mentorId: who } : { menteeId: who }, {
        metres: 0,
      });
    },
  },
];
