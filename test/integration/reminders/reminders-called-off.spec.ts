import { textsIn } from '../../../src/texts';
import { smsLength } from '../../../src/core/reminders/sms-length';
import { instantAt } from '../../../src/core/time/zone';
import type { Actor } from '../../../src/modules/access';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import type { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import type { Session } from '../../../src/modules/sessions/entities/session.entity';
import type { PlacesOff } from '../../../src/modules/sessions';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
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

const at = (date: string, hour: number, minute = 0) =>
  instantAt(date, hour * 60 + minute, 'Asia/Ho_Chi_Minh');
const monday = '2026-11-23';
const phone = '+84981111111';

interface Place {
  booking: Booking;
  session: Session;
}

describe.each(dialects)('what is called off (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let clock: FakeClock;
  let sms: MemoryChannel;
  let zalo: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;
  let officer: Actor;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock = new FakeClock(at(monday, 9));
    sms = new MemoryChannel('sms');
    zalo = new MemoryChannel('zalo');
    desk = openDesk(database.unitOfWork, clock, [sms]);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      world = await settle(manager);
      const limits = { messagesAWeek: 2, messagesADay: 3, feedbackMinutes: null };
      const settings = { ...world.ward.settings, ...limits };
      await manager.update(Ward, { id: world.ward.id }, { settings });
    });
    officer = { kind: 'officer', id: newId(), wardId: world.ward.id };
  });

  const people = (...given: Partial<Mentee>[]) =>
    database.unitOfWork.write((manager) =>
      addMentees(manager, world, given.length, (index) => given[index]),
    );

  async function place(
    mentees: readonly Mentee[],
    startAt: number,
    booked: Partial<Booking> = {},
    session: Partial<Session> = {},
  ): Promise<Place[]> {
    return database.unitOfWork.write(async (manager) => {
      const made = await addSession(manager, world, mentees, startAt, session);
      for (const booking of made.bookings) {
        Object.assign(booking, booked);
        if (Object.keys(booked).length > 0)
          await manager.update(Booking, { id: booking.id }, booked);
      }
      return made.bookings.map((booking) => ({ booking, session: made.session }));
    });
  }

  const book = (places: Place[]) =>
    database.unitOfWork.write((manager) => desk.planner.bookingsMade(manager, places));
  const publish = (places: Place[]) =>
    database.unitOfWork.write((manager) => desk.planner.planPublished(manager, places));
  const callOff = (places: Place[], off: PlacesOff = { by: officer }) =>
    database.unitOfWork.write(async (manager) => {
      for (const { booking } of places) {
        booking.state = 'cancelled';
        await manager.update(Booking, { id: booking.id }, { state: 'cancelled' });
      }
      await desk.planner.bookingsCancelled(manager, places, off);
    });
  const toMentees = () => sms.sent.filter(({ recipientKind }) => recipientKind === 'mentee');
  const toMentors = () => sms.sent.filter(({ recipientKind }) => recipientKind === 'mentor');
  const off = () => database.unitOfWork.read.findBy(Reminder, { kind: 'cancelled' });

  describe('of a place that somebody took themselves', () => {
    /** The third of a week: the message that it is booked is held back, or goes with another one. */
    async function third(booked: Partial<Booking>): Promise<Place[]> {
      const [bưởi] = await people({ fullName: 'Bà Bưởi', phone });
      for (const date of ['2026-11-24', '2026-11-25']) {
        await book(await place([bưởi], at(date, 18)));
        await desk.dispatcher.sendDue();
        clock.at += 7_200_000;
      }
      const mine = await place([bưởi], at(monday, 20), booked);
      await book(mine);
      const [{ state }] = await database.unitOfWork.read.findBy(Reminder, {
        bookingId: mine[0].booking.id,
        kind: 'booked',
        recipientKind: 'mentee',
      });
      expect(['held', 'joined']).toContain(state);
      return mine;
    }

    it('they hear when staff call it off, though no message about it had left', async () => {
      await callOff(await third({ bookedByKind: 'mentee' }), { by: officer, reason: 'mưa bão' });
      await desk.dispatcher.sendDue();
      expect(toMentees().at(-1)?.text).toMatch(/đã hủy, xin đừng đến\. Lý do: mưa bão/);
    });

    it.each(['officer', 'mentor'] as const)(
      'they read the reason as it was given, not that the %s called it off',
      async (kind) => {
        const [mine] = await people({ fullName: 'Bà Bưởi', phone });
        const places = await place([mine], at('2026-11-25', 18), { bookedByKind: 'mentee' });
        const by: Actor = {
          kind,
          id: kind === 'mentor' ? world.mentor.id : newId(),
          wardId: world.ward.id,
        };
        await callOff(places, { by, reason: 'Trường mượn phòng họp' });
        await desk.dispatcher.sendDue();
        const [{ text }] = toMentees();
        expect(text).toMatch(/đã hủy, xin đừng đến\. Lý do: Trường mượn phòng họp\. Hỏi /);
        expect(text).not.toMatch(/[Cc]án bộ|người hủy|đại sứ (?:báo|hủy)/);
      },
    );

    it('they read in English why, where the service itself said so', async () => {
      const [mine] = await people({ fullName: 'Bà Bưởi', phone, messageLanguage: 'en' });
      const reason = textsIn('vi').sessions.mentorStopped;
      const places = await place([mine], at('2026-11-25', 18), { bookedByKind: 'mentee' });
      await callOff(places, { by: officer, reason });
      await desk.dispatcher.sendDue();
      const [{ text }] = toMentees();
      expect(text).toContain(textsIn('en').sessions.mentorStopped);
      expect(text).not.toContain(reason);
    });

    it('they stand on the call list when no way leads to them', async () => {
      const mine = await third({ bookedByKind: 'officer', bookedBecause: 'gọi điện xin' });
      sms.answer = () => ({ kind: 'refused', code: '114', detail: '' });
      await callOff(mine);
      await desk.dispatcher.sendDue();
      const calls = await openCallDesk(database.unitOfWork, clock).list.list(world.ward.id, {
        page: 1,
        pageSize: 50,
      });
      expect(calls.items.map(({ kind }) => kind)).toContain('cancelled');
    });

    it('they hear at the first hour of the morning of what was booked and called off at night', async () => {
      clock.at = at(monday, 23);
      const [bưởi] = await people({ phone });
      const mine = await place([bưởi], at('2026-11-25', 18), { bookedByKind: 'family' });
      await book(mine);
      await callOff(mine);
      clock.at = at('2026-11-24', 7);
      await desk.dispatcher.sendDue();
      expect(toMentees().map(({ kind }) => kind)).toEqual(['cancelled']);
    });

    it('they hear who said that they will come to a place of the plan', async () => {
      const [bưởi] = await people({ phone });
      const startAt = at('2026-11-25', 18);
      const mine = await place([bưởi], startAt, { comingTo: startAt });
      clock.at = at(monday, 23);
      await publish(mine);
      await callOff(mine);
      expect((await off()).map(({ recipientKind }) => recipientKind)).toEqual(['mentee']);
    });

    it('they hear nothing of what they called off themselves', async () => {
      const [bưởi] = await people({ phone });
      const mine = await place([bưởi], at('2026-11-25', 18), { bookedByKind: 'mentee' });
      await book(mine);
      await desk.dispatcher.sendDue();
      await callOff(mine, { by: { kind: 'mentee', id: bưởi.id, wardId: world.ward.id } });
      expect(await off()).toEqual([]);
    });

    it('whoever never heard of a place of the plan hears nothing', async () => {
      clock.at = at(monday, 23);
      const [bưởi] = await people({ phone });
      const mine = await place([bưởi], at('2026-11-25', 18));
      await publish(mine);
      await callOff(mine);
      expect(await off()).toEqual([]);
    });

    it('they hear that it moved, and from when, though no message about it had left', async () => {
      const [mine] = await third({ bookedByKind: 'mentee' });
      const before = { ...mine.booking };
      const startAt = at('2026-11-28', 18);
      Object.assign(mine.session, { startAt, endAt: startAt + 1_800_000 });
      Object.assign(mine.booking, { startAt, endAt: startAt + 1_800_000, version: 2 });
      await database.unitOfWork.write(async (manager) => {
        const times = { startAt, endAt: startAt + 1_800_000 };
        await manager.update(Booking, { id: mine.booking.id }, { ...times, version: 2 });
        await manager.query(
          `UPDATE session SET start_at = ${startAt}, end_at = ${times.endAt} WHERE id = '${mine.session.id}'`,
        );
        await desk.planner.bookingMoved(manager, { before, ...mine });
      });
      await desk.dispatcher.sendDue();
      expect(toMentees().at(-1)?.text).toContain(
        'hôm nay, 8 giờ tối (23/11) sang thứ 7 28/11, 6 giờ tối',
      );
    });
  });

  it.each([
    ['of one place', ['2026-11-25']],
    ['of several', ['2026-11-25', '2026-11-27', '2026-12-02']],
  ])('sends nobody to an ambassador who is no more, %s', async (_, dates) => {
    const [bưởi] = await people({ phone });
    const places: Place[] = [];
    for (const date of dates) places.push(...(await place([bưởi], at(date, 18))));
    await publish(places);
    await desk.dispatcher.sendDue();
    sms.sent.length = 0;
    await database.unitOfWork.write(async (manager) => {
      await manager.update(Mentor, { id: places[0].session.mentorId }, { isActive: false });
      const settings = { ...world.ward.settings, contactPhone: '+842293888999' };
      await manager.update(Ward, { id: world.ward.id }, { settings });
    });
    await callOff(places, { by: officer, reason: 'đại sứ số không hướng dẫn nữa' });
    await desk.dispatcher.sendDue();
    const [{ text }] = toMentees();
    expect(text).toContain(`Hỏi ${world.ward.name} 0229 3888 999.`);
  });

  it('keeps an ambassador from going in vain while those who wait may still take the place', async () => {
    const [bưởi, khế] = await people({ phone }, { fullName: 'Ông Khế' });
    const places = await place([bưởi], at(monday, 20));
    await book(places);
    await desk.dispatcher.sendDue();
    await database.unitOfWork.write((manager) =>
      manager.insert(Booking, {
        ...places[0].booking,
        id: newId(),
        menteeId: khế.id,
        state: 'waiting',
      }),
    );
    sms.sent.length = 0;
    await callOff(places);
    await desk.dispatcher.sendDue();
    expect(toMentors().map(({ text }) => text)).toEqual([
      expect.stringMatching(/Chỗ này đã mời người đang chờ: có ai nhận sẽ báo bạn/),
    ]);
  });

  describe('to ambassadors', () => {
    const reason = `${'Nhà văn hóa phải sửa mái sau trận bão đêm qua và chưa có điện, '.repeat(3)}xin chờ.`;

    it('is one message with the reason, however many lessons of a plan are taken back', async () => {
      const learners = await people({ fullName: 'Bà Bưởi' }, { fullName: 'Ông Khế' });
      const places: Place[] = [];
      for (const date of ['2026-11-25', '2026-11-27', '2026-12-02', '2026-12-04']) {
        places.push(...(await place(learners, at(date, 18))));
      }
      await publish(places);
      await desk.dispatcher.sendDue();
      sms.sent.length = 0;
      const { read } = database.unitOfWork;
      expect(await desk.planner.cancellationMessages(read, places)).toEqual({
        messages: 3,
        calls: 0,
      });
      await callOff(places, { by: officer, reason });
      await desk.dispatcher.sendDue();
      expect(toMentors()).toHaveLength(1);
      const [{ text, plainText }] = toMentors();
      expect(text).toMatch(
        /^Cán bộ đã hủy các buổi dạy ở .*: thứ 4 25\/11 và 2\/12, 6 giờ tối, Bà Bưởi, Ông Khế; thứ 6 27\/11 và 4\/12, /,
      );
      expect(text).toContain(`Lý do: ${reason} Bạn không cần đến.`);
      expect(plainText).toMatch(/Ly do: Nha van hoa [^.]{20,60}\.\.\. Ban khong can den\.$/);
      expect(smsLength(plainText).encoding).toBe('gsm-7');
      expect(toMentees()).toHaveLength(2);
    });

    it('is one message too where the places fall one after the other', async () => {
      const learners = await people({ fullName: 'Bà Bưởi' }, { fullName: 'Ông Khế' });
      const places = await place(learners, at('2026-11-25', 18));
      const later = await place([learners[0]], at('2026-11-26', 18));
      await publish([...places, ...later]);
      await desk.dispatcher.sendDue();
      sms.sent.length = 0;
      await callOff(places.slice(0, 1), { by: officer, reason: 'mất điện' });
      clock.at += 5;
      await callOff(later, { by: officer, reason: 'trời mưa' });
      await desk.dispatcher.sendDue();
      expect(toMentors()).toHaveLength(1);
      const [{ text }] = toMentors();
      expect(text).toMatch(
        /^Cán bộ đã hủy các buổi dạy ở .*: .*26\/11, 6 giờ tối, Bà Bưởi\. Lý do: trời mưa\. Cán bộ báo có học viên không đến, buổi dạy vẫn có ở .*25\/11, 6 giờ tối: Bà Bưởi không đến, vẫn đến: Ông Khế\. Lý do: mất điện\. Các buổi đã hủy, bạn không cần đến; các buổi khác bạn vẫn dạy\.$/,
      );
    });

    it('says nothing of what they called off themselves, nor why a learner does not come', async () => {
      const [bưởi] = await people({ fullName: 'Bà Bưởi' });
      const [first, second] = [
        await place([bưởi], at('2026-11-25', 18)),
        await place([bưởi], at('2026-11-26', 18)),
      ];
      await publish([...first, ...second]);
      await desk.dispatcher.sendDue();
      sms.sent.length = 0;
      const mentor: Actor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id };
      await callOff(first, { by: mentor, reason: 'tôi bị ốm' });
      await callOff(second, { by: officer, reason: 'bà nằm viện', isOfOne: true });
      await desk.dispatcher.sendDue();
      expect(toMentors().map(({ text }) => text)).toEqual([
        expect.stringMatching(/^Cán bộ báo: Bà Bưởi không đến buổi học/),
      ]);
      expect(toMentors()[0].text).not.toContain('viện');
    });
  });

  it('is followed by what comes instead before the evening before, however much was said', async () => {
    const [bưởi] = await people({ fullName: 'Bà Bưởi', phone });
    const first = await place([bưởi], at('2026-11-26', 18));
    await publish(first);
    await desk.dispatcher.sendDue();
    await callOff(first, { by: officer, reason: 'lịch lập lại' });
    await desk.dispatcher.sendDue();
    const again = await place([bưởi], at('2026-11-27', 18));
    const forecast = await desk.planner.planMessages(database.unitOfWork.read, again);
    expect(forecast).toMatchObject({ messages: 2, toldLater: 0, held: 0 });
    await publish(again);
    await desk.dispatcher.sendDue();
    expect(toMentees().map(({ kind }) => kind)).toEqual(['booked', 'cancelled', 'booked']);
  });

  it('is told apart in advance who hears of a plan at once, and who with a reminder', async () => {
    const [bưởi, khế] = await people({ fullName: 'Bà Bưởi', phone }, { fullName: 'Ông Khế' });
    for (const date of ['2026-11-26', '2026-11-27']) {
      await book(await place([bưởi], at(date, 18)));
      await desk.dispatcher.sendDue();
    }
    sms.sent.length = 0;
    const plan = [
      ...(await place([bưởi], at('2026-11-28', 18))),
      ...(await place([khế], at('2026-11-28', 19))),
    ];
    const forecast = await desk.planner.planMessages(database.unitOfWork.read, plan);
    await publish(plan);
    await desk.dispatcher.sendDue();
    expect(forecast).toMatchObject({ messages: sms.sent.length, toldLater: 1, held: 0 });
    expect(toMentees().map(({ recipientName }) => recipientName)).toEqual(['Ông Khế']);
  });

  it('is said by the ambassador on the phone without sending people to themselves', async () => {
    sms.answer = () => ({ kind: 'refused', code: '114', detail: '' });
    const [bưởi] = await people({ fullName: 'Bà Bưởi', phone });
    await book(await place([bưởi], at('2026-11-26', 18)));
    await desk.dispatcher.sendDue();
    const { lines } = openCallDesk(database.unitOfWork, clock);
    const [{ calls }] = await lines.ofMentor(world.mentor.id);
    const [{ say }] = calls;
    expect(say).toMatch(new RegExp(`Hỏi ${world.ward.name}\\.$`));
    expect(say).not.toContain(world.mentor.fullName);
  });

  it('loses nobody where a family of three with three ambassadors is too much for one message', async () => {
    desk = openDesk(database.unitOfWork, clock, [zalo]);
    const names = [
      'Nguyễn Thị Phương Thảo Nguyên',
      'Trần Hoàng Bảo Khánh Ngọc',
      'Lê Đặng Minh Châu Anh',
    ];
    const family = await people(...names.map((fullName) => ({ fullName, phone })));
    const places: Place[] = [];
    for (const [nth, one] of family.entries()) {
      const mentor = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, {
          fullName: `Hoàng Phạm Nguyễn Thùy ${['Dương', 'Trang', 'Linh'][nth]}`,
          phone: `+8491234567${nth}`,
        }),
      );
      for (const [week, date] of [
        '2026-11-25',
        '2026-11-27',
        '2026-12-03',
        '2026-12-05',
      ].entries()) {
        const startAt = at(date, 8 + nth * 2 + week, 30 * (week % 2));
        places.push(...(await place([one], startAt, {}, { mentorId: mentor.id })));
      }
    }
    const { read } = database.unitOfWork;
    const forecast = await desk.planner.planMessages(read, places);
    await publish(places);
    const planned = await desk.planner.messagesPlanned(read, world.ward.id, clock.at);
    await desk.dispatcher.sendDue();
    expect([forecast.messages, planned.messages]).toEqual([zalo.sent.length, zalo.sent.length]);
    const sent = zalo.sent.filter(({ recipientKind }) => recipientKind === 'mentee');
    expect(sent.length).toBeGreaterThan(1);
    for (const { fields } of sent) expect(fields.text.length).toBeLessThanOrEqual(400);
    const said = sent.map(({ fields }) => fields.text).join(' ');
    expect(said).not.toContain('…');
    for (const name of ['Nguyên', 'Ngọc', 'Anh']) expect(said).toContain(name);
    for (const nth of [0, 1, 2]) expect(said).toContain(`0912 345 67${nth}`);
    for (const day of ['25/11', '27/11', '3/12', '5/12']) {
      expect(said.split(day).length - 1).toBe(3);
    }
    expect(
      await database.unitOfWork.read.countBy(Reminder, { kind: 'booked', state: 'planned' }),
    ).toBe(0);

    // The same of what tells that all of it is off.
    clock.at += 60_000;
    zalo.sent.length = 0;
    const parted = {
      by: officer,
      reason: 'Hoàng Phạm Nguyễn Thùy Dung là đại sứ của gia đình từ nay',
    };
    const foreseen = await desk.planner.cancellationMessages(read, places, parted);
    await callOff(places, parted);
    const standing = await desk.planner.messagesPlanned(read, world.ward.id, clock.at);
    await desk.dispatcher.sendDue();
    const toFamily = zalo.sent.filter(({ recipientKind }) => recipientKind === 'mentee');
    expect(toFamily.length).toBeGreaterThan(1);
    expect([foreseen.messages, standing.messages]).toEqual([zalo.sent.length, zalo.sent.length]);
  });
});
