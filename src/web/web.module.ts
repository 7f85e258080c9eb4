import { LessonVideosController } from './shared/learning/lesson-videos.controller';
import { LearningDesk } from './shared/learning/learning-desk';
import { NoteDesk } from './shared/learning/note-desk';
import { StuckController } from './staff/stuck/stuck.controller';
import { MenteeCertificateController } from './mentee/mentee-certificate.controller';
import { MenteeCardsController } from './mentee/mentee-cards.controller';
import { CurriculumPageController } from './operator/curriculum.controller';
import { WardCurriculumPageController } from './staff/curriculum/ward-curriculum.controller';
import { MentorSkillsController } from './mentor/mentor-skills.controller';
import { PeopleActsPageController } from './staff/people-acts/people-acts.controller';
import { ChangeBackController } from './staff/people/change-back.controller';
import { EditPersonController } from './staff/people/edit-person.controller';
import { MergePeopleController } from './staff/people/merge-people.controller';
import { StopReasonController } from './staff/people/stop-reason.controller';
import { StopPersonController } from './staff/people/stop-person.controller';
import { ReturnPersonController } from './staff/people/return-person.controller';
import { SkillsPageController } from './staff/people/skills.controller';
import { Global, Module } from '@nestjs/common';
import { ErrorPage } from '../platform/http/error-page';
import { DemoModule } from '../demo/demo.module';
import { ExchangeModule } from '../modules/exchange';
import { MatchingModule } from '../modules/matching';
import { PeopleModule } from '../modules/people';
import { RemindersModule } from '../modules/reminders';
import { SessionsModule } from '../modules/sessions';
import { ProgrammeModule } from '../modules/programme';
import { TeamsModule } from '../modules/teams';
import { WardsModule } from '../modules/wards';
import { ClassEntryController } from './entry/class.controller';
import { AccountController } from './entry/account.controller';
import { AccountProviderController } from './entry/account-provider.controller';
import { ProviderController } from './entry/provider.controller';
import { SlipSignInController } from './entry/slip-sign-in.controller';
import { PhoneSignInController } from './entry/phone-sign-in.controller';
import { SecondFactorController } from './entry/second-factor.controller';
import { SetUpController } from './entry/set-up.controller';
import { FeedbackPageController } from './entry/feedback.controller';
import { SignInController } from './entry/sign-in.controller';
import { WithdrawnController } from './entry/withdrawn.controller';
import { StartController } from './entry/start.controller';
import { PeopleOnPhoneController } from './entry/people.controller';
import { HelpController } from './help/help.controller';
import { MenteeWaitingController } from './mentee/mentee-waiting.controller';
import { MenteeFreeTimesController } from './mentee/mentee-free-times.controller';
import { MenteeSessionController } from './mentee/mentee-session.controller';
import { MenteeBookings } from './mentee/mentee-bookings';
import { MenteeClassesController } from './mentee/mentee-classes.controller';
import { MenteeChangesController } from './mentee/mentee-changes.controller';
import { MenteePageController } from './mentee/mentee.controller';
import { MentorClassesController } from './mentor/mentor-classes.controller';
import { MentorCallsController } from './mentor/mentor-calls.controller';
import { MentorBookingsController } from './mentor/mentor-bookings.controller';
import { MentorSessionsController } from './mentor/mentor-sessions.controller';
import { MentorFreeTimesController } from './mentor/mentor-free-times.controller';
import { MentorWaitingController } from './mentor/mentor-waiting.controller';
import { MentorWalkInsController } from './mentor/mentor-walk-ins.controller';
import { MentorProviderController } from './mentor/mentor-provider.controller';
import { MentorPageController } from './mentor/mentor.controller';
import { ConsentWordingsController } from './operator/consent-wordings.controller';
import { OperationsController } from './operator/operations.controller';
import { PhoneHelp } from './kit/people/phone-help';
import { PhonePeople } from './kit/people/phone-people';
import { PageRenderer } from './kit/page/page-renderer';
import {
  MenteeMessagesController,
  MentorMessagesController,
} from './shared/messages/own-messages.controller';
import { MenteeDataController, MentorDataController } from './shared/rights/own-data.controller';
import { AvailabilityDesk } from './shared/availability/availability-desk';
import { WaitingDesk } from './shared/waiting/waiting-desk';
import { SteppedDesk } from './shared/booking/stepped-desk';
import { WaysToVenues } from './shared/sessions/ways-to-venues';
import { OfferedTimes } from './shared/booking/offered-times';
import { BookingDesk } from './shared/booking/booking-desk';
import { ListFilesController } from './staff/files/list-files.controller';
import { BoundaryController } from './staff/desk/boundary.controller';
import { DeskBoard } from './staff/desk/desk-board';
import { DeskController } from './staff/desk/desk.controller';
import { PairBoard } from './staff/pairs/pair-board';
import { ImportFilesController } from './staff/files/import-files.controller';
import { ChangeFilesController } from './staff/files/change-files.controller';
import { PlanFilesController } from './staff/files/plan-files.controller';
import { AddedTopicPagesController } from './staff/curriculum/added-topic-pages.controller';
import { TemplateFilesController } from './staff/files/template-files.controller';
import { UnpairedRows } from './staff/pairs/unpaired-rows';
import { PeopleListController } from './staff/people/list/people-list.controller';
import { PeoplePairs } from './staff/people/list/people-pairs';
import { PeopleRows } from './staff/people/list/people-rows';
import { PickedPeople } from './staff/people/list/picked-people';
import { PickedPeopleController } from './staff/people/list/picked-people.controller';
import { TodayQuery } from './staff/home/today';
import { MentorNames, PeopleNames } from './shared/people/names-apart';
import { WardCountsQuery } from './staff/home/ward-counts';
import { InvitationController } from './entry/invitation.controller';
import { AccountsPageController } from './operator/accounts.controller';
import { ProvinceController } from './province/province.controller';
import { CounterController } from './staff/counter/counter.controller';
import { CounterWithdrawalController } from './staff/counter/counter-withdrawal.controller';
import { ProvincePageController } from './operator/province-page.controller';
import { BorderRows } from './shared/pairs/border-rows';
import { StaffBookingsController } from './staff/bookings/bookings.controller';
import { StaffFreeTimesController } from './staff/bookings/free-times.controller';
import { AbsenceController } from './staff/changes/absence.controller';
import { MentorAbsencesController } from './mentor/mentor-absences.controller';
import { SpellDesk } from './shared/changes/spell-desk';
import { ChangePagesController } from './staff/changes/changes.controller';
import { TopicChangesPageController } from './staff/changes/topic-changes.controller';
import { DayOffController } from './staff/changes/day-off.controller';
import { HolidaysPageController } from './staff/places/holidays.controller';
import { DoorPagesController } from './staff/doors/doors.controller';
import { ProgrammePagesController } from './staff/programmes/programmes.controller';
import { TeamPagesController } from './staff/teams/teams.controller';
import { VneidDesk } from './shared/vneid/vneid-desk';
import { CertificatePagesController } from './staff/recognition/certificates.controller';
import { RecognitionPagesController } from './staff/recognition/recognition.controller';
import { CertificateProofController } from './entry/certificate-proof.controller';
import { MentorCertificatesController } from './mentor/mentor-certificates.controller';
import { FamilyPagesController } from './staff/programme/families.controller';
import { ProvinceFunnelController } from './province/province-funnel.controller';
import { ProvinceUnitsController } from './province/units.controller';
import { ProvinceTargetsController } from './province/province-targets.controller';
import { FunnelPageController } from './staff/programme/funnel.controller';
import { TargetPagesController } from './staff/programme/targets.controller';
import { CampaignPagesController } from './staff/campaigns/campaigns.controller';
import { FigurePagesController } from './staff/reports/figures.controller';
import { LetterheadController } from './staff/reports/letterhead.controller';
import { ReportPagesController } from './staff/reports/reports.controller';
import { ProvinceCampaignsController } from './province/province-campaigns.controller';
import { ProvinceReportsController } from './province/province-reports.controller';
import { VneidPagesController } from './staff/programme/vneid.controller';
import { MentorVneidController } from './mentor/mentor-vneid.controller';
import { TrainingPagesController } from './staff/teams/trainings.controller';
import { MentorDoorsController } from './mentor/mentor-doors.controller';
import { MentorTeamsController } from './mentor/mentor-teams.controller';
import { SettingsPageController } from './staff/settings/settings.controller';
import { VenuesPageController } from './staff/places/venues.controller';
import { StaffWaitingController } from './staff/bookings/waiting.controller';
import { ImportDraftsController } from './staff/imports/import-drafts.controller';
import { AuditPageController, ServiceAuditPageController } from './staff/audit/audit.controller';
import { ImportsPageController } from './staff/imports/imports.controller';
import { NewPersonController } from './staff/people/new-person.controller';
import { PairsPageController } from './staff/pairs/pairs.controller';
import { GivingDesk } from './staff/pairs/giving-desk';
import { SuccessorsController } from './staff/pairs/successors.controller';
import { PaperController } from './staff/paper/paper.controller';
import { PeoplePageController } from './staff/people/people.controller';
import { PersonMessagesController } from './staff/messages/person-messages.controller';
import { PersonRightsController } from './staff/rights/person-rights.controller';
import { WardRightsController } from './staff/rights/ward-rights.controller';
import { TestMessagesPageController } from './staff/messages/test-messages.controller';
import { ShownPhonesController } from './staff/people/shown-phones.controller';
import { FeedbackCallPageController } from './staff/messages/feedback-call.controller';
import { PhonesPageController } from './staff/messages/phones.controller';
import { NamedNeeds } from './staff/pairs/named-needs';
import { HouseholdRows } from './staff/households/household-rows';
import { HouseholdsController } from './staff/households/households.controller';
import { LastDeskAct } from './staff/pairs/last-desk-act';
import { CurveController } from './staff/proposals/curve.controller';
import { WeightsController } from './staff/settings/weights.controller';
import { ProposalActsController } from './staff/proposals/proposal-acts.controller';
import { ProposalDesk } from './staff/proposals/proposal-desk';
import { ProposalsPageController } from './staff/proposals/proposals.controller';
import { AnnouncementPagesController } from './staff/messages/announcements.controller';
import { RemindersPageController } from './staff/messages/reminders.controller';
import { ClassPagesController } from './staff/classes/classes.controller';
import { ClassStrangers } from './staff/classes/class-strangers';
import { ClassPaperController } from './staff/classes/class-paper.controller';
import { ClassSheetController } from './staff/classes/class-sheet.controller';
import { UnrecordedController } from './staff/sessions/unrecorded.controller';
import { SessionChangePageController } from './staff/sessions/session-change.controller';
import { SessionDesk } from './staff/sessions/session-desk';
import { SessionPageController } from './staff/sessions/sessions.controller';
import { SlipsController } from './staff/paper/slips.controller';
import { PagedPairGroups } from './staff/pairs/paged-pair-groups';
import { WalkInLineController } from './staff/walk-ins/walk-in-line.controller';
import { ServingMentors } from './staff/walk-ins/serving-mentors';
import { WalkInPagesController } from './staff/walk-ins/walk-ins.controller';
import { WardHomeController } from './staff/home/ward-home.controller';
import { HamletWalkIns } from './staff/paper/hamlet-walk-ins';
import { WeekBoard } from './staff/week/week-board';
import { WeekPageController } from './staff/week/week.controller';
import { WeekPlanPageController } from './staff/week/week-plan.controller';
import { WhyPageController } from './staff/proposals/why.controller';
import { WebErrorPage } from './kit/page/web-error-page';

const entry = [
  StartController,
  SetUpController,
  FeedbackPageController,
  SignInController,
  WithdrawnController,
  AccountController,
  AccountProviderController,
  ProviderController,
  PhoneSignInController,
  SlipSignInController,
  SecondFactorController,
  HelpController,
  PeopleOnPhoneController,
  ClassEntryController,
  InvitationController,
];
const staffPages = [
  AccountsPageController,
  CounterController,
  CounterWithdrawalController,
  ProvinceController,
  ProvinceCampaignsController,
  ProvinceReportsController,
  ReportPagesController,
  LetterheadController,
  FigurePagesController,
  CampaignPagesController,
  WardHomeController,
  ImportDraftsController,
  AuditPageController,
  ServiceAuditPageController,
  ImportsPageController,
  ChangeBackController,
  PeopleActsPageController,
  EditPersonController,
  NewPersonController,
  ReturnPersonController,
  MergePeopleController,
  StopPersonController,
  ListFilesController,
  ChangeFilesController,
  PlanFilesController,
  AddedTopicPagesController,
  TemplateFilesController,
  ImportFilesController,
  StopReasonController,
  PeopleListController,
  PeoplePageController,
  PickedPeopleController,
  StaffFreeTimesController,
  PairsPageController,
  BoundaryController,
  DeskController,
  SuccessorsController,
  ProposalsPageController,
  ProposalActsController,
  CurveController,
  WeightsController,
  HouseholdsController,
  WeekPageController,
  WeekPlanPageController,
  UnrecordedController,
  SessionChangePageController,
  SessionPageController,
  ClassPagesController,
  ClassSheetController,
  ClassPaperController,
  StaffBookingsController,
  WalkInPagesController,
  StaffWaitingController,
  SettingsPageController,
  DoorPagesController,
  ProgrammePagesController,
  TeamPagesController,
  TrainingPagesController,
  VneidPagesController,
  FunnelPageController,
  TargetPagesController,
  ProvinceFunnelController,
  ProvinceUnitsController,
  ProvinceTargetsController,
  FamilyPagesController,
  CertificatePagesController,
  RecognitionPagesController,
  CertificateProofController,
  HolidaysPageController,
  AbsenceController,
  MentorAbsencesController,
  DayOffController,
  TopicChangesPageController,
  ChangePagesController,
  VenuesPageController,
  WalkInLineController,
  AnnouncementPagesController,
  RemindersPageController,
  PersonMessagesController,
  PhonesPageController,
  FeedbackCallPageController,
  ShownPhonesController,
  TestMessagesPageController,
  OperationsController,
  ConsentWordingsController,
  CurriculumPageController,
  WardCurriculumPageController,
  LessonVideosController,
  ProvincePageController,
  SlipsController,
  PaperController,
  SkillsPageController,
  StuckController,
  WardRightsController,
  PersonRightsController,
  WhyPageController,
];
const mentorPages = [
  MentorWaitingController,
  MentorFreeTimesController,
  MentorWalkInsController,
  MentorPageController,
  MentorProviderController,
  MentorSessionsController,
  MentorClassesController,
  MentorDoorsController,
  MentorCertificatesController,
  MentorTeamsController,
  MentorBookingsController,
  MentorCallsController,
  MentorMessagesController,
  MentorDataController,
  MentorSkillsController,
  MentorVneidController,
];
const menteePages = [
  MenteeWaitingController,
  MenteeFreeTimesController,
  MenteePageController,
  MenteeSessionController,
  MenteeChangesController,
  MenteeClassesController,
  MenteeCertificateController,
  MenteeCardsController,
  MenteeMessagesController,
  MenteeDataController,
];
const presenters = [
  ClassStrangers,
  WaitingDesk,
  AvailabilityDesk,
  VneidDesk,
  SpellDesk,
  GivingDesk,
  SessionDesk,
  WeekBoard,
  HamletWalkIns,
  BookingDesk,
  BorderRows,
  LearningDesk,
  NoteDesk,
  MenteeBookings,
  PagedPairGroups,
  HouseholdRows,
  NamedNeeds,
  ProposalDesk,
  LastDeskAct,
  DeskBoard,
  PairBoard,
  UnpairedRows,
  ServingMentors,
  OfferedTimes,
  SteppedDesk,
  WaysToVenues,
  PhoneHelp,
  PhonePeople,
  PeoplePairs,
  PeopleRows,
  PickedPeople,
  MentorNames,
  PeopleNames,
  TodayQuery,
  WardCountsQuery,
];

/** Every page. It uses all modules; none uses it. */
@Global()
@Module({
  imports: [
    DemoModule,
    ExchangeModule,
    MatchingModule,
    PeopleModule,
    RemindersModule,
    SessionsModule,
    TeamsModule,
    ProgrammeModule,
    WardsModule,
  ],
  controllers: [...entry, ...staffPages, ...mentorPages, ...menteePages],
  providers: [...presenters, PageRenderer, { provide: ErrorPage, useClass: WebErrorPage }],
  exports: [ErrorPage],
})
export class WebModule {}
