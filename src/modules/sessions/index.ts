/** What other modules may use of this one. */
export { AvailabilityService, type PersonSide } from './availability/availability.service';
export { BookingsService } from './booking/bookings.service';
export type { FreeTime } from './booking/bookings.views';
export { FreeTimesService } from './booking/free-times.service';
export { type FullSession, WaitingLines } from './booking/waiting-lines';
export { ComingService } from './booking/coming.service';
export { calendarFeed } from './calendar/calendar-feed';
export type { Learning } from './classes/class-audience';
export { ClassAttendance, type ClassSheet } from './classes/class-attendance';
export { ClassInvitations } from './classes/class-invitations';
export { type ClassMentor, ClassMentors } from './classes/class-mentors';
export {
  type ClassOverview,
  type ClassPerson,
  ClassQueries,
  type Invitation,
} from './classes/class-queries';
export { ClassSeats } from './classes/class-seats';
export { fewestInClass, mostInClass } from './classes/class-size';
export { ClassesService, type NewClass } from './classes/classes.service';
export { type UntaughtNeed, UntaughtNeeds } from './classes/untaught-needs';
export { CalendarsService } from './calendar/calendars.service';
export { ChangeConsequences, type Consequences } from './consequences/change-consequences';
export type { CourseOverview } from './courses/course-overview';
export {
  type CorrectionEffect,
  CoursesService,
  MENDABLE_MS,
  type SkillWithHistory,
} from './courses/courses.service';
export { ProgrammeChanges } from './programme-changes/programme-changes.service';
export { type FitNoMore, TopicChanges } from './topic-changes/topic-changes.service';
export { TopicRenaming, type TopicUses } from './courses/topic-renaming.service';
export type { ChangedItem, ChangeLine, ChangeView, HitView } from './changes/changes.views';
export { type BroughtPlaces, PlaceChanges } from './ward-changes/place-changes.service';
export { SettingsChanges } from './ward-changes/settings-changes.service';
export { PlannedChanges } from './changes/planned-changes.service';
export type { DepartureCount, DepartureView, ReturnView } from './departures/departures.views';
export { type AheadCounts, DepartureCounts } from './departures/departure-counts';
export { Departures } from './departures/departures.service';
export { PairAct } from './entities/pair-act.entity';
export { type MoveEffect, MoveEffects, type EndingEffect } from './pair-moves/move-effects';
export { PairChanges } from './pair-moves/pair-changes.service';
export { PairMoves } from './pair-moves/pair-moves.service';
export { type PublicationTakenBack, Publications } from './pair-moves/publications.service';
export { sessionsErasure } from './sessions.erasure';
export { sessionsRetention } from './sessions.retention';
export { PeopleActs } from './people-acts/people-acts.service';
export type { PeopleActView } from './people-acts/people-acts.views';
export { PersonMerges } from './merging/merges.service';
export type { MergeView } from './merging/merges.views';
export { StopCorrections } from './departures/stop-corrections.service';
export { type ReturnLook, Returns } from './departures/returns.service';
export { Booking, type BookingState } from './entities/booking.entity';
export type { RemindersChanged } from './entities/planned-change.entity';
export { type AudienceKind, audienceKinds } from './entities/group-class.entity';
export { Session, type SessionState } from './entities/session.entity';
export { WalkInDay } from './entities/walk-in-day.entity';
export { WeekPlan } from './entities/week-plan.entity';
export { WeekPlanRun } from './entities/week-plan-run.entity';
export type { AttendanceSheet } from './leading/attendance';
export { type StuckLearner, StuckLearners } from './courses/stuck-learners';
export { type AbsentMentee, FallenSilent, type SilentMentor } from './leading/fallen-silent';
export { type Taught, TaughtHours, tookPlace } from './leading/taught-hours';
export { type ClosedDay, ClosedDaySessions } from './leading/closed-day-sessions';
export { UnrecordedSessions } from './leading/unrecorded-sessions';
export { WithoutLesson } from './leading/without-lesson';
export { SessionChanges } from './session-changes/session-changes.service';
export type { SessionLook } from './session-changes/session-changes.views';
export { type SessionOptions, SessionOptionsQueries } from './session-changes/session-options';
export type { SessionWanted } from './session-changes/session-placing';
export { SessionsService } from './leading/sessions.service';
export { PlanProposals, type ProposedWeeks } from './planning/plan-proposals.service';
export { PlanPublications } from './planning/plan-publications.service';
export { PlanWithdrawals, type Withdrawal } from './planning/plan-withdrawals.service';
export { openStates, WeekPlanRuns } from './planning/week-plan-runs.service';
export { WeekPlanService } from './planning/week-plan.service';
export {
  type BookedPlace,
  BookingListener,
  type StoppedPerson,
  type ClassHolding,
  type MessageAhead,
  type MovedPlace,
  type PlacesOff,
  type MessagesToCome,
  type PlanMessages,
} from './rules/booking-listener';
export { earliestChange } from './rules/change-deadline';
export { sessionsEntities } from './sessions.entities';
export { SessionsModule } from './sessions.module';
export { sessionTime } from './slots/session-times';
export type { CalledOff } from './views/called-off';
export { type Room, type WeekRoomView, WeekRooms } from './views/week-room';
export { type MenteeOverview, MenteeOverviews } from './overviews/mentee-overviews';
export { SessionQueries } from './views/session-queries';
export type { BookingView, MyBooking, SessionView } from './views/sessions.views';
export { type WalkInBoard, WalkInBoards } from './walk-ins/walk-in-board';
export {
  type StaffedDay,
  WalkInDaysService,
  type WalkInPlan,
} from './walk-ins/walk-in-days.service';
export { type Arrival, WalkInLine } from './walk-ins/walk-in-line.service';
export type { ServingMentor, TicketRow } from './walk-ins/walk-in-rows';
