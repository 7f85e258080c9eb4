import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { PlannedChange } from '../../../src/modules/sessions/entities/planned-change.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import type { SessionWanted } from '../../../src/modules/sessions/session-changes/session-placing';
import { ForbiddenPair } from '../../../src/modules/matching/entities/forbidden-pair.entity';
import { Holiday } from '../../../src/modules/wards/entities/holiday.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { addMentor } from '../../support/worlds/reminder-world';
import {
  alwaysFree,
  asMentee,
  assertSound,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const day = '2026-11-25';
const wednesday = at(day, 18);
const thursday = at('2026-11-26', 19);
const reason = 'Đại sứ có việc nhà';

describe.each(dialects)('one lesson that is to be otherwise, on %s', (dialect) => {
  let database: TestDatabase;
  let services: ReturnType<typeof sessionServices>;
  let world: SessionWorld;
  let other: Mentor;
  let small: string;
  let session: Session;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(async () => {
    services.clock.at = at(monday, 9);
    await database.unitOfWork.write(async (manager) => {
      world = await settlePairs(manager, 4);
      other = await addMentor(manager, world, { windows: alwaysFree, topics: ['vneid'] });
      small = newId();
      const hall = { ...world.venue, id: small, name: 'Nhà ông Ba', seats: 2, isStepFree: false };
      await insert(manager, Venue, hall);
    });
    await book(0);
    ({ session } = await book(1));
    session = await sessionOf(session.id);
  });
  afterEach(() => assertSound(database.unitOfWork.read));
  afterAll(() => database.drop());

  const read = () => database.unitOfWork.read;
  const book = (index: number, startAt = wednesday) =>
    services.bookings.book(asMentee(world.mentees[index]), {
      menteeId: world.mentees[index].id,
      startAt,
    });
  const sessionOf = (id: string) => read().findOneByOrFail(Session, { id });
  const wanted = (with_: Partial<SessionWanted>): SessionWanted => ({
    sessionId: session.id,
    version: session.version,
    reason,
    ...with_,
  });
  const make = (with_: Partial<SessionWanted>) =>
    services.sessionChanges.make(world.officer, wanted(with_));
  const look = (with_: Partial<SessionWanted>) =>
    services.sessionChanges.look(world.officer, wanted(with_));
  const statesOf = async () =>
    (await read().findBy(Booking, { sessionId: session.id })).map(({ state }) => state).sort();

  it('goes to another time, hall and ambassador at once, and comes back by one press', async () => {
    const goal = { startAt: thursday, venueId: small, mentorId: other.id };
    const view = await make(goal);
    expect(view).toMatchObject({ kind: 'session', people: 2, reason });
    expect(view.items).toMatchObject([
      { outcome: 'moved', toStartAt: thursday, toMentorName: other.fullName, people: 2 },
    ]);
    expect(await sessionOf(session.id)).toMatchObject({ ...goal, seats: 2, seatsTaken: 2 });
    const bookings = await read().findBy(Booking, { sessionId: session.id, state: 'booked' });
    expect(bookings.map(({ startAt }) => startAt)).toEqual([thursday, thursday]);
    const ahead = await read().findBy(Reminder, { state: 'planned', sessionId: session.id });
    expect(ahead.length).toBeGreaterThan(0);
    expect(new Set(ahead.map(({ sessionStartAt }) => sessionStartAt))).toEqual(new Set([thursday]));

    const back = await services.changes.takeBack(world.officer, view.id);
    expect(back.items).toMatchObject([{ isBack: true }]);
    const { startAt, venueId, mentorId, seats } = session;
    expect(await sessionOf(session.id)).toMatchObject({ startAt, venueId, mentorId, seats });
  });

  it.each(['startAt', 'venueId', 'mentorId'] as const)('changes its %s alone', async (what) => {
    const goal = { startAt: thursday, venueId: small, mentorId: other.id };
    const view = await make({ [what]: goal[what] });
    expect(await sessionOf(session.id)).toMatchObject({
      startAt: session.startAt,
      venueId: session.venueId,
      mentorId: session.mentorId,
      [what]: goal[what],
    });
    await services.changes.takeBack(world.officer, view.id);
    expect((await sessionOf(session.id))[what]).toBe(session[what]);
  });

  it('is looked at before: who loses their place, who is not free, and how many messages follow', async () => {
    await book(0, thursday);
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE mentee SET windows = '[]' WHERE id = $1`, [world.mentees[1].id]),
    );
    // At that hour the ambassador teaches the first of them already.
    const goal = { startAt: thursday, mentorId: other.id, venueId: small };
    const seen = await look(goal);
    const of = (index: number) =>
      seen.seated.find(({ menteeId }) => menteeId === world.mentees[index].id);
    expect(of(0)).toMatchObject({ losesPlace: true, menteePhone: world.mentees[0].phone });
    expect(of(1)).toMatchObject({ losesPlace: false, notes: ['not-free'] });
    expect(await sessionOf(session.id)).toMatchObject({ startAt: wednesday, version: 1 });
    expect(await read().countBy(PlannedChange, { wardId: world.ward.id })).toBe(0);

    const done = await make(goal);
    expect(done.messages).toBe(seen.messages);
    expect(done.items).toMatchObject([{ why: 'not-everybody' }]);
    expect(await statesOf()).toEqual(['booked', 'cancelled']);
    // Whoever is elsewhere then has their old place again.
    await services.changes.takeBack(world.officer, done.id);
    expect(await statesOf()).toEqual(['booked', 'booked']);
    expect(await sessionOf(session.id)).toMatchObject({ startAt: wednesday, seatsTaken: 2 });
  });

  it('is refused with nothing changed where it cannot be', async () => {
    await book(2, thursday);
    await book(3);
    session = await sessionOf(session.id);
    const refused: [Partial<SessionWanted>, string][] = [
      [{}, 'nothing-changed'],
      [{ startAt: thursday }, 'mentor-busy'],
      [{ startAt: thursday + 60_000, mentorId: other.id }, 'off-the-half-hour'],
      [{ startAt: at('2026-11-26', 9), mentorId: other.id }, 'outside-hours'],
      [{ startAt: at(monday, 8) }, 'in-the-past'],
      [{ startAt: at('2027-11-26', 18) }, 'too-far-ahead'],
      [{ venueId: small }, 'venue-full'],
      [{ venueId: null }, 'household-only'],
      [{ venueId: newId() }, 'not-found'],
      [{ mentorId: newId() }, 'not-found'],
      [{ startAt: thursday, mentorId: other.id, reason: ' ' }, 'invalid-form'],
    ];
    for (const [goal, code] of refused) {
      await expect(make(goal)).rejects.toMatchObject({ code });
      await expect(look(goal)).rejects.toMatchObject({ code });
    }
    expect(await sessionOf(session.id)).toEqual(session);
  });

  it('is not given to somebody whom a rule keeps from the people in it', async () => {
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE mentee SET languages = '["tay"]' WHERE id = $1`, [world.mentees[0].id]),
    );
    await expect(look({ mentorId: other.id })).rejects.toMatchObject({ code: 'no-language' });
  });

  it.each([
    ['a wish', { wished_gender: 'male' }, 'no-gender'],
    ['a language', { languages: '["tay"]' }, 'no-language'],
    ['what was ruled out', {}, 'pair-forbidden'],
  ])('is not kept from %s by another rule before it', async (_name, given, code) => {
    const [far] = world.mentees;
    await database.unitOfWork.write(async (manager) => {
      // Another rule speaks first: they have no free hour in common.
      const columns = Object.entries({ windows: '[]', ...given });
      const sets = columns.map(([name], index) => `${name} = $${index + 1}`).join(', ');
      const values = columns.map(([, value]) => value);
      const where = `WHERE id = $${columns.length + 1}`;
      await manager.query(`UPDATE mentee SET ${sets} ${where}`, [...values, far.id]);
      if (code !== 'pair-forbidden') return;
      const row = { wardId: world.ward.id, mentorId: other.id, menteeId: far.id, createdAt: 0 };
      await insert(manager, ForbiddenPair, { id: newId(), ...row });
    });
    await expect(look({ mentorId: other.id })).rejects.toMatchObject({ code });
  });

  it('asks the same of a guest, whose ambassador is another one', async () => {
    const [, , guest] = world.mentees;
    await database.unitOfWork.write(async (manager) => {
      const away = await settlePairs(manager, 1);
      await manager.query(
        `UPDATE mentee SET ward_id = $1, hamlet_id = $2, wished_gender = 'male' WHERE id = $3`,
        [away.ward.id, away.hamlet.id, guest.id],
      );
    });
    await expect(make({ joining: [guest.id] })).rejects.toMatchObject({ code: 'no-gender' });
  });

  it('says by name who comes into it, and what they are told', async () => {
    const [, , joining] = world.mentees;
    const seen = await look({ startAt: thursday, joining: [joining.id] });
    expect(seen.seated.map(({ menteeId }) => menteeId)).not.toContain(joining.id);
    expect(seen.joining).toMatchObject([
      { menteeId: joining.id, menteeName: joining.fullName, menteePhone: joining.phone, notes: [] },
    ]);
    expect(seen.joining[0]?.messages.map(({ kind }) => kind)).toEqual(['booked', 'evening-before']);
  });

  it('goes from its only learner to another one, and back', async () => {
    const startAt = at('2026-11-27', 18);
    const { booking, session: alone } = await book(2, startAt);
    session = await sessionOf(alone.id);
    const view = await make({ leaving: [booking.id], joining: [world.mentees[3].id] });
    const seatedIn = async () =>
      (await read().findBy(Booking, { sessionId: session.id, state: 'booked' })).map(
        ({ menteeId }) => menteeId,
      );
    expect(await seatedIn()).toEqual([world.mentees[3].id]);
    expect(await sessionOf(session.id)).toMatchObject({ state: 'planned', seatsTaken: 1 });
    const back = await services.changes.takeBack(world.officer, view.id);
    expect(back.items.map(({ isBack }) => isBack)).toEqual([true, true]);
    expect(await seatedIn()).toEqual([world.mentees[2].id]);
    expect(await sessionOf(session.id)).toMatchObject({ state: 'planned', seatsTaken: 1 });
  });

  it('gives a freed seat to who joins before those who wait', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Session, { id: session.id }, { seats: 2 }),
    );
    const [first] = await read().findBy(Booking, { menteeId: world.mentees[0].id });
    await services.bookings.wait(asMentee(world.mentees[2]), session.id, {
      menteeId: world.mentees[2].id,
    });
    session = await sessionOf(session.id);
    await make({ leaving: [first.id], joining: [world.mentees[3].id] });
    const stateOf = async (index: number) =>
      (await read().findOneByOrFail(Booking, { menteeId: world.mentees[index].id })).state;
    expect(await stateOf(3)).toBe('booked');
    expect(await stateOf(2)).toBe('waiting');
    session = await sessionOf(session.id);
    const [third] = await read().findBy(Booking, { menteeId: world.mentees[3].id });
    await make({ leaving: [third.id] });
    expect(await stateOf(2)).toBe('booked');
  });

  it('puts nobody back at an hour they never agreed to', async () => {
    const [gone] = world.mentees;
    const [first] = await read().findBy(Booking, { sessionId: session.id, menteeId: gone.id });
    const view = await make({ startAt: thursday, leaving: [first.id] });
    session = await sessionOf(session.id);
    await make({ startAt: thursday + 3_600_000 });
    const back = await services.changes.takeBack(world.officer, view.id);
    const of = (outcome: string) => back.items.find((item) => item.outcome === outcome);
    expect(of('moved')).toMatchObject({ isBack: false });
    expect(of('taken-out')).toMatchObject({ isBack: false, why: 'lesson-elsewhere' });
    expect(await read().findOneByOrFail(Booking, { id: first.id })).toMatchObject({
      state: 'cancelled',
    });
  });

  it('is given to another ambassador in a hall that has closed since, which is only said', async () => {
    await database.unitOfWork.write((manager) =>
      manager.update(Venue, { id: world.venue.id }, { openUntil: '2026-11-01' }),
    );
    const seen = await look({ mentorId: other.id });
    expect(seen.notes).toEqual(['venue-closed']);
    await expect(look({ startAt: thursday })).rejects.toMatchObject({ code: 'venue-closed' });
    await make({ mentorId: other.id });
    expect(await sessionOf(session.id)).toMatchObject({ mentorId: other.id });
  });

  it('goes to another hall on a day that the ward has taken off since', async () => {
    await database.unitOfWork.write((manager) =>
      insert(manager, Holiday, {
        id: newId(),
        wardId: world.ward.id,
        venueId: null,
        date: day,
        name: 'Bão',
        isHoliday: true,
      }),
    );
    const seen = await look({ venueId: small });
    expect(seen.notes).toEqual(['holiday']);
    const moved = { startAt: wednesday + 1_800_000 };
    await expect(look(moved)).rejects.toMatchObject({ code: 'holiday' });
  });

  it('does not go back over who joined in the very moment of the move', async () => {
    const view = await make({ startAt: thursday });
    await book(2, thursday);
    expect((await sessionOf(session.id)).seatsTaken).toBe(3);
    const back = await services.changes.takeBack(world.officer, view.id);
    expect(back.items).toMatchObject([{ isBack: false, why: 'stale-version' }]);
    expect(await sessionOf(session.id)).toMatchObject({ startAt: thursday });
  });

  it('lets people out and in together with its new time, and puts them back', async () => {
    const [first] = await read().findBy(Booking, {
      sessionId: session.id,
      menteeId: world.mentees[0].id,
    });
    const view = await make({
      startAt: thursday,
      leaving: [first.id],
      joining: [world.mentees[2].id],
    });
    expect(view.items.map(({ outcome }) => outcome).sort()).toEqual([
      'joined',
      'moved',
      'taken-out',
    ]);
    const seatedIn = async () =>
      (await read().findBy(Booking, { sessionId: session.id, state: 'booked' }))
        .map(({ menteeId }) => world.mentees.findIndex(({ id }) => id === menteeId))
        .sort((one, two) => one - two);
    expect(await seatedIn()).toEqual([1, 2]);
    const back = await services.changes.takeBack(world.officer, view.id);
    expect(back.items.map(({ isBack }) => isBack)).toEqual([true, true, true]);
    expect(await seatedIn()).toEqual([0, 1]);
    expect(await sessionOf(session.id)).toMatchObject({ startAt: wednesday, seatsTaken: 2 });
  });

  it('leaves alone a place that its owner has moved since, and puts back nobody who has stopped', async () => {
    const [gone, , joining] = world.mentees;
    const [first] = await read().findBy(Booking, { sessionId: session.id, menteeId: gone.id });
    const view = await make({ leaving: [first.id], joining: [joining.id] });
    const given = await read().findOneByOrFail(Booking, { menteeId: joining.id, state: 'booked' });
    const { version } = given;
    const startAt = at('2026-11-28', 9);
    await services.bookings.move(asMentee(joining), given.id, { startAt, version });
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: gone.id }, { isActive: false }),
    );
    const back = await services.changes.takeBack(world.officer, view.id);
    expect(back.items.map(({ isBack }) => isBack)).toEqual([false, false]);
    const theirs = await read().findOneByOrFail(Booking, { id: given.id });
    expect(theirs).toMatchObject({ state: 'booked', startAt });
    expect(await read().findOneByOrFail(Booking, { id: first.id })).toMatchObject({
      state: 'cancelled',
    });
  });

  it('takes in nobody who needs something else, and is not emptied by hand', async () => {
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE mentee SET topics = '["cashless"]' WHERE id = $1`, [
        world.mentees[2].id,
      ]),
    );
    const all = await read().findBy(Booking, { sessionId: session.id });
    const refused: [Partial<SessionWanted>, string][] = [
      [{ joining: [world.mentees[2].id] }, 'topic-not-shared'],
      [{ joining: [world.mentees[1].id] }, 'already-booked'],
      [{ joining: [newId()] }, 'not-found'],
      [{ leaving: [newId()] }, 'stale-version'],
      [{ leaving: all.map(({ id }) => id) }, 'nobody-left'],
    ];
    for (const [goal, code] of refused) await expect(make(goal)).rejects.toMatchObject({ code });
    expect(await statesOf()).toEqual(['booked', 'booked']);
  });

  it('is not waited for by the ambassador who knew of it, and who holds it again when it is taken back', async () => {
    const told = async () =>
      (await read().findBy(Reminder, { sessionId: session.id, kind: 'lesson-given' })).map(
        ({ recipientId, state }) => [recipientId, state],
      );
    const untold = await make({ mentorId: other.id });
    expect(await told()).toEqual([]);
    await services.changes.takeBack(world.officer, untold.id);
    await database.unitOfWork.write((manager) =>
      manager.query(
        `UPDATE reminder SET state = 'sent' WHERE recipient_kind = 'mentor' AND session_id = $1
         OR kind = 'digest' AND recipient_id = $2`,
        [session.id, world.mentor.id],
      ),
    );
    session = await sessionOf(session.id);
    const view = await make({ mentorId: other.id });
    expect(await told()).toEqual([[world.mentor.id, 'planned']]);
    await services.changes.takeBack(world.officer, view.id);
    expect(await told()).toContainEqual([world.mentor.id, 'cancelled']);
  });

  it('says what is in the way where a day was closed or somebody is busy since the look', async () => {
    const { officer, ward } = world;
    const goal = { startAt: thursday, mentorId: other.id };
    expect((await look(goal)).items).toHaveLength(1);
    const spell = { mentorId: other.id, from: '2026-11-26', to: '2026-11-26' };
    const away = await services.changes.beBusy(officer, spell, { act: 'keep', reason });
    await expect(make(goal)).rejects.toMatchObject({ code: 'mentor-away' });
    await services.changes.takeBack(officer, away.id);
    const days = { wardId: ward.id, venueId: null, from: '2026-11-26', to: '2026-11-26' };
    const off = await services.changes.closeDays(officer, days, { act: 'keep', reason });
    await expect(make(goal)).rejects.toMatchObject({ code: 'holiday' });
    await services.changes.takeBack(officer, off.id);
    // Outside of the hours of every week it is nobody's busy spell.
    await expect(make({ startAt: at(day, 14) })).rejects.toMatchObject({ code: 'outside-hours' });
  });

  it('is changed by one of two officers on the same page; the other is told', async () => {
    await make({ startAt: thursday });
    await expect(make({ mentorId: other.id })).rejects.toMatchObject({ code: 'stale-version' });
    expect(await sessionOf(session.id)).toMatchObject({
      startAt: thursday,
      mentorId: session.mentorId,
    });
  });

  it('is changed by one of two officers in the same moment', async () => {
    const both = await Promise.allSettled([
      make({ startAt: thursday }),
      make({ mentorId: other.id }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toMatchObject({ code: 'stale-version' });
  });
});
