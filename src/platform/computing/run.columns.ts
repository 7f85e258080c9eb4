import type { Failure } from '../common/failure';
import { IdColumn, InstantColumn, IntegerColumn, JsonColumn } from '../database/columns';
import type { RunRow } from './run-rows';

/** The columns of every long computation's row; its states are its own. */
export abstract class RunColumns implements Omit<RunRow, 'state'> {
  @IdColumn()
  id!: string;

  /** 0 to 100. */
  @IntegerColumn()
  progress!: number;

  @JsonColumn({ nullable: true })
  failure!: Failure | null;

  /** How many processes have taken it up; more than one when the ones before died. */
  @IntegerColumn({ default: 0 })
  attempts!: number;

  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  /** Last sign of life; a run that is silent for long is taken up again. */
  @InstantColumn()
  touchedAt!: number;

  @InstantColumn({ nullable: true })
  finishedAt!: number | null;
}
