import type { AuditEntry } from '../../access';
import { FieldChange } from '../changes/field-change.views';

/** What was done to a person, by whom and when. */
export class PersonHistoryEntry {
  id!: string;
  /** Epoch milliseconds. */
  at!: number;
  actorKind!: AuditEntry['actorKind'];
  /** Null for the service itself, and for whoever is no longer there. */
  actorName!: string | null;
  /** Such as mentee.change. */
  action!: string;
  /** The names of the fields. */
  fields!: string[];
  /**
   * What stood in them before and since. Nothing where that is no longer kept, nor of whoever withdrew consent to the use
   * of their data.
   */
  changes!: FieldChange[];
  /** Of a stop. */
  reason!: string | null;
  /** What one press did to many people; an import has its identifier. */
  actId!: string | null;
  /** One press gives back what was before: nobody changed these fields since. */
  canBeTakenBack!: boolean;
  /** When it was taken back, epoch milliseconds; null while it stands. */
  takenBackAt!: number | null;
}
