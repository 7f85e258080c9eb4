import type { EntityManager } from 'typeorm';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { insert } from '../../../src/platform/database/insert';
import { newId } from '../../../src/platform/database/columns';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { auditPeople } from '../../../src/modules/people/changes/audited-people';
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
import {
  makeCampaign,
  makeCertificate,
  makeRecognition,
  makeReport,
  sentReport,
} from '../../factories/programme';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Door } from '../../../src/modules/teams/entities/door.entity';
import { DoorVisit } from '../../../src/modules/teams/entities/door-visit.entity';
import { Team } from '../../../src/modules/teams/entities/team.entity';
import { TeamMember } from '../../../src/modules/teams/entities/team-member.entity';
import { Training } from '../../../src/modules/teams/entities/training.entity';
import { RightsRequest } from '../../../src/modules/rights/entities/rights-request.entity';
import { Announcement } from '../../../src/modules/reminders/entities/announcement.entity';
import { AnnouncementPerson } from '../../../src/modules/reminders/entities/announcement-person.entity';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { makeAccount } from '../../factories/accounts';
import { plant } from '../../factories/given';
import { makeFeedback } from '../../factories/feedback';
import {
  makeDoor,
  makeDoorVisit,
  makeTeam,
  makeTeamMember,
  makeTraining,
} from '../../factories/teams';
import { makeHamlet } from '../../factories/wards';
import { type Belongings, policyNow } from './policy-belongings';

export async function household(
  manager: EntityManager,
  wardId: string,
  menteeId: string,
): Promise<string> {
  const { id } = await plant(manager, Household, makeHousehold({ wardId }));
  await manager.update(Mentee, { id: menteeId }, { householdId: id });
  return id;
}

export async function recognition(
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

export async function report(
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

export async function team(
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

export async function rightsRequest(
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

export async function phoneCorrection(
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

export async function personChange(manager: EntityManager, menteeId: string): Promise<string> {
  const after = await manager.findOneByOrFail(Mentee, { id: menteeId });
  const before = { ...after, email: 'cu@example.org' };
  await auditPeople(manager, systemActor, policyNow, [
    { side: 'mentee', act: 'change', before, after },
  ]);
  return (await manager.findOneByOrFail(PersonChange, { personId: menteeId })).id;
}

export async function announcement(
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

export async function feedback(
  manager: EntityManager,
  wardId: string,
  { id: bookingId, menteeId }: Booking,
): Promise<string> {
  const { id: pairId } = await manager.findOneByOrFail(Pair, { menteeId });
  const question = makeFeedback({ wardId, pairId, menteeId, bookingId, occasion: 'last' });
  return (await plant(manager, Feedback, question)).id;
}

let aPassword: Promise<string> | undefined;

export async function account(
  manager: EntityManager,
  role: Account['role'],
  wardId: string | null,
): Promise<string> {
  const passwordHash = await (aPassword ??= hashPassword('mười con mèo trắng'));
  return (await plant(manager, Account, makeAccount({ role, wardId, passwordHash }))).id;
}
