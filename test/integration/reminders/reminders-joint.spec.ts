import { smsLength } from '../../../src/core/reminders/sms-length';
import { namedDay } from '../../../src/core/reminders/text-days';
import { DAY_MS } from '../../../src/core/time/durations';
import { instantAt } from '../../../src/core/time/zone';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Env } from '../../../src/platform/config/env';
import { insert } from '../../../src/platform/database/insert';
import { makePair } from '../../factories/pairs';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import {
  addHousehold,
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';

const zone = 'Asia/Ho_Chi_Minh';
const at = (date: string, hour: number, minute = 0) => instantAt(date, hour * 60 + minute, zone);
const phone = '+84981111111';
/** Two weeks of sessions, as a plan gives them. */
const evenings = [at('2026-11-25', 18), at('2026-12-02', 18)];

interface Place {
  booking: Booking;
  session: Session;
}

describe.each(dialects)('a published plan in one message (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let clock: FakeClock;
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock = new FakeClock(at('2026-11-23', 9));
    sms = new MemoryChannel('sms');
    desk = openDesk(database.unitOfWork, clock, [sms]);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      world = await settle(manager);
    });
  });

  /** People with a session each evening, one after the other, paired with the ambassador. */
  async function planned(people: Partial<Mentee>[], starts = evenings): Promise<Place[]> {
    return database.unitOfWork.write(async (manager) => {
      const mentees = await addMentees(manager, world, people.length, (index) => people[index]);
      const pairs = mentees.map(({ id: menteeId }) =>
        makePair({ wardId: world.ward.id, mentorId: world.mentor.id, menteeId, startedAt: 0 }),
      );
      await insert(manager, Pair, pairs);
      const places: Place[] = [];
      for (const [nth, mentee] of mentees.entries()) {
        for (const start of starts) {
          const startAt = start + nth * 1_800_000;
          const { session, bookings } = await addSession(manager, world, [mentee], startAt);
          places.push({ booking: bookings[0], session });
        }
      }
      return places;
    });
  }

  const publish = (places: Place[]) =>
    database.unitOfWork.write((manager) => desk.planner.planPublished(manager, places));
  const callOff = (places: Place[]) =>
    database.unitOfWork.write(async (manager) => {
      for (const { booking } of places) {
        booking.state = 'cancelled';
        await manager.update(Booking, { id: booking.id }, { state: 'cancelled' });
      }
      await desk.planner.bookingsCancelled(manager, places);
    });
  const toMentees = () => sms.sent.filter(({ recipientKind }) => recipientKind === 'mentee');
  const family = async (): Promise<Partial<Mentee>[]> => {
    const householdId = await database.unitOfWork.write(
      async (manager) => (await addHousehold(manager, world)).id,
    );
    return [
      { fullName: 'Bà Bưởi', householdId, phone },
      { fullName: 'Ông Khế', householdId, phone },
      { fullName: 'Chị Na', householdId, phone: null },
    ];
  };

  it('tells a family with one phone once, naming each with all their dates', async () => {
    await publish(await planned(await family()));
    await desk.dispatcher.sendDue();
    expect(toMentees().map(({ to }) => to)).toEqual([phone]);
    const [{ text }] = toMentees();
    expect(text).toMatch(
      /^Xã Gia Viễn mời học kỹ năng số miễn phí\. .* Hỏi đại sứ số Trần Thị Hoa 0912 345 678\.$/,
    );
    for (const name of ['Bà Bưởi', 'Ông Khế', 'Chị Na']) {
      expect(text).toContain(`${name}: thứ 4 25/11 và 2/12, `);
    }
    expect(text.match(/Cài đặt VNeID/g)).toHaveLength(1);
    expect(text.match(/0912 345 678/g)).toHaveLength(1);
  });

  it('tells three neighbours with one number once, and reminds that phone once an evening', async () => {
    await publish(
      await planned([
        { fullName: 'Bà Bưởi', phone },
        { fullName: 'Ông Khế', phone },
        { fullName: 'Chị Na', phone },
        { fullName: 'Anh Lẻ', phone: '+84982222222' },
      ]),
    );
    await desk.dispatcher.sendDue();
    expect(toMentees()).toHaveLength(2);
    expect(new Set(toMentees().map(({ to }) => to))).toEqual(new Set([phone, '+84982222222']));
    clock.at = at('2026-11-24', 19);
    await desk.dispatcher.sendDue();
    const reminded = toMentees().filter(({ kind }) => kind === 'evening-before');
    expect(new Set(reminded.map(({ to }) => to))).toEqual(new Set([phone, '+84982222222']));
    expect(reminded).toHaveLength(2);
    expect(reminded.find(({ to }) => to === phone)?.text).toMatch(/Bà Bưởi.*Ông Khế.*Chị Na/);
  });

  it('names a lesson once, also where its reminder goes with the news of it', async () => {
    const places = await planned((await family()).slice(0, 1));
    await publish(places);
    const waiting = { kind: 'booked', state: 'planned' } as const;
    const [news] = await database.unitOfWork.read.findBy(Reminder, waiting);
    await database.unitOfWork.write((manager) =>
      manager.update(
        Reminder,
        { bookingId: places[0].booking.id, kind: 'evening-before' },
        { state: 'joined', jointId: news.jointId ?? '' },
      ),
    );
    await desk.dispatcher.sendDue();
    const [{ text }] = toMentees();
    expect(text.split('25/11')).toHaveLength(2);
    expect(text.split('2/12')).toHaveLength(2);
    expect(text).not.toContain('Bà Bưởi, Bà Bưởi');
  });

  it('gives the ambassador their sessions and their mentees with numbers and hamlets, once', async () => {
    await publish(await planned([{ fullName: 'Bà Bưởi', phone: '+84983333333' }]));
    await desk.dispatcher.sendDue();
    const toMentor = sms.sent.filter(({ recipientKind }) => recipientKind === 'mentor');
    expect(toMentor.map(({ kind }) => kind)).toEqual(['plan']);
    expect(toMentor[0].text).toContain('2 buổi');
    expect(toMentor[0].text).toContain(`Bà Bưởi 0983 333 333, ${world.hamlet.name}`);
  });

  it('tells an ambassador of two plans once, where the first has not been told before the second', async () => {
    await publish(await planned([{ fullName: 'Bà Bưởi' }], [evenings[0]]));
    clock.at += 60_000;
    await publish(await planned([{ fullName: 'Ông Khế' }], [evenings[1]]));
    clock.at = at('2026-11-23', 12);
    await desk.dispatcher.sendDue();
    const toMentor = sms.sent.filter(({ recipientKind }) => recipientKind === 'mentor');
    expect(toMentor.map(({ text }) => text)).toEqual([
      expect.stringMatching(/2 buổi.*Bà Bưởi.*Ông Khế/),
    ]);
  });

  it('says at which hamlet an ambassador teaches at home', async () => {
    const places = await planned([{ fullName: 'Bà Bưởi' }], [evenings[0]]);
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE session SET venue_id = NULL WHERE id = '${places[0].session.id}'`),
    );
    await publish(places);
    await desk.dispatcher.sendDue();
    const toMentor = sms.sent.find(({ kind }) => kind === 'plan');
    expect(toMentor?.text).toContain(`tại nhà, ${world.hamlet.name}`);
    clock.at = at('2026-11-24', 20);
    await desk.dispatcher.sendDue();
    const digest = sms.sent.find(({ kind }) => kind === 'digest');
    expect(digest?.text).toContain(`Tại nhà, ${world.hamlet.name}`);
  });

  it('tells the address of a home to who teaches there, and to nobody who learns', async () => {
    const address = 'Số 12, ngõ 5';
    const kin = (await family()).map((one) => ({ ...one, phone }));
    const people = [kin[0], { ...kin[1], address }, { fullName: 'Cô Lê', address: 'Số 99' }];
    const places = await planned(people, [evenings[0]]);
    await database.unitOfWork.write(async (manager) => {
      const [home, brothers, hall] = places;
      await manager.update(Session, { id: home.session.id }, { venueId: null });
      // Both are taught in their home; Cô Lê comes to the hall.
      await manager.update(
        Booking,
        { id: brothers.booking.id },
        { sessionId: home.session.id, startAt: home.session.startAt, endAt: home.session.endAt },
      );
      Object.assign(brothers.booking, { sessionId: home.session.id });
      Object.assign(brothers, { session: home.session });
      expect(hall.session.venueId).not.toBeNull();
    });
    await publish(places);
    for (const when of [at('2026-11-23', 12), at('2026-11-24', 20)]) {
      clock.at = when;
      await desk.dispatcher.sendDue();
    }
    const mine = sms.sent.filter(({ recipientKind }) => recipientKind === 'mentor');
    expect(mine.map(({ kind }) => kind)).toEqual(['plan', 'digest']);
    for (const { text } of mine) {
      expect(text).toMatch(new RegExp(`ại nhà, ${address}, ${world.hamlet.name}`));
      expect(text).not.toContain('Số 99');
    }
    expect(toMentees().length).toBeGreaterThan(1);
    for (const { text, plainText, fields } of toMentees()) {
      expect(`${text} ${plainText} ${JSON.stringify(fields)}`).not.toMatch(/Số (12|99)|So (12|99)/);
    }
  });

  it('says in advance how many messages it would send, and what they cost as text messages', async () => {
    const places = await planned([...(await family()), { fullName: 'Anh Lẻ' }, { phone: null }]);
    const env = new Env();
    const linkOf = () => `${env.baseUrl}/l/${'a'.repeat(44)}`;
    desk = openDesk(database.unitOfWork, clock, [sms], env, linkOf);
    const forecast = await desk.planner.planMessages(database.unitOfWork.read, places);
    expect(await database.unitOfWork.read.count(Reminder)).toBe(0);
    await publish(places);
    await desk.dispatcher.sendDue();
    const parts = sms.sent.map(({ plainText }) => smsLength(plainText).parts);
    expect(forecast).toEqual({
      messages: sms.sent.length,
      smsParts: parts.reduce((sum, one) => sum + one, 0),
      calls: 1,
      toldLater: 0,
      held: 0,
    });
    expect(forecast.messages).toBe(3);
    const toMentor = sms.sent.find(({ kind }) => kind === 'plan');
    expect(toMentor?.plainText).toContain(linkOf());
    expect(toMentor?.text).toContain('Chị Na 0981 111 111, ');
  });

  it('says nothing of what was called off before it went out, whoever carries the message', async () => {
    const places = await planned(await family());
    await publish(places);
    const carried = places.filter(({ booking }) => booking.startAt === evenings[0]);
    await callOff(carried);
    await desk.dispatcher.sendDue();
    expect(toMentees()).toHaveLength(1);
    expect(toMentees()[0].text).not.toContain('thứ 4 25/11, 6 giờ tối');
    expect(toMentees()[0].text).toContain('6 rưỡi tối');
    expect(await database.unitOfWork.read.countBy(Reminder, { kind: 'cancelled' })).toBe(0);
  });

  it('comes to those who are left when whoever carried it stopped while it was on its way', async () => {
    const places = await planned(await family());
    await publish(places);
    const [carrier] = await database.unitOfWork.read.findBy(Reminder, {
      kind: 'booked',
      recipientKind: 'mentee',
      state: 'planned',
    });
    // It failed, and is to be tried again; meanwhile its recipient is no longer there.
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: carrier.recipientId }, { isActive: false }),
    );
    const gone = await database.unitOfWork.read.findOneByOrFail(Mentee, {
      id: carrier.recipientId,
    });
    await desk.dispatcher.sendDue();
    const [{ text }] = toMentees();
    for (const name of ['Bà Bưởi', 'Ông Khế', 'Chị Na']) {
      if (name !== gone.fullName) expect(text).toContain(`${name}: thứ 4 25/11 và 2/12, `);
    }
    expect(text).not.toContain(gone.fullName);
    expect(toMentees()).toHaveLength(1);
    const { state } = await database.unitOfWork.read.findOneByOrFail(Reminder, { id: carrier.id });
    expect(state).toBe('cancelled');
  });

  it('goes out for nobody when everything was called off', async () => {
    const places = await planned(await family());
    await publish(places);
    await callOff(places);
    await desk.dispatcher.sendDue();
    expect(sms.sent).toEqual([]);
  });

  it('tells of a cancellation whoever was told of the place by a message about several', async () => {
    const places = await planned(await family());
    await publish(places);
    await desk.dispatcher.sendDue();
    const last = places.at(-1) as Place;
    await callOff([last]);
    const off = await database.unitOfWork.read.findBy(Reminder, { kind: 'cancelled' });
    expect(off.map(({ recipientKind }) => recipientKind).sort()).toEqual(['mentee', 'mentor']);
  });

  it('leaves who wants no messages since to a call, and tells the others of theirs', async () => {
    const people = await family();
    const places = await planned(people);
    await publish(places);
    const khế = places.find(({ booking }) => booking.startAt === evenings[0] + 1_800_000) as Place;
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: khế.booking.menteeId }, { messagesStoppedAt: 1 }),
    );
    await desk.dispatcher.sendDue();
    expect(toMentees().map(({ text }) => text.includes('Ông Khế'))).toEqual([false]);
    const calls = await openCallDesk(database.unitOfWork, clock).list.list(world.ward.id, {
      page: 1,
      pageSize: 50,
    });
    expect(new Set(calls.items.map(({ name }) => name))).toEqual(new Set(['Ông Khế']));
  });

  it('stands on the call list once, with all that is to be said', async () => {
    sms.answer = () => ({ kind: 'refused', code: '114', detail: '' });
    await publish(await planned(await family()));
    await desk.dispatcher.sendDue();
    const list = openCallDesk(database.unitOfWork, clock);
    const { items } = await list.list.list(world.ward.id, { page: 1, pageSize: 50 });
    const mentees = items.filter(({ personKind }) => personKind === 'mentee');
    expect(mentees).toHaveLength(1);
    expect(mentees[0].say).toMatch(/Bà Bưởi.*Ông Khế.*Chị Na/);
  });

  it('settles a cancellation that races with the sending: told of it, or not told of the place', async () => {
    for (let round = 0; round < 12; round++) {
      const mine = `+8498${String(5_000_000 + round)}`;
      const starts = evenings.map((start) => start + round * 14 * DAY_MS);
      const people = ['Bà Bưởi', 'Ông Khế'].map((fullName) => ({ fullName, phone: mine }));
      const places = await planned(people, starts);
      await publish(places);
      const khế = places.slice(-1);
      await Promise.all([desk.dispatcher.sendDue(), callOff(khế)]);
      await desk.dispatcher.sendDue();
      const [told] = toMentees().filter(({ to, kind }) => to === mine && kind === 'booked');
      const [, ofKhế = ''] = told.text.split('Ông Khế');
      const wasTold = ofKhế.includes(namedDay(khế[0].booking.startAt, zone, clock.at).dayAndMonth);
      const off = await database.unitOfWork.read.findBy(Reminder, {
        kind: 'cancelled',
        bookingId: khế[0].booking.id,
        recipientKind: 'mentee',
      });
      expect(off.length).toBe(wasTold ? 1 : 0);
    }
  });
});
