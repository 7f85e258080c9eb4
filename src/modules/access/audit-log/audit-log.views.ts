import { PageOf } from '../../../platform/http/paging';
import type { Actor } from '../policies/actor';

/** One act, as the record has it. */
export class AuditLogEntry {
  id!: string;
  /** Epoch milliseconds. */
  at!: number;
  actorKind!: Actor['kind'];
  actorId!: string | null;
  /** Of an account; null of people, and of the service itself. */
  actorName!: string | null;
  /** Such as booking.move. */
  action!: string;
  /** Of what was done to: a person, a session, a ward … */
  subjectId!: string;
  /** Of an account; null of everything else. */
  subjectName!: string | null;
  /** Codes, counts and identifiers, with what people typed as long as it is kept. */
  facts!: Record<string, unknown>;
  /** `page` or `api`, of staff with the network address; null of the service itself, and of long ago. */
  origin!: string | null;
}

export class AuditLogPage extends PageOf(AuditLogEntry) {}
