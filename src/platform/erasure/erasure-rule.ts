import type { EntityManager } from 'typeorm';
import type { Side } from '../../core/people/fields';
import type { Traces } from '../../core/people/traces';

/** Somebody of whom nothing but counts shall stay. */
export interface ErasedPerson {
  side: Side;
  wardId: string;
  /** Their records: the one that is kept, and those that were merged into it. */
  ids: readonly string[];
  traces: Traces;
  /** E.164, and e-mail addresses. */
  addresses: readonly string[];
  /** Epoch milliseconds. */
  now: number;
}

/** What of a table goes with a person, whom it tells of. */
export interface ErasureRule {
  table: string;
  /**
   * The columns in which something of people may stand in words: what they are called, their numbers, what was said. A
   * test finds a column of text that is neither here nor known to hold codes alone.
   */
  columns: readonly string[];
  erase: (manager: EntityManager, person: ErasedPerson) => Promise<void>;
}
