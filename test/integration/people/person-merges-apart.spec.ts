import { IsNull } from 'typeorm';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { ForbiddenPair } from '../../../src/modules/matching/entities/forbidden-pair.entity';
import { ActivePeople } from '../../../src/modules/people/lists/people-directory';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { addMentees, addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  pairUp,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { walkInServices } from '../../support/worlds/walk-in-world';

const wednesday = at('2026-11-25', 18);
const thursday = at('2026-11-26', 18);

describe.each(dialects)(
  'what two records of one person had against each other, on %s',
  (dialect) => {
    let database: TestDatabase;
    let world: SessionWorld;
    let services: ReturnType<typeof walkInServices>;

    beforeAll(async () => {
      database = await createTestDatabase(dialect);
      services = walkInServices(database.unitOfWork);
    });
    beforeEach(async () => {
      services.clock.at = at(monday, 9);
      services.clock.stepMs = 1;
      world = await database.unitOfWork.write((manager) => settlePairs(manager, 8));
    });
    afterEach(() => assertSound(database.unitOfWork.read));
    afterAll(() => database.drop());

    const read = () => database.unitOfWork.read;
    const now = (id: string) => read().findOneByOrFail(Mentee, { id });
    const mentorNow = (id: string) => read().findOneByOrFail(Mentor, { id });
    const book = (person: Mentee, startAt = wednesday) =>
      services.bookings.book(asMentee(person), { menteeId: person.id, startAt });
    const change = (id: string, said: Partial<Mentee>) =>
      database.unitOfWork.write((manager) => manager.update(Mentee, { id }, said));
    const merge = async (kept: { id: string }, other: { id: string }) =>
      services.merges.merge(world.officer, {
        side: 'mentee',
        kept: await now(kept.id),
        other: await now(other.id),
        chosen: {},
      });
    const apart = async ({ id }: { id: string }) =>
      services.merges.takeApart(world.officer, 'mentee', await now(id));
    const stop = async ({ id }: { id: string }, reason: 'consent' | 'moved') =>
      services.departures.stop(world.officer, {
        side: 'mentee',
        id,
        version: (await now(id)).version,
        reason,
        on: monday,
      });

    it('keeps the seat that one of them had in a lesson for which the other one waits', async () => {
      const [kept, other, ...others] = world.mentees;
      const made = await book(other);
      for (const person of others.slice(0, 4)) await book(person);
      const wait = (person: Mentee) =>
        services.bookings.wait(asMentee(person), made.session.id, { menteeId: person.id });
      await wait(others[4]);
      const line = await wait(kept);
      expect(await merge(kept, other)).toMatchObject({ ahead: 1 });
      const seat = await read().findOneByOrFail(Booking, { id: made.booking.id });
      expect(seat).toMatchObject({ menteeId: kept.id, state: 'booked' });
      await apart(other);
      const again = await read().findOneByOrFail(Booking, { id: line.booking.id });
      expect(again).toMatchObject({ menteeId: kept.id, state: 'waiting' });
    });

    it('is taken apart whatever was not known before', async () => {
      const [kept, other] = world.mentees;
      await change(kept.id, { birthYear: null, topics: [], languages: [] });
      await change(other.id, { birthYear: 1950 });
      await merge(kept, other);
      expect((await now(kept.id)).birthYear).toBe(1950);
      await apart(other);
      expect(await now(kept.id)).toMatchObject({ birthYear: null, topics: [], languages: [] });
    });

    it('leaves what staff decided of first places and lessons at home', async () => {
      const [kept, other] = world.mentees;
      await change(kept.id, { isHomebound: true, isPriority: true, support: [], groups: [] });
      await change(other.id, { support: ['blind'], groups: ['farmer'] });
      await merge(kept, other);
      expect(await now(kept.id)).toMatchObject({ isHomebound: true, isPriority: true });
      await apart(other);
      expect(await now(kept.id)).toMatchObject({ isHomebound: true, support: [] });
    });

    it('ends a pair that was ruled out for either of them, and makes it again when taken apart', async () => {
      const [kept, other] = world.mentees;
      const { id: mentorId } = world.mentor;
      await services.pairChanges.end(world.officer, world.ward.id, {
        menteeId: other.id,
        forbid: true,
      });
      const off = await book(kept);
      expect(await merge(kept, other)).toMatchObject({ pairsEnded: 1, placesOff: 1 });
      expect(await services.pairs.ofMentee(kept.id)).toBeNull();
      await apart(other);
      expect((await services.pairs.ofMentee(kept.id))?.mentorId).toBe(mentorId);
      expect((await read().findOneByOrFail(Booking, { id: off.booking.id })).state).toBe('booked');
      expect(await read().findBy(ForbiddenPair, { menteeId: other.id })).toHaveLength(1);
    });

    it('is taken apart in the order against that in which it was merged', async () => {
      const [kept, first, second] = world.mentees;
      await change(kept.id, { topics: ['cashless'] });
      await change(first.id, { topics: ['vneid'] });
      await change(second.id, { topics: ['phone'] });
      await merge(kept, first);
      await merge(kept, second);
      await expect(apart(first)).rejects.toMatchObject({ code: 'merged-later' });
      await apart(second);
      await apart(first);
      expect((await now(kept.id)).topics).toEqual(['cashless']);
    });

    it('is taken apart also when the kept record stopped, but not while it went into another one', async () => {
      const [kept, other, third] = world.mentees;
      await merge(kept, other);
      await merge(third, kept);
      const directory = new ActivePeople(database.unitOfWork);
      expect(await directory.actorOf('mentee', other.id)).toMatchObject({ id: third.id });
      expect((await directory.recordsOf(third.id)).sort()).toEqual(
        [third.id, kept.id, other.id].sort(),
      );
      await expect(apart(other)).rejects.toMatchObject({ code: 'person-merged' });
      await apart(kept);
      await stop(kept, 'moved');
      await apart(other);
      expect((await now(other.id)).isActive).toBe(true);
      expect((await now(kept.id)).isActive).toBe(false);
    });

    it('is not washed off by a reason said later: whoever withdrew consent is neither merged nor brought back without', async () => {
      const [kept, other] = world.mentees;
      await stop(other, 'consent');
      const { version } = await now(other.id);
      await services.stopCorrections.correct(world.officer, {
        side: 'mentee',
        id: other.id,
        version,
        reason: 'moved',
        on: monday,
      });
      await change(other.id, { consentOn: monday });
      await expect(merge(kept, other)).rejects.toMatchObject({ code: 'consent-withdrawn' });
      const back = { side: 'mentee' as const, ...(await now(other.id)), restore: true };
      await expect(services.returns.bringBack(world.officer, back)).rejects.toMatchObject({
        code: 'consent-needed',
      });
    });

    it('is not changed any more on the record that was given up', async () => {
      const [kept, other] = world.mentees;
      await merge(kept, other);
      const { version } = await now(other.id);
      const late = services.people.changeMentee(world.officer, other.id, version, { address: 'x' });
      await expect(late).rejects.toMatchObject({ code: 'person-merged' });
    });

    it('lets nobody act on what they saw of a place before', async () => {
      const [kept, other] = world.mentees;
      const { booking } = await book(other);
      await merge(kept, other);
      const { version } = booking;
      const late = services.bookings.cancel(world.officer, booking.id, { version });
      await expect(late).rejects.toMatchObject({ code: 'stale-version' });
    });

    it('calls off what mentees agreed on with an ambassador who was the other one all along', async () => {
      const other = world.mentor;
      const kept = await database.unitOfWork.write((manager) =>
        addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] }),
      );
      await services.merges.merge(world.officer, {
        side: 'mentor',
        kept: await mentorNow(kept.id),
        other: await mentorNow(other.id),
        chosen: {},
      });
      const since = await book(world.mentees[0], thursday);
      expect(since.session.mentorId).toBe(kept.id);
      await services.merges.takeApart(world.officer, 'mentor', await mentorNow(other.id));
      const { state } = await read().findOneByOrFail(Booking, { id: since.booking.id });
      expect(state).toBe('cancelled');
      const open = { mentorId: other.id, endedAt: IsNull() };
      expect(await read().countBy(Pair, open)).toBe(8);
    });

    it('ends pairs of an ambassador that were ruled out for the other record', async () => {
      const other = world.mentor;
      const { kept, mine } = await database.unitOfWork.write(async (manager) => {
        const ambassador = await addMentor(manager, world, { windows: alwaysFree });
        const [person] = await addMentees(manager, world, 1, () => ({ windows: alwaysFree }));
        await pairUp(manager, world.ward.id, ambassador.id, [person]);
        await insert(manager, ForbiddenPair, {
          id: newId(),
          wardId: world.ward.id,
          mentorId: other.id,
          menteeId: person.id,
          createdAt: 0,
        });
        return { kept: ambassador, mine: person };
      });
      await services.merges.merge(world.officer, {
        side: 'mentor',
        kept: await mentorNow(kept.id),
        other: await mentorNow(other.id),
        chosen: {},
      });
      expect(await services.pairs.ofMentee(mine.id)).toBeNull();
    });
  },
);
