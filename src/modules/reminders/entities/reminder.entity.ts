import { Entity } from 'typeorm';
import type { ReminderKind } from '../../../core/reminders/kinds';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../../platform/database/columns';
import { sealed, sealedWords } from '../../../platform/database/sealing/sealing';
import { PersonColumn } from '../../../platform/database/person-columns';

export const reminderStates = [
  'planned',
  'joined',
  'held',
  'sending',
  'sent',
  'delivered',
  'ambiguous',
  'failed',
  'cancelled',
  'expired',
] as const;
export type ReminderState = (typeof reminderStates)[number];

/** Through their bookings and those of their lessons: no index leads from a person to all of their messages. */
const messagesOfPerson = `
  SELECT r.id AS key FROM booking b JOIN reminder r ON r.booking_id = b.id AND r.booking_id IS NOT NULL
  WHERE b.mentee_id = $1 AND r.recipient_id = $2
  UNION SELECT r.id FROM session s JOIN booking b ON b.session_id = s.id
  JOIN reminder r ON r.booking_id = b.id AND r.booking_id IS NOT NULL
  WHERE s.mentor_id = $3 AND r.recipient_id = $4
  UNION SELECT r.id FROM reminder r WHERE r.recipient_id = $5 AND r.booking_id IS NULL
  ORDER BY 1`;

/** A message that must go out: written in the same transaction as its cause (nhắc lịch). */
@Entity('reminder')
export class Reminder {
  @IdColumn()
  id!: string;

  @RefColumn()
  wardId!: string;

  /** Null for a digest, and for what an ambassador is told of a plan. */
  @RefColumn({ nullable: true })
  bookingId!: string | null;

  @RefColumn({ nullable: true })
  sessionId!: string | null;

  /** Version of the booking it speaks of. */
  @IntegerColumn()
  bookingVersion!: number;

  @TextColumn({ length: 10 })
  recipientKind!: 'mentor' | 'mentee';

  @PersonColumn({ rows: messagesOfPerson })
  recipientId!: string;

  @TextColumn({ length: 20 })
  kind!: ReminderKind;

  /** The session's start; a digest's is the midnight its day begins with, a plan's when it was published. */
  @InstantColumn()
  sessionStartAt!: number;

  @InstantColumn()
  dueAt!: number;

  /** After this instant it is useless and no longer sent. */
  @InstantColumn()
  expiresAt!: number;

  /** `joined`: the message of another one with the same `jointId` tells of it. `held`: a limit kept it back. */
  @TextColumn({ length: 10 })
  state!: ReminderState;

  /** The same for all that one message tells of; null for what has a message to itself. */
  @RefColumn({ nullable: true })
  jointId!: string | null;

  /** Place in the person's chain of channels. */
  @IntegerColumn()
  chainIndex!: number;

  @IntegerColumn()
  attempts!: number;

  /** Who is sending it now, and until when nobody else may. */
  @RefColumn({ nullable: true })
  leaseToken!: string | null;

  @InstantColumn({ nullable: true })
  leaseUntil!: number | null;

  /** Channel and provider's number of the message, when sent. */
  @TextColumn({ length: 10, nullable: true })
  channel!: string | null;

  @TextColumn({ nullable: true })
  providerMessageId!: string | null;

  @TextColumn({ nullable: true })
  failure!: string | null;

  /** What the text needs beyond the session, such as a digest's lines. */
  @JsonColumn({ ...sealedWords, nullable: true })
  facts!: Record<string, unknown> | null;

  @InstantColumn()
  createdAt!: number;

  @InstantColumn({ nullable: true })
  sentAt!: number | null;

  /** When to try next; null: at dueAt. An ambiguous one without it is never sent again. */
  @InstantColumn({ nullable: true })
  retryAt!: number | null;

  /** Who of the staff told the person instead, and when. */
  @InstantColumn({ nullable: true })
  calledAt!: number | null;

  @RefColumn({ nullable: true })
  calledById!: string | null;

  @TextColumn({ ...sealed, nullable: true })
  callNote!: string | null;
}
