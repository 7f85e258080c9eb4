import type { EntityManager } from 'typeorm';
import { systemActor } from '../../../src/modules/access/policies/actor';
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
import { keepAct } from '../../../src/modules/people/changes/people-acts';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { GroupClass } from '../../../src/modules/sessions/entities/group-class.entity';
import { PairAct } from '../../../src/modules/sessions/entities/pair-act.entity';
import { PlannedChange } from '../../../src/modules/sessions/entities/planned-change.entity';
import { WeekPlanProposal } from '../../../src/modules/sessions/entities/week-plan-proposal.entity';
import { WeekPlanRun } from '../../../src/modules/sessions/entities/week-plan-run.entity';
import { WalkInDay } from '../../../src/modules/sessions/entities/walk-in-day.entity';
import { WalkInMentor } from '../../../src/modules/sessions/entities/walk-in-mentor.entity';
import { WalkInTicket } from '../../../src/modules/sessions/entities/walk-in-ticket.entity';
import { plant } from '../../factories/given';
import { makeDraftReading, makeImportDraft, makeSheetImport } from '../../factories/imports';
import { makeMatchRun, makeMatchTrial, makeProposedPair } from '../../factories/pairs';
import { makeReminder } from '../../factories/reminders';
import { makeBooking } from '../../factories/sessions';
import { addSession, type ReminderWorld } from './reminder-world';
import { at } from './session-world';
import { type Belongings, policyNow } from './policy-belongings';

const classAt = at('2026-11-28', 9);

export async function groupClass(
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

export async function walkInDay(
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

export async function proposal(
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

export async function trial(manager: EntityManager, wardId: string): Promise<string> {
  return (await plant(manager, MatchTrial, makeMatchTrial({ wardId }))).id;
}

export async function sheetImport(
  manager: EntityManager,
  wardId: string,
): Promise<{ importId: string; peopleActId: string }> {
  const { id } = await plant(manager, SheetImport, makeSheetImport({ wardId }));
  const act = { id, wardId, kind: 'import', side: 'mentee', people: 1, reason: null } as const;
  await keepAct(manager, systemActor, act, policyNow);
  return { importId: id, peopleActId: id };
}

export async function importDraft(manager: EntityManager, wardId: string): Promise<string> {
  const { id } = await plant(manager, ImportDraft, makeImportDraft({ wardId }));
  await keepReading(manager, makeDraftReading({ draftId: id }));
  return id;
}

/** One that waits, of which a ward has one. */
export async function weekPlanRun(manager: EntityManager, wardId: string): Promise<string> {
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

export async function reminder(
  manager: EntityManager,
  wardId: string,
  booking: Booking,
): Promise<string> {
  const failed = { state: 'failed', attempts: 1, failure: 'no-phone' } as const;
  const due = { dueAt: policyNow - 60_000, ...failed };
  return (await plant(manager, Reminder, makeReminder(booking, { wardId, ...due }))).id;
}

export async function busySpell(
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

export async function pairLock(
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

export async function provinceRun(manager: EntityManager, wardIds: string[]): Promise<string> {
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
