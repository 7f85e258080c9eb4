import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { isRefusal } from '../../../src/modules/sessions/rules/refusals';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { addHousehold } from '../../support/worlds/reminder-world';
import {
  asMentee,
  at,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

describe.each(dialects)('a session at home, on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
  });
  beforeEach(async () => {
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 4));
  });
  afterAll(() => database.drop());

  async function homeSession(hour: number): Promise<string> {
    const { id } = await services.sessions.create(world.officer, {
      mentorId: world.mentor.id,
      startAt: at('2026-11-25', hour),
      topic: 'vneid',
      venueId: null,
    });
    return id;
  }
  const book = (mentee: Mentee, sessionId: string) =>
    services.bookings.book(asMentee(mentee), { menteeId: mentee.id, sessionId });

  const offeredAt = async (mentee: Mentee, startAt: number) => {
    const times = await services.freeTimes.freeTimes(asMentee(mentee), mentee.id, { limit: 500 });
    return times.find((time) => time.startAt === startAt);
  };

  it('goes to one of those who ask at the same moment: strangers never meet in somebody’s home', async () => {
    const sessionId = await homeSession(18);
    const asked = await Promise.allSettled(world.mentees.map((mentee) => book(mentee, sessionId)));
    const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(3);
    expect(refused.every((reason) => isRefusal(reason, 'household-only'))).toBe(true);
    expect(await database.unitOfWork.read.countBy(Booking, { sessionId })).toBe(1);
  });

  it('is offered to a mentee while nobody has joined it, and booking that time joins it', async () => {
    const sessionId = await homeSession(20);
    const [mentee] = world.mentees;
    const startAt = at('2026-11-25', 20);
    expect(await offeredAt(mentee, startAt)).toMatchObject({ sessionId, venueId: null });
    const request = { menteeId: mentee.id, startAt };
    const { session } = await services.bookings.book(asMentee(mentee), request);
    expect(session.id).toBe(sessionId);
  });

  it('is offered to the family of those who have joined it and to nobody else', async () => {
    const [first, brother, stranger, alone] = world.mentees;
    await database.unitOfWork.write(async (manager) => {
      const [family, other] = [
        await addHousehold(manager, world),
        await addHousehold(manager, world),
      ];
      const householdId = family.id;
      await manager.update(Mentee, { id: first.id }, { householdId });
      await manager.update(Mentee, { id: brother.id }, { householdId });
      await manager.update(Mentee, { id: stranger.id }, { householdId: other.id });
    });
    const sessionId = await homeSession(18);
    await book(first, sessionId);
    const startAt = at('2026-11-25', 18);
    expect(await offeredAt(brother, startAt)).toMatchObject({ sessionId });
    for (const mentee of [stranger, alone]) {
      expect(await offeredAt(mentee, startAt)).toBeUndefined();
      await expect(book(mentee, sessionId)).rejects.toMatchObject({ code: 'household-only' });
    }
  });

  it('takes all of a family who ask at the same moment', async () => {
    await database.unitOfWork.write(async (manager) => {
      const family = await addHousehold(manager, world);
      await manager.update(Mentee, { wardId: world.ward.id }, { householdId: family.id });
    });
    const sessionId = await homeSession(19);
    await Promise.all(world.mentees.map((mentee) => book(mentee, sessionId)));
    expect(await database.unitOfWork.read.countBy(Booking, { sessionId })).toBe(4);
  });
});
