import { ChangeConsequences } from './consequences/change-consequences';
import { Global, Module } from '@nestjs/common';
import { ComputingModule } from '../../platform/computing/computing.module';
import { LearningModule } from '../learning';
import { MatchingModule } from '../matching';
import { PeopleModule } from '../people';
import { AvailabilityController } from './availability/availability.controller';
import { AvailabilityService } from './availability/availability.service';
import { BookingsController } from './booking/bookings.controller';
import { BookingsService } from './booking/bookings.service';
import { CallOff } from './booking/call-off';
import { CalendarsController } from './calendar/calendars.controller';
import { CalendarsService } from './calendar/calendars.service';
import { ClassAttendance } from './classes/class-attendance';
import { ClassesController } from './classes/classes.controller';
import { ClassesService } from './classes/classes.service';
import { ClassInvitations } from './classes/class-invitations';
import { ClassMentors } from './classes/class-mentors';
import { ClassFitting } from './classes/class-fitting';
import { MovedTogether } from './leading/moved-together';
import { SessionMoves } from './leading/session-moves';
import { ClassQueries } from './classes/class-queries';
import { ClassSeats } from './classes/class-seats';
import { CalledOffSessions } from './views/called-off';
import { MenteeOverviews } from './overviews/mentee-overviews';
import { ComingService } from './booking/coming.service';
import { CourseEndings } from './courses/course-endings';
import { CourseRecords } from './courses/course-records';
import { CoursesController } from './courses/courses.controller';
import { CoursesService } from './courses/courses.service';
import { StuckLearners } from './courses/stuck-learners';
import { TaughtHours } from './leading/taught-hours';
import { FallenSilent } from './leading/fallen-silent';
import { ClosedDaySessions } from './leading/closed-day-sessions';
import { UnrecordedSessions } from './leading/unrecorded-sessions';
import { WithoutLesson } from './leading/without-lesson';
import { FreedSeats } from './booking/freed-seats';
import { FreeTimesService } from './booking/free-times.service';
import { Holds } from './booking/holds';
import { PairEndings } from './booking/pair-endings';
import { PlanComputer } from './planning/plan-computer';
import { PlanProposals } from './planning/plan-proposals.service';
import { PlanPublications } from './planning/plan-publications.service';
import { PlanWithdrawals } from './planning/plan-withdrawals.service';
import { SeatFinder } from './booking/seat-finder';
import { SeatReservations } from './booking/seat-reservations';
import { ClassDeparture } from './departures/class-departure';
import { DeparturesController } from './departures/departures.controller';
import { WithdrawalsController } from './departures/withdrawals.controller';
import { DepartureCounts } from './departures/departure-counts';
import { Departures } from './departures/departures.service';
import { DeparturesOfSheets } from './departures/sheet-departures';
import { SheetDepartures } from '../exchange';
import { MenteeDeparture } from './departures/mentee-departure';
import { MenteeMerge } from './merging/mentee-merge';
import { RuledOutPairs } from './merging/ruled-out-pairs';
import { MergesController } from './merging/merges.controller';
import { PersonMerges } from './merging/merges.service';
import { MentorDeparture } from './departures/mentor-departure';
import { Returns } from './departures/returns.service';
import { MoveEffects } from './pair-moves/move-effects';
import { PairChangesController } from './pair-moves/pair-changes.controller';
import { PairChanges } from './pair-moves/pair-changes.service';
import { PairMoves } from './pair-moves/pair-moves.service';
import { Publications } from './pair-moves/publications.service';
import { SinceTheAct } from './pair-moves/since-the-act';
import { SessionHandover } from './leading/session-handover';
import { StopCorrections } from './departures/stop-corrections.service';
import { GoingOn } from './changes/going-on';
import { ClassGiving } from './changes/class-giving';
import { ClassParts } from './changes/class-parts';
import { ClassStanding } from './changes/class-standing';
import { ClassReturn } from './departures/class-return';
import { Substitutes } from './changes/substitutes';
import { CallingOff } from './changes/calling-off';
import { ChangesController } from './changes/changes.controller';
import { HolidayChanges } from './ward-changes/holiday-changes.service';
import { HolidaysController } from './ward-changes/holidays.controller';
import { PlaceChanges } from './ward-changes/place-changes.service';
import { SettingsChanges } from './ward-changes/settings-changes.service';
import { SettingsController } from './ward-changes/settings.controller';
import { VenuesController } from './ward-changes/venues.controller';
import { LettingGo } from './changes/letting-go';
import { Moving } from './changes/moving';
import { PlannedChanges } from './changes/planned-changes.service';
import { RePairing } from './changes/re-pairing';
import { Resolving } from './changes/resolving';
import { BackTogether } from './changes/back-together';
import { TakingBack } from './changes/taking-back';
import { StandingAgain } from './changes/standing-again';
import { SessionMaker } from './leading/session-maker';
import { SessionQueries } from './views/session-queries';
import { SessionTopics } from './courses/session-topics';
import { TopicNamesController } from './courses/topic-names.controller';
import { TopicRenaming } from './courses/topic-renaming.service';
import { PeopleActs } from './people-acts/people-acts.service';
import { PeopleActsController } from './people-acts/people-acts.controller';
import { LessonFitting } from './session-changes/lesson-fitting';
import { SeatedThen } from './session-changes/seated-then';
import { SessionChangesController } from './session-changes/session-changes.controller';
import { SessionChanges } from './session-changes/session-changes.service';
import { SessionOptionsQueries } from './session-changes/session-options';
import { SessionPeople } from './session-changes/session-people';
import { SessionPlacing } from './session-changes/session-placing';
import { SessionsController } from './leading/sessions.controller';
import { SessionsJobs } from './planning/sessions.jobs';
import { SessionsService } from './leading/sessions.service';
import { WalkInBoards } from './walk-ins/walk-in-board';
import { WalkInDaysService } from './walk-ins/walk-in-days.service';
import { WalkInLine } from './walk-ins/walk-in-line.service';
import { WalkInSeats } from './walk-ins/walk-in-seats';
import { WalkInStaffing } from './walk-ins/walk-in-staffing';
import { WalkInsController } from './walk-ins/walk-ins.controller';
import { UntaughtNeeds } from './classes/untaught-needs';
import { ProgrammeChanges } from './programme-changes/programme-changes.service';
import { ProgrammeChangesController } from './programme-changes/programme-changes.controller';
import { PairsAfterTopics } from './topic-changes/pairs-after-topics';
import { TopicChanges } from './topic-changes/topic-changes.service';
import { TopicChangesController } from './topic-changes/topic-changes.controller';
import { CourseClosing } from './topic-changes/course-closing';
import { TopicRefitting } from './topic-changes/topic-refitting';
import { WaitingLines } from './booking/waiting-lines';
import { WardSessionsController } from './planning/ward-sessions.controller';
import { WeekPlanJobs } from './planning/week-plan.jobs';
import { WeekPlanRuns } from './planning/week-plan-runs.service';
import { WeekRooms } from './views/week-room';
import { WeekPlanService } from './planning/week-plan.service';

/** Lists tell of people who stopped without knowing what is planned for them. */
const sheetDepartures = { provide: SheetDepartures, useClass: DeparturesOfSheets };

/** Sessions, bookings, week plans and what people see of them; global for the departures that lists bring. */
@Global()
@Module({
  imports: [ComputingModule, LearningModule, MatchingModule, PeopleModule],
  controllers: [
    AvailabilityController,
    BookingsController,
    CalendarsController,
    ChangesController,
    ClassesController,
    CoursesController,
    DeparturesController,
    WithdrawalsController,
    HolidaysController,
    MergesController,
    PairChangesController,
    PeopleActsController,
    SessionChangesController,
    SessionsController,
    TopicChangesController,
    ProgrammeChangesController,
    TopicNamesController,
    SettingsController,
    VenuesController,
    WalkInsController,
    WardSessionsController,
  ],
  providers: [
    AvailabilityService,
    BookingsService,
    CalendarsService,
    CallOff,
    ClassDeparture,
    Departures,
    sheetDepartures,
    DepartureCounts,
    MenteeDeparture,
    MenteeMerge,
    RuledOutPairs,
    MentorDeparture,
    Returns,
    StopCorrections,
    ChangeConsequences,
    ClassAttendance,
    ClassesService,
    ClassInvitations,
    ClassMentors,
    ClassFitting,
    MovedTogether,
    SessionMoves,
    ClassQueries,
    ClassSeats,
    CalledOffSessions,
    MenteeOverviews,
    ComingService,
    CourseEndings,
    CourseRecords,
    CoursesService,
    FallenSilent,
    StuckLearners,
    TaughtHours,
    ClosedDaySessions,
    UnrecordedSessions,
    WithoutLesson,
    FreedSeats,
    FreeTimesService,
    Holds,
    MoveEffects,
    PairEndings,
    PairChanges,
    PairMoves,
    Publications,
    SinceTheAct,
    PeopleActs,
    PersonMerges,
    PlanComputer,
    PlanProposals,
    PlanPublications,
    PlanWithdrawals,
    SeatFinder,
    SeatReservations,
    LessonFitting,
    SeatedThen,
    SessionChanges,
    SessionHandover,
    SessionMaker,
    SessionOptionsQueries,
    SessionPeople,
    SessionPlacing,
    StandingAgain,
    CallingOff,
    GoingOn,
    ClassGiving,
    ClassParts,
    ClassStanding,
    ClassReturn,
    Substitutes,
    HolidayChanges,
    LettingGo,
    Moving,
    PlaceChanges,
    PlannedChanges,
    SettingsChanges,
    RePairing,
    Resolving,
    BackTogether,
    TakingBack,
    SessionQueries,
    SessionTopics,
    TopicChanges,
    ProgrammeChanges,
    PairsAfterTopics,
    TopicRefitting,
    CourseClosing,
    TopicRenaming,
    SessionsJobs,
    SessionsService,
    UntaughtNeeds,
    WaitingLines,
    WalkInBoards,
    WalkInDaysService,
    WalkInLine,
    WalkInSeats,
    WalkInStaffing,
    WeekRooms,
    WeekPlanJobs,
    WeekPlanRuns,
    WeekPlanService,
  ],
  exports: [
    AvailabilityService,
    BookingsService,
    CalendarsService,
    ChangeConsequences,
    ClassAttendance,
    ClassesService,
    ClassInvitations,
    ClassMentors,
    ClassQueries,
    ClassSeats,
    MenteeOverviews,
    ComingService,
    CoursesService,
    TopicChanges,
    ProgrammeChanges,
    TopicRenaming,
    Departures,
    sheetDepartures,
    DepartureCounts,
    Returns,
    StopCorrections,
    FallenSilent,
    StuckLearners,
    TaughtHours,
    PlaceChanges,
    PlannedChanges,
    SettingsChanges,
    ClosedDaySessions,
    UnrecordedSessions,
    WithoutLesson,
    FreeTimesService,
    MoveEffects,
    PairChanges,
    PairMoves,
    Publications,
    PeopleActs,
    PersonMerges,
    PlanProposals,
    PlanPublications,
    PlanWithdrawals,
    SessionChanges,
    SessionOptionsQueries,
    SessionQueries,
    SessionsService,
    UntaughtNeeds,
    WaitingLines,
    WalkInBoards,
    WalkInDaysService,
    WalkInLine,
    WeekPlanRuns,
    WeekPlanService,
    WeekRooms,
  ],
})
export class SessionsModule {}
