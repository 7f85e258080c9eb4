import { retentionRules } from '../../../src/app/retention';
import { AuditSealer } from '../../../src/modules/access/audit-chain/audit-sealer';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { Signer } from '../../../src/modules/access/identity/signer';
import { IdempotencyKey } from '../../../src/modules/access/idempotency/idempotency-key.entity';
import {
  SheetImport,
  SheetImportPiece,
} from '../../../src/modules/exchange/people/sheet-import.entity';
import {
  MatchRun,
  type MatchRunState,
} from '../../../src/modules/matching/entities/match-run.entity';
import { ProposedPair } from '../../../src/modules/matching/entities/proposed-pair.entity';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { auditPeople } from '../../../src/modules/people/changes/audited-people';
import { keepAct } from '../../../src/modules/people/changes/people-acts';
import { PersonStop } from '../../../src/modules/people/entities/person-stop.entity';
import { PersonMerge } from '../../../src/modules/people/entities/person-merge.entity';
import { PhoneCorrection } from '../../../src/modules/reminders/entities/phone-correction.entity';
import { PersonChange } from '../../../src/modules/people/entities/person-change.entity';
import type { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { ReminderAttempt } from '../../../src/modules/reminders/entities/reminder-attempt.entity';
import {
  Reminder,
  type ReminderState,
} from '../../../src/modules/reminders/entities/reminder.entity';
import { Announcement } from '../../../src/modules/reminders/entities/announcement.entity';
import { AnnouncementPerson } from '../../../src/modules/reminders/entities/announcement-person.entity';
import { ChangeEffect } from '../../../src/modules/sessions/entities/change-effect.entity';
import { PlannedChange } from '../../../src/modules/sessions/entities/planned-change.entity';
import { PairAct } from '../../../src/modules/sessions/entities/pair-act.entity';
import { Feedback } from '../../../src/modules/reminders/entities/feedback.entity';
import { MessageIntroduction } from '../../../src/modules/reminders/entities/message-introduction.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { insert } from '../../../src/platform/database/insert';
import { makeFeedback } from '../../factories/feedback';
import { type Env, parseEnv } from '../../../src/platform/config/env';
import { newId } from '../../../src/platform/database/columns';
import { Retention } from '../../../src/platform/retention/retention';
import { plant } from '../../factories/given';
import { makeSheetImport } from '../../factories/imports';
import { makeMatchRun, makePair, makeProposedPair } from '../../factories/pairs';
import { makeReminder } from '../../factories/reminders';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import {
  addMentees,
  addSession,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';

const DAY_MS = 24 * 3_600_000;

describe.each(dialects)('what is forgotten (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let mentee: Mentee;
  let retention: Retention;
  let env: Env;
  /** Identifiers tell the age of a row, and they are made by the real clock: here every row is new. */
  const now = Date.now();
  const clock = new FakeClock(now);
  const later = (days: number) => {
    clock.at = now + days * DAY_MS;
  };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    const settings = {
      SECRET: 'a-secret-of-the-tests-that-is-long-enough',
      RETAIN_AUDIT_DAYS: '1000',
      RETAIN_REMINDERS_DAYS: '300',
      RETAIN_FEEDBACK_DAYS: '200',
    };
    env = parseEnv({
      ...settings,
      RETAIN_CHANGES_DAYS: '60',
      RETAIN_PROPOSALS_DAYS: '90',
      RETAIN_REJECTED_ROWS_DAYS: '30',
    });
    retention = new Retention(database.unitOfWork, clock, env, retentionRules);
    await database.unitOfWork.write(async (manager) => {
      world = await settle(manager);
      [mentee] = (await addMentees(manager, world, 1)) as [Mentee];
    });
  });
  beforeEach(() => later(0));
  afterAll(() => database.drop());

  const addRun = async (state: MatchRunState, createdAt: number): Promise<string> => {
    const times = { createdAt, touchedAt: createdAt, finishedAt: createdAt };
    const run = makeMatchRun({ wardId: world.ward.id, state, ...times });
    const pair = { runId: run.id, mentorId: world.mentor.id, menteeId: mentee.id };
    await database.unitOfWork.write(async (manager) => {
      await plant(manager, MatchRun, run);
      await plant(manager, ProposedPair, makeProposedPair(pair));
    });
    return run.id;
  };

  it('are proposals that were discarded or replaced, and not the one that stands', async () => {
    const discarded = await addRun('discarded', now);
    const replaced = await addRun('published', now + 1);
    const standing = await addRun('published', now + 2);
    later(89);
    expect(await retention.forgetOld()).toEqual({});
    later(91);
    expect(await retention.forgetOld()).toEqual({ proposals: 2 });
    const { read } = database.unitOfWork;
    expect(await read.existsBy(MatchRun, { id: discarded })).toBe(false);
    expect(await read.existsBy(MatchRun, { id: replaced })).toBe(true);
    expect(await read.findBy(ProposedPair, {})).toMatchObject([{ runId: standing }]);
  });

  it('are answers to questions of courses that are over, and of others what was said', async () => {
    const said = { words: 'phòng tối quá', useful: 'yes' } as const;
    const [over, going] = await database.unitOfWork.write(async (manager) => {
      const { bookings } = await addSession(manager, world, [mentee], now);
      const ids = { wardId: world.ward.id, mentorId: world.mentor.id, menteeId: mentee.id };
      const pairs = [makePair({ ...ids, endedAt: now }), makePair(ids)];
      await insert(manager, Pair, pairs);
      const about = { wardId: ids.wardId, menteeId: ids.menteeId, bookingId: bookings[0].id };
      const asked = pairs.map(({ id }) => makeFeedback({ ...about, pairId: id, ...said }));
      await insert(manager, Feedback, asked);
      return asked;
    });
    later(199);
    expect(await retention.forgetOld()).toEqual({});
    later(201);
    expect(await retention.forgetOld()).toEqual({ 'feedback-words': 1, feedback: 1 });
    const { read } = database.unitOfWork;
    expect(await read.existsBy(Feedback, { id: over.id })).toBe(false);
    const kept = await read.findOneByOrFail(Feedback, { id: going.id });
    expect(kept).toMatchObject({ words: null, useful: 'yes' });
  });

  it('are old values of people, and acts on many; who changed which field stays', async () => {
    const act = { id: newId(), wardId: world.ward.id, kind: 'stop', side: 'mentee' } as const;
    const { read } = database.unitOfWork;
    await database.unitOfWork.write(async (manager) => {
      const before = { ...mentee, phone: '+84911222333' };
      await auditPeople(manager, systemActor, now, [
        { side: 'mentee', act: 'change', before, after: mentee },
      ]);
      await keepAct(manager, systemActor, { ...act, people: 1, reason: 'moved' }, now);
    });
    later(59);
    expect(await retention.forgetOld()).toEqual({});
    later(61);
    expect(await retention.forgetOld()).toEqual({ 'old-values': 1, 'people-acts': 1 });
    expect(await read.countBy(PersonChange, { personId: mentee.id })).toBe(0);
    const entry = await read.findOneByOrFail(AuditEntry, { subjectId: mentee.id });
    expect(entry.facts).toEqual({ fields: ['phone'] });
  });

  it('is what merged records and numbers that were put right said before', async () => {
    const { unitOfWork } = database;
    const stop = {
      id: newId(),
      wardId: world.ward.id,
      side: 'mentee',
      personId: mentee.id,
      reason: 'merged',
      isConsentWithdrawn: false,
      stoppedOn: '2026-11-01',
      menteesBecome: null,
      successorId: mentee.id,
      stoppedAt: now,
      stoppedByKind: 'officer',
      stoppedById: null,
      actId: null,
      endedAt: now,
    } as const;
    const merge = { stopId: stop.id, identityKey: 'nga|1950|thon 1|', earlierStopId: null };
    const fields = { fieldsBefore: { phone: '+84912111222' }, fieldsAfter: { phone: null } };
    const wrong = {
      id: newId(),
      wardId: world.ward.id,
      people: [
        { side: 'mentee', id: mentee.id, field: 'phone', before: '+84912111222', after: null },
      ],
      madeAt: now,
      madeById: null,
      takenBackAt: null,
    } as const;
    await unitOfWork.write(async (manager) => {
      await insert(manager, PersonStop, stop);
      await insert(manager, PersonMerge, { ...merge, ...fields });
      await insert(manager, PhoneCorrection, { ...wrong, people: [...wrong.people] });
    });
    const left = async () => [
      await unitOfWork.read.findOneBy(PersonMerge, { stopId: merge.stopId }),
      await unitOfWork.read.findOneBy(PhoneCorrection, { id: wrong.id }),
    ];
    later(29);
    await retention.forgetOld();
    expect(await left()).toMatchObject([{ ...merge, ...fields }, { id: wrong.id }]);
    later(31);
    await retention.forgetOld();
    expect(await left()).toMatchObject([{ ...merge, ...fields }, null]);
    later(61);
    expect(await retention.forgetOld()).toMatchObject({ 'merged-fields': 1 });
    expect(await left()).toEqual([{ ...merge, fieldsBefore: {}, fieldsAfter: {} }, null]);
    // It is looked at once.
    expect(await retention.forgetOld()).not.toHaveProperty('merged-fields');
  });

  it('are acts at the desk with what fell with them, and not what stopped people may come back to', async () => {
    const [act, stop] = [newId(), newId()];
    await database.unitOfWork.write(async (manager) => {
      const made = { madeAt: now, madeByKind: 'officer', madeById: null } as const;
      await insert(manager, PairAct, {
        id: act,
        wardId: world.ward.id,
        kind: 'move',
        menteeId: mentee.id,
        beforeId: null,
        afterId: newId(),
        ...made,
        takenBackAt: null,
      });
      for (const changeId of [act, stop]) {
        const effect = { id: newId(), changeId, kind: 'booking', subjectId: newId() } as const;
        await insert(manager, ChangeEffect, { ...effect, was: {}, cameBack: null });
      }
    });
    later(59);
    expect(await retention.forgetOld()).toEqual({});
    later(61);
    expect(await retention.forgetOld()).toEqual({ 'pair-acts': 1 });
    const { read } = database.unitOfWork;
    expect(await read.findBy(ChangeEffect, {})).toMatchObject([{ changeId: stop }]);
  });

  it('are changes of plans of which nothing can be taken back any more', async () => {
    const change = (
      kind: 'day-off' | 'settings',
      what: object,
      takenBackAt: number | null = null,
    ) => ({
      id: newId(),
      wardId: world.ward.id,
      kind,
      mentorId: null,
      what,
      act: 'cancel' as const,
      reason: 'mưa',
      people: 1,
      messages: 1,
      madeAt: now,
      madeByKind: 'officer' as const,
      madeById: null,
      takenBackAt,
    });
    const dayIn = (days: number) => new Date(now + days * DAY_MS).toISOString().slice(0, 10);
    const off = (days: number) => ({ from: dayIn(days), to: dayIn(days) });
    const [past, ahead, touching] = [
      change('day-off', off(3)),
      change('day-off', off(90)),
      change('day-off', off(3)),
    ];
    const [settings, undone] = [change('settings', {}), change('settings', {}, now)];
    await database.unitOfWork.write(async (manager) => {
      await insert(manager, PlannedChange, [past, ahead, touching, settings, undone]);
      const { session } = await addSession(manager, world, [], now + 80 * DAY_MS);
      const touched = { changeId: touching.id, kind: 'session', subjectId: session.id } as const;
      await insert(manager, ChangeEffect, { id: newId(), ...touched, was: {}, cameBack: null });
    });
    const left = async () =>
      new Set((await database.unitOfWork.read.find(PlannedChange)).map(({ id }) => id));
    later(59);
    expect(await retention.forgetOld()).toEqual({});
    later(61);
    expect(await retention.forgetOld()).toEqual({ changes: 2 });
    expect(await left()).toEqual(new Set([ahead.id, touching.id, settings.id]));
    later(95);
    expect(await retention.forgetOld()).toMatchObject({ changes: 2 });
    expect(await left()).toEqual(new Set([settings.id]));
  });

  it('are what staff said to several people, with whom it was for', async () => {
    const id = newId();
    await database.unitOfWork.write(async (manager) => {
      await insert(manager, Announcement, {
        id,
        wardId: world.ward.id,
        side: 'mentee',
        text: 'Mai nghỉ học.',
        messages: 1,
        parts: 1,
        dueAt: now,
        madeAt: now,
        madeByKind: 'officer',
        madeById: null,
        takenBackAt: null,
      });
      const person = { id: newId(), announcementId: id, personId: mentee.id } as const;
      await insert(manager, AnnouncementPerson, { ...person, outcome: 'told' });
    });
    later(299);
    expect(await retention.forgetOld()).not.toHaveProperty('announcements');
    later(301);
    expect(await retention.forgetOld()).toMatchObject({ announcements: 1 });
    expect(await database.unitOfWork.read.count(AnnouncementPerson)).toBe(0);
  });

  it('is that somebody was told who writes, once that is long ago', async () => {
    await database.unitOfWork.write((manager) =>
      insert(manager, MessageIntroduction, { recipientId: mentee.id, at: now }),
    );
    later(299);
    expect(await retention.forgetOld()).not.toHaveProperty('introductions');
    later(301);
    expect(await retention.forgetOld()).toMatchObject({ introductions: 1 });
    expect(await database.unitOfWork.read.count(MessageIntroduction)).toBe(0);
  });

  it('are messages that are over, with their tries, and none that is still to be sent', async () => {
    const states: ReminderState[] = ['sent', 'failed', 'cancelled', 'planned', 'ambiguous'];
    await database.unitOfWork.write(async (manager) => {
      const { bookings } = await addSession(manager, world, [mentee], now + DAY_MS);
      for (const [index, state] of states.entries()) {
        const reminder = makeReminder(bookings[0], {
          wardId: world.ward.id,
          bookingVersion: index,
          dueAt: now,
          state,
          createdAt: now,
        });
        await plant(manager, Reminder, reminder);
        await manager.insert(ReminderAttempt, {
          id: newId(),
          reminderId: reminder.id,
          channel: 'sms',
          address: 'x',
          outcome: 'sent',
          at: now,
        });
      }
    });
    later(301);
    expect(await retention.forgetOld()).toEqual({ reminders: 3 });
    const { read } = database.unitOfWork;
    const left = (await read.find(Reminder)).map(({ state }) => state).sort();
    expect(left).toEqual(['ambiguous', 'planned']);
    expect(await read.count(ReminderAttempt)).toBe(2);
    const deletion = database.unitOfWork.write((manager) =>
      manager.query('DELETE FROM reminder_attempt'),
    );
    await expect(deletion).rejects.toThrow('only ever added to');
  });

  it('is what stood in rejected rows; which and why is kept', async () => {
    const issues = [{ column: 'Điện thoại', code: 'phone', reason: 'Số điện thoại chưa đúng.' }];
    const rejected = [{ row: 7, cells: ['Nguyễn Thị Lan', 912], issues }];
    const about = { wardId: world.ward.id, rejected, rejectedMore: 1, createdAt: now };
    const sheet = makeSheetImport(about);
    const more = { importId: sheet.id, nth: 0, rejected: [{ ...rejected[0], row: 1007 }] };
    await database.unitOfWork.write(async (manager) => {
      await plant(manager, SheetImport, sheet);
      await manager.insert(SheetImportPiece, more);
    });
    later(31);
    expect(await retention.forgetOld()).toMatchObject({ 'rejected-rows': 1 });
    const kept = await database.unitOfWork.read.findOneByOrFail(SheetImport, { id: sheet.id });
    expect(kept.rejected).toEqual([{ row: 7, cells: [], issues }]);
    const { read } = database.unitOfWork;
    const piece = await read.findOneByOrFail(SheetImportPiece, { importId: sheet.id });
    expect(piece.rejected).toEqual([{ row: 1007, cells: [], issues }]);
    expect((await retention.forgetOld())['rejected-rows']).toBeUndefined();
  });

  it('is what stood in rows of people who did not agree, by the next night', async () => {
    const issue = (code: string) => [{ column: 'Đồng ý', code, reason: 'Chưa đồng ý.' }];
    const rejected = [
      { row: 7, cells: ['Nguyễn Thị Lan', 912], issues: issue('consent') },
      { row: 8, cells: ['Trần Văn Hòa', 913], issues: issue('phone') },
    ];
    const sheet = makeSheetImport({ wardId: world.ward.id, rejected, createdAt: now });
    await database.unitOfWork.write((manager) => plant(manager, SheetImport, sheet));
    later(2);
    expect(await retention.forgetOld()).toMatchObject({ 'unagreed-rows': 1 });
    const { read } = database.unitOfWork;
    const kept = await read.findOneByOrFail(SheetImport, { id: sheet.id });
    expect(kept.rejected.map(({ row, cells }) => [row, cells])).toEqual([
      [7, []],
      [8, ['Trần Văn Hòa', 913]],
    ]);
    expect((await retention.forgetOld())['unagreed-rows']).toBeUndefined();
  });

  it('goes in parts of at most five hundred rows, so that writers wait for none of them long', async () => {
    const count = 1_203;
    await database.unitOfWork.write(async (manager) => {
      const keys = Array.from({ length: count }, (_, index) => ({
        id: `key-${index}`,
        requestHash: 'h',
        status: 201,
        body: null,
        createdAt: now,
      }));
      for (let from = 0; from < count; from += 300) {
        await manager.insert(IdempotencyKey, keys.slice(from, from + 300));
      }
    });
    await database.unitOfWork.write((manager) =>
      manager.insert(AuditEntry, {
        id: newId(),
        wardId: null,
        actorKind: 'system',
        actorId: null,
        action: 'ward.make',
        subjectId: newId(),
        facts: {},
        at: now,
      }),
    );
    const writes = jest.spyOn(database.unitOfWork, 'write');
    later(2);
    expect(await retention.forgetOld()).toEqual({ answers: count });
    expect(writes).toHaveBeenCalledTimes(3);
    writes.mockRestore();
    const { read } = database.unitOfWork;
    expect(await read.countBy(AuditEntry, { action: 'ward.make' })).toBe(1);
    later(1_001);
    // What is not in the chain yet waits for its seal.
    expect(await retention.forgetOld()).not.toHaveProperty('audit');
    await new AuditSealer(database.unitOfWork, new Signer(env)).seal();
    expect(await retention.forgetOld()).toHaveProperty('audit');
    expect(await read.countBy(AuditEntry, { action: 'ward.make' })).toBe(0);
    expect(await read.countBy(AuditEntry, { action: 'audit.forget' })).toBe(1);
  });
});
