import { In } from 'typeorm';
import { MOST_ANNOUNCED } from '../../../src/core/reminders/announcement';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Announcements } from '../../../src/modules/reminders/announcements/announcements.service';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { Announcement } from '../../../src/modules/reminders/entities/announcement.entity';
import { AnnouncementPerson } from '../../../src/modules/reminders/entities/announcement-person.entity';
import { ChannelPause } from '../../../src/modules/reminders/entities/channel-pause.entity';
import { MessageOptOut } from '../../../src/modules/reminders/entities/message-opt-out.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { MESSAGE_LIMITS } from '../../../src/core/reminders/message-budget';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
import { DomainError } from '../../../src/platform/common/domain-error';
import { insert } from '../../../src/platform/database/insert';
import { paths } from '../../../src/web/kit/paths/paths';
import { gone } from '../../support/reading/gone';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import {
  addHousehold,
  addMentees,
  addMentor,
  forgetReminders,
} from '../../support/worlds/reminder-world';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

const MINUTE_MS = 60_000;
const text = 'Mai nhà văn hóa mất điện, mời cô bác đến học vào thứ Bảy.';

describe.each(dialects)('one message to several people (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let clock: FakeClock;
  let world: SessionWorld;
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;
  let announcements: Announcements;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    clock = new FakeClock(at(monday, 9));
    pages = await startPagesApp(database.unitOfWork, clock);
    announcements = pages.app.get(Announcements);
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(async () => {
    clock.at = at(monday, 9);
    sms = new MemoryChannel('sms');
    desk = openDesk(database.unitOfWork, clock, [sms]);
    pages.app.get(Channels).use([sms]);
    world = await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      await manager.clear(ChannelPause);
      return settlePairs(manager, 0);
    });
    pages.actors = [world.officer];
  });

  const read = () => database.unitOfWork.read;
  const add = (people: Partial<Mentee>[]) =>
    database.unitOfWork.write((manager) =>
      addMentees(manager, world, people.length, (index) => people[index] ?? {}),
    );
  const idsOf = (people: readonly { id: string }[]) => people.map(({ id }) => id);
  const send = (people: readonly { id: string }[], more: { id?: string; text?: string } = {}) =>
    announcements.send(world.officer, world.ward.id, {
      side: 'mentee',
      personIds: idsOf(people),
      text,
      ...more,
    });
  const look = (people: readonly { id: string }[]) =>
    announcements.look(world.officer, world.ward.id, {
      side: 'mentee',
      personIds: idsOf(people),
      text,
    });
  const rowsOf = (people: readonly { id: string }[]) =>
    read().findBy(Reminder, { recipientId: In(idsOf(people)) });
  const codeOf = (refused: Promise<unknown>): Promise<string> =>
    refused.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );

  /** Three on one phone, one on their own; nobody reaches the last three. */
  async function everyKind(): Promise<Mentee[]> {
    const household = await database.unitOfWork.write((manager) => addHousehold(manager, world));
    const people = await add([
      { fullName: 'Lê An', phone: null, householdId: household.id },
      { fullName: 'Lê Bình', phone: '+84981111111', householdId: household.id },
      { fullName: 'Vũ Cúc', phone: '+84981111111' },
      { fullName: 'Đỗ Dậu', phone: '+84982222222' },
      { fullName: 'Bùi Én', phone: null },
      { fullName: 'Hà Gấm', phone: '+84983333333', messagesStoppedAt: 1 },
      { fullName: 'Mai Hoa', phone: '+84984444444' },
    ]);
    await database.unitOfWork.write(async (manager) => {
      await manager.delete(MessageOptOut, { channel: 'all' });
      const stop = {
        id: newId(),
        address: '+84984444444',
        channel: 'all',
        source: 'officer',
        wardId: null,
        at: 1,
      };
      await insert(manager, MessageOptOut, stop);
    });
    return people;
  }

  it('says before it goes out how many phones ring, and whom it does not reach', async () => {
    const people = await everyKind();
    const preview = await look(people);
    expect(preview.sentence).toBe(`${world.ward.name}: ${text}`);
    expect(preview).toMatchObject({ messages: 2, parts: 1, dueAt: clock.at + 5 * MINUTE_MS });
    expect(preview.people.map(({ outcome }) => outcome)).toEqual([
      'told',
      'told',
      'told',
      'told',
      'no-address',
      'stopped',
      'stopped',
    ]);
    expect(await rowsOf(people)).toEqual([]);

    const sent = await send(people);
    expect(sent).toMatchObject({ messages: preview.messages, parts: preview.parts });
    clock.at = preview.dueAt;
    await desk.dispatcher.sendDue();
    expect(sms.sent).toHaveLength(2);
    expect(new Set(sms.sent.map(({ to }) => to))).toEqual(
      new Set(['+84981111111', '+84982222222']),
    );
    expect(new Set(sms.sent.map((message) => message.plainText))).toEqual(
      new Set([expect.stringContaining('mat dien') as string]),
    );
    expect(sms.sent[0].text).toContain(preview.sentence);
    const { people: told } = await announcements.get(world.officer, sent.id);
    expect(told.filter(({ state }) => state === 'sent')).toHaveLength(4);
    expect(await rowsOf(people)).toHaveLength(4);
  });

  it.each([
    ['an hour', 3_600_000, 0, 2],
    ['ten minutes', 600_000, 2, 0],
  ])('is called where the only channel pauses for %s', async (_, ms, messages, calls) => {
    const people = await everyKind();
    const pause = { channel: 'sms', untilAt: clock.at + ms, reason: '-115', at: clock.at };
    await database.unitOfWork.write((manager) => insert(manager, ChannelPause, pause));
    const preview = await look(people);
    expect(preview).toMatchObject({ messages, calls });
    const outcome = calls > 0 ? 'call' : 'told';
    expect(preview.people.slice(0, 4).map((one) => one.outcome)).toEqual(Array(4).fill(outcome));
    const sent = await send(people);
    expect(sent).toMatchObject({ messages });
    for (const later of [0, ms]) {
      clock.at = preview.dueAt + later;
      await desk.dispatcher.sendDue();
    }
    expect(sms.sent).toHaveLength(messages);
    const { list } = openCallDesk(database.unitOfWork, clock);
    const { items } = await list.list(world.ward.id, { page: 1, pageSize: 50 });
    expect(items.filter(({ kind }) => kind === 'announcement')).toHaveLength(calls);
  });

  it('counts as a message only what can leave, and puts the rest on the list of calls', async () => {
    const people = await everyKind();
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: people[3].id }, { email: 'dau@example.vn' }),
    );
    const email = new MemoryChannel('email');
    desk.channels.use([email]);
    pages.app.get(Channels).use([email]);
    const preview = await look(people);
    // The family's phone rings by no e-mail; neither does the number at which somebody said STOP.
    expect(preview).toMatchObject({ messages: 1, calls: 2 });
    expect(preview.people.map(({ outcome }) => outcome)).toEqual([
      'call',
      'call',
      'call',
      'told',
      'no-address',
      'stopped',
      'call',
    ]);
    const sent = await send(people);
    expect(sent.messages).toBe(1);
    clock.at = preview.dueAt;
    await desk.dispatcher.sendDue();
    expect(email.sent).toHaveLength(1);
    const calls = openCallDesk(database.unitOfWork, clock);
    const { items } = await calls.lines.list(world.officer, world.ward.id, {
      page: 1,
      pageSize: 50,
    });
    expect(items).toHaveLength(preview.calls);
  });

  it('is put on the list of calls where no provider is set up, and says so before', async () => {
    const people = await add([{ fullName: 'Lê An', phone: '+84981111112' }]);
    desk.channels.use([]);
    pages.app.get(Channels).use([]);
    expect(await look(people)).toMatchObject({ messages: 0, calls: 1 });
    expect((await send(people)).messages).toBe(0);
  });

  it('goes out once, however often it is pressed', async () => {
    const people = await add([{}, {}]);
    const id = newId();
    const answers = await Promise.all([1, 2].map(() => send(people, { id })));
    expect(answers[0]).toEqual(answers[1]);
    expect(await send(people, { id })).toEqual(answers[0]);
    expect(await read().countBy(Announcement, { id })).toBe(1);
    expect(await rowsOf(people)).toHaveLength(2);
    clock.at += 5 * MINUTE_MS;
    await desk.dispatcher.sendDue();
    await desk.dispatcher.sendDue();
    expect(sms.sent).toHaveLength(2);
  });

  it('is taken back by one press while it has not left, and not after', async () => {
    const people = await everyKind();
    const first = await send(people);
    const back = await announcements.takeBack(world.officer, first.id);
    expect(back.takenBackAt).toBe(clock.at);
    expect(new Set((await rowsOf(people)).map(({ state }) => state))).toEqual(
      new Set(['cancelled']),
    );
    expect(await codeOf(announcements.takeBack(world.officer, first.id))).toBe(
      'already-taken-back',
    );
    clock.at += 6 * MINUTE_MS;
    await desk.dispatcher.sendDue();
    expect(sms.sent).toEqual([]);
    const second = await send(people);
    clock.at += 6 * MINUTE_MS;
    await desk.dispatcher.sendDue();
    expect(sms.sent).toHaveLength(2);
    expect(await codeOf(announcements.takeBack(world.officer, second.id))).toBe(
      'announcement-gone',
    );
  });

  it('is either sent or taken back, for each phone, when both happen at once', async () => {
    const people = await add(Array.from({ length: 20 }, () => ({})));
    const { id } = await send(people);
    clock.at += 5 * MINUTE_MS;
    await Promise.all([
      desk.dispatcher.sendDue(),
      codeOf(announcements.takeBack(world.officer, id)),
    ]);
    await desk.dispatcher.sendDue();
    const rows = await rowsOf(people);
    expect(rows.filter(({ state }) => state === 'sent')).toHaveLength(sms.sent.length);
    expect(rows.every(({ state }) => state === 'sent' || state === 'cancelled')).toBe(true);
  });

  it('keeps the limits of the week and the day, and says whom they keep back', async () => {
    const [one, two] = await add([{ phone: '+84985555555' }, { phone: '+84985555555' }]);
    const settings = { ...world.ward.settings, ...MESSAGE_LIMITS };
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: world.ward.id }, { settings }),
    );
    await send([one]);
    await send([one]);
    const third = await send([one, two]);
    // The phone rings for the other anyway.
    expect(third.people.map(({ outcome }) => outcome)).toEqual(['told', 'told']);
    const preview = await look([one, two]);
    expect(preview.messages).toBe(0);
    expect(preview.people.map(({ outcome }) => outcome)).toEqual(['day-limit', 'day-limit']);
    expect(await codeOf(send([one, two]))).toBe('announcement-reaches-nobody');
    clock.at = at('2026-11-25', 9);
    expect((await look([one])).people[0].outcome).toBe('week-limit');
    const [other] = await add([{ phone: '+84986666666' }]);
    const { people } = await send([one, other]);
    expect(people.find(({ personId }) => personId === one.id)).toMatchObject({
      outcome: 'week-limit',
      state: 'held',
    });
    // And they count for what comes later.
    clock.at = at('2026-12-01', 9);
    await send([other]);
    await send([other]);
    expect((await look([other])).people[0].outcome).toBe('week-limit');
  });

  it('offers to call, or a later day, where every phone rings often enough', async () => {
    const [one, two] = await add([{ phone: '+84985550001' }, { phone: '+84985550002' }]);
    const settings = { ...world.ward.settings, ...MESSAGE_LIMITS };
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: world.ward.id }, { settings }),
    );
    await send([one, two]);
    await send([one, two]);
    expect(await look([one, two])).toMatchObject({
      messages: 0,
      calls: 0,
      held: 2,
      roomOn: '2026-11-30',
    });
    const picked = `${paths.ward.pickedMentees(world.ward.code)}?whom=ticked&id=${one.id}&id=${two.id}`;
    const write = formsOf((await pages.get(picked)).text).find(({ action }) =>
      action.endsWith('/announcements'),
    );
    const path = write?.action ?? '';
    const ask = (more: Record<string, string>) =>
      pages.send('POST', path, { ...write?.hidden, text, ...more });
    const shown = (await ask({})).text;
    expect(shown).toContain('Gọi điện cho 2 số này');
    expect(shown).toContain('value="2026-11-30"');
    const confirmOf = (page: string) =>
      formsOf(page).find(({ hidden }) => hidden.confirmed === 'yes')?.hidden;

    const later = (await ask({ instead: '2026-11-30' })).text;
    expect(later).toContain('2 tin, mỗi số điện thoại một tin');
    await pages.send('POST', path, confirmOf(later));
    const [first] = await announcements.list(world.officer, world.ward.id);
    expect(first).toMatchObject({ messages: 2, dueAt: at('2026-11-30', 8) });

    const calls = (await ask({ instead: 'call' })).text;
    expect(calls).toContain('Ghi 2 số vào danh sách cần gọi');
    clock.at += MINUTE_MS;
    await pages.send('POST', path, confirmOf(calls));
    const desks = openCallDesk(database.unitOfWork, clock);
    const asked = { page: 1, pageSize: 50 };
    const { items } = await desks.lines.list(world.officer, world.ward.id, asked);
    expect(items).toHaveLength(2);
    expect((await pages.get(paths.ward.reminders(world.ward.code))).text).toContain('0985 550 002');

    expect((await ask({ day: '2026-11-20' })).text).toContain('Ngày này đã qua');
    expect((await ask({ day: '2027-11-20' })).text).toContain('trong 14 ngày tới');
  });

  it('is for a whole ward at once, with counts that are true', async () => {
    const people = await add(
      Array.from({ length: 300 }, (_, nth) => ({ phone: `+8497${String(2_000_000 + nth)}` })),
    );
    const list = `${paths.ward.pickedMentees(world.ward.code)}?whom=everybody`;
    const write = formsOf((await pages.get(list)).text).find(({ action }) =>
      action.endsWith('/announcements'),
    );
    const shown = (await pages.send('POST', write?.action ?? '', { ...write?.hidden, text })).text;
    expect(shown).toContain('300 tin, mỗi số điện thoại một tin');
    const confirm = formsOf(shown).find(({ hidden }) => hidden.confirmed === 'yes');
    await pages.send('POST', write?.action ?? '', confirm?.hidden);
    expect(await rowsOf(people)).toHaveLength(300);
  });

  it('still reaches the others of a phone when the one who carries it stops', async () => {
    const [carrier, other] = await add([{ phone: '+84985555555' }, { phone: '+84985555555' }]);
    await send([carrier, other]);
    const [joined] = (await rowsOf([carrier, other])).filter(({ state }) => state === 'joined');
    const leaving = joined.recipientId === other.id ? carrier : other;
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentee, { id: leaving.id }, { isActive: false });
      await desk.planner.personStopped(manager, gone(leaving));
    });
    clock.at += 5 * MINUTE_MS;
    await desk.dispatcher.sendDue();
    expect(sms.sent).toHaveLength(1);
  });

  it('still reaches the others of a phone when the one who carries it wants no messages', async () => {
    const people = await add([{ phone: '+84985555556' }, { phone: '+84985555556' }]);
    await send(people);
    const rows = await rowsOf(people);
    const { recipientId } = rows.find(({ state }) => state !== 'joined') ?? rows[0];
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: recipientId }, { messagesStoppedAt: clock.at }),
    );
    clock.at += 5 * MINUTE_MS;
    await desk.dispatcher.sendDue();
    await desk.dispatcher.sendDue();
    expect(sms.sent).toHaveLength(1);
    const states = (await rowsOf(people)).map(
      (row) => `${row.recipientId === recipientId} ${row.state}`,
    );
    expect(states.sort()).toEqual(['false sent', 'true cancelled']);
  });

  it('is taken off the list of calls by the same press where nothing could send it', async () => {
    const people = await add([{}, {}]);
    const { id } = await send(people);
    clock.at += 6 * MINUTE_MS;
    await openDesk(database.unitOfWork, clock, []).dispatcher.sendDue();
    expect((await rowsOf(people)).map(({ state }) => state)).toEqual(['failed', 'failed']);
    await announcements.takeBack(world.officer, id);
    expect((await rowsOf(people)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  it('leaves nobody’s phone ringing at night', async () => {
    clock.at = at(monday, 23);
    const { dueAt } = await look(await add([{}]));
    expect(dueAt).toBe(at('2026-11-24', 7));
  });

  it('is for people of the ward alone, and not for too many at a time or too often', async () => {
    const people = await add([{}]);
    const stranger = await database.unitOfWork.write(async (manager) => {
      const [one] = await addMentees(manager, await settlePairs(manager, 0), 1);
      return one;
    });
    expect(await codeOf(send([...people, stranger]))).toBe('not-found');
    const elsewhere = { ...world.officer, wardId: stranger.wardId };
    const { id } = await send(people);
    expect(await codeOf(announcements.get(elsewhere, id))).toBe('not-found');
    expect(await codeOf(announcements.takeBack(elsewhere, id))).toBe('not-found');
    for (let nth = 1; nth < 10; nth += 1) await send(await add([{ phone: `+8497000000${nth}` }]));
    expect(await codeOf(send(await add([{ phone: '+84970000000' }])))).toBe('announcements-many');
    const many = Array.from({ length: MOST_ANNOUNCED + 1 }, newId);
    const path = `/api/v1/wards/${world.ward.id}/announcements`;
    const { status } = await pages.send('POST', path, { side: 'mentee', personIds: many, text });
    expect(status).toBe(400);
  });

  it('is chosen in the list, looked at, sent and taken back on pages', async () => {
    const people = await everyKind();
    const query = people.map(({ id }) => `id=${id}`).join('&');
    const { text: chosen } = await pages.get(
      `${paths.ward.pickedMentees(world.ward.code)}?whom=ticked&${query}`,
    );
    const write = formsOf(chosen).find(({ action }) => action.endsWith('/announcements'));
    const path = write?.action ?? '';
    const bad = await pages.send('POST', path, { ...write?.hidden, text: 'Vào bit.ly/qua nhé' });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('kẻ lừa đảo');
    expect(bad.text).toContain('Vào bit.ly/qua nhé');
    const shown = await pages.send('POST', path, { ...write?.hidden, text });
    expect(shown.text).toContain('2 tin, mỗi số điện thoại một tin');
    expect(shown.text).toContain('không muốn nhận tin nhắn (2)');
    expect(await rowsOf(people)).toEqual([]);
    const confirm = formsOf(shown.text).find(({ hidden }) => hidden.confirmed === 'yes');
    const { location } = await pages.send('POST', path, confirm?.hidden);
    expect((await pages.send('POST', path, confirm?.hidden)).location).toBe(location);
    const sent = await pages.get(location ?? '');
    const back = formsOf(sent.text).find(({ action }) => action.endsWith('/taking-back'));
    await pages.send('POST', back?.action ?? '', back?.hidden);
    const list = await pages.get(paths.ward.announcements(world.ward.code));
    expect(list.text).toContain('Đã rút lại');
    const person = await pages.get(paths.ward.mentee(world.ward.code, people[1].id));
    expect(person.text).toContain('Gửi tin của đơn vị');
    expect(person.text).toContain('Rút lại tin của đơn vị');
  });

  it('goes to ambassadors too, whom no limit keeps back', async () => {
    const mentors = await database.unitOfWork.write(async (manager) => [
      await addMentor(manager, world, { phone: '+84987777777' }),
      await addMentor(manager, world, { phone: null, email: null }),
    ]);
    const wanted = { side: 'mentor' as const, personIds: idsOf(mentors), text };
    for (let nth = 0; nth < 4; nth += 1) {
      const view = await announcements.send(world.officer, world.ward.id, wanted);
      expect(view.messages).toBe(1);
    }
    clock.at += 5 * MINUTE_MS;
    await desk.dispatcher.sendDue();
    expect(sms.sent).toHaveLength(4);
    expect(await read().countBy(AnnouncementPerson, { personId: mentors[1].id })).toBe(4);
  });
});
