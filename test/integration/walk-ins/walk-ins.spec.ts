import type { Actor } from '../../../src/modules/access/policies/actor';
import { AvailabilityService } from '../../../src/modules/sessions/availability/availability.service';
import { Consent } from '../../../src/modules/people/entities/consent.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import type { WalkInPlan } from '../../../src/modules/sessions/walk-ins/walk-in-days.service';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { plant } from '../../factories/given';
import { makeNewcomer } from '../../factories/people';
import { makeVenue } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { walkInServices } from '../../support/worlds/walk-in-world';

const saturday = '2026-11-28';
/** Nine kilometres from the hamlet: fifty minutes by bicycle. */
const farAway = { latitude: 20.411, longitude: 105.83 };
const signed = { way: 'signed' as const, proof: 'Phiếu số 12, tủ hồ sơ' };

describe.each(dialects)('a walk-in day on %s', (dialect) => {
  let database: TestDatabase;
  let services: ReturnType<typeof walkInServices>;
  let world: SessionWorld;
  let other: Mentor;
  let officer: Actor;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = walkInServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(saturday, 13, 50);
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 12);
      other = await addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] });
    });
    officer = world.officer;
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const plan = (with_: Partial<WalkInPlan> = {}) =>
    services.days.plan(officer, world.ward.id, {
      date: saturday,
      startMinute: 14 * 60,
      endMinute: 17 * 60,
      venueId: world.venue.id,
      mentorIds: [world.mentor.id, other.id],
      topics: ['vneid'],
      seats: 2,
      ...with_,
    });
  const arrive = (dayId: string, index: number, isPriority = false) =>
    services.line.register(officer, dayId, { menteeId: world.mentees[index].id, isPriority });
  const newcomer = () => makeNewcomer({ hamletId: world.hamlet.id, birthYear: 1950 });
  const board = (dayId: string, actor = officer) => services.boards.of(actor, dayId);

  describe('is planned', () => {
    it('only within the hours of the ward, unless staff say otherwise', async () => {
      const early = { startMinute: 11 * 60, endMinute: 15 * 60 };
      await expect(plan(early)).rejects.toMatchObject({ code: 'outside-hours' });
      await expect(plan({ date: '2027-01-01' })).rejects.toMatchObject({ code: 'holiday' });
      expect(await plan({ ...early, outsideHours: true })).toMatchObject({ isOutsideHours: true });
    });

    it('never with more people than the place has seats, or a topic that nobody there teaches', async () => {
      await expect(plan({ seats: 1001 })).rejects.toMatchObject({
        details: { fields: { seats: 'more-than-seats' } },
      });
      await expect(plan({ topics: ['farm-prices'] })).rejects.toMatchObject({
        details: { fields: { topics: expect.stringMatching(/^nobody-teaches\|./) as unknown } },
      });
    });

    it('at a mobile point only on the days on which it is there', async () => {
      const { unitOfWork } = database;
      const dates = { kind: 'mobile' as const, openFrom: '2026-12-01', openUntil: '2026-12-06' };
      await unitOfWork.write((manager) => manager.update(Venue, { id: world.venue.id }, dates));
      await expect(plan()).rejects.toMatchObject({ code: 'venue-closed' });
      expect(await plan({ date: '2026-12-05' })).toMatchObject({ date: '2026-12-05' });
    });

    it('and keeps its ambassadors free of other sessions, until it is cancelled', async () => {
      services.clock.at = at('2026-11-27', 9);
      const mentee = world.mentees[0];
      const wish = { menteeId: mentee.id, startAt: at(saturday, 15) };
      const day = await plan();
      await expect(services.bookings.book(asMentee(mentee), wish)).rejects.toMatchObject({
        code: 'not-free',
      });
      await services.days.cancel(officer, day.id, { version: 1, reason: 'Mưa bão' });
      await services.bookings.book(asMentee(mentee), wish);
    });

    it('or a lesson that its ambassador could not ride to is booked in the same moment, never both', async () => {
      const far = await database.unitOfWork.write((manager) =>
        plant(
          manager,
          Venue,
          makeVenue({
            name: 'Chợ xa',
            ...farAway,
            wardId: world.ward.id,
            hamletId: world.hamlet.id,
          }),
        ),
      );
      services.clock.at = at('2026-11-27', 9);
      let both = 0;
      for (const [round, mentee] of world.mentees.slice(0, 6).entries()) {
        const date = `2026-12-${String(5 + 7 * Math.floor(round / 2) + (round % 2)).padStart(2, '0')}`;
        const wish = { menteeId: mentee.id, startAt: at(date, 17), venueId: world.venue.id };
        const booking = services.bookings.book(asMentee(mentee), wish);
        const asked = await Promise.allSettled([
          plan({ date, venueId: far.id, mentorIds: [world.mentor.id] }),
          booking,
        ]);
        const done = asked.filter(({ status }) => status === 'fulfilled');
        if (done.length === 2) both += 1;
        expect(done.length).toBeGreaterThan(0);
      }
      expect(both).toBe(0);
    });

    it('and an ambassador who edits their own days does not lose it', async () => {
      await plan();
      const availability = new AvailabilityService(database.unitOfWork, services.clock);
      const self: Actor = { kind: 'mentor', id: other.id, wardId: world.ward.id };
      const { exceptions, version } = await availability.of(self, 'mentor', other.id);
      expect(exceptions).toEqual([]);
      await availability.put(self, 'mentor', other.id, { windows: [], exceptions, version });
      const left = await database.unitOfWork.read.query(
        `SELECT id FROM availability_exception WHERE person_id = '${other.id}'`,
      );
      expect(left).toHaveLength(1);
    });

    it('by staff alone', async () => {
      officer = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id };
      await expect(plan()).rejects.toMatchObject({ code: 'not-allowed' });
    });
  });

  describe('registers on the spot', () => {
    it('somebody new who agrees, with the proof kept and elderly people first', async () => {
      const day = await plan();
      await arrive(day.id, 0);
      const person = { ...newcomer(), phone: '0912 345 678' };
      const ticket = await services.line.register(officer, day.id, { person, consent: signed });
      expect(ticket).toMatchObject({ number: 2, isPriority: true, topic: 'vneid' });
      const { read } = database.unitOfWork;
      const mentee = await read.findOneByOrFail(Mentee, { id: ticket.menteeId });
      expect(mentee).toMatchObject({
        consentOn: saturday,
        groups: ['elderly'],
        phone: '+84912345678',
      });
      expect(await read.findOneByOrFail(Consent, { personId: mentee.id })).toMatchObject({
        ...signed,
        takenById: officer.id,
      });
      const { waiting } = await board(day.id);
      expect(waiting.map(({ number }) => number)).toEqual([2, 1]);
    });

    it('nobody who did not agree, and keeps nothing of them', async () => {
      const day = await plan();
      const person = newcomer();
      await expect(services.line.register(officer, day.id, { person })).rejects.toMatchObject({
        code: 'consent-needed',
      });
      const { read } = database.unitOfWork;
      expect(await read.countBy(Mentee, { wardId: world.ward.id })).toBe(12);
      expect(await board(day.id)).toMatchObject({ day: { lastNumber: 0 }, waiting: [] });
    });

    it('somebody who was known without having agreed', async () => {
      const day = await plan();
      const { id } = world.mentees[3];
      await database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id }, { consentOn: null }),
      );
      await expect(arrive(day.id, 3)).rejects.toMatchObject({ code: 'consent-needed' });
      await services.line.register(officer, day.id, { menteeId: id, consent: signed });
      const mentee = await database.unitOfWork.read.findOneByOrFail(Mentee, { id });
      expect(mentee.consentOn).toBe(saturday);
    });

    it('the same person once, however often the button is pressed', async () => {
      const day = await plan();
      const person = newcomer();
      const answers = await Promise.allSettled([
        ...Array.from({ length: 6 }, () => arrive(day.id, 0)),
        ...Array.from({ length: 6 }, () =>
          services.line.register(officer, day.id, { person, consent: signed }),
        ),
      ]);
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
      const { waiting, day: after } = await board(day.id);
      expect(new Set(waiting.map(({ number }) => number))).toEqual(new Set([1, 2]));
      expect(after.lastNumber).toBe(2);
    });
  });

  describe('calls the next', () => {
    it('to a free ambassador, for the half hour that runs, and then to the other one', async () => {
      const day = await plan();
      for (const index of [0, 1, 2]) await arrive(day.id, index);
      services.clock.at = at(saturday, 14, 5);
      const first = await services.line.next(officer, day.id);
      const second = await services.line.next(officer, day.id);
      expect([first.number, second.number]).toEqual([1, 2]);
      expect(new Set([first.mentorId, second.mentorId]).size).toBe(2);
      expect([first.startAt, second.startAt]).toEqual([at(saturday, 14), at(saturday, 14)]);
      await expect(services.line.next(officer, day.id)).rejects.toMatchObject({
        code: 'nobody-free',
      });
      const { waiting } = await board(day.id);
      expect(waiting.map(({ number, minutes }) => [number, minutes])).toEqual([[3, 25]]);
    });

    it('a different person for each who calls at once, and nobody twice', async () => {
      const day = await plan({ seats: 10 });
      for (let index = 0; index < 8; index += 1) await arrive(day.id, index);
      services.clock.at = at(saturday, 14, 1);
      const calls = await Promise.allSettled(
        Array.from({ length: 12 }, () => services.line.next(officer, day.id)),
      );
      const called = calls.flatMap((call) => (call.status === 'fulfilled' ? [call.value] : []));
      expect(new Set(called.map(({ id }) => id)).size).toBe(called.length);
      // Two ambassadors, five people each at most: all eight find a seat, four calls find nobody.
      expect(called).toHaveLength(8);
      const sessions = await database.unitOfWork.read.findBy(Session, { wardId: world.ward.id });
      expect(new Set(sessions.map(({ seatsTaken }) => seatsTaken))).toEqual(new Set([3, 5]));
    });

    it('one person, when the button is pressed twice or two officers press it on the same page', async () => {
      const day = await plan({ seats: 10 });
      for (let index = 0; index < 4; index += 1) await arrive(day.id, index);
      services.clock.at = at(saturday, 14, 1);
      const calls = await Promise.allSettled(
        Array.from({ length: 6 }, () => services.line.next(officer, day.id, { serving: [] })),
      );
      expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refused = calls.filter((call) => call.status === 'rejected');
      for (const { reason } of refused) expect(reason).toMatchObject({ code: 'just-called' });

      const [first] = (await board(day.id)).serving;
      await services.line.finish(officer, first.id, first);
      // Whoever ended their turn since is no news to those who call.
      await services.line.next(officer, day.id, { serving: [1] });
      // An ambassador looks at their own people only.
      const mentorId = (await board(day.id)).serving[0].mentorId;
      const free = [world.mentor.id, other.id].find((id) => id !== mentorId) as string;
      const self: Actor = { kind: 'mentor', id: free, wardId: world.ward.id };
      expect(await services.line.next(self, day.id, { serving: [] })).toMatchObject({ number: 3 });
    });

    it('passes over somebody who learns elsewhere at this time, who keeps their place', async () => {
      services.clock.at = at('2026-11-27', 9);
      const mentee = world.mentees[0];
      const elsewhere = { menteeId: mentee.id, startAt: at(saturday, 14) };
      await services.bookings.book(asMentee(mentee), elsewhere);
      services.clock.at = at(saturday, 13, 50);
      const day = await plan({ mentorIds: [other.id] });
      await arrive(day.id, 0, true);
      await arrive(day.id, 1);
      expect(await services.line.next(officer, day.id)).toMatchObject({ number: 2 });
      expect((await board(day.id)).waiting).toMatchObject([{ number: 1 }]);
    });

    it('for the ambassador who asks, and only on a day on which they serve', async () => {
      const day = await plan({ mentorIds: [other.id] });
      await arrive(day.id, 0);
      const stranger: Actor = { kind: 'mentor', id: world.mentor.id, wardId: world.ward.id };
      await expect(services.line.next(stranger, day.id)).rejects.toMatchObject({
        code: 'not-found',
      });
      const self = { ...stranger, id: other.id };
      expect(await services.line.next(self, day.id)).toMatchObject({ mentorId: other.id });
      expect(await board(day.id, self)).toMatchObject({ serving: [{ number: 1 }] });
    });

    it('never seats more people than the place has', async () => {
      await database.unitOfWork.write((manager) =>
        manager.update(Venue, { id: world.venue.id }, { seats: 1 }),
      );
      const day = await plan({ seats: 1 });
      await arrive(day.id, 0);
      await arrive(day.id, 1);
      await services.line.next(officer, day.id);
      await expect(services.line.next(officer, day.id)).rejects.toMatchObject({
        code: 'nobody-free',
      });
    });

    it('nobody before the doors open, after they close, or when nobody waits', async () => {
      const day = await plan();
      await expect(services.line.next(officer, day.id)).rejects.toMatchObject({
        code: 'nobody-waits',
      });
      await arrive(day.id, 0);
      services.clock.at = at(saturday, 13, 20);
      await expect(services.line.next(officer, day.id)).rejects.toMatchObject({
        code: 'walk-in-early',
      });
      services.clock.at = at(saturday, 17, 1);
      await expect(services.line.next(officer, day.id)).rejects.toMatchObject({
        code: 'walk-in-over',
      });
      await expect(arrive(day.id, 1)).rejects.toMatchObject({ code: 'walk-in-over' });
    });
  });

  describe('ends a turn', () => {
    const serve = async () => {
      const day = await plan();
      await arrive(day.id, 0);
      services.clock.at = at(saturday, 14, 2);
      return { day, ticket: await services.line.next(officer, day.id) };
    };

    it('as completed, and the ambassador is free for the coming half hour', async () => {
      const { day, ticket } = await serve();
      await services.line.finish(officer, ticket.id, ticket);
      const { read } = database.unitOfWork;
      const session = await read.findOneByOrFail(Session, { id: ticket.sessionId ?? '' });
      expect(session.state).toBe('completed');
      expect(await board(day.id)).toMatchObject({ serving: [], served: [{ number: 1 }] });
      await arrive(day.id, 1);
      services.clock.at = at(saturday, 14, 20);
      const mentorId = ticket.mentorId ?? '';
      const next = await services.line.next(officer, day.id, { mentorId });
      expect(next.startAt).toBe(at(saturday, 14, 30));
      await expect(
        services.line.comeBack(officer, ticket.id, { version: ticket.version }),
      ).rejects.toMatchObject({ code: 'already-served' });
    });

    it('and whoever was served may take another number', async () => {
      const day = await plan({ seats: 10, topics: ['vneid', 'cashless'] });
      await arrive(day.id, 0);
      await arrive(day.id, 1);
      services.clock.at = at(saturday, 14, 2);
      const mentorId = world.mentor.id;
      const ticket = await services.line.next(officer, day.id, { mentorId });
      await services.line.next(officer, day.id, { mentorId });
      const again = { menteeId: ticket.menteeId };
      await expect(services.line.register(officer, day.id, again)).rejects.toMatchObject({
        code: 'already-in-line',
      });
      await services.line.finish(officer, ticket.id, ticket);
      const answers = await Promise.allSettled(
        Array.from({ length: 5 }, () => services.line.register(officer, day.id, again)),
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      // The group that they left still learns the same; they are not seated in it again.
      await expect(services.line.next(officer, day.id, { mentorId })).rejects.toMatchObject({
        code: 'nobody-free',
      });
      const next = await services.line.next(officer, day.id);
      expect(next).toMatchObject({ number: 3, startAt: at(saturday, 14, 30) });
      expect(await board(day.id)).toMatchObject({ served: [{ number: 1 }] });
    });

    it('as absent: the seat is free again, and whoever comes back has their old place', async () => {
      const { day, ticket } = await serve();
      await arrive(day.id, 1);
      await services.line.depart(officer, ticket.id, { ...ticket, because: 'absent' });
      expect(await board(day.id)).toMatchObject({ serving: [], gone: [{ number: 1 }] });
      const { read } = database.unitOfWork;
      const session = await read.findOneByOrFail(Session, { id: ticket.sessionId ?? '' });
      expect(session).toMatchObject({ state: 'cancelled', seatsTaken: 0 });

      await services.line.comeBack(officer, ticket.id, { version: ticket.version + 1 });
      expect((await board(day.id)).waiting.map(({ number }) => number)).toEqual([1, 2]);
      const again = await services.line.next(officer, day.id);
      expect(again.number).toBe(1);
    });

    it('as absent: nobody who stopped since is put back in the line, or called from it', async () => {
      const { day, ticket } = await serve();
      const id = ticket.menteeId;
      await services.line.depart(officer, ticket.id, { ...ticket, because: 'absent' });
      const { version } = await database.unitOfWork.read.findOneByOrFail(Mentee, { id });
      await services.departures.stop(officer, {
        side: 'mentee',
        id,
        version,
        reason: 'moved',
        on: saturday,
      });
      const back = services.line.comeBack(officer, ticket.id, { version: ticket.version + 1 });
      await expect(back).rejects.toMatchObject({ code: 'person-stopped' });

      const { menteeId } = await arrive(day.id, 1);
      await database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: menteeId }, { isActive: false }),
      );
      await expect(services.line.next(officer, day.id)).rejects.toMatchObject({
        code: 'nobody-waits',
      });
    });

    it('as a mistake: called by mistake, they stand in the line as before', async () => {
      const { day, ticket } = await serve();
      await services.line.comeBack(officer, ticket.id, ticket);
      expect(await board(day.id)).toMatchObject({ serving: [], waiting: [{ number: 1 }] });
      await expect(services.line.finish(officer, ticket.id, ticket)).rejects.toMatchObject({
        code: 'stale-version',
      });
    });

    it('once, when two officers end it differently at the same time', async () => {
      const { day, ticket } = await serve();
      const answers = await Promise.allSettled([
        services.line.finish(officer, ticket.id, ticket),
        services.line.depart(officer, ticket.id, { ...ticket, because: 'absent' }),
        services.line.finish(officer, ticket.id, ticket),
      ]);
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const bookings = await database.unitOfWork.read.findBy(Booking, {
        menteeId: ticket.menteeId,
      });
      expect(bookings).toHaveLength(1);
      const { serving, waiting, served, gone } = await board(day.id);
      expect(serving.length + waiting.length + served.length + gone.length).toBe(1);
    });

    it('and a session called off by its ambassador sends everybody in it back to the line', async () => {
      const { day, ticket } = await serve();
      const { read } = database.unitOfWork;
      const session = await read.findOneByOrFail(Session, { id: ticket.sessionId ?? '' });
      await services.sessions.cancel(officer, session.id, {
        version: session.version,
        reason: 'Đại sứ bị ốm',
      });
      expect(await board(day.id)).toMatchObject({ waiting: [{ number: 1 }], serving: [] });
    });
  });
});
