import type { Gender } from '../../../core/vietnamese/gender';
import { Entity } from 'typeorm';
import { FlagColumn, JsonColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { sealed } from '../../../platform/database/sealing/sealing';
import { Person } from './person.columns';

/** A person who asked to learn (học viên). */
@Entity('mentee')
export class Mentee extends Person {
  @RefColumn({ nullable: true })
  householdId!: string | null;

  /** House and lane, within the hamlet. */
  @TextColumn({ ...sealed, nullable: true })
  address!: string | null;

  /** Group codes: elderly, trader, farmer … */
  @JsonColumn()
  groups!: string[];

  /** One of the framework's four groups (core/vietnamese/target-groups); whoever says null of it leaves it to `groups`. */
  @TextColumn({ length: 20, default: 'citizen' })
  targetGroup!: string | null;

  /** Support codes: blind, deaf, wheelchair … */
  @JsonColumn()
  support!: string[];

  @TextColumn({ length: 6, nullable: true })
  wishedGender!: Gender | null;

  /** Comes first when places are short. */
  @FlagColumn()
  isPriority!: boolean;

  /** Cannot come to a venue: sessions take place at home. */
  @FlagColumn()
  isHomebound!: boolean;
}
