import { isMerged } from '../entities/identity-key';
import type { PersonChange } from '../entities/person-change.entity';
import type { Person } from '../entities/person.columns';
import { fieldsTouchedSince } from './changed-state';

/** What officers say of somebody in a form or a list; all else has an act of its own that takes it back. */
const acts = ['change', 'import'];

/** Of consent nothing is taken back that way: it is given and withdrawn. */
export function isOfKind({ before, side, after }: PersonChange, action: string): boolean {
  return (
    before !== null && acts.some((act) => action === `${side}.${act}`) && !('consentOn' in after)
  );
}

/** Whether one press may give back what was before: it was nobody's act of its own, and nobody changed these fields since. */
export function canBeTakenBack(change: PersonChange, action: string, person: Person): boolean {
  return (
    isOfKind(change, action) &&
    change.takenBackAt === null &&
    change.personId === person.id &&
    !isMerged(person) &&
    fieldsTouchedSince(person, change.after).length === 0
  );
}
