import { Entity, PrimaryColumn } from 'typeorm';
import { JsonColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';

/** Values of a person's columns, by the names of the properties. */
export type FieldState = Record<string, unknown>;

/** How two records of one person were before they were merged, so that it can be taken back. */
@Entity('person_merge')
export class PersonMerge {
  /** The stop of the record that was given up; its successor is the one that is kept. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  stopId!: string;

  /** By which lists knew the record that was given up. */
  @TextColumn()
  identityKey!: string;

  /** Of whoever took part no more already: the stop that stood until then. */
  @RefColumn({ nullable: true })
  earlierStopId!: string | null;

  /** What stood in the fields of the kept record that changed. */
  @JsonColumn({ ...sealed })
  fieldsBefore!: FieldState;

  @JsonColumn({ ...sealed })
  fieldsAfter!: FieldState;
}
