import type { EntityManager } from 'typeorm';
import type { Role } from '../../../src/modules/access/policies/policy';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { newId } from '../../../src/platform/database/columns';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Target } from '../../../src/modules/programme/entities/target.entity';
import { makeTarget } from '../../factories/programme';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { plant } from '../../factories/given';
import { makeAddedTopic, makeProgramme } from '../../factories/wards';
import { keepVideo } from './kept-video';
import { addMentees, addMentor, addSession, type ReminderWorld, settle } from './reminder-world';
import { alwaysFree, at, pairUp } from './session-world';
import { type Belongings, policyNow } from './policy-belongings';
import {
  household,
  recognition,
  report,
  team,
  rightsRequest,
  phoneCorrection,
  personChange,
  announcement,
  feedback,
  account,
} from './policy-people';
import {
  groupClass,
  walkInDay,
  proposal,
  trial,
  sheetImport,
  importDraft,
  weekPlanRun,
  reminder,
  busySpell,
  pairLock,
  provinceRun,
} from './policy-plans';

export { type Belongings, policyNow } from './policy-belongings';

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

const sessionAt = at('2026-11-25', 18);
const holdAt = at('2026-11-26', 18);

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
