import { ApiProperty, PickType } from '@nestjs/swagger';
import { type SkillLevel, skillLevels } from '../../../core/curriculum/skill-level';
import { type BookingState } from '../entities/booking.entity';
import { type AudienceKind, audienceKinds } from '../entities/group-class.entity';
import { Session } from '../entities/session.entity';
import type { Learning } from './class-audience';
import type {
  ClassCounts,
  ClassHolder,
  ClassOverview,
  ClassPerson,
  Invitation,
} from './class-queries';
import {
  type NoClass,
  noClassReasons,
  type UntaughtNeed,
  type UntaughtPerson,
} from './untaught-needs';

// What the API answers, as classes, so that its description can name every field.

export class ClassHolderView implements ClassHolder {
  id!: string;
  fullName!: string;
  phone!: string | null;
}

export class ClassCountsView implements ClassCounts {
  invited!: number;
  booked!: number;
  waiting!: number;
  attended!: number;
  absent!: number;
  cancelled!: number;
}

/** A class, as its session with the seats has it; `version` is that session's. */
export class ClassView
  extends PickType(Session, [
    'topic',
    'startAt',
    'endAt',
    'seats',
    'seatsTaken',
    'state',
    'cancelReason',
    'note',
    'version',
  ] as const)
  implements ClassOverview
{
  id!: string;
  wardId!: string;
  venueId!: string;
  venueName!: string;
  @ApiProperty({ enum: audienceKinds, enumName: 'AudienceKind' })
  audienceKind!: AudienceKind;
  /** The hamlet's id, the code of the group, or the team's id. */
  audienceRef!: string | null;
  hamletName!: string | null;
  teamName!: string | null;
  programmeName!: string | null;
  /** Whom to call about it, E.164. */
  phone!: string | null;
  /** The session that has its seats and bookings. */
  sessionId!: string;
  mentors!: ClassHolderView[];
  counts!: ClassCountsView;
}

/** Somebody in a class, or invited to it. */
export class ClassPersonView implements ClassPerson {
  bookingId!: string;
  menteeId!: string;
  fullName!: string;
  phone!: string | null;
  hamletName!: string;
  state!: BookingState;
  /** How they can do the topic today; null when nobody has seen it. */
  @ApiProperty({ enum: skillLevels, enumName: 'SkillLevel', nullable: true })
  level!: SkillLevel | null;
}

export class ClassWithPeopleView extends ClassView {
  people!: ClassPersonView[];
}

/** A class that somebody is invited to and has not answered. */
export class InvitationView extends ClassView implements Invitation {
  bookingId!: string;
  /** A no is a cancellation of the booking in this version. */
  bookingVersion!: number;
}

/** Somebody who needs a topic. */
export class LearningView implements Learning {
  id!: string;
  fullName!: string;
  phone!: string | null;
  hamletId!: string;
  hamletName!: string;
  groups!: string[];
  /** In which they are; null is that of the ambassadors. */
  programme!: string | null;
  languages!: string[];
  isPriority!: boolean;
  /** Cannot leave home, so that no class is for them. */
  isHomebound!: boolean;
  needsStepFree!: boolean;
  /** Of today; null for who has none. */
  mentorName!: string | null;
  /** Their ambassador teaches it. */
  isTaught!: boolean;
  /** Topics that they need and have to learn before it; empty for who can begin now. */
  first!: string[];
}

/** Somebody whom nobody teaches it. */
export class UntaughtPersonView extends LearningView implements UntaughtPerson {
  /** Why no class can be for them: they cannot leave home, or speak no language of anybody who teaches it. */
  @ApiProperty({ type: 'string', enum: noClassReasons, enumName: 'NoClass', nullable: true })
  noClass!: NoClass | null;
}

/** People who need a topic that nobody teaches them. */
export class UntaughtNeedView implements UntaughtNeed {
  topic!: string;
  people!: UntaughtPersonView[];
}

/** How many were invited. */
export class InvitedView {
  invited!: number;
}
