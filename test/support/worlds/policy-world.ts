import type { EntityManager } from 'typeorm';
import type { Role } from '../../../src/modules/access/policies/policy';
import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { insert } from '../../../src/platform/database/insert';
import { newId } from '../../../src/platform/database/columns';
import { ImportDraft } from '../../../src/modules/exchange/drafts/import-draft.entity';
import { keepReading } from '../../../src/modules/exchange/drafts/draft-pieces';
import { SheetImport } from '../../../src/modules/exchange/people/sheet-import.entity';
import { MatchRun } from '../../../src/modules/matching/entities/match-run.entity';
import { MatchTrial } from '../../../src/modules/matching/entities/match-trial.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { ProposedPair } from '../../../src/modules/matching/entities/proposed-pair.entity';
import { ProvinceRun } from '../../../src/modules/matching/entities/province-run.entity';
import { ProvinceWard } from '../../../src/modules/matching/entities/province-ward.entity';
import { auditPeople } from '../../../src/modules/people/changes/audited-people';
import { keepAct } from '../../../src/modules/people/changes/people-acts';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { PersonChange } from '../../../src/modules/people/entities/person-change.entity';
import { hashPassword } from '../../../src/modules/access/identity/passwords';
import { Account } from '../../../src/modules/access/identity/account.entity';
import { Feedback } from '../../../src/modules/reminders/entities/feedback.entity';
import { PhoneCorrection } from '../../../src/modules/reminders/entities/phone-correction.entity';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { makeHousehold } from '../../factories/people';
import { Certificate } from '../../../src/modules/programme/entities/certificate.entity';
import { Recognition } from '../../../src/modules/programme/entities/recognition.entity';
import { Campaign } from '../../../src/modules/programme/entities/campaign.entity';
import { CampaignPoint } from '../../../src/modules/programme/entities/campaign-point.entity';
import { Report } from '../../../src/modules/programme/entities/report.entity';
import { ReportPerson } from '../../../src/modules/programme/entities/report-person.entity';
import { Target } from '../../../src/modules/programme/entities/target.entity';
import {
  makeCampaign,
  makeCertificate,
  makeRecognition,
  makeReport,
  makeTarget,
  sentReport,
} from '../../factories/programme';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Door } from '../../../src/modules/teams/entities/door.entity';
import { DoorVisit } from '../../../src/modules/teams/entities/door-visit.entity';
import { Team } from '../../../src/modules/teams/entities/team.entity';
import { TeamMember } from '../../../src/modules/teams/entities/team-member.entity';
import { Training } from '../../../src/modules/teams/entities/training.entity';
import { GroupClass } from '../../../src/modules/sessions/entities/group-class.entity';
import { RightsRequest } from '../../../src/modules/rights/entities/rights-request.entity';
import { Announcement } from '../../../src/modules/reminders/entities/announcement.entity';
import { AnnouncementPerson } from '../../../src/modules/reminders/entities/announcement-person.entity';
import { PairAct } from '../../../src/modules/sessions/entities/pair-act.entity';
import { PlannedChange } from '../../../src/modules/sessions/entities/planned-change.entity';
import { WeekPlanProposal } from '../../../src/modules/sessions/entities/week-plan-proposal.entity';
import { WeekPlanRun } from '../../../src/modules/sessions/entities/week-plan-run.entity';
import { WalkInDay } from '../../../src/modules/sessions/entities/walk-in-day.entity';
import { WalkInMentor } from '../../../src/modules/sessions/entities/walk-in-mentor.entity';
import { WalkInTicket } from '../../../src/modules/sessions/entities/walk-in-ticket.entity';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { makeAccount } from '../../factories/accounts';
import { plant } from '../../factories/given';
import { makeFeedback } from '../../factories/feedback';
import { makeDraftReading, makeImportDraft, makeSheetImport } from '../../factories/imports';
import { makeMatchRun, makeMatchTrial, makeProposedPair } from '../../factories/pairs';
import { makeReminder } from '../../factories/reminders';
import { makeBooking } from '../../factories/sessions';
import {
  makeDoor,
  makeDoorVisit,
  makeTeam,
  makeTeamMember,
  makeTraining,
} from '../../factories/teams';
import { makeAddedTopic, makeHamlet, makeProgramme } from '../../factories/wards';
import { keepVideo } from './kept-video';
import { addMentees, addMentor, addSession, type ReminderWorld, settle } from './reminder-world';
import { alwaysFree, at, pairUp } from './session-world';

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

/** Three times the same: one's own, a neighbour's in the same ward, and a stranger's in another. */
export interface PolicyWorld {
  own: Belongings;
  neighbour: Belongings;
  foreign: Belongings;
  provinceRunId: string;
  /** Of a mentee whom the ambassador of `own` guided once, and another guides now. */
  ended: Belongings;
  actors: Record<Role, Actor>;
}

/** Monday 23 November 2026, 09:00: what is booked lies two days ahead. */
export const policyNow = at('2026-11-23', 9);
const sessionAt = at('2026-11-25', 18);
const holdAt = at('2026-11-26', 18);
const classAt = at('2026-11-28', 9);

export async function settlePolicyWorld(manager: EntityManager): Promise<PolicyWorld> {
  const home = await settle(manager);
  const own = await belong(manager, home, home.mentor.id);
  const second = await addMentor(manager, home, person);
  const neighbour = await belong(manager, home, second.id);
  const ended = await formerlyGuided(manager, home);
  const elsewhere = await settle(manager);
  await manager.update(Ward, { id: elsewhere.ward.id }, { provinceCode: '38' });
  const foreign = await belong(manager, elsewhere, elsewhere.mentor.id);
  const officer = await account(manager, 'officer', own.wardId);
  const operator = await account(manager, 'operator', null);
  const { wardId } = own;
  await keepVideo(manager, wardId);
  await keepVideo(manager, foreign.wardId);
  return {
    own,
    neighbour,
    foreign,
    ended,
    provinceRunId: await provinceRun(manager, [own.wardId, foreign.wardId]),
    actors: {
      operator: { kind: 'operator', id: operator, wardId: null },
      officer: { kind: 'officer', id: officer, wardId },
      provincial: {
        kind: 'provincial',
        id: await account(manager, 'provincial', null),
        wardId: null,
        wardIds: [wardId],
        provinceCode: '37',
      },
      counter: { kind: 'counter', id: await account(manager, 'counter', wardId), wardId },
      mentor: { kind: 'mentor', id: own.mentorId, wardId },
      mentee: { kind: 'mentee', id: own.menteeId, wardId },
    },
  };
}

async function formerlyGuided(manager: EntityManager, home: ReminderWorld): Promise<Belongings> {
  const next = await addMentor(manager, home, person);
  const now = await belong(manager, home, next.id);
  const pair = await manager.findOneByOrFail(Pair, { menteeId: now.menteeId });
  const over = { endedAt: policyNow - 1, endedBecause: null };
  const once = { id: newId(), mentorId: home.mentor.id, isLocked: false, ...over };
  await plant(manager, Pair, { ...pair, ...once });
  return { ...now, mentorId: home.mentor.id };
}

const person = { windows: alwaysFree, topics: ['vneid', 'cashless'] };

async function belong(
  manager: EntityManager,
  world: ReminderWorld,
  mentorId: string,
): Promise<Belongings> {
  const { ward, hamlet, venue } = world;
  const mentor = await manager.findOneByOrFail(Mentor, { id: mentorId });
  const ids = { wardId: ward.id, mentorId };
  const [mentee] = await addMentees(manager, world, 1, () => person);
  const menteeId = mentee.id;
  const menteeEmail = `${menteeId}@example.vn`;
  await manager.update(Mentee, { id: menteeId }, { email: menteeEmail });
  await pairUp(manager, ward.id, mentorId, [mentee]);
  const booked = await addSession(manager, world, [mentee], sessionAt, { mentorId });
  const held = await addSession(manager, world, [mentee], holdAt, { mentorId });
  const holdId = held.bookings[0].id;
  await manager.update(Booking, { id: holdId }, { state: 'held', heldUntil: policyNow + 300_000 });
  const { programmes } = await manager.findOneByOrFail(Ward, { id: ward.id });
  const programme = makeProgramme({ name: mentorId });
  const walkIn = await walkInDay(manager, world, ids, menteeId);
  await manager.update(
    Ward,
    { id: ward.id },
    {
      addedTopics: [makeAddedTopic(ward.code)],
      programmes: [...programmes, programme],
    },
  );
  const invited = await groupClass(manager, { ...world, mentor }, menteeId);
  return {
    ...ids,
    ...walkIn,
    ...invited,
    code: ward.code,
    accountId: await account(manager, 'officer', ward.id),
    provinceCode: (await manager.findOneByOrFail(Ward, { id: ward.id })).provinceCode ?? '',
    programmeId: programme.id,
    hamletId: hamlet.id,
    venueId: venue.id,
    menteeId,
    menteeEmail,
    sessionId: booked.session.id,
    bookingId: booked.bookings[0].id,
    holdId,
    proposalId: await proposal(manager, ids, menteeId),
    trialId: await trial(manager, ward.id),
    ...(await sheetImport(manager, ward.id)),
    personChangeId: await personChange(manager, menteeId),
    importDraftId: await importDraft(manager, ward.id),
    weekPlanRunId: await weekPlanRun(manager, ward.id),
    reminderId: await reminder(manager, ward.id, booked.bookings[0]),
    changeId: await busySpell(manager, ids),
    announcementId: await announcement(manager, { wardId: ward.id, menteeId }),
    ...(await pairLock(manager, { wardId: ward.id, menteeId })),
    ...(await team(manager, ids, hamlet.id)),
    householdId: await household(manager, ward.id, menteeId),
    targetId: (
      await plant(
        manager,
        Target,
        makeTarget({
          wardId: ward.id,
          year: 2026 + (await manager.countBy(Target, { wardId: ward.id })),
        }),
      )
    ).id,
    ...(await report(manager, ids)),
    ...(await recognition(manager, ids)),
    feedbackId: await feedback(manager, ward.id, booked.bookings[0]),
    phoneCorrectionId: await phoneCorrection(manager, { wardId: ward.id, menteeId }),
    rightsRequestId: await rightsRequest(manager, { wardId: ward.id, menteeId }),
  };
}

async function household(
  manager: EntityManager,
  wardId: string,
  menteeId: string,
): Promise<string> {
  const { id } = await plant(manager, Household, makeHousehold({ wardId }));
  await manager.update(Mentee, { id: menteeId }, { householdId: id });
  return id;
}

async function recognition(
  manager: EntityManager,
  { wardId, mentorId }: { wardId: string; mentorId: string },
): Promise<Pick<Belongings, 'certificateId' | 'recognitionId'>> {
  const number = 1 + (await manager.countBy(Certificate, { wardId }));
  const paper = await plant(
    manager,
    Certificate,
    makeCertificate({ wardId, subjectId: mentorId, number }),
  );
  const decided = await plant(
    manager,
    Recognition,
    makeRecognition({ wardId, subjectId: mentorId, certificateId: paper.id }),
  );
  return { certificateId: paper.id, recognitionId: decided.id };
}

async function report(
  manager: EntityManager,
  { wardId, mentorId }: { wardId: string; mentorId: string },
): Promise<Pick<Belongings, 'reportId' | 'namedId' | 'campaignId' | 'pointId'>> {
  const edition = 1 + (await manager.countBy(Report, { wardId }));
  const made = await plant(manager, Report, makeReport({ wardId, edition, ...sentReport }));
  const named = await plant(manager, ReportPerson, {
    id: newId(),
    reportId: made.id,
    side: 'mentor',
    personId: mentorId,
    word: 'Tận tâm',
    agreedOn: '2026-11-20',
    createdAt: 0,
  });
  const campaign = await plant(manager, Campaign, makeCampaign({ wardId }));
  const point = await plant(manager, CampaignPoint, {
    id: newId(),
    campaignId: campaign.id,
    kind: 'market',
    heldOn: campaign.fromOn,
    place: 'Chợ xã',
    createdAt: 0,
  });
  return {
    reportId: made.id,
    namedId: named.id,
    campaignId: campaign.id,
    pointId: point.id,
  };
}

async function team(
  manager: EntityManager,
  { wardId, mentorId }: { wardId: string; mentorId: string },
  hamletId: string,
): Promise<Pick<Belongings, 'teamId' | 'memberId' | 'trainingId' | 'doorId' | 'visitId'>> {
  // Doors where the neighbour's team does not go.
  const lane = await plant(manager, Hamlet, makeHamlet({ wardId, name: `Ngõ ${newId()}` }));
  const made = makeTeam({ wardId, hamletIds: [hamletId, lane.id] });
  const member = makeTeamMember({ teamId: made.id, mentorId, role: 'leader' });
  const training = makeTraining({ wardId, mentorId });
  await plant(manager, Team, made);
  await plant(manager, TeamMember, member);
  await plant(manager, Training, training);
  const door = makeDoor({ wardId, hamletId: lane.id, outcome: 'nobody-home', visitedAt: 0 });
  const visit = makeDoorVisit({ doorId: door.id });
  await plant(manager, Door, door);
  await plant(manager, DoorVisit, visit);
  const ids = { teamId: made.id, memberId: member.id, trainingId: training.id };
  return { ...ids, doorId: door.id, visitId: visit.id };
}

async function groupClass(
  manager: EntityManager,
  world: ReminderWorld,
  menteeId: string,
): Promise<{ classId: string; invitationId: string }> {
  const classId = newId();
  const open = { audienceKind: 'ward', audienceRef: null, phone: null, createdAt: 0 } as const;
  await plant(manager, GroupClass, { id: classId, wardId: world.ward.id, ...open });
  const { session } = await addSession(manager, world, [], classAt, { classId, seats: 10 });
  const invitation = makeBooking(session, { menteeId, state: 'invited' });
  await plant(manager, Booking, invitation);
  return { classId, invitationId: invitation.id };
}

async function walkInDay(
  manager: EntityManager,
  { ward, venue }: ReminderWorld,
  { mentorId }: { mentorId: string },
  menteeId: string,
): Promise<{ walkInDayId: string; ticketId: string }> {
  const stamps = { version: 1, createdAt: 0, updatedAt: 0 };
  const day = { ...stamps, id: newId(), wardId: ward.id, venueId: venue.id };
  await manager.insert(WalkInDay, {
    ...day,
    date: '2026-11-23',
    startAt: at('2026-11-23', 8),
    endAt: at('2026-11-23', 11),
    topics: ['vneid'],
    seats: 5,
    isOutsideHours: true,
    state: 'open',
    cancelReason: null,
    lastNumber: 1,
  });
  await manager.insert(WalkInMentor, { walkInDayId: day.id, mentorId });
  const ticket = { ...stamps, id: newId(), walkInDayId: day.id, menteeId, number: 1, turn: 1 };
  await manager.insert(WalkInTicket, {
    ...ticket,
    topic: 'vneid',
    isPriority: false,
    bookingId: null,
    goneBecause: null,
  });
  return { walkInDayId: day.id, ticketId: ticket.id };
}

async function proposal(
  manager: EntityManager,
  { wardId, mentorId }: { wardId: string; mentorId: string },
  menteeId: string,
): Promise<string> {
  const counts = { mentors: 1, mentees: 1, activeMentors: 1, pairs: 1, unpaired: 0, inactive: 0 };
  const run = makeMatchRun({
    wardId,
    peopleHash: 'of other people',
    summary: { ...counts, objective: 0, lowerBound: 0, splitHouseholds: 0, milliseconds: 1 },
  });
  await plant(manager, MatchRun, run);
  await plant(manager, ProposedPair, makeProposedPair({ runId: run.id, mentorId, menteeId }));
  return run.id;
}

async function trial(manager: EntityManager, wardId: string): Promise<string> {
  return (await plant(manager, MatchTrial, makeMatchTrial({ wardId }))).id;
}

async function sheetImport(
  manager: EntityManager,
  wardId: string,
): Promise<{ importId: string; peopleActId: string }> {
  const { id } = await plant(manager, SheetImport, makeSheetImport({ wardId }));
  const act = { id, wardId, kind: 'import', side: 'mentee', people: 1, reason: null } as const;
  await keepAct(manager, systemActor, act, policyNow);
  return { importId: id, peopleActId: id };
}

async function personChange(manager: EntityManager, menteeId: string): Promise<string> {
  const after = await manager.findOneByOrFail(Mentee, { id: menteeId });
  const before = { ...after, email: 'cu@example.org' };
  await auditPeople(manager, systemActor, policyNow, [
    { side: 'mentee', act: 'change', before, after },
  ]);
  return (await manager.findOneByOrFail(PersonChange, { personId: menteeId })).id;
}

async function importDraft(manager: EntityManager, wardId: string): Promise<string> {
  const { id } = await plant(manager, ImportDraft, makeImportDraft({ wardId }));
  await keepReading(manager, makeDraftReading({ draftId: id }));
  return id;
}

/** One that waits, of which a ward has one. */
async function weekPlanRun(manager: EntityManager, wardId: string): Promise<string> {
  const waiting = await manager.findOneBy(WeekPlanRun, { wardId });
  if (waiting) return waiting.id;
  const id = newId();
  await manager.insert(WeekPlanRun, {
    id,
    wardId,
    fromDate: '2026-11-30',
    weeks: 1,
    isAgain: true,
    state: 'proposed',
    progress: 100,
    sessionsAdded: 0,
    bookingsAdded: 0,
    failure: null,
    publishAt: null,
    attempts: 1,
    requestedByKind: 'system',
    requestedById: null,
    version: 1,
    createdAt: 0,
    touchedAt: 0,
    finishedAt: 0,
  });
  const plan = { sessions: [], joined: [], unscheduled: [] };
  const nothing = { starts: [], plan, messages: 0, smsParts: 0, calls: 0, toldLater: 0, held: 0 };
  await insert(manager, WeekPlanProposal, { runId: id, grounds: '', ...nothing });
  return id;
}

async function reminder(manager: EntityManager, wardId: string, booking: Booking): Promise<string> {
  const failed = { state: 'failed', attempts: 1, failure: 'no-phone' } as const;
  const due = { dueAt: policyNow - 60_000, ...failed };
  return (await plant(manager, Reminder, makeReminder(booking, { wardId, ...due }))).id;
}

async function rightsRequest(
  manager: EntityManager,
  { wardId, menteeId }: { wardId: string; menteeId: string },
): Promise<string> {
  const id = newId();
  await insert(manager, RightsRequest, {
    id,
    wardId,
    side: 'mentee',
    personId: menteeId,
    kind: 'object',
    way: 'paper',
    words: null,
    askedOn: '2026-11-20',
    askedByKind: 'officer',
    askedById: null,
    answerBy: '2026-11-24',
    doneBy: '2026-12-05',
    answeredAt: null,
    answeredById: null,
    outcome: null,
    settledAt: null,
    settledByKind: null,
    settledById: null,
    createdAt: 1,
  });
  return id;
}

async function phoneCorrection(
  manager: EntityManager,
  { wardId, menteeId: id }: { wardId: string; menteeId: string },
): Promise<string> {
  const { phone } = await manager.findOneByOrFail(Mentee, { id });
  const people = [
    { side: 'mentee' as const, id, field: 'phone' as const, before: phone, after: phone },
  ];
  const made = { madeAt: policyNow, madeById: null, takenBackAt: null };
  const row = { id: newId(), wardId, people, ...made };
  await insert(manager, PhoneCorrection, row);
  return row.id;
}

async function busySpell(
  manager: EntityManager,
  { wardId, mentorId }: { wardId: string; mentorId: string },
): Promise<string> {
  const id = newId();
  await insert(manager, PlannedChange, {
    id,
    wardId,
    kind: 'busy',
    mentorId,
    what: { from: '2026-12-01', to: '2026-12-02' },
    act: 'keep',
    reason: 'Đi vắng',
    people: 0,
    messages: 0,
    madeAt: policyNow,
    madeByKind: 'officer',
    madeById: null,
    takenBackAt: null,
  });
  return id;
}

async function announcement(
  manager: EntityManager,
  { wardId, menteeId: personId }: { wardId: string; menteeId: string },
): Promise<string> {
  const id = newId();
  const madeAt = policyNow - 1 - (await manager.countBy(Announcement, { wardId }));
  await insert(manager, Announcement, {
    id,
    wardId,
    side: 'mentee',
    text: 'Mai nghỉ học.',
    messages: 1,
    parts: 1,
    dueAt: policyNow,
    madeAt,
    madeByKind: 'officer',
    madeById: null,
    takenBackAt: null,
  });
  const told = { id: newId(), announcementId: id, personId, outcome: 'told' } as const;
  await insert(manager, AnnouncementPerson, told);
  return id;
}

async function pairLock(
  manager: EntityManager,
  { wardId, menteeId }: { wardId: string; menteeId: string },
): Promise<Pick<Belongings, 'pairId' | 'pairActId'>> {
  const { id: pairId } = await manager.findOneByOrFail(Pair, { menteeId });
  await manager.update(Pair, { id: pairId }, { isLocked: true, lockChangedAt: policyNow });
  const by = { madeAt: policyNow, madeByKind: 'officer', madeById: null } as const;
  const act = { id: newId(), wardId, kind: 'lock', menteeId, ...by, takenBackAt: null } as const;
  const { id } = await plant(manager, PairAct, { ...act, beforeId: pairId, afterId: pairId });
  return { pairId, pairActId: id };
}

async function feedback(
  manager: EntityManager,
  wardId: string,
  { id: bookingId, menteeId }: Booking,
): Promise<string> {
  const { id: pairId } = await manager.findOneByOrFail(Pair, { menteeId });
  const question = makeFeedback({ wardId, pairId, menteeId, bookingId, occasion: 'last' });
  return (await plant(manager, Feedback, question)).id;
}

async function provinceRun(manager: EntityManager, wardIds: string[]): Promise<string> {
  const id = newId();
  await manager.query(`UPDATE province_run SET state = 'published'`);
  await manager.insert(ProvinceRun, {
    id,
    provinceCode: '37',
    state: 'proposed',
    borderPairs: 0,
    failure: null,
    requestedBy: null,
    createdAt: 0,
    finishedAt: 0,
  });
  for (const wardId of wardIds) {
    const state = {
      state: 'failed' as const,
      runId: null,
      attempts: 3,
      failure: { sentence: 'x' },
    };
    await manager.insert(ProvinceWard, { id: newId(), provinceRunId: id, wardId, ...state });
  }
  return id;
}

let aPassword: Promise<string> | undefined;

async function account(
  manager: EntityManager,
  role: Account['role'],
  wardId: string | null,
): Promise<string> {
  const passwordHash = await (aPassword ??= hashPassword('mười con mèo trắng'));
  return (await plant(manager, Account, makeAccount({ role, wardId, passwordHash }))).id;
}
