import { In } from 'typeorm';
import type { RetentionRule } from '../../platform/retention/retention-rule';
import { Door } from './entities/door.entity';
import { DoorVisit } from './entities/door-visit.entity';

/** Whoever refused is nobody's business from the day after: where they live stays, so that nobody knocks again. */
export const teamsRetention: RetentionRule[] = [
  {
    kind: 'refused-doors',
    table: 'door',
    ageColumn: 'visited_at',
    days: () => 1,
    where: `t.outcome = 'refused' AND t.household_id IS NULL
      AND (t.label IS NOT NULL OR t.phone IS NOT NULL)`,
    forget: async (manager, ids) => {
      await manager.update(Door, { id: In(ids) }, { label: null, phone: null });
      await manager.update(DoorVisit, { doorId: In(ids) }, { note: null });
    },
  },
];
