import { Entity } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

/** What speaks for a pair. `sharedWindows` counts half hours of a week in which both are free. */
export class PairFacts {
  topicsCovered!: string[];
  topicsMissing!: string[];
  sharedWindows!: number;
  sameHamlet!: boolean;
}

export type PairEnd = 'finished' | 'stopped';

/** A mentor and a mentee who belong together (cặp); at most one that has not ended for a mentee. */
@Entity('pair')
export class Pair {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @PersonColumn()
  mentorId!: string;

  @PersonColumn()
  menteeId!: string;

  /** This and the facts as they were when the pair was made; what is true today, `withFactsToday` says. */
  @IntegerColumn()
  metres!: number;

  @JsonColumn()
  facts!: PairFacts;

  /** An officer decided it: a new proposal keeps it. */
  @FlagColumn()
  isLocked!: boolean;

  /** When an officer last fixed it or let it go; null where nobody has since it was made. */
  @InstantColumn({ nullable: true })
  lockChangedAt!: number | null;

  @RefColumn({ nullable: true })
  runId!: string | null;

  @InstantColumn()
  startedAt!: number;

  @InstantColumn({ nullable: true })
  endedAt!: number | null;

  /** Why it ended, where that is more than another pair: every need was reached, or one of the two takes part no more. */
  @TextColumn({ length: 20, nullable: true })
  endedBecause!: PairEnd | null;
}
