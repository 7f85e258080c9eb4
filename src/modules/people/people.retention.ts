import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { RetentionRule } from '../../platform/retention/retention-rule';
import { PeopleAct } from './entities/people-act.entity';
import { PersonMerge } from './entities/person-merge.entity';
import { PersonStop } from './entities/person-stop.entity';

/** Who changed which field stands in the audit for longer; what stood there before goes, and with it the way back. */
export const peopleRetention: RetentionRule[] = [
  { kind: 'old-values', table: 'person_change', days: (env) => env.RETAIN_CHANGES_DAYS },
  {
    kind: 'people-acts',
    table: 'people_act',
    days: (env) => env.RETAIN_CHANGES_DAYS,
    batch: 100,
    forget: forgetActs,
  },
  {
    // The two records can still be taken apart; what the kept one said before the merge does not come back.
    kind: 'merged-fields',
    table: 'person_merge',
    idColumn: 'stop_id',
    days: (env) => env.RETAIN_CHANGES_DAYS,
    where: `t.fields_before <> '{}' OR t.fields_after <> '{}'`,
    forget: forgetMergedFields,
  },
];

/** Whoever stopped can be brought back one by one. */
async function forgetActs(manager: EntityManager, ids: string[]): Promise<void> {
  await manager.update(PersonStop, { actId: In(ids) }, { actId: null });
  await manager.delete(PeopleAct, { id: In(ids) });
}

async function forgetMergedFields(manager: EntityManager, ids: string[]): Promise<void> {
  await manager.update(PersonMerge, { stopId: In(ids) }, { fieldsBefore: {}, fieldsAfter: {} });
}
