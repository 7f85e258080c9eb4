import { Entity } from 'typeorm';
import type { Actor } from '../../access';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/**
 * Somebody moved, others along with them or not; a pair fixed or let go; a household put together or split; somebody
 * left over who got a free place, or goes a little farther than the ward allows.
 */
export const proposalActKinds = [
  'move',
  'lock',
  'unlock',
  'join',
  'split',
  'place',
  'farther',
] as const;
export type ProposalActKind = (typeof proposalActKinds)[number];

/** Where a mentee stands in a proposal; with nobody where `mentorId` is null. */
export interface Place {
  menteeId: string;
  mentorId: string | null;
  isLocked: boolean;
}

/** What an officer did to a proposal by hand: everybody who stood elsewhere before, and where they stand since. */
@Entity('proposal_act')
export class ProposalAct {
  @IdColumn()
  id!: string;

  @RefColumn()
  runId!: string;

  @TextColumn({ length: 10 })
  kind!: ProposalActKind;

  @JsonColumn()
  before!: Place[];

  @JsonColumn()
  after!: Place[];

  @InstantColumn()
  madeAt!: number;

  @TextColumn({ length: 10 })
  madeByKind!: Actor['kind'];

  @RefColumn({ nullable: true })
  madeById!: string | null;

  /** Null while it stands. */
  @InstantColumn({ nullable: true })
  takenBackAt!: number | null;
}
