import { systemActor } from '../../../src/modules/access/policies/actor';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { storePeople } from '../../../src/modules/exchange/people/store-people';
import { Account } from '../../../src/modules/access/identity/account.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { TopicListeners } from '../../../src/modules/people/changes/topic-listeners';
import { PeopleService } from '../../../src/modules/people/lists/people.service';
import { announcementRows } from '../../../src/modules/reminders/announcements/announcement-rows';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { PhoneCorrections } from '../../../src/modules/reminders/phones/phone-corrections';
import { insertReminders } from '../../../src/modules/reminders/rows/reminder-rows';
import { Env } from '../../../src/platform/config/env';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { makeAccount } from '../../factories/accounts';
import { plant } from '../../factories/given';
import { makeReminder } from '../../factories/reminders';
import { gone } from '../../support/reading/gone';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import {
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';
import { at } from '../../support/worlds/session-world';

const old = '+84977000111';
const right = '+84977000333';

describe.each(dialects)('people for whom another phone rings (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let officer: Actor;
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
      const account = makeAccount({ role: 'officer', wardId: world.ward.id, login: newId() });
      await plant(manager, Account, account);
      officer = { kind: 'officer', id: account.id, wardId: world.ward.id };
    });
  });

  const read = () => database.unitOfWork.read;
  const corrections = () =>
    new PhoneCorrections(
      database.unitOfWork,
      new PeopleService(database.unitOfWork, clock, new Env(), desk.planner, new TopicListeners()),
      clock,
    );
  const calls = () => openCallDesk(database.unitOfWork, clock);
  const correct = async (people: readonly Mentee[], phone: string, number: string | null = old) => {
    const seen = await Promise.all(
      people.map(async ({ id }) => {
        const { version } = await read().findOneByOrFail(Mentee, { id });
        return { side: 'mentee' as const, id, version };
      }),
    );
    return corrections().correct(officer, world.ward.id, { number, phone, people: seen });
  };
  const toMentees = () => sms.sent.filter(({ to }) => to !== world.mentor.phone);

  /** A family of so many who share a phone, booked for one lesson; one message tells of it. */
  async function family(count: number) {
    return database.unitOfWork.write(async (manager) => {
      const made = await addMentees(manager, world, count, (index) => ({
        phone: old,
        fullName: `Học viên ${index}`,
      }));
      const held = await addSession(manager, world, made, at('2026-11-25', 18));
      await desk.planner.bookingsMade(
        manager,
        held.bookings.map((booking) => ({ booking, session: held.session })),
      );
      return { people: made, ...held };
    });
  }

  it('are told by one message when the number of all of them is put right at once', async () => {
    const { people } = await family(3);
    await correct(people, right);
    await desk.dispatcher.sendDue();
    expect(toMentees().map(({ to }) => to)).toEqual([right]);
    for (const { fullName } of people) {
      expect(toMentees()[0].text).toContain(fullName.split(' ').at(-1));
    }
  });

  it('are told by one message when it is put right for one after the other, and when the old one comes back', async () => {
    const { people } = await family(3);
    await correct(people.slice(0, 1), right);
    await correct(people.slice(1, 2), right);
    const made = await correct(people.slice(2), right);
    await corrections().takeBack(officer, made.id);
    await desk.dispatcher.sendDue();
    expect(
      toMentees()
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([old, right]);
  });

  it('are told by one message when a list brings the new number of a household', async () => {
    const { people } = await family(3);
    await database.unitOfWork.write((manager) =>
      storePeople(
        manager,
        Mentee,
        world.ward.id,
        people.map((before) => ({
          key: before.id,
          outcome: 'changed' as const,
          before,
          standing: null,
          fields: { phone: right },
          differing: ['phone'],
          alike: [],
          stop: null,
          faults: [],
        })),
        {
          actor: systemActor,
          now: clock.at,
          actId: newId(),
          phones: desk.planner,
          topics: new TopicListeners(),
        },
      ),
    );
    await desk.dispatcher.sendDue();
    expect(toMentees().map(({ to }) => to)).toEqual([right]);
  });

  it('are not called again about what a call has told them, and stand on the list when it is taken back', async () => {
    sms.answer = () => ({ kind: 'unreachable', code: '114', detail: '' });
    const { people } = await family(2);
    await desk.dispatcher.sendDue();
    const listed = async () =>
      (await calls().lines.list(officer, world.ward.id, { page: 1, pageSize: 100 })).items
        .filter(({ number }) => number !== world.mentor.phone)
        .map(({ number, people: all }) => [number, all.map(({ id }) => id).toSorted()]);
    const [line] = (
      await calls().lines.list(officer, world.ward.id, { page: 1, pageSize: 100 })
    ).items.filter(({ number }) => number === old);
    const reminderIds = line.calls.map(({ reminderId }) => reminderId);
    await calls().notes.note(officer, { reminderIds, outcome: 'reached', note: 'Cháu nghe máy' });
    // Whoever went along with the other's message has a number of their own now.
    const along = await read().findOneByOrFail(Reminder, { state: 'joined', kind: 'booked' });
    const moved = people.filter(({ id }) => id === along.recipientId);
    const stays = people.filter(({ id }) => id !== along.recipientId);
    await correct(moved, right);
    expect(await listed()).toEqual([]);
    const [noted] = await calls().notes.noted(world.ward.id);
    expect(new Set(noted.names)).toEqual(new Set(people.map(({ fullName }) => fullName)));
    await calls().notes.takeBack(officer, noted.reminderId);
    expect(new Map((await listed()).map(([number, ids]) => [number, ids]))).toEqual(
      new Map([
        [old, [stays[0].id]],
        [right, [moved[0].id]],
      ]),
    );
  });

  it('are called by their own number about what may not have arrived at the old one', async () => {
    sms.answer = () => ({ kind: 'ambiguous', code: 'timeout', detail: '' });
    desk.channels.use([Object.assign(new MemoryChannel('sms', false), { answer: sms.answer })]);
    const { people } = await family(2);
    await desk.dispatcher.sendDue();
    const [unclear] = await read().findBy(Reminder, { state: 'ambiguous', kind: 'booked' });
    const moved = people.filter(({ id }) => id !== unclear.recipientId);
    await correct(moved, right);
    const { items } = await calls().lines.list(officer, world.ward.id, { page: 1, pageSize: 100 });
    const told = items.filter(({ number }) => number !== world.mentor.phone);
    expect(
      new Map(told.map(({ number, people: all }) => [number, all.map(({ id }) => id)])),
    ).toEqual(
      new Map([
        [old, [unclear.recipientId]],
        [right, [moved[0].id]],
      ]),
    );
  });

  it('hear each by their own phone what staff said to the shared one', async () => {
    const people = await database.unitOfWork.write(async (manager) => {
      const made = await addMentees(manager, world, 2, () => ({ phone: old }));
      const announcement = {
        id: newId(),
        wardId: world.ward.id,
        side: 'mentee' as const,
        text: 'Mai nhà văn hóa mất điện.',
        messages: 1,
        parts: 1,
        dueAt: clock.at + 300_000,
        madeAt: clock.at,
        madeByKind: 'officer' as const,
        madeById: officer.id,
        takenBackAt: null,
      };
      const phones = [{ people: made.map(({ id }) => id), keptBackBecause: null, isCalled: false }];
      await insertReminders(manager, announcementRows(announcement, phones));
      return made;
    });
    await correct(people.slice(1), right);
    clock.at += 300_000;
    await desk.dispatcher.sendDue();
    expect(
      toMentees()
        .map(({ to }) => to)
        .toSorted(),
    ).toEqual([old, right]);
  });

  it.each(['are led to another record', 'stop'])(
    'are not told again, nor counted as untold, what a message told that left before they %s',
    async (what) => {
      const { people, session, bookings } = await family(2);
      await desk.dispatcher.sendDue();
      expect(toMentees()).toHaveLength(1);
      const along = await read().findOneByOrFail(Reminder, { state: 'joined', kind: 'booked' });
      const away = people.filter(({ id }) => id === along.recipientId)[0];
      const waiting = bookings.filter(({ menteeId }) => menteeId === away.id)[0];
      await database.unitOfWork.write(async (manager) => {
        const [other] = await addMentees(manager, world, 1, () => ({ phone: right }));
        if (what === 'stop') {
          await desk.planner.personStopped(manager, gone(away));
        } else {
          await desk.planner.personMerged(manager, { fromId: away.id, toId: other.id });
        }
      });
      expect(await read().findOneByOrFail(Reminder, { id: along.id })).toMatchObject({
        state: 'joined',
        jointId: along.jointId,
      });
      await desk.dispatcher.sendDue();
      expect(toMentees()).toHaveLength(1);
      // What has not left is still theirs to hear, or nobody's any more.
      expect(
        await read().countBy(Reminder, {
          bookingId: waiting.id,
          kind: 'evening-before',
          sessionStartAt: session.startAt,
          state: what === 'stop' ? 'cancelled' : 'planned',
        }),
      ).toBe(1);
    },
  );

  it('get their reminder, and no question in its place', async () => {
    const { people } = await database.unitOfWork.write(async (manager) => {
      const made = await addMentees(manager, world, 2, (index) => ({
        phone: old,
        fullName: `Học viên ${index}`,
      }));
      const held = await addSession(manager, world, made, at('2026-11-25', 18));
      const [first, second] = held.bookings;
      const wardId = world.ward.id;
      const jointId = newId();
      const joined = { wardId, jointId, state: 'joined' as const, dueAt: at('2026-11-24', 19) };
      const answerAt = 'https://example.vn/g/abcdefghjk';
      await insert(manager, Reminder, [
        makeReminder(first, { ...joined, state: 'planned', kind: 'evening-before' }),
        // Older than the reminder that it goes along with.
        makeReminder(second, { ...joined, kind: 'feedback', facts: { answerAt } }),
        makeReminder(second, { ...joined, kind: 'evening-before' }),
      ]);
      return { people: made };
    });
    await correct(people.slice(1), right);
    const [carrier] = await read().findBy(Reminder, {
      recipientId: people[1].id,
      state: 'planned',
    });
    expect(carrier.kind).toBe('evening-before');
    clock.at = at('2026-11-24', 19, 30);
    await desk.dispatcher.sendDue();
    const [message] = toMentees().filter(({ to }) => to === right);
    expect(message.text).toContain('6 giờ tối');
    expect(message.text).toContain('/g/abcdefghjk');
  });
});
