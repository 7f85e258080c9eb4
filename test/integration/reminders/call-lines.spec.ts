import { Account } from '../../../src/modules/access/identity/account.entity';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { TopicListeners } from '../../../src/modules/people/changes/topic-listeners';
import { PeopleService } from '../../../src/modules/people/lists/people.service';
import { PersonHistory } from '../../../src/modules/people/history/person-history';
import { StopQueries } from '../../../src/modules/people/stops/stop-queries';
import { AuditQueries } from '../../../src/modules/access/audit-log/audit-queries';
import { MessageOptOut } from '../../../src/modules/reminders/entities/message-opt-out.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { PhoneCorrections } from '../../../src/modules/reminders/phones/phone-corrections';
import { PhoneHolders } from '../../../src/modules/reminders/phones/phone-holders';
import { Env } from '../../../src/platform/config/env';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { makeAccount } from '../../factories/accounts';
import { plant } from '../../factories/given';
import { makePair } from '../../factories/pairs';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import {
  addMentees,
  addMentor,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';
import { at } from '../../support/worlds/session-world';

const page = { page: 1, pageSize: 100 };
const shared = '+84977000111';
const other = '+84977000222';

describe.each(dialects)('the call list by number (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let officer: Actor;
  let colleague: Actor;
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;
  const clock = new FakeClock(0);

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock.at = at('2026-11-23', 9);
    sms = new MemoryChannel('sms');
    desk = openDesk(database.unitOfWork, clock, [sms]);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      for (const table of ['call_line', 'phone_correction']) {
        await manager.query(`DELETE FROM ${table}`);
      }
      world = await settle(manager);
      const staff = ['Lan', 'Hòa'].map((fullName) =>
        makeAccount({ role: 'officer', wardId: world.ward.id, login: newId(), fullName }),
      );
      for (const account of staff) await plant(manager, Account, account);
      [officer, colleague] = staff.map(({ id }) => ({
        kind: 'officer' as const,
        id,
        wardId: world.ward.id,
      }));
    });
  });

  const calls = () => openCallDesk(database.unitOfWork, clock);
  const lines = async (whose?: 'all' | 'mine' | 'nobody', who = officer) =>
    (await calls().lines.list(who, world.ward.id, { ...page, whose })).items;
  const people = () =>
    new PeopleService(database.unitOfWork, clock, new Env(), desk.planner, new TopicListeners());
  const corrections = () => new PhoneCorrections(database.unitOfWork, people(), clock);
  const seenOf = ({ line, version }: { line: string; version: number }) => ({ line, version });

  /** Two who share a number and one with another are told of lessons, and no provider takes it. */
  async function unreached(phones: (string | null)[] = [shared, shared, other]) {
    sms.answer = () => ({ kind: 'unreachable', code: '114', detail: '' });
    const mentees = await database.unitOfWork.write(async (manager) => {
      const made = await addMentees(manager, world, phones.length, (index) => ({
        phone: phones[index],
        fullName: `Học viên ${index}`,
      }));
      const held = await addSession(manager, world, made, at('2026-11-25', 18));
      await desk.planner.bookingsMade(
        manager,
        held.bookings.map((booking) => ({ booking, session: held.session })),
      );
      return made;
    });
    await desk.dispatcher.sendDue();
    return mentees;
  }

  /** The ambassador guides these. */
  async function guide(mentees: readonly Mentee[], mentorId = world.mentor.id) {
    await database.unitOfWork.write((manager) =>
      insert(
        manager,
        Pair,
        mentees.map(({ id: menteeId }) => makePair({ wardId: world.ward.id, menteeId, mentorId })),
      ),
    );
  }

  it('has a number once, with everybody to tell and all there is to say, and is counted by number', async () => {
    await unreached();
    const list = (await lines()).filter(({ number }) => number !== world.mentor.phone);
    expect(list.map(({ number, people: all }) => [number, all.length])).toEqual([
      [shared, 2],
      [other, 1],
    ]);
    expect(await calls().lines.count(world.ward.id)).toBe((await lines()).length);
  });

  it('has whoever has no phone on the line of their ambassador, who is called once for all of them', async () => {
    const mentees = await unreached([null, null, other]);
    await guide(mentees);
    const list = await lines();
    expect(list.map(({ line }) => line)).toHaveLength(new Set(list.map(({ line }) => line)).size);
    const ofMentor = list.find(({ line }) => line === world.mentor.phone);
    const names = ofMentor?.people.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Học viên 0', 'Học viên 1']));
    expect(await calls().lines.count(world.ward.id)).toBe(list.length);
    const theirs = await calls().lines.ofMentor(world.mentor.id);
    const shown = theirs.map(({ number, people: all }) => [number, all.length]);
    expect(shown).toHaveLength(2);
    expect(shown).toEqual(
      expect.arrayContaining([
        [null, 2],
        [other, 1],
      ]),
    );
  });

  it('has an ambassador once, whom neither the plan nor the list of tomorrow reached', async () => {
    clock.at = at('2026-11-24', 10);
    sms.answer = () => ({ kind: 'unreachable', code: '114', detail: '' });
    await database.unitOfWork.write(async (manager) => {
      const made = await addMentees(manager, world, 2);
      const first = await addSession(manager, world, made, at('2026-11-25', 18));
      await desk.planner.planPublished(
        manager,
        first.bookings.map((booking) => ({ booking, session: first.session })),
      );
    });
    clock.at = at('2026-11-24', 20, 30);
    await desk.dispatcher.sendDue();
    const failed = await database.unitOfWork.read.findBy(Reminder, {
      recipientId: world.mentor.id,
      state: 'failed',
    });
    expect(failed.map(({ kind }) => kind).toSorted()).toEqual(['digest', 'plan']);
    const ofMentor = async () =>
      (await calls().list.list(world.ward.id, page)).items.filter(
        ({ personKind }) => personKind === 'mentor',
      );
    const [call, ...more] = await ofMentor();
    expect(more).toEqual([]);
    expect(call.kind).toBe('plan');
    const { reminderId } = call;
    await calls().notes.note(officer, {
      reminderIds: [reminderId],
      outcome: 'reached',
      note: null,
    });
    expect(await ofMentor()).toEqual([]);
  });

  it('lets one act say what came of a call, for all of it, and takes it back as one', async () => {
    await unreached();
    const [line] = await lines();
    const reminderIds = line.calls.map(({ reminderId }) => reminderId);
    const { notes } = calls();
    await notes.note(officer, { reminderIds, outcome: 'not-reached', note: null });
    clock.at += 60_000;
    await notes.note(colleague, { reminderIds, outcome: 'not-reached', note: null });
    expect((await lines())[0]).toMatchObject({
      outcome: 'not-reached',
      tries: 2,
      outcomeBy: 'Hòa',
    });
    await notes.takeBack(officer, reminderIds[0]);
    expect((await lines())[0]).toMatchObject({ outcome: null });
    clock.at += 60_000;
    await notes.note(officer, { reminderIds, outcome: 'reached', note: 'Cháu nghe máy' });
    expect((await lines()).map(({ number }) => number)).not.toContain(shared);
    const [noted] = await notes.noted(world.ward.id);
    expect(noted).toMatchObject({ calledBy: 'Lan', note: 'Cháu nghe máy' });
    await notes.takeBack(officer, noted.reminderId);
    expect((await lines())[0].calls).toHaveLength(line.calls.length);
    await expect(
      notes.note({ ...officer, wardId: newId() }, { reminderIds, outcome: 'reached', note: null }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tells the second of two who note a call at once that it was noted', async () => {
    await unreached();
    const [line] = await lines();
    const reminderIds = line.calls.map(({ reminderId }) => reminderId);
    const both = await Promise.allSettled(
      [officer, colleague].map((actor) =>
        calls().notes.note(actor, { reminderIds, outcome: 'reached', note: null }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'call-noted' });
  });

  it('lets one of two officers take a number, whether anything was kept of it or not', async () => {
    await unreached();
    for (let round = 0; round < 5; round++) {
      const [line] = await lines('nobody');
      const both = await Promise.allSettled(
        [officer, colleague].map((actor) =>
          calls().callers.give(actor, world.ward.id, [seenOf(line)], {
            kind: 'staff',
            id: actor.id ?? '',
          }),
        ),
      );
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
      expect(refused.reason).toMatchObject({ code: 'call-line-taken' });
      const [taken] = (await lines()).filter(({ line: one }) => one === line.line);
      const winner = taken.caller?.id === officer.id ? officer : colleague;
      expect((await lines('mine', winner)).map(({ line: one }) => one)).toEqual([line.line]);
      expect((await lines('nobody')).map(({ line: one }) => one)).not.toContain(line.line);
      await calls().callers.give(winner, world.ward.id, [seenOf(taken)], null);
    }
  });

  it('gives all of the chosen numbers or none, and to staff of the ward alone', async () => {
    await unreached();
    const [first, second] = await lines();
    const { callers } = calls();
    const toMe = { kind: 'staff' as const, id: officer.id ?? '' };
    await callers.give(colleague, world.ward.id, [seenOf(second)], {
      kind: 'staff',
      id: colleague.id ?? '',
    });
    await expect(
      callers.give(officer, world.ward.id, [seenOf(first), seenOf(second)], toMe),
    ).rejects.toMatchObject({ code: 'call-line-taken' });
    expect((await lines()).map(({ caller }) => caller?.name ?? null).slice(0, 2)).toEqual([
      null,
      'Hòa',
    ]);
    await expect(
      callers.give(officer, world.ward.id, [seenOf(first)], { kind: 'staff', id: newId() }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      callers.give(officer, world.ward.id, [{ line: '+84900000000', version: 0 }], toMe),
    ).rejects.toMatchObject({ code: 'stale-version' });
  });

  it('gives a number to the ambassador who guides everybody of it, who sees it and gives it back', async () => {
    const mentees = await unreached();
    const stranger = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { fullName: 'Đại sứ khác', phone: '+84912000999' }),
    );
    await guide(mentees.slice(0, 1), stranger.id);
    await guide(mentees.slice(1));
    const [both, one] = await lines();
    const { callers, notes } = calls();
    await expect(
      callers.give(officer, world.ward.id, [seenOf(both)], { kind: 'mentor' }),
    ).rejects.toMatchObject({ code: 'not-their-mentees' });
    await callers.give(officer, world.ward.id, [seenOf(one)], { kind: 'mentor' });
    const mentor: Actor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id };
    const given = (await calls().lines.ofMentor(world.mentor.id)).filter(({ caller }) => caller);
    expect(given.map(({ number }) => number)).toEqual([other]);
    const reminderIds = given[0].calls.map(({ reminderId }) => reminderId);
    // What is another's to call is not theirs to see.
    await callers.give(officer, world.ward.id, [seenOf(both)], {
      kind: 'staff',
      id: officer.id ?? '',
    });
    expect((await calls().lines.ofMentor(world.mentor.id)).map(({ number }) => number)).toEqual([
      other,
    ]);
    await callers.giveBack(mentor, reminderIds);
    expect((await lines('nobody')).map(({ number }) => number)).toContain(other);
    await notes.note(mentor, { reminderIds, outcome: 'reached', note: null });
    expect((await lines()).map(({ number }) => number)).not.toContain(other);
    await expect(
      notes.note(
        { kind: 'mentor', id: newId(), wardId: world.ward.id },
        { reminderIds, outcome: 'reached', note: null },
      ),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('shows an ambassador nothing that tells of somebody whom they neither guide nor teach', async () => {
    const mentees = await unreached([shared, shared]);
    const stranger = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { phone: '+84912000998' }),
    );
    // The one message to the phone tells of both; only one of them is taught by the other ambassador.
    await guide(mentees.slice(0, 1), stranger.id);
    const [line] = await lines();
    await database.unitOfWork.write((manager) =>
      manager.query(
        `INSERT INTO call_line (id, ward_id, line, caller_kind, caller_id, tries, version, touched_at)
         VALUES ($1, $2, $3, 'mentor', $4, 0, 1, 0)`,
        [newId(), world.ward.id, line.line, stranger.id],
      ),
    );
    expect(await calls().lines.ofMentor(stranger.id)).toEqual([]);
  });

  it('is nobody’s again once the account of whoever calls it is switched off', async () => {
    await unreached();
    const [line] = await lines();
    const to = { kind: 'staff', id: colleague.id ?? '' } as const;
    await calls().callers.give(officer, world.ward.id, [seenOf(line)], to);
    await database.unitOfWork.write((manager) =>
      manager.update(Account, { id: colleague.id ?? '' }, { isActive: false }),
    );
    const [free] = await lines('nobody');
    expect(free).toMatchObject({ line: line.line, caller: null });
    const toMe = { kind: 'staff', id: officer.id ?? '' } as const;
    await calls().callers.give(officer, world.ward.id, [seenOf(free)], toMe);
    expect((await lines('mine')).map((one) => one.line)).toEqual([line.line]);
  });

  it('is nobody’s again once its ambassador guides them no more, or stops', async () => {
    const [mentee] = await unreached([other]);
    const guide2 = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { fullName: 'Đại sứ khác', phone: '+84912000997' }),
    );
    await guide([mentee], guide2.id);
    const ofMentee = async (whose?: 'nobody') =>
      (await lines(whose)).filter(({ number }) => number === other);
    const [line] = await ofMentee();
    await calls().callers.give(officer, world.ward.id, [seenOf(line)], { kind: 'mentor' });
    expect(await ofMentee('nobody')).toEqual([]);
    await database.unitOfWork.write((manager) =>
      manager.update(Mentor, { id: guide2.id }, { isActive: false }),
    );
    expect(await ofMentee('nobody')).toMatchObject([{ caller: null }]);
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentor, { id: guide2.id }, { isActive: true });
      await manager.update(Pair, { mentorId: guide2.id }, { endedAt: clock.at });
    });
    expect(await ofMentee('nobody')).toMatchObject([{ caller: null }]);
    // Whoever teaches the lesson sees it as nobody's, and not as somebody else's.
    const seen = await calls().lines.ofMentor(world.mentor.id);
    expect(seen.map(({ number }) => number)).toContain(other);
  });

  it('is nobody’s again once what is to be said by the number is not the ambassador’s to say', async () => {
    const [mentee, neighbour] = await unreached([shared, other]);
    const guide2 = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, { fullName: 'Đại sứ khác', phone: '+84912000996' }),
    );
    await guide([mentee], guide2.id);
    const [line] = (await lines()).filter(({ number }) => number === shared);
    await calls().callers.give(officer, world.ward.id, [seenOf(line)], { kind: 'mentor' });
    await corrections().correct(officer, world.ward.id, {
      number: other,
      phone: shared,
      people: [{ side: 'mentee', id: neighbour.id, version: neighbour.version }],
    });
    const [free] = (await lines('nobody')).filter(({ number }) => number === shared);
    expect(free).toMatchObject({ caller: null });
    expect(free.people).toHaveLength(2);
  });

  it('puts a number right for everybody who has it, in their history, with one press back', async () => {
    const mentees = await unreached();
    const holders = (await new PhoneHolders(database.unitOfWork).of(world.ward.id, [shared])).get(
      shared,
    );
    expect(holders?.map(({ fullName }) => fullName)).toEqual(['Học viên 0', 'Học viên 1']);
    const [line] = await lines();
    await calls().callers.give(officer, world.ward.id, [seenOf(line)], {
      kind: 'staff',
      id: officer.id ?? '',
    });
    const seen = (holders ?? []).map(({ side, id, version }) => ({ side, id, version }));
    await expect(
      corrections().correct(officer, world.ward.id, {
        number: shared,
        phone: '12345',
        people: seen,
      }),
    ).rejects.toMatchObject({ code: 'invalid-person' });
    await corrections().correct(officer, world.ward.id, {
      number: shared,
      phone: '0977 000 333',
      people: seen,
    });
    const now = await lines();
    expect(now.map(({ number }) => number)).toContain('+84977000333');
    // Whoever was to call the old number calls the new one.
    expect(now.find(({ number }) => number === '+84977000333')?.caller?.name).toBe('Lan');
    const history = new PersonHistory(
      database.unitOfWork,
      new AuditQueries(database.unitOfWork),
      people(),
      new StopQueries(database.unitOfWork),
    );
    const [change] = await history.of('mentee', mentees[0].id);
    expect(change).toMatchObject({
      fields: ['phone'],
      changes: [{ name: 'phone', was: shared, is: '+84977000333' }],
    });
    const [made] = await corrections().latest(world.ward.id);
    expect(made).toMatchObject({ before: shared, after: '+84977000333' });
    await corrections().takeBack(officer, made.id);
    expect((await lines()).map(({ number }) => number)).toContain(shared);
    expect(await corrections().latest(world.ward.id)).toEqual([]);
    await expect(
      corrections().correct(officer, world.ward.id, {
        number: shared,
        phone: '0977000444',
        people: seen,
      }),
    ).rejects.toMatchObject({ code: 'stale-version' });
  });

  it('sends what is still to come to the new number, whatever the old one refused', async () => {
    const [first] = await database.unitOfWork.write(async (manager) => {
      const made = await addMentees(manager, world, 2, () => ({ phone: shared }));
      const held = await addSession(manager, world, made, at('2026-11-25', 18));
      await insert(manager, MessageOptOut, {
        id: newId(),
        address: shared,
        channel: 'all',
        source: 'x',
        wardId: null,
        at: 0,
      });
      await desk.planner.bookingsMade(
        manager,
        held.bookings.map((booking) => ({ booking, session: held.session })),
      );
      return made;
    });
    await corrections().correct(officer, world.ward.id, {
      number: shared,
      phone: other,
      people: [{ side: 'mentee', id: first.id, version: first.version }],
    });
    await desk.dispatcher.sendDue();
    // Of the two who were told by one message, each has their own now; the old number wants none.
    expect(sms.sent.map(({ to }) => to).filter((to) => to !== world.mentor.phone)).toEqual([other]);
    const failed = await database.unitOfWork.read.findBy(Reminder, { state: 'failed' });
    expect(failed).toMatchObject([{ failure: 'opted-out' }]);
    expect(failed[0].recipientId).not.toBe(first.id);
  });

  it('tells each by their own number what nobody got, once one of them has another', async () => {
    const mentees = await unreached([shared, shared]);
    await corrections().correct(officer, world.ward.id, {
      number: shared,
      phone: other,
      people: [{ side: 'mentee', id: mentees[0].id, version: mentees[0].version }],
    });
    const list = await lines();
    const told = list.filter(({ number }) => number !== world.mentor.phone);
    expect(
      new Map(told.map(({ number, people: all }) => [number, all.map(({ name }) => name)])),
    ).toEqual(
      new Map([
        [shared, ['Học viên 1']],
        [other, ['Học viên 0']],
      ]),
    );
  });
});
