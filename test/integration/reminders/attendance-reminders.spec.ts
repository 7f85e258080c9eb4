import { instantAt } from '../../../src/core/time/zone';
import type { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { AttendanceRows } from '../../../src/modules/reminders/planning/attendance-rows';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { UnrecordedSessions } from '../../../src/modules/sessions/leading/unrecorded-sessions';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { makeSession } from '../../factories/sessions';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { Env } from '../../../src/platform/config/env';
import { newId } from '../../../src/platform/database/columns';
import { insert } from '../../../src/platform/database/insert';
import { makePair } from '../../factories/pairs';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { MemoryChannel, openDesk } from '../../support/worlds/reminder-desk';
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
const wednesday = '2026-11-25';
const thursday = '2026-11-26';

describe.each(dialects)('lessons that nothing was written down of (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;
  let mentees: Mentee[];
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;
  const clock = new FakeClock(0);
  const ask = () => new AttendanceRows(database.unitOfWork, clock, new Env()).write();
  const toMentors = () => sms.sent.filter(({ kind }) => kind === 'attendance');

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(async () => {
    clock.at = at(wednesday, 9);
    sms = new MemoryChannel('sms');
    const link = (id: string) => `https://x.vn/l/${id}`;
    desk = openDesk(database.unitOfWork, clock, [sms], new Env(), link);
    await database.unitOfWork.write(async (manager) => {
      await manager.query(`UPDATE session SET state = 'cancelled'`);
      await forgetReminders(manager);
      world = await settle(manager);
      mentees = await addMentees(manager, world, 3);
    });
    pages.actors = [{ kind: 'officer', id: newId(), wardId: world.ward.id }];
  });

  const teach = (startAt: number, index = 0) =>
    database.unitOfWork.write((manager) => addSession(manager, world, [mentees[index]], startAt));
  const writeDown = ({ session }: { session: Session }) =>
    database.unitOfWork.write((manager) =>
      manager.update(Session, { id: session.id }, { state: 'completed' }),
    );
  async function until(time: number) {
    clock.at = time;
    await ask();
    await desk.dispatcher.sendDue();
  }

  it('are asked about some hours later, once, in one message with the way to the page', async () => {
    await teach(at(wednesday, 10));
    await teach(at(wednesday, 10, 30), 1);
    await until(at(wednesday, 13, 29));
    expect(toMentors()).toEqual([]);
    await until(at(wednesday, 13, 30));
    await Promise.all([ask(), ask()]);
    await until(at(wednesday, 20));
    expect(toMentors()).toHaveLength(1);
    expect(toMentors()[0].plainText).toMatch(
      /Ban chua ghi ai da den 2 buoi day: hom nay, 10 gio sang \(25\/11\), Cai dat VNeID, NVH thon Dong; hom nay, 10 ruoi sang \(25\/11\), Cai dat VNeID, NVH thon Dong\..*\/l\/\S+$/,
    );
    await until(at(thursday, 20));
    expect(toMentors()).toHaveLength(1);
  });

  it('are asked about in the morning when the lesson was in the evening, not at night', async () => {
    await teach(at(wednesday, 20));
    await until(at(wednesday, 23, 40));
    expect(toMentors()).toEqual([]);
    await until(at(thursday, 9, 30));
    expect(toMentors()).toHaveLength(1);
  });

  it('are at most one message a day for an ambassador, and none is forgotten by that', async () => {
    await teach(at(wednesday, 9));
    await until(at(wednesday, 12, 30));
    await teach(at(wednesday, 14), 1);
    await until(at(wednesday, 20));
    expect(toMentors()).toHaveLength(1);
    await until(at(thursday, 0, 5));
    await until(at(thursday, 9, 30));
    expect(toMentors()).toHaveLength(2);
    expect(toMentors()[1].plainText).toContain('2 gio chieu');
  });

  it('leave in peace who has written it down meanwhile, and a ward that wants nobody asked', async () => {
    const lesson = await teach(at(wednesday, 20));
    await until(at(wednesday, 23, 40));
    await writeDown(lesson);
    await until(at(thursday, 9, 30));
    const { read } = database.unitOfWork;
    expect(await read.countBy(Reminder, { kind: 'attendance', state: 'cancelled' })).toBe(1);
    const settings = { ...world.ward.settings, attendanceMinutes: null };
    await database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: world.ward.id }, { settings }),
    );
    await teach(at(thursday, 10), 1);
    await until(at(thursday, 20));
    expect(toMentors()).toEqual([]);
  });

  it('stand on the officer’s list of what is to be done, with the way to each', async () => {
    const lesson = await teach(at(wednesday, 10));
    const home = `/wards/${world.ward.code}`;
    expect((await pages.get(home)).text).not.toContain('chưa ghi ai đến');
    clock.at = at(wednesday, 12);
    expect((await pages.get(home)).text).toContain(
      '<strong>1</strong> <span>buổi đã qua chưa ghi ai đến',
    );
    const list = await pages.get(`${home}/unrecorded`);
    expect(list.text).toContain(`${home}/sessions/${lesson.session.id}`);
    await writeDown(lesson);
    expect((await pages.get(home)).text).not.toContain('chưa ghi ai đến');
    expect((await pages.get(`${home}/unrecorded`)).text).toContain('đều đã được ghi');
  });

  it('say how many there are where more wait than are listed, and leave none out of the file', async () => {
    clock.at = at(wednesday, 12);
    await database.unitOfWork.write((manager) =>
      insert(
        manager,
        Session,
        Array.from({ length: 205 }, (_, nth) =>
          makeSession({
            wardId: world.ward.id,
            mentorId: world.mentor.id,
            venueId: world.venue.id,
            startAt: at(wednesday, 10) - (nth + 1) * 3_600_000,
            seatsTaken: 1,
          }),
        ),
      ),
    );
    const { text } = await pages.get(`/wards/${world.ward.code}/unrecorded`);
    expect(text).toContain('Có 205 buổi; dưới đây là 200 buổi cũ nhất.');
    const all = pages.app.get(UnrecordedSessions);
    expect(await all.list(systemActor, world.ward.id, { isAll: true })).toHaveLength(205);
  });

  it('tell the officer of places that are free while people wait', async () => {
    const home = `/wards/${world.ward.code}`;
    await database.unitOfWork.write(async (manager) => {
      const mentor = await addMentor(manager, world, { maxMentees: 2 });
      const ids = { wardId: world.ward.id, mentorId: mentor.id, startedAt: 0 };
      await insert(manager, Pair, makePair({ ...ids, menteeId: mentees[0].id }));
    });
    const { text } = await pages.get(home);
    expect(text).toContain('<strong>2</strong> <span>học viên chưa có đại sứ, trong khi còn 1 chỗ');
    expect(text).toContain(`${home}/mentees?show=no-mentor`);
  });
});
