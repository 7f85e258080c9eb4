import { Account } from '../access/account.entity';
import { AuditEntry } from '../access/audit-entry.entity';
import { IdempotencyKey } from '../access/idempotency-key.entity';
import { PersonalLink } from '../access/personal-link.entity';
import { SheetImport } from '../exchange/sheet-import.entity';
import { BorderPair } from '../matching/border-pair.entity';
import { ForbiddenPair } from '../matching/forbidden-pair.entity';
import { Leftover } from '../matching/leftover.entity';
import { MatchRun } from '../matching/match-run.entity';
import { Pair } from '../matching/pair.entity';
import { ProposedPair } from '../matching/proposed-pair.entity';
import { ProvinceRun } from '../matching/province-run.entity';
import { ProvinceWard } from '../matching/province-ward.entity';
import { Consent } from '../people/consent.entity';
import { Household } from '../people/household.entity';
import { Mentee } from '../people/mentee.entity';
import { Mentor } from '../people/mentor.entity';
import { ChannelPause } from '../reminders/channel-pause.entity';
import { MessageOptOut } from '../reminders/message-opt-out.entity';
import { ZaloToken } from '../reminders/channels/zalo-token.entity';
import { ReminderAttempt } from '../reminders/reminder-attempt.entity';
import { Reminder } from '../reminders/reminder.entity';
import { SweepBeat } from '../reminders/sweep-beat.entity';
import { AvailabilityException } from '../sessions/availability-exception.entity';
import { Booking } from '../sessions/booking.entity';
import { Session } from '../sessions/session.entity';
import { VenueUse } from '../sessions/venue-use.entity';
import { WalkInDay } from '../sessions/walk-ins/walk-in-day.entity';
import { WalkInMentor } from '../sessions/walk-ins/walk-in-mentor.entity';
import { WalkInTicket } from '../sessions/walk-ins/walk-in-ticket.entity';
import { WeekPlan } from '../sessions/week-plan.entity';
import { Hamlet } from '../wards/hamlet.entity';
import { Holiday } from '../wards/holiday.entity';
import { Venue } from '../wards/venue.entity';
import { Ward } from '../wards/ward.entity';

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
