import type { EntityManager } from 'typeorm';
import type { ChangeKind } from '../../../core/changes/acts';
import type { LocalDate } from '../../../core/time/local-dates';
import type { Actor } from '../../access';
import type { Left } from '../entities/change-effect.entity';
import type { ChangeFacts } from '../entities/planned-change.entity';
import type { AuditContext } from '../rules/audited-rows';
import type { Told } from '../rules/booking-listener';
import type { Hit } from './hit';

/** What changes, whom it may hit, and how it is saved; what becomes of what it hits is the same for all. */
export interface Ground {
  kind: ChangeKind;
  wardId: string;
  /** Wards across a border that lose or get a pair by it. */
  otherWardIds?: readonly string[];
  mentorId: string | null;
  /** Who hears that something is off. */
  told: Told;
  /** What stands in its way, once it is saved as `what` says. */
  find: (manager: EntityManager, now: number, what: ChangeFacts) => Promise<Hit>;
  /** Saves it; gives what is needed to take it back. `isNew` is false when it stood already. */
  apply: (
    context: AuditContext,
    changeId: string,
  ) => Promise<{ what: ChangeFacts; isNew: boolean }>;
  /** What becomes of what it hits, where it says so itself; left out, the act that was chosen is done with all of it. */
  resolve?: (context: AuditContext, hit: Hit, what: ChangeFacts) => Promise<Left[]>;
}

/** What is asked for before it is looked at. */
export interface Where {
  manager: EntityManager;
  actor: Actor;
  today: LocalDate;
  zone: string;
}
