import type { EntityManager } from 'typeorm';
import type { Env } from '../config/env';

/** What a module need not remember for ever: which rows, for how long, and what is left of them. */
export interface RetentionRule {
  /** What people would call it, for the log: 'rejected-rows'. */
  kind: string;
  table: string;
  /** The column that names a row; `id` when left out. */
  idColumn?: string;
  /** Days after which a row counts as old. */
  days: (env: Env) => number;
  /**
   * The column that tells a row's age in epoch milliseconds, indexed; left out where the identifier
   * does (a UUID of version 7 begins with the time), so that no index is kept for this alone.
   */
  ageColumn?: string;
  /** SQL on the row as `t`: which of the old rows, also as things stand at an instant, and since the day before which a row is old. All, when left out. */
  where?: string | ((manager: EntityManager, now: number, before: number) => string);
  /** So many rows in one transaction; 500 when left out, fewer where each takes others along. */
  batch?: number;
  /** What becomes of the rows; they are deleted when left out. */
  forget?: (manager: EntityManager, ids: string[], now: number) => Promise<void>;
}
