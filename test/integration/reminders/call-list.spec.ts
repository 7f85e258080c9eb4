import { Env } from '../../../src/platform/config/env';
import type { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { DigestRows } from '../../../src/modules/reminders/planning/digest-rows';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import { addMentees, addMentor, addSession, settle } from '../../support/worlds/reminder-world';
import { at, monday } from '../../support/worlds/session-world';
import { StatementRecorder } from '../../support/databases/statement-recorder';

const tomorrow = '2026-11-24';
const page = { page: 1, pageSize: 100 };

describe.each(dialects)('the list of people to call on %s', (dialect) => {
  let database: TestDatabase;
  let recorder: StatementRecorder;
  const clock = new FakeClock(0);

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    recorder = await StatementRecorder.on(database.unitOfWork);
  });
  afterAll(() => database.drop());

  /** A ward whose ambassadors have no phone, nor their mentees: each must be told of tomorrow. */
  async function wardWithout(phones: number): Promise<{ wardId: string; mentors: Mentor[] }> {
    const { unitOfWork } = database;
    clock.at = at(monday, 9);
    const desk = openDesk(unitOfWork, clock, [new MemoryChannel('sms')]);
    const { ward, mentors } = await unitOfWork.write(async (manager) => {
      const world = await settle(manager);
      const made: Mentor[] = [];
      for (let index = 0; index < phones; index++) {
        const fullName = `Đại sứ ${index}`;
        const mentor = await addMentor(manager, world, { fullName, phone: null });
        const mentees = await addMentees(manager, world, 2, (nth) => ({
          fullName: `Học viên ${index} ${nth}`,
          phone: null,
        }));
        const startAt = at(tomorrow, 18 + (index % 3));
        const held = await addSession(manager, world, mentees, startAt, { mentorId: mentor.id });
        await desk.planner.bookingsMade(manager, [
          { booking: held.bookings[0], session: held.session },
        ]);
        made.push(mentor);
      }
      return { ward: world.ward, mentors: made };
    });
    clock.at = at(monday, 19, 30);
    await new DigestRows(unitOfWork, clock, new Env()).writeForTomorrow();
    clock.at = at(monday, 20, 30);
    await desk.dispatcher.sendDue();
    return { wardId: ward.id, mentors };
  }

  it('asks the database as often for many as for one, and says to each what concerns them', async () => {
    const calls = openCallDesk(database.unitOfWork, clock);
    const statements: number[] = [];
    for (const count of [1, 12]) {
      const { wardId, mentors } = await wardWithout(count);
      recorder.forget();
      const { items } = await calls.list.list(wardId, page);
      statements.push(recorder.total);
      for (const [index, { id }] of mentors.entries()) {
        const ofMentor = items.filter(({ personId }) => personId === id);
        expect(ofMentor.map(({ kind }) => kind)).toContain('digest');
        const said = ofMentor.find(({ kind }) => kind === 'digest')?.say;
        expect(said).toContain(`Học viên ${index} 0`);
        for (const other of mentors.keys()) {
          if (other !== index) expect(said).not.toContain(`Học viên ${other} `);
        }
      }
      recorder.forget();
      const own = await calls.lines.ofMentor(mentors[0].id);
      expect(own.flatMap(({ people }) => people.map(({ name }) => name))).toEqual(['Học viên 0 0']);
      statements.push(recorder.total);
    }
    const [forOne, ownForOne, forMany, ownForMany] = statements;
    expect([forMany, ownForMany]).toEqual([forOne, ownForOne]);
    expect(forMany).toBeLessThanOrEqual(4);
  });
});
