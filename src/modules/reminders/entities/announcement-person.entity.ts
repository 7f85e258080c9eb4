import { Entity } from 'typeorm';
import { IdColumn, RefColumn, TextColumn } from '../../../platform/database/columns';
import { PersonColumn } from '../../../platform/database/person-columns';

/** `told`: a message goes out to them, or to the phone they share. `call`: none reaches it. Else why none does. */
export const announcementOutcomes = [
  'told',
  'call',
  'no-address',
  'stopped',
  'inactive',
  'week-limit',
  'day-limit',
] as const;
export type AnnouncementOutcome = (typeof announcementOutcomes)[number];

/** Somebody who was chosen for an announcement. */
@Entity('announcement_person')
export class AnnouncementPerson {
  @IdColumn()
  id!: string;

  @RefColumn()
  announcementId!: string;

  @PersonColumn()
  personId!: string;

  @TextColumn({ length: 10 })
  outcome!: AnnouncementOutcome;
}
