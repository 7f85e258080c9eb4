import { Entity } from 'typeorm';
import {
  InstantColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** What the publication of a proposal did to the pairs of its ward, so that one press takes it back. */
@Entity('publication')
export class Publication {
  @RefColumn({ primary: true })
  runId!: string;

  /** What the proposal was computed from. */
  @TextColumn({ length: 64, nullable: true })
  peopleHash!: string | null;

  /** Pairs that ended with it, and those that began; by id. */
  @JsonColumn()
  ended!: string[];

  @JsonColumn()
  begun!: string[];

  @InstantColumn()
  madeAt!: number;

  /** Null while it stands. */
  @InstantColumn({ nullable: true })
  takenBackAt!: number | null;
}
