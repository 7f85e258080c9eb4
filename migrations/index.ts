import { WardsAndPeople1763700000001 } from './0001-wards-and-people';
import { Access1763700000002 } from './0002-access';
import { Matching1763700000003 } from './0003-matching';
import { Sessions1763700000004 } from './0004-sessions';
import { Reminders1763700000005 } from './0005-reminders';
import { AvailabilityAndHolds1763700000006 } from './0006-availability-and-holds';
import { ReminderSending1763700000010 } from './0010-reminder-sending';
import { Provinces1763700000020 } from './0020-provinces';
import { ReminderAttemptsStand1763700000060 } from './0060-reminder-attempts-stand';
import { PublishedBorderPairs1763700000030 } from './0030-published-border-pairs';
import { WalkInDays1763700000050 } from './0050-walk-in-days';
import { MessageChoices1763700000070 } from './0070-message-choices';
import { ChannelLimits1763700000071 } from './0071-channel-limits';
import { AnswersWithWrites1763700000092 } from './0092-answers-with-writes';
import { OneRefusalForTheSameSession1763700000093 } from './0093-one-refusal-for-the-same-session';
import { SecondNumbers1763700000094 } from './0094-second-numbers';
import { FailuresInEveryLanguage1763700000107 } from './0107-failures-in-every-language';
import { CompletedSessions1763700000106 } from './0106-completed-sessions';
import { ForgottenReminders1763700000105 } from './0105-forgotten-reminders';
import { RateLimits1763700000104 } from './0104-rate-limits';
import { WeekPlanRuns1763700000103 } from './0103-week-plan-runs';
import { RowsFoundByIndex1763700000101 } from './0101-rows-found-by-index';
import { LinksWithPeople1763700000102 } from './0102-links-with-people';
import { WeekLimits1763700000114 } from './0114-week-limits';
import { Skills1763700000110 } from './0110-skills';
import { PairingAttempts1763700000100 } from './0100-pairing-attempts';
import { Curriculum1763700000111 } from './0111-curriculum';
import { JointMessages1763700000115 } from './0115-joint-messages';
import { PublishedPlans1763700000112 } from './0112-published-plans';
import { FeedbackAndLimits1763700000116 } from './0116-feedback-and-limits';
import { Classes1763700000118 } from './0118-classes';
import { ComingAndContact1763700000117 } from './0117-coming-and-contact';
import { MovedFrom1763700000125 } from './0125-moved-from';
import { BookingHorizon1763700000113 } from './0113-booking-horizon';
import { AttendanceReminders1763700000120 } from './0120-attendance-reminders';
import { IntroductionsByAge1763700000121 } from './0121-introductions-by-age';
import { FinishedPairs1763700000126 } from './0126-finished-pairs';
import { Addresses1763700000127 } from './0127-addresses';
import { EarlierKeys1763700000132 } from './0132-earlier-keys';
import { PeopleWhoStop1763700000133 } from './0133-people-who-stop';
import { MessagesOfAPerson1763700000138 } from './0138-messages-of-a-person';
import { MergedRecords1763700000150 } from './0150-merged-records';
import { ImportDrafts1763700000141 } from './0141-import-drafts';
import { TabsAndHiddenRows1763700000140 } from './0140-tabs-and-hidden-rows';
import { OtherPhones1763700000139 } from './0139-other-phones';
import { ChangesAfterPlanning1763700000145 } from './0145-changes-after-planning';
import { PlannedChanges1763700000146 } from './0146-planned-changes';
import { SessionsOfPlans1763700000147 } from './0147-sessions-of-plans';
import { WardBoundaries1763700000159 } from './0159-ward-boundaries';
import { PairActs1763700000160 } from './0160-pair-acts';
import { DraftReadings1763700000151 } from './0151-draft-readings';
import { ForgottenImports1763700000152 } from './0152-forgotten-imports';
import { PhoneCorrections1763700000123 } from './0123-phone-corrections';
import { TestMessages1763700000124 } from './0124-test-messages';
import { CallLines1763700000122 } from './0122-call-lines';
import { CostOfASplitHousehold1763700000144 } from './0144-cost-of-a-split-household';
import { HouseholdsOfWards1763700000209 } from './0209-households-of-wards';
import { Doors1763700000215 } from './0215-doors';
import { AddedTopics1763700000153 } from './0153-added-topics';
import { DraftPieces1763700000154 } from './0154-draft-pieces';
import { WorthOfAnAmbassador1763700000161 } from './0161-worth-of-an-ambassador';
import { StopsOfWards1763700000163 } from './0163-stops-of-wards';
import { CalendarAddresses1763700000164 } from './0164-calendar-addresses';
import { Announcements1763700000137 } from './0137-announcements';
import { LockChanges1763700000136 } from './0136-lock-changes';
import { PlanHeardLater1763700000155 } from './0155-plan-heard-later';
import { CallsForeseen1763700000128 } from './0128-calls-foreseen';
import { InvitationsToCall1763700000129 } from './0129-invitations-to-call';
import { ChangesOfPeople1763700000134 } from './0134-changes-of-people';
import { ProposalActs1763700000156 } from './0156-proposal-acts';
import { MatchTrials1763700000157 } from './0157-match-trials';
import { VneidConfirmations1763700000205 } from './0205-vneid-confirmations';
import { FamilyGuides1763700000207 } from './0207-family-guides';
import { Targets1763700000208 } from './0208-targets';
import { DataKey1763700000219 } from './0219-data-key';
import { Programmes1763700000230 } from './0230-programmes';
import { FiguresOfPairsAndProgrammes1763700000232 } from './0232-figures-of-pairs-and-programmes';
import { RejectedRowsInPieces1763700000231 } from './0231-rejected-rows-in-pieces';
import { RemarksInPieces1763700000217 } from './0217-remarks-in-pieces';
import { VideoFiles1763700000186 } from './0186-video-files';
import { FiguresByDay1763700000218 } from './0218-figures-by-day';
import { Reports1763700000176 } from './0176-reports';
import { Campaigns1763700000177 } from './0177-campaigns';
import { FamilyRules1763700000206 } from './0206-family-rules';
import { MarksThatComeFirst1763700000204 } from './0204-marks-that-come-first';
import { AuditChain1763700000190 } from './0190-audit-chain';
import { SlipCodes1763700000201 } from './0201-slip-codes';
import { ConsentOfSheets1763700000202 } from './0202-consent-of-sheets';
import { RowsWithoutConsent1763700000203 } from './0203-rows-without-consent';
import { HallsBefore1763700000194 } from './0194-halls-before';
import { StoppedByImports1763700000185 } from './0185-stopped-by-imports';
import { Teams1763700000165 } from './0165-teams';
import { TargetGroups1763700000166 } from './0166-target-groups';
import { WeightsOfPairing1763700000158 } from './0158-weights-of-pairing';
import { ConsentsWithWordings1763700000180 } from './0180-consents-with-wordings';
import { ErasedAttempts1763700000181 } from './0181-erased-attempts';
import { RightsRequests1763700000182 } from './0182-rights-requests';
import { SignIns1763700000170 } from './0170-sign-ins';
import { SecondFactors1763700000171 } from './0171-second-factors';
import { SignInCodes1763700000172 } from './0172-sign-in-codes';
import { RolesOfAccounts1763700000175 } from './0175-roles-of-accounts';
import { FairLoad1763700000148 } from './0148-fair-load';
import { EveryWillingAmbassador1763700000149 } from './0149-every-willing-ambassador';
import { SomebodyWhoCanBegin1763700000143 } from './0143-somebody-who-can-begin';
import { LearningNotes1763700000191 } from './0191-learning-notes';
import { ProviderLinks1763700000178 } from './0178-provider-links';
import { Recognition1763700000162 } from './0162-recognition';
import { RecognitionRules1763700000167 } from './0167-recognition-rules';

/**
 * One ordered list for SQLite and PostgreSQL; new ones are added at the end, landed ones never change. The order is
 * that in which they landed and are run in databases out there, which is not everywhere that of their numbers: those
 * are given out when work begins, and what began later sometimes landed first. It cannot be tidied up without running
 * migrations on existing databases in another order than on new ones.
 */
export const migrations = [
  WardsAndPeople1763700000001,
  Access1763700000002,
  Matching1763700000003,
  Sessions1763700000004,
  Reminders1763700000005,
  AvailabilityAndHolds1763700000006,
  ReminderSending1763700000010,
  Provinces1763700000020,
  ReminderAttemptsStand1763700000060,
  WalkInDays1763700000050,
  MessageChoices1763700000070,
  ChannelLimits1763700000071,
  PublishedBorderPairs1763700000030,
  AnswersWithWrites1763700000092,
  OneRefusalForTheSameSession1763700000093,
  SecondNumbers1763700000094,
  ForgottenReminders1763700000105,
  RateLimits1763700000104,
  WeekPlanRuns1763700000103,
  RowsFoundByIndex1763700000101,
  LinksWithPeople1763700000102,
  PairingAttempts1763700000100,
  Skills1763700000110,
  CompletedSessions1763700000106,
  FailuresInEveryLanguage1763700000107,
  WeekLimits1763700000114,
  Curriculum1763700000111,
  JointMessages1763700000115,
  PublishedPlans1763700000112,
  FeedbackAndLimits1763700000116,
  Classes1763700000118,
  ComingAndContact1763700000117,
  BookingHorizon1763700000113,
  MovedFrom1763700000125,
  AttendanceReminders1763700000120,
  IntroductionsByAge1763700000121,
  FinishedPairs1763700000126,
  Addresses1763700000127,
  EarlierKeys1763700000132,
  PeopleWhoStop1763700000133,
  MessagesOfAPerson1763700000138,
  MergedRecords1763700000150,
  OtherPhones1763700000139,
  TabsAndHiddenRows1763700000140,
  ImportDrafts1763700000141,
  ChangesAfterPlanning1763700000145,
  PlannedChanges1763700000146,
  SessionsOfPlans1763700000147,
  WardBoundaries1763700000159,
  PairActs1763700000160,
  DraftReadings1763700000151,
  ForgottenImports1763700000152,
  WorthOfAnAmbassador1763700000161,
  StopsOfWards1763700000163,
  CalendarAddresses1763700000164,
  CostOfASplitHousehold1763700000144,
  LockChanges1763700000136,
  Announcements1763700000137,
  CallLines1763700000122,
  PhoneCorrections1763700000123,
  TestMessages1763700000124,
  PlanHeardLater1763700000155,
  CallsForeseen1763700000128,
  InvitationsToCall1763700000129,
  ChangesOfPeople1763700000134,
  AddedTopics1763700000153,
  ProposalActs1763700000156,
  MatchTrials1763700000157,
  WeightsOfPairing1763700000158,
  AuditChain1763700000190,
  HallsBefore1763700000194,
  StoppedByImports1763700000185,
  ConsentsWithWordings1763700000180,
  ErasedAttempts1763700000181,
  RightsRequests1763700000182,
  SignIns1763700000170,
  SecondFactors1763700000171,
  SignInCodes1763700000172,
  RolesOfAccounts1763700000175,
  Teams1763700000165,
  TargetGroups1763700000166,
  FairLoad1763700000148,
  EveryWillingAmbassador1763700000149,
  HouseholdsOfWards1763700000209,
  Doors1763700000215,
  LearningNotes1763700000191,
  SlipCodes1763700000201,
  ConsentOfSheets1763700000202,
  RowsWithoutConsent1763700000203,
  MarksThatComeFirst1763700000204,
  VneidConfirmations1763700000205,
  FamilyRules1763700000206,
  FamilyGuides1763700000207,
  Targets1763700000208,
  DataKey1763700000219,
  Programmes1763700000230,
  SomebodyWhoCanBegin1763700000143,
  FiguresByDay1763700000218,
  Reports1763700000176,
  Campaigns1763700000177,
  VideoFiles1763700000186,
  ProviderLinks1763700000178,
  Recognition1763700000162,
  RecognitionRules1763700000167,
  DraftPieces1763700000154,
  RejectedRowsInPieces1763700000231,
  FiguresOfPairsAndProgrammes1763700000232,
  RemarksInPieces1763700000217,
];
