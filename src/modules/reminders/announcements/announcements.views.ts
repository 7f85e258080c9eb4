import {
  type AnnouncementOutcome,
  announcementOutcomes,
} from '../entities/announcement-person.entity';
import { ApiProperty } from '@nestjs/swagger';
import { type ReminderState, reminderStates } from '../entities/reminder.entity';

/** Somebody who was chosen. */
export class AnnouncedPerson {
  personId!: string;
  name!: string;
  /** `told`, or why no message goes out to them. */
  @ApiProperty({ enum: announcementOutcomes })
  outcome!: AnnouncementOutcome;
  /** How far their message is, or that of the phone they share; null where there is none. */
  @ApiProperty({ enum: reminderStates, nullable: true, type: 'string' })
  state!: ReminderState | null;
}

/** What would go out, to whom, and whom it would not reach. */
export class AnnouncementPreview {
  @ApiProperty({ enum: ['mentor', 'mentee'] })
  side!: 'mentor' | 'mentee';
  /** As people read it. */
  sentence!: string;
  /** One for each phone. */
  messages!: number;
  /** Phones that no message of this service reaches: staff call them. */
  calls!: number;
  /** Phones that ring often enough already, so that neither a message nor a call tells them. */
  held!: number;
  /** The first day on whose morning no limit would keep anybody from it; null where none does now, or none is near. */
  roomOn!: string | null;
  /** Of each message, as a text message. */
  parts!: number;
  /** When it leaves, epoch milliseconds. */
  dueAt!: number;
  people!: AnnouncedPerson[];
}

/** An announcement of a ward, in a list. */
export class AnnouncementLine {
  id!: string;
  wardId!: string;
  @ApiProperty({ enum: ['mentor', 'mentee'] })
  side!: 'mentor' | 'mentee';
  text!: string;
  messages!: number;
  parts!: number;
  dueAt!: number;
  madeAt!: number;
  takenBackAt!: number | null;
}

export class AnnouncementView extends AnnouncementLine {
  /** As people read it. */
  sentence!: string;
  people!: AnnouncedPerson[];
}
