import { IsNull } from 'typeorm';
import { Reminder } from '../../src/modules/reminders/entities/reminder.entity';
import { PersonStop } from '../../src/modules/people/entities/person-stop.entity';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../src/modules/people/entities/mentor.entity';
import { Booking } from '../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../src/modules/sessions/entities/session.entity';
import { ChangeEffect } from '../../src/modules/sessions/entities/change-effect.entity';
import { WalkInTicket } from '../../src/modules/sessions/entities/walk-in-ticket.entity';
import type { StopReason } from '../../src/core/people/stops';
import type { EntityManager } from 'typeorm';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { addMentor } from '../support/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../support/session-world';
import { walkInServices } from '../support/walk-in-world';

const wednesday = at('2026-11-25', 18);
const thursday = at('2026-11-26', 18);
const friday = at('2026-11-27', 18);

/** Nothing planned stands for somebody who is gone. */
async function assertNothingStands(manager: EntityManager, now: number): Promise<void> {
  const bookings = await manager.query<unknown[]>(
    `SELECT b.id FROM booking b JOIN mentee e ON e.id = b.mentee_id
     WHERE NOT e.is_active AND b.start_at > $1 AND b.state IN ('invited', 'held', 'booked', 'waiting')`,
    [now],
  );
  const sessions = await manager.query<unknown[]>(
    `SELECT s.id FROM session s JOIN mentor m ON m.id = s.mentor_id
     WHERE NOT m.is_active AND s.start_at > $1 AND s.state IN ('planned', 'confirmed')`,
    [now],
  );
  const pairs = await manager.query<unknown[]>(
    `SELECT p.id FROM pair p JOIN mentee e ON e.id = p.mentee_id
     WHERE NOT e.is_active AND p.ended_at IS NULL`,
  );
  const messages = await manager.query<unknown[]>(
    `SELECT r.id FROM reminder r LEFT JOIN mentee e ON e.id = r.recipient_id
     LEFT JOIN mentor m ON m.id = r.recipient_id
     WHERE r.state IN ('planned', 'held', 'joined') AND NOT COALESCE(e.is_active, m.is_active)`,
  );
  expect({ bookings, sessions, pairs, messages }).toEqual({
    bookings: [],
    sessions: [],
    pairs: [],
    messages: [],
  });
}

describe.each(dialects)('people who stop on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof walkInServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    services.clock.stepMs = 0;
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
  });
  afterEach(async () => {
    await assertSound(database.unitOfWork.read);
    await assertNothingStands(database.unitOfWork.read, services.clock.at);
  });
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const book = (index: number, startAt = wednesday) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const stopping = async (index: number, reason: StopReason = 'moved') => {
    const { id } = world.mentees[index];
    const { version } = await read().findOneByOrFail(Mentee, { id });
    return { side: 'mentee' as const, id, version, reason, on: monday };
  };
  const stop = async (index: number, reason?: StopReason) =>
    services.departures.stop(world.officer, await stopping(index, reason));
  const back = async (index: number, with_: object = {}) => {
    const { id } = world.mentees[index];
    const { version } = await read().findOneByOrFail(Mentee, { id });
    const returning = { side: 'mentee' as const, id, version, restore: true, ...with_ };
    return services.returns.bringBack(world.officer, returning);
  };
  const stateOf = async (id: string) => (await read().findOneByOrFail(Booking, { id })).state;
  const planned = (recipientId: string) =>
    read().countBy(Reminder, { recipientId, state: 'planned' });
  /** As if everything that was planned had gone out. */
  const send = () =>
    database.unitOfWork.write((manager) =>
      manager.query(`UPDATE reminder SET state = 'sent' WHERE state = 'planned'`),
    );

  describe('and learn', () => {
    it('are missed by an ambassador who has too few without them', async () => {
      for (const index of [0, 1, 2]) expect((await stop(index)).leftShort).toEqual([]);
      const { id: mentorId, fullName } = world.mentor;
      expect((await stop(3)).leftShort).toEqual([{ mentorId, fullName, mentees: 4, least: 5 }]);
    });

    it('leave their place to whoever waits, and their ambassador free for somebody else', async () => {
      const made = [];
      for (const index of [0, 1, 2, 3, 4]) made.push(await book(index));
      const { session } = made[0];
      const line = await services.bookings.wait(world.officer, session.id, {
        menteeId: world.mentees[5].id,
      });
      await send();
      const view = await stop(0);
      expect(view).toMatchObject({ pairsEnded: 1, placesFreed: 1, people: 1 });
      expect(await stateOf(made[0].booking.id)).toBe('cancelled');
      expect(await stateOf(line.booking.id)).toBe('booked');
      expect(await services.pairs.ofMentee(world.mentees[0].id)).toBeNull();
      // The ambassador knew of them, and hears that they do not come; they themselves hear nothing.
      expect(await planned(world.mentees[0].id)).toBe(0);
      const told = await read().findBy(Reminder, {
        recipientId: world.mentor.id,
        kind: 'cancelled',
        state: 'planned',
      });
      expect(told.map(({ bookingId }) => bookingId)).toEqual([made[0].booking.id]);
    });

    it('leave every line and every walk-in day, and what they held', async () => {
      for (const index of [0, 1, 2, 3, 4]) await book(index);
      const { session } = await book(5, thursday);
      const first = await read().findOneByOrFail(Session, {
        mentorId: world.mentor.id,
        startAt: wednesday,
      });
      const menteeId = world.mentees[6].id;
      const line = await services.bookings.wait(world.officer, first.id, { menteeId });
      const hold = await services.bookings.hold(asMentee(world.mentees[6]), {
        menteeId,
        sessionId: session.id,
      });
      const day = await services.days.plan(world.officer, world.ward.id, {
        date: '2026-11-28',
        startMinute: 9 * 60,
        endMinute: 11 * 60,
        venueId: world.venue.id,
        mentorIds: [world.mentor.id],
        topics: ['vneid'],
        seats: 4,
      });
      const ticket = await services.line.register(world.officer, day.id, { menteeId });
      await stop(6);
      expect(await stateOf(line.booking.id)).toBe('cancelled');
      expect(await stateOf(hold.booking.id)).toBe('cancelled');
      const { goneBecause } = await read().findOneByOrFail(WalkInTicket, { id: ticket.id });
      expect(goneBecause).toBe('left');
      // Their number is called again when they come back while the line still moves.
      await back(6);
      const number = await read().findOneByOrFail(WalkInTicket, { id: ticket.id });
      expect(number.goneBecause).toBeNull();
    });

    it('have ambassador and places again when they come back, as far as they are free', async () => {
      const alone = await book(0);
      const shared = await book(0, thursday);
      await book(1, thursday);
      await stop(0);
      const { state } = await read().findOneByOrFail(Session, { id: alone.session.id });
      expect(state).toBe('cancelled');
      const view = await back(0);
      expect(view).toMatchObject({ pairs: 1, places: 2, notBack: [] });
      expect(await stateOf(alone.booking.id)).toBe('booked');
      expect(await stateOf(shared.booking.id)).toBe('booked');
      expect((await services.pairs.ofMentee(world.mentees[0].id))?.mentorId).toBe(world.mentor.id);
      expect(await read().countBy(PersonStop, { endedAt: IsNull(), wardId: world.ward.id })).toBe(
        0,
      );
    });

    it('are told what is not there any more when they come back', async () => {
      const { booking, session } = await book(0);
      for (const index of [1, 2, 3, 4]) await book(index);
      await stop(0);
      await book(5);
      const { notBack, places } = await back(0);
      expect(places).toBe(0);
      expect(notBack).toMatchObject([{ subjectId: booking.id, why: 'seat-taken' }]);
      expect(session.startAt).toBe(notBack[0].startAt);
    });

    it('have their place in a class again at the time to which it was moved meanwhile', async () => {
      const { service, seats } = services.classes;
      const plan = {
        topic: 'vneid',
        venueId: world.venue.id,
        startAt: wednesday,
        seats: 6,
        mentorIds: [world.mentor.id],
        audienceKind: 'ward' as const,
        audienceRef: null,
      };
      const { id } = await service.make(world.officer, world.ward.id, plan);
      const menteeId = world.mentees[0].id;
      const { booking } = await seats.take(asMentee(world.mentees[0]), id, { menteeId });
      await stop(0);
      const { version } = await read().findOneByOrFail(Session, { id: booking.sessionId });
      await service.change(world.officer, id, { ...plan, startAt: thursday, version });
      expect(await back(0)).toMatchObject({ places: 1, notBack: [] });
      const again = await read().findOneByOrFail(Booking, { id: booking.id });
      expect(again).toMatchObject({ state: 'booked', startAt: thursday, movedFrom: wednesday });
    });

    it('have to agree again when they had withdrawn their consent', async () => {
      await stop(0, 'consent');
      const gone = await read().findOneByOrFail(Mentee, { id: world.mentees[0].id });
      expect(gone.consentOn).toBeNull();
      await expect(back(0)).rejects.toMatchObject({ code: 'consent-needed' });
      await back(0, { consent: { way: 'signed', proof: 'Phiếu 7' } });
      const { consentOn, isActive } = await read().findOneByOrFail(Mentee, { id: gone.id });
      expect([consentOn, isActive]).toEqual([monday, true]);
    });

    it('take nobody else’s message with them from a phone that several share', async () => {
      const phone = '+84911222333';
      const ids = [world.mentees[0].id, world.mentees[1].id];
      await database.unitOfWork.write(async (manager) => {
        for (const id of ids) await manager.update(Mentee, { id }, { phone });
      });
      await services.bookings.book(world.officer, { menteeId: ids[0], startAt: wednesday });
      await services.bookings.book(world.officer, { menteeId: ids[1], startAt: thursday });
      // One message for both, carried by either of them.
      await database.unitOfWork.write(async (manager) => {
        const rows = await manager.findBy(Reminder, { kind: 'booked', state: 'planned' });
        const of = (id: string) => rows.find(({ recipientId }) => recipientId === id)?.id ?? '';
        const jointId = of(ids[0]);
        await manager.update(Reminder, { id: of(ids[0]) }, { jointId });
        await manager.update(Reminder, { id: of(ids[1]) }, { jointId, state: 'joined' });
      });
      await stop(0, 'died');
      expect(await planned(ids[0])).toBe(0);
      const [others] = await read().findBy(Reminder, { recipientId: ids[1], kind: 'booked' });
      expect(others.state).toBe('planned');
    });

    it('have no place, whoever books for them while they are being stopped', async () => {
      for (let round = 0; round < 3; round++) {
        const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
        const { id } = world.mentees[round];
        const acts = days.flatMap((day, index) => [
          book(round, at(day, 18)),
          services.bookings.hold(asMentee(world.mentees[round]), {
            menteeId: id,
            startAt: at(day, 19),
          }),
          ...(index === 1 ? [stop(round)] : []),
        ]);
        const results = await Promise.allSettled(acts);
        const faults = results
          .filter((result) => result.status === 'rejected')
          .map(({ reason }) => reason as { status?: number; code?: string })
          .filter(({ status }) => status !== 409 && status !== 404);
        expect(faults).toEqual([]);
        const person = await read().findOneByOrFail(Mentee, { id });
        expect(person.isActive).toBe(false);
        await assertNothingStands(read(), services.clock.at);
      }
    });

    it('get no ambassador while they are being stopped', async () => {
      const { id } = world.mentees[0];
      const other = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree }),
      );
      await Promise.allSettled([
        services.pairs.assign(world.officer, world.ward.id, id, other.id),
        stop(0),
        services.pairs.assign(world.officer, world.ward.id, id, world.mentor.id),
      ]);
      if ((await read().findOneByOrFail(Mentee, { id })).isActive) await stop(0);
      expect(await services.pairs.ofMentee(id)).toBeNull();
    });

    it('stop once when two officers stop them', async () => {
      const wanted = await stopping(0);
      const outcomes = await Promise.allSettled(
        [1, 2, 3].map(() => services.departures.stop(world.officer, wanted)),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') {
          expect(outcome.reason).toMatchObject({ code: 'already-stopped' });
        }
      }
      expect(await read().countBy(PersonStop, { personId: wanted.id })).toBe(1);
    });

    it('are told about beforehand as it will be, and nothing is changed by looking', async () => {
      services.clock.stepMs = 1;
      await book(0);
      await book(0, thursday);
      await send();
      const wanted = await stopping(0);
      const { stopId: _, ...looked } = await services.departures.look(world.officer, wanted);
      expect(await read().countBy(PersonStop, { personId: wanted.id })).toBe(0);
      expect(await read().countBy(ChangeEffect, { subjectId: wanted.id })).toBe(0);
      const { stopId, ...done } = await services.departures.stop(world.officer, wanted);
      expect(looked).toEqual(done);
      expect(stopId).toBeDefined();
      expect(done.messages).toBeGreaterThan(0);
    });

    it('cannot stop on a day that lies ahead, nor for an officer of another ward', async () => {
      const wanted = await stopping(0);
      const later = services.departures.stop(world.officer, { ...wanted, on: '2026-12-24' });
      await expect(later).rejects.toMatchObject({ code: 'bad-day' });
      const stranger = { ...world.officer, wardId: world.mentor.id };
      const foreign = services.departures.stop(stranger, wanted);
      await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  describe('and guide', () => {
    const mentorStops = async (with_: object) => {
      const { id } = world.mentor;
      const { version } = await read().findOneByOrFail(Mentor, { id });
      const wanted = { side: 'mentor' as const, id, version, reason: 'moved' as const, on: monday };
      return services.departures.stop(world.officer, { ...wanted, ...with_ });
    };
    const mentorComesBack = async () => {
      const { id } = world.mentor;
      const { version } = await read().findOneByOrFail(Mentor, { id });
      const returning = { side: 'mentor' as const, id, version, restore: true };
      return services.returns.bringBack(world.officer, returning);
    };
    const successor = (with_: Partial<Mentor> = {}) =>
      database.unitOfWork.write((manager) =>
        addMentor(manager, world, {
          windows: alwaysFree,
          topics: ['vneid', 'cashless'],
          phone: '+84912345679',
          ...with_,
        }),
      );

    it('hand over their mentees and lessons in one step, and have them again when they come back', async () => {
      const next = await successor();
      const { session } = await book(0);
      await book(1);
      await send();
      const view = await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      expect(view).toMatchObject({
        pairsHandedOver: 8,
        pairsEnded: 0,
        sessionsHandedOver: 1,
        sessionsCancelled: 0,
        people: 8,
        notHandedOver: [],
      });
      const { mentorId } = await read().findOneByOrFail(Session, { id: session.id });
      expect(mentorId).toBe(next.id);
      expect(await services.pairs.ofMentor(next.id)).toHaveLength(8);
      expect(await planned(world.mentees[0].id)).toBe(2);

      const returned = await mentorComesBack();
      expect(returned).toMatchObject({ pairs: 8, sessions: 1, notBack: [] });
      expect(await services.pairs.ofMentor(world.mentor.id)).toHaveLength(8);
      const again = await read().findOneByOrFail(Session, { id: session.id });
      expect(again.mentorId).toBe(world.mentor.id);
    });

    it('name who and what cannot go to the successor, and why', async () => {
      const next = await successor({ maxMentees: 6 });
      await database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: world.mentees[0].id }, { wishedGender: 'female' }),
      );
      await book(0);
      await book(1, thursday);
      await services.sessions.create(world.officer, {
        mentorId: next.id,
        startAt: thursday,
        topic: 'vneid',
        venueId: world.venue.id,
      });
      const view = await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      expect(view).toMatchObject({ pairsHandedOver: 6, pairsEnded: 2, sessionsCancelled: 1 });
      expect(view.notHandedOver.map(({ why }) => why).sort()).toEqual([
        'mentor-busy',
        'mentor-full',
        'no-gender',
      ]);
      expect(view.notHandedOver.find(({ why }) => why === 'no-gender')).toMatchObject({
        menteeId: world.mentees[0].id,
      });
    });

    it('have the places again that fell with pairs no successor could take, however long the write took', async () => {
      services.clock.stepMs = 1;
      const next = await successor();
      const { id } = world.mentees[0];
      const wish = (wishedGender: 'female' | null) =>
        database.unitOfWork.write((manager) => manager.update(Mentee, { id }, { wishedGender }));
      const alone = await book(0);
      const shared = await book(0, thursday);
      await book(1, thursday);
      await wish('female');
      const view = await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      expect(view).toMatchObject({ pairsEnded: 1, placesFreed: 2, sessionsHandedOver: 1 });
      await wish(null);
      expect(await mentorComesBack()).toMatchObject({ pairs: 8, places: 2, notBack: [] });
      expect(await stateOf(alone.booking.id)).toBe('booked');
      expect(await stateOf(shared.booking.id)).toBe('booked');
    });

    it('leave their mentees in the list, who are told why their lesson is off', async () => {
      const { booking } = await book(0);
      await send();
      const view = await mentorStops({ menteesBecome: 'list' });
      expect(view).toMatchObject({ pairsEnded: 8, sessionsCancelled: 1, messages: 1 });
      const [told] = await read().findBy(Reminder, { bookingId: booking.id, kind: 'cancelled' });
      expect(told).toMatchObject({
        recipientId: world.mentees[0].id,
        facts: { reason: 'Đại sứ số không hướng dẫn nữa' },
      });
      expect(await services.pairs.current(world.ward.id)).toEqual([]);
      expect(await mentorComesBack()).toMatchObject({ pairs: 8, sessions: 1, notBack: [] });
      expect(await stateOf(booking.id)).toBe('booked');
    });

    it('keep their mentees while these wait, without a lesson', async () => {
      await book(0);
      const { id } = await services.classes.service.make(world.officer, world.ward.id, {
        topic: 'vneid',
        venueId: world.venue.id,
        startAt: thursday,
        seats: 6,
        mentorIds: [world.mentor.id],
        audienceKind: 'ward',
        audienceRef: null,
      });
      const view = await mentorStops({ menteesBecome: 'wait', reason: 'no-wish' });
      expect(view).toMatchObject({ pairsEnded: 0, pairsHandedOver: 0, sessionsCancelled: 1 });
      const off = await read().findOneByOrFail(Session, { classId: id });
      expect(off.cancelReason).toBe('Đại sứ số tạm nghỉ, sẽ hẹn lại sau');
      expect(await services.pairs.ofMentor(world.mentor.id)).toHaveLength(8);
      await expect(book(1)).rejects.toMatchObject({ code: 'mentor-inactive' });
      expect(await mentorComesBack()).toMatchObject({ sessions: 1, notBack: [] });
      const again = await read().findOneByOrFail(Session, { classId: id });
      expect(again).toMatchObject({ state: 'planned', mentorId: world.mentor.id });
    });

    it('come back to those whom nobody else guides since', async () => {
      const next = await successor();
      await mentorStops({ menteesBecome: 'list' });
      const { id } = world.mentees[0];
      await services.pairs.assign(world.officer, world.ward.id, id, next.id);
      const { pairs, notBack } = await mentorComesBack();
      expect(pairs).toBe(7);
      expect(notBack).toMatchObject([{ kind: 'pair', why: 'has-mentor' }]);
    });

    it('hold their lessons again without those whom somebody else guides since', async () => {
      const next = await successor();
      const shared = [await book(0), await book(1)];
      const alone = await book(0, thursday);
      await mentorStops({ menteesBecome: 'list' });
      const { id } = world.mentees[0];
      await services.pairs.assign(world.officer, world.ward.id, id, next.id);
      const { sessions, notBack } = await mentorComesBack();
      expect(sessions).toBe(1);
      expect(await stateOf(shared[0].booking.id)).toBe('cancelled');
      expect(await stateOf(shared[1].booking.id)).toBe('booked');
      expect(await stateOf(alone.booking.id)).toBe('cancelled');
      expect(notBack.filter(({ kind }) => kind === 'session')).toMatchObject([
        { subjectId: alone.session.id, why: 'nobody-left' },
      ]);
    });

    it('take back only the lessons of those who come back to them', async () => {
      const next = await successor();
      const { mentor } = world;
      const { id } = world.mentees[0];
      const lessons = [await book(0), await book(1, thursday), await book(2, friday)];
      await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      await database.unitOfWork.write(async (manager) => {
        await manager.update(Mentee, { id }, { wishedGender: 'female' });
        const windows = alwaysFree.filter(({ weekday }) => weekday !== 5);
        await manager.update(Mentor, { id: mentor.id }, { windows });
      });
      const { pairs, sessions, notBack } = await mentorComesBack();
      expect({ pairs, sessions }).toEqual({ pairs: 7, sessions: 1 });
      const heldBy = await Promise.all(
        lessons
          .slice(0, 2)
          .map(async ({ session }) => read().findOneByOrFail(Session, { id: session.id })),
      );
      expect(heldBy.map(({ mentorId }) => mentorId)).toEqual([next.id, mentor.id]);
      expect(await stateOf(lessons[0].booking.id)).toBe('booked');
      const refused = notBack.filter(({ kind }) => kind === 'session');
      expect(new Map(refused.map(({ subjectId, why }) => [subjectId, why]))).toEqual(
        new Map([
          [lessons[0].session.id, 'not-paired'],
          [lessons[2].session.id, 'not-free'],
        ]),
      );
    });

    it('leave those with the successor who have agreed on further lessons there', async () => {
      const next = await successor();
      const old = await book(0);
      await mentorStops({ menteesBecome: 'successor', successorId: next.id });
      const further = await book(0, thursday);
      const { pairs, notBack } = await mentorComesBack();
      expect(pairs).toBe(7);
      expect(notBack.find(({ kind }) => kind === 'pair')).toMatchObject({ why: 'has-mentor' });
      for (const { booking } of [old, further]) expect(await stateOf(booking.id)).toBe('booked');
      expect((await services.pairs.ofMentee(world.mentees[0].id))?.mentorId).toBe(next.id);
    });

    it('seat nobody from a line, whoever calls the next one while they are being stopped', async () => {
      const day = await services.days.plan(world.officer, world.ward.id, {
        date: '2026-11-28',
        startMinute: 9 * 60,
        endMinute: 11 * 60,
        venueId: world.venue.id,
        mentorIds: [world.mentor.id],
        topics: ['vneid'],
        seats: 4,
      });
      for (const { id: menteeId } of world.mentees) {
        await services.line.register(world.officer, day.id, { menteeId });
      }
      // The coming half hour is nearer than the one that runs.
      services.clock.at = at('2026-11-28', 9, 20);
      let isHeld = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        isHeld = resolve;
      });
      const called = held.then(() => services.line.next(world.officer, day.id));
      called.catch(() => undefined);
      const pairsOf = services.pairs.ofMentor.bind(services.pairs);
      const whileStopping = jest.spyOn(services.pairs, 'ofMentor');
      whileStopping.mockImplementationOnce((...asked) => {
        isHeld();
        return pairsOf(...asked);
      });
      await mentorStops({ menteesBecome: 'list' });
      whileStopping.mockRestore();
      await expect(called).rejects.toMatchObject({ code: 'nobody-free' });
      await assertNothingStands(read(), services.clock.at);
    });

    it('serve on no walk-in day, and leave classes to those who hold them too', async () => {
      const next = await successor();
      const day = await services.days.plan(world.officer, world.ward.id, {
        date: '2026-11-28',
        startMinute: 9 * 60,
        endMinute: 11 * 60,
        venueId: world.venue.id,
        mentorIds: [world.mentor.id, next.id],
        topics: ['vneid'],
        seats: 4,
      });
      const held = (mentorIds: string[], startAt: number) =>
        services.classes.service.make(world.officer, world.ward.id, {
          topic: 'vneid',
          venueId: world.venue.id,
          startAt,
          seats: 6,
          mentorIds,
          audienceKind: 'ward',
          audienceRef: null,
        });
      const together = await held([world.mentor.id, next.id], wednesday);
      const helping = await held([next.id, world.mentor.id], at('2026-11-27', 18));
      await held([world.mentor.id], thursday);
      const view = await mentorStops({ menteesBecome: 'list' });
      expect(view).toMatchObject({ walkInDays: 1, classesLeft: 2, classesCancelled: 1 });
      expect(await services.days.ofMentor(world.mentor.id)).toEqual([]);
      expect((await services.days.ofMentor(next.id)).map(({ id }) => id)).toEqual([day.id]);

      // All of it is theirs again when they come back.
      expect((await mentorComesBack()).notBack).toEqual([]);
      expect((await services.days.ofMentor(world.mentor.id)).map(({ id }) => id)).toEqual([day.id]);
      const heldBy = async ({ id: classId }: { id: string }) =>
        (await read().findBy(Session, { classId, state: 'planned' }))
          .map(({ mentorId, seats }) => [mentorId, seats])
          .toSorted(([, seats], [, others]) => Number(others) - Number(seats));
      expect(await heldBy(together)).toEqual([
        [world.mentor.id, 6],
        [next.id, 0],
      ]);
      expect(await heldBy(helping)).toEqual([
        [next.id, 6],
        [world.mentor.id, 0],
      ]);
    });

    it('hold no lesson, whoever books with them or opens one while they are being stopped', async () => {
      const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
      const acts = days.flatMap((day, index) => [
        book(index, at(day, 18)),
        services.sessions.create(world.officer, {
          mentorId: world.mentor.id,
          startAt: at(day, 19),
          topic: 'vneid',
          venueId: world.venue.id,
        }),
        ...(index === 1 ? [mentorStops({ menteesBecome: 'list' })] : []),
      ]);
      const results = await Promise.allSettled(acts);
      const faults = results
        .filter((result) => result.status === 'rejected')
        .map(({ reason }) => reason as { status?: number })
        .filter(({ status }) => status !== 409);
      expect(faults).toEqual([]);
      const { isActive } = await read().findOneByOrFail(Mentor, { id: world.mentor.id });
      expect(isActive).toBe(false);
    });

    it('are waited for only when they may come back', async () => {
      for (const reason of ['died', 'moved', 'consent'] as const) {
        const waiting = mentorStops({ menteesBecome: 'wait', reason });
        await expect(waiting).rejects.toMatchObject({ code: 'cannot-wait' });
      }
    });

    it('need a successor who takes part when one shall take over', async () => {
      const none = mentorStops({ menteesBecome: 'successor' });
      await expect(none).rejects.toMatchObject({ code: 'no-successor' });
      const themselves = mentorStops({ menteesBecome: 'successor', successorId: world.mentor.id });
      await expect(themselves).rejects.toMatchObject({ code: 'no-successor' });
    });
  });
});
