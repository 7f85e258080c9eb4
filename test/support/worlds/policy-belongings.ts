import { at } from './session-world';

/** Monday 23 November 2026, 09:00: what is booked lies two days ahead. */
export const policyNow = at('2026-11-23', 9);

/** Ids of everything that can stand in an address, all of one ambassador and one mentee of theirs. */
export interface Belongings {
  code: string;
  wardId: string;
  provinceCode: string;
  /** Of an officer of the ward. */
  accountId: string;
  hamletId: string;
  venueId: string;
  mentorId: string;
  menteeId: string;
  /** Where the mentee is written to. */
  menteeEmail: string;
  sessionId: string;
  classId: string;
  /** The mentee's, to that class. */
  invitationId: string;
  bookingId: string;
  holdId: string;
  proposalId: string;
  trialId: string;
  importId: string;
  importDraftId: string;
  weekPlanRunId: string;
  reminderId: string;
  feedbackId: string;
  walkInDayId: string;
  ticketId: string;
  /** A busy spell of the ambassador. */
  changeId: string;
  /** To the mentee; it has not left. */
  announcementId: string;
  pairId: string;
  /** The lock of the pair, at the desk. */
  pairActId: string;
  phoneCorrectionId: string;
  rightsRequestId: string;
  /** A number of the mentee that was put right. */
  personChangeId: string;
  /** The import. */
  peopleActId: string;
  /** The ambassador leads it. */
  householdId: string;
  programmeId: string;
  targetId: string;
  /** It was sent. */
  reportId: string;
  certificateId: string;
  recognitionId: string;
  campaignId: string;
  pointId: string;
  /** Whom it names. */
  namedId: string;
  teamId: string;
  doorId: string;
  visitId: string;
  memberId: string;
  /** The ambassador's. */
  trainingId: string;
}
