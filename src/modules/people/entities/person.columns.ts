import type { Gender } from '../../../core/vietnamese/gender';
import { ApiProperty } from '@nestjs/swagger';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import {
  DateColumn,
  DegreesColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { WeeklyWindowDto } from '../../../platform/http/weekly-window.dto';

/** What mentors and mentees have in common. */
export abstract class Person {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  @RefColumn()
  hamletId!: string;

  /** Tells the same person in a later sheet; unique in the ward. */
  @TextColumn()
  identityKey!: string;

  @TextColumn()
  fullName!: string;

  /** The name as lists sort it: given name first, Vietnamese order. */
  @TextColumn()
  sortName!: string;

  @TextColumn({ length: 6, nullable: true })
  gender!: Gender | null;

  @IntegerColumn({ nullable: true })
  birthYear!: number | null;

  /** E.164. */
  @TextColumn({ nullable: true })
  phone!: string | null;

  /** E.164; called, also a landline. Gets messages only where it is a mobile and the person has none of their own. */
  @TextColumn({ nullable: true })
  otherPhone!: string | null;

  @TextColumn({ nullable: true })
  email!: string | null;

  @JsonColumn()
  languages!: string[];

  /** In which language messages come; null leaves it to `languages`. */
  @TextColumn({ length: 2, nullable: true })
  messageLanguage!: string | null;

  /** Since when the person wants no messages by any way; null while they may come. */
  @InstantColumn({ nullable: true })
  messagesStoppedAt!: number | null;

  /** Topic codes: what a mentor teaches, what a mentee needs. */
  @JsonColumn()
  topics!: string[];

  @JsonColumn()
  @ApiProperty({ type: () => WeeklyWindowDto, isArray: true })
  windows!: WeeklyWindow[];

  @DegreesColumn()
  latitude!: number;

  @DegreesColumn()
  longitude!: number;

  /** What the programme is called that the person is in; null is that of the ambassadors. */
  @TextColumn({ length: 80, nullable: true })
  programme!: string | null;

  /** The day on which the person agreed to the processing of their data. */
  @DateColumn({ nullable: true })
  consentOn!: string | null;

  /** Row number in the sheet of the last import. */
  @IntegerColumn({ nullable: true })
  sheetRow!: number | null;

  @FlagColumn()
  isActive!: boolean;

  /** Counts the changes; a change names the version it was made on. */
  @IntegerColumn()
  version!: number;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn()
  updatedAt!: number;
}
