import { Entity } from 'typeorm';
import { IntegerColumn, JsonColumn, TextColumn } from '../../../platform/database/columns';
import { Person } from './person.columns';

/** A Digital Ambassador (đại sứ số). */
@Entity('mentor')
export class Mentor extends Person {
  /** Youth union, women's association, community digital team … */
  @TextColumn({ nullable: true })
  organisation!: string | null;

  /** The sheet's maximum; null means the ward's. */
  @IntegerColumn({ nullable: true })
  maxMentees!: number | null;

  /** Codes of what they were trained in, as their training rows have it. */
  @JsonColumn()
  trainings!: string[];
}
