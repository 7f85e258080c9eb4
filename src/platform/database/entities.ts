import { Account } from '../../modules/access/identity/account.entity';
import { AuditEntry } from '../../modules/access/audit/audit-entry.entity';
import { IdempotencyKey } from '../../modules/access/idempotency/idempotency-key.entity';
import { PersonalLink } from '../../modules/access/identity/personal-link.entity';
import { SheetImport } from '../../modules/exchange/people/sheet-import.entity';
import { BorderPair } from '../../modules/matching/entities/border-pair.entity';
import { ForbiddenPair } from '../../modules/matching/entities/forbidden-pair.entity';
import { Leftover } from '../../modules/matching/entities/leftover.entity';
import { MatchRun } from '../../modules/matching/entities/match-run.entity';
import { Pair } from '../../modules/matching/entities/pair.entity';
import { ProposedPair } from '../../modules/matching/entities/proposed-pair.entity';
import { ProvinceRun } from '../../modules/matching/entities/province-run.entity';
import { ProvinceWard } from '../../modules/matching/entities/province-ward.entity';
import { Consent } from '../../modules/people/entities/consent.entity';
import { Household } from '../../modules/people/entities/household.entity';
import { Mentee } from '../../modules/people/entities/mentee.entity';
import { Mentor } from '../../modules/people/entities/mentor.entity';
import { ChannelPause } from '../../modules/reminders/entities/channel-pause.entity';
import { MessageOptOut } from '../../modules/reminders/entities/message-opt-out.entity';
import { ZaloToken } from '../../modules/reminders/entities/zalo-token.entity';
import { ReminderAttempt } from '../../modules/reminders/entities/reminder-attempt.entity';
import { Reminder } from '../../modules/reminders/entities/reminder.entity';
import { SweepBeat } from '../../modules/reminders/entities/sweep-beat.entity';
import { AvailabilityException } from '../../modules/sessions/entities/availability-exception.entity';
import { Booking } from '../../modules/sessions/entities/booking.entity';
import { Session } from '../../modules/sessions/entities/session.entity';
import { VenueUse } from '../../modules/sessions/entities/venue-use.entity';
import { WalkInDay } from '../../modules/sessions/entities/walk-in-day.entity';
import { WalkInMentor } from '../../modules/sessions/entities/walk-in-mentor.entity';
import { WalkInTicket } from '../../modules/sessions/entities/walk-in-ticket.entity';
import { WeekPlan } from '../../modules/sessions/entities/week-plan.entity';
import { Hamlet } from '../../modules/wards/entities/hamlet.entity';
import { Holiday } from '../../modules/wards/entities/holiday.entity';
import { Venue } from '../../modules/wards/entities/venue.entity';
import { Ward } from '../../modules/wards/entities/ward.entity';

/** Every table; a test compares them with what the migrations make. */
export const entities = [
  Account,
  AuditEntry,
  AvailabilityException,
  Booking,
  BorderPair,
  ChannelPause,
  Consent,
  ForbiddenPair,
  Hamlet,
  Holiday,
  Household,
  IdempotencyKey,
  Leftover,
  MatchRun,
  Mentee,
  Mentor,
  MessageOptOut,
  Pair,
  PersonalLink,
  ProposedPair,
  ProvinceRun,
  ProvinceWard,
  Reminder,
  ReminderAttempt,
  ZaloToken,
  Session,
  SheetImport,
  SweepBeat,
  Venue,
  VenueUse,
  WalkInDay,
  WalkInMentor,
  WalkInTicket,
  Ward,
  WeekPlan,
];
