import type { EntityManager } from 'typeorm';
import { changedFields } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { type Actor, audit, type AuditedChange } from '../../access';
import { PersonChange } from '../entities/person-change.entity';
import type { Person } from '../entities/person.columns';
import { changedState } from './changed-state';

/** What changes somebody, in the words of the audit; the first two can be taken back one by one. */
export type PersonAct =
  'change' | 'import' | 'import-add' | 'merge' | 'take-apart' | 'take-back' | 'messages' | 'hours';

/** Somebody as they were and as they are since one change. */
export interface ChangedPerson {
  side: Side;
  act: PersonAct;
  /** Null of somebody who is new. */
  before: Person | null;
  after: Person;
  /** The act on many that it is a part of. */
  actId?: string | null;
  /** The change that it takes back. */
  takesBackId?: string | null;
  /** What else the audit says of it. */
  facts?: Record<string, unknown>;
}

/**
 * Writes who changed whom and which fields, and beside it what stood in them before and since; call it in the transaction
 * of the change. `at` is epoch milliseconds. Gives what stood and stands in them.
 */
export async function auditPeople(
  manager: EntityManager,
  actor: Actor,
  at: number,
  people: readonly ChangedPerson[],
): Promise<PersonChange[]> {
  const entries: AuditedChange[] = [];
  const changes: PersonChange[] = [];
  for (const { side, act, before, after, actId = null, takesBackId = null, facts = {} } of people) {
    const id = newId();
    const { id: subjectId, wardId } = after;
    const fields = before ? { fields: changedFields(fieldsOf[side], before, after) } : {};
    const action = act === 'hours' ? 'availability.put' : `${side}.${act}`;
    entries.push({ id, action, subjectId, wardId, facts: { ...fields, ...facts } });
    const state = before ? changedState(before, after) : null;
    if (state && Object.keys(state.fieldsAfter).length === 0) continue;
    changes.push({
      id,
      wardId,
      side,
      personId: subjectId,
      actId,
      before: state?.fieldsBefore ?? null,
      after: state?.fieldsAfter ?? {},
      takesBackId,
      takenBackAt: null,
    });
  }
  await audit(manager, actor, at, entries);
  await insert(manager, PersonChange, changes);
  return changes;
}
