import { Entity } from 'typeorm';
import type { EndedBy } from '../../../core/matching/assignment/work-meter';
import type { MatchSettings } from '../../../core/matching/rules/problem';
import { RunColumns } from '../../../platform/computing/run.columns';
import { JsonColumn, RefColumn, TextColumn } from '../../../platform/database/columns';

export type MatchRunState =
  'queued' | 'running' | 'proposed' | 'published' | 'discarded' | 'failed';

/** One pairing of a ward's people: asked for, computed, looked at, then published or discarded. */
@Entity('match_run')
export class MatchRun extends RunColumns {
  @RefColumn()
  wardId!: string;

  @TextColumn({ length: 10 })
  state!: MatchRunState;

  /** Fingerprint of the people it was computed from; publishing refuses when it no longer fits. */
  @TextColumn({ length: 64, nullable: true })
  peopleHash!: string | null;

  /** Weights that this one proposal was asked for with instead of the ward's; null for none. */
  @JsonColumn({ nullable: true })
  weights!: Pick<MatchSettings, 'activeMentorReward'> | null;

  /** Objective, lower bound and counts. */
  @JsonColumn({ nullable: true })
  summary!: MatchSummary | null;

  @RefColumn({ nullable: true })
  requestedBy!: string | null;
}

export class MatchSummary {
  objective!: number;
  lowerBound!: number;
  mentors!: number;
  mentees!: number;
  activeMentors!: number;
  pairs!: number;
  unpaired!: number;
  inactive!: number;
  splitHouseholds!: number;
  milliseconds!: number;
  /** What ended the search before its end, if anything did; `steps` gives the same pairs on every machine. */
  endedBy?: EndedBy | null;
}
