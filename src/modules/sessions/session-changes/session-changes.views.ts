import { ApiProperty, PickType } from '@nestjs/swagger';
import { ChangeView } from '../changes/changes.views';
import type { ReminderKind } from '../../../core/reminders/kinds';
import { type BookingState, bookingStates } from '../entities/booking.entity';

/** What to know of somebody before they are taken along: ask them by phone. */
export const seatNotes = ['not-free', 'homebound', 'steps'] as const;
export type SeatNote = (typeof seatNotes)[number];

/** Somebody in a lesson, and what another time, place or ambassador of it means for them. */
export class SeatedThenView {
  bookingId!: string;
  menteeId!: string;
  menteeName!: string;
  menteePhone!: string | null;
  @ApiProperty({ enum: bookingStates, enumName: 'BookingState' })
  state!: BookingState;
  /** They are elsewhere then: their place falls, and they are told. */
  losesPlace!: boolean;
  /** Not free by what they said, cannot leave home, or needs a place without steps. */
  @ApiProperty({ enum: seatNotes, enumName: 'SeatNote', isArray: true })
  notes!: SeatNote[];
  /** From home; null where it is at home. */
  metresBefore!: number | null;
  metresAfter!: number | null;
}

/** A message that goes to somebody. */
export class MessageAheadView {
  /** Such as `booked`, and `lead` for the reminder before a session. */
  kind!: ReminderKind;
  /** Epoch milliseconds. */
  dueAt!: number;
}

/** Somebody who is to be in a lesson from the change on. */
export class JoiningView extends PickType(SeatedThenView, [
  'bookingId',
  'menteeId',
  'menteeName',
  'menteePhone',
  'notes',
  'metresAfter',
]) {
  /** What they are told, in the order in which it goes out. */
  messages!: MessageAheadView[];
}

/** What speaks against a part of a lesson that the change leaves as it is. */
export const lessonNotes = [
  'holiday',
  'outside-hours',
  'venue-closed',
  'programme-rests',
  'programme-elsewhere',
  'topic-not-shared',
] as const;
export type LessonNote = (typeof lessonNotes)[number];

/** An ambassador to call about it. */
export class MentorThenView {
  id!: string;
  fullName!: string;
  phone!: string | null;
  /** Holds it from the change on. */
  isNew!: boolean;
}

/** What a change of a lesson would do, with everybody in it. */
export class SessionLook extends ChangeView {
  /** Who holds it now, and who would. */
  mentors!: MentorThenView[];
  seated!: SeatedThenView[];
  /** Who comes into it. */
  joining!: JoiningView[];
  @ApiProperty({ enum: lessonNotes, enumName: 'LessonNote', isArray: true })
  notes!: LessonNote[];
}
