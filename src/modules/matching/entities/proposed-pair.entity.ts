import { Entity } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
} from '../../../platform/database/columns';
import type { PairFacts } from './pair.entity';

/** One pair of a proposal; becomes a pair when the proposal is published. */
@Entity('proposed_pair')
export class ProposedPair {
  @IdColumn()
  id!: string;

  @RefColumn()
  runId!: string;

  @RefColumn()
  mentorId!: string;

  @RefColumn()
  menteeId!: string;

  @IntegerColumn()
  metres!: number;

  @JsonColumn()
  facts!: PairFacts;

  /** An officer put it here: a new computation keeps it. */
  @FlagColumn()
  isLocked!: boolean;
}
