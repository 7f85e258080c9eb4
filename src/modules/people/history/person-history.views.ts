import type { AuditEntry } from '../../access';

/** What was done to a person, by whom and when. Fields are named; what stood in them is nowhere. */
export class PersonChange {
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
  /** Of a stop. */
  reason!: string | null;
}
