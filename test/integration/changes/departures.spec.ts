import { IsNull } from 'typeorm';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { PersonStop } from '../../../src/modules/people/entities/person-stop.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { ChangeEffect } from '../../../src/modules/sessions/entities/change-effect.entity';
import { WalkInTicket } from '../../../src/modules/sessions/entities/walk-in-ticket.entity';
import { dialects } from '../../support/databases/databases';
import { addMentor } from '../../support/worlds/reminder-world';
import { alwaysFree, asMentee, at, monday } from '../../support/worlds/session-world';
import {
  wednesday,
  thursday,
  stoppedPeople,
  assertNothingStands,
} from '../../support/worlds/stopped-people';

describe.each(dialects)('people who stop on %s', (dialect) => {
  const on = stoppedPeople(dialect);
  const { read, book, stopping, stop, back, stateOf, planned, send } = on;

  describe('and learn', () => {
    it('are missed by an ambassador who has too few without them', async () => {
      for (const index of [0, 1, 2]) expect((await stop(index)).leftShort).toEqual([]);
      const { id: mentorId, fullName } = on.world.mentor;
      expect((await stop(3)).leftShort).toEqual([{ mentorId, fullName, mentees: 4, least: 5 }]);
    });

    it('leave their place to whoever waits, and their ambassador free for somebody else', async () => {
      const made = [];
      for (const index of [0, 1, 2, 3, 4]) made.push(await book(index));
      const { session } = made[0];
      const line = await on.services.bookings.wait(on.world.officer, session.id, {
        menteeId: on.world.mentees[5].id,
      });
      await send();
      const view = await stop(0);
      expect(view).toMatchObject({ pairsEnded: 1, placesFreed: 1, people: 1 });
      expect(await stateOf(made[0].booking.id)).toBe('cancelled');
      expect(await stateOf(line.booking.id)).toBe('booked');
      expect(await on.services.pairs.ofMentee(on.world.mentees[0].id)).toBeNull();
      // The ambassador knew of them, and hears that they do not come; they themselves hear nothing.
      expect(await planned(on.world.mentees[0].id)).toBe(0);
      const told = await read().findBy(Reminder, {
        recipientId: on.world.mentor.id,
        kind: 'cancelled',
        state: 'planned',
      });
      expect(told.map(({ bookingId }) => bookingId)).toEqual([made[0].booking.id]);
    });

    it('leave every line and every walk-in day, and what they held', async () => {
      for (const index of [0, 1, 2, 3, 4]) await book(index);
      const { session } = await book(5, thursday);
      const first = await read().findOneByOrFail(Session, {
        mentorId: on.world.mentor.id,
        startAt: wednesday,
      });
      const menteeId = on.world.mentees[6].id;
      const line = await on.services.bookings.wait(on.world.officer, first.id, { menteeId });
      const hold = await on.services.bookings.hold(asMentee(on.world.mentees[6]), {
        menteeId,
        sessionId: session.id,
      });
      const day = await on.services.days.plan(on.world.officer, on.world.ward.id, {
        date: '2026-11-28',
        startMinute: 9 * 60,
        endMinute: 11 * 60,
        venueId: on.world.venue.id,
        mentorIds: [on.world.mentor.id],
        topics: ['vneid'],
        seats: 4,
      });
      const ticket = await on.services.line.register(on.world.officer, day.id, { menteeId });
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
      const { id } = on.world.mentees[0];
      const { version } = await read().findOneByOrFail(Mentee, { id });
      const before = await on.planned(id);
      const look = await on.services.returns.look(on.world.officer, {
        side: 'mentee',
        id,
        version,
      });
      expect(look).toMatchObject({ pairs: 1, places: 2, notBack: [] });
      expect(look.messages).toBeGreaterThan(0);
      // It was only looked at.
      expect(await on.planned(id)).toBe(before);
      expect((await read().findOneByOrFail(Mentee, { id })).version).toBe(version);
      const view = await back(0);
      expect(view).toMatchObject({ pairs: 1, places: 2, notBack: [] });
      expect(await stateOf(alone.booking.id)).toBe('booked');
      expect(await stateOf(shared.booking.id)).toBe('booked');
      expect((await on.services.pairs.ofMentee(on.world.mentees[0].id))?.mentorId).toBe(
        on.world.mentor.id,
      );
      expect(
        await read().countBy(PersonStop, { endedAt: IsNull(), wardId: on.world.ward.id }),
      ).toBe(0);
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
      const { service, seats } = on.services.classes;
      const plan = {
        topic: 'vneid',
        venueId: on.world.venue.id,
        startAt: wednesday,
        seats: 6,
        mentorIds: [on.world.mentor.id],
        audienceKind: 'ward' as const,
        audienceRef: null,
      };
      const { id } = await service.make(on.world.officer, on.world.ward.id, plan);
      const menteeId = on.world.mentees[0].id;
      const { booking } = await seats.take(asMentee(on.world.mentees[0]), id, { menteeId });
      await stop(0);
      const { version } = await read().findOneByOrFail(Session, { id: booking.sessionId });
      await service.change(on.world.officer, id, { ...plan, startAt: thursday, version });
      expect(await back(0)).toMatchObject({ places: 1, notBack: [] });
      const again = await read().findOneByOrFail(Booking, { id: booking.id });
      expect(again).toMatchObject({ state: 'booked', startAt: thursday, movedFrom: wednesday });
    });

    it('have to agree again when they had withdrawn their consent', async () => {
      await stop(0, 'consent');
      const gone = await read().findOneByOrFail(Mentee, { id: on.world.mentees[0].id });
      expect(gone.consentOn).toBeNull();
      await expect(back(0)).rejects.toMatchObject({ code: 'consent-needed' });
      await back(0, { consent: { way: 'signed', proof: 'Phiếu 7' } });
      const { consentOn, isActive } = await read().findOneByOrFail(Mentee, { id: gone.id });
      expect([consentOn, isActive]).toEqual([monday, true]);
    });

    it('take nobody else’s message with them from a phone that several share', async () => {
      const phone = '+84911222333';
      const ids = [on.world.mentees[0].id, on.world.mentees[1].id];
      await on.database.unitOfWork.write(async (manager) => {
        for (const id of ids) await manager.update(Mentee, { id }, { phone });
      });
      await on.services.bookings.book(on.world.officer, { menteeId: ids[0], startAt: wednesday });
      await on.services.bookings.book(on.world.officer, { menteeId: ids[1], startAt: thursday });
      // One message for both, carried by either of them.
      await on.database.unitOfWork.write(async (manager) => {
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
        const { id } = on.world.mentees[round];
        const acts = days.flatMap((day, index) => [
          book(round, at(day, 18)),
          on.services.bookings.hold(asMentee(on.world.mentees[round]), {
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
        await assertNothingStands(read(), on.services.clock.at);
      }
    });

    it('get no ambassador while they are being stopped', async () => {
      const { id } = on.world.mentees[0];
      const other = await on.database.unitOfWork.write((manager) =>
        addMentor(manager, on.world, { windows: alwaysFree }),
      );
      await Promise.allSettled([
        on.services.pairChanges.giveOne(on.world.officer, on.world.ward.id, {
          menteeId: id,
          mentorId: other.id,
        }),
        stop(0),
        on.services.pairChanges.giveOne(on.world.officer, on.world.ward.id, {
          menteeId: id,
          mentorId: on.world.mentor.id,
        }),
      ]);
      if ((await read().findOneByOrFail(Mentee, { id })).isActive) await stop(0);
      expect(await on.services.pairs.ofMentee(id)).toBeNull();
    });

    it('stop once when two officers stop them', async () => {
      const wanted = await stopping(0);
      const outcomes = await Promise.allSettled(
        [1, 2, 3].map(() => on.services.departures.stop(on.world.officer, wanted)),
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
      on.services.clock.stepMs = 1;
      await book(0);
      await book(0, thursday);
      await send();
      const wanted = await stopping(0);
      const { stopId: _, ...looked } = await on.services.departures.look(on.world.officer, wanted);
      expect(await read().countBy(PersonStop, { personId: wanted.id })).toBe(0);
      expect(await read().countBy(ChangeEffect, { subjectId: wanted.id })).toBe(0);
      const { stopId, ...done } = await on.services.departures.stop(on.world.officer, wanted);
      expect(looked).toEqual(done);
      expect(stopId).toBeDefined();
      expect(done.messages).toBeGreaterThan(0);
    });

    it('cannot stop on a day that lies ahead, nor for an officer of another ward', async () => {
      const wanted = await stopping(0);
      const later = on.services.departures.stop(on.world.officer, { ...wanted, on: '2026-12-24' });
      await expect(later).rejects.toMatchObject({ code: 'bad-day' });
      const stranger = { ...on.world.officer, wardId: on.world.mentor.id };
      const foreign = on.services.departures.stop(stranger, wanted);
      await expect(foreign).rejects.toMatchObject({ code: 'not-found' });
    });
  });
});
