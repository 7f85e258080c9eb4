import { Logger } from '@nestjs/common';
import { register } from 'prom-client';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { AuditWords } from '../../../src/modules/access/audit/audit-words.entity';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Env } from '../../../src/platform/config/env';
import { instantAt } from '../../../src/core/time/zone';
import type { JobName } from '../../../src/platform/queue/lanes/job-map';
import { JobQueue, type JobToPut } from '../../../src/platform/queue/job-queue';
import { DeliveryReports } from '../../../src/modules/reminders/dispatch/delivery-reports';
import { DigestRows } from '../../../src/modules/reminders/planning/digest-rows';
import { DispatchJobs } from '../../../src/modules/reminders/dispatch/dispatch-jobs';
import { MessageOptOut } from '../../../src/modules/reminders/entities/message-opt-out.entity';
import { Mentee } from '../../../src/modules/people';
import { OptOuts } from '../../../src/modules/reminders/preferences/opt-outs';
import { ReminderQueries } from '../../../src/modules/reminders/lists/reminder-queries';
import { ReminderWatch } from '../../../src/modules/reminders/watching/reminder-watch';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { RemindersQuery } from '../../../src/modules/reminders/lists/reminders.dto';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openCallDesk, openDesk } from '../../support/worlds/reminder-desk';
import {
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';

const at = (date: string, hour: number, minute = 0) =>
  instantAt(date, hour * 60 + minute, 'Asia/Ho_Chi_Minh');
const firstPage = { page: 1, pageSize: 50 };

/** A queue that remembers in memory, and can lose it. */
class MemoryQueue extends JobQueue {
  readonly jobs = new Map<string, number>();
  puts = 0;

  override addMany<Name extends JobName>(_: Name, jobs: JobToPut<Name>[]): Promise<boolean> {
    for (const { id, delayMs } of jobs) this.jobs.set(id ?? '', delayMs ?? 0);
    this.puts += jobs.length;
    return Promise.resolve(true);
  }

  override remove(_name: string, id: string): Promise<boolean> {
    return Promise.resolve(this.jobs.delete(id));
  }
}

const reached = (id: string, note: string | null) => ({
  reminderIds: [id],
  outcome: 'reached' as const,
  note,
});

describe.each(dialects)('watching over reminders (%s)', (dialect) => {
  let database: TestDatabase;
  let world: ReminderWorld;
  let officer: Actor;
  const env = new Env();
  const clock = new FakeClock(0);
  const sms = new MemoryChannel('sms');

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock.at = at('2026-11-23', 9);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      world = await settle(manager);
    });
    officer = { kind: 'officer', id: world.ward.id, wardId: world.ward.id };
  });

  async function book(phone: string | null, startAt = at('2026-11-25', 18)) {
    const desk = openDesk(database.unitOfWork, clock, [sms]);
    const booking = await database.unitOfWork.write(async (manager) => {
      const mentees = await addMentees(manager, world, 1, () => ({ phone }));
      const { session, bookings } = await addSession(manager, world, mentees, startAt);
      await desk.planner.bookingsMade(manager, [{ booking: bookings[0], session }]);
      return bookings[0];
    });
    await desk.dispatcher.sendDue();
    return { booking, desk };
  }

  describe('the call list', () => {
    const callList = () => openCallDesk(database.unitOfWork, clock);

    it('names whom no message reached, the ambassador’s number, and what to say', async () => {
      await book(null);
      const { items, total } = await callList().list.list(world.ward.id, firstPage);
      expect(total).toBe(1);
      expect(items).toMatchObject([
        { name: 'Nguyễn Văn Nam', phone: null, failure: 'no-address', mentorPhone: '+84912345678' },
      ]);
      expect(items[0].say).toBe(
        'Nguyễn Văn Nam: Lịch học Cài đặt VNeID: thứ 4 25/11, 6 giờ tối, Nhà văn hóa thôn Đông. Hỏi đại sứ số Trần Thị Hoa 0912 345 678.',
      );
    });

    it('asks for one call only, though several messages failed, and none after it', async () => {
      const { desk } = await book(null);
      clock.at = at('2026-11-24', 19);
      await desk.dispatcher.sendDue();
      const { items } = await callList().list.list(world.ward.id, firstPage);
      expect(items.map(({ kind }) => kind)).toEqual(['evening-before']);
      await callList().notes.note(officer, reached(items[0].reminderId, 'Con gái nghe máy'));
      expect((await callList().list.list(world.ward.id, firstPage)).items).toEqual([]);
      clock.at = at('2026-11-25', 16);
      await desk.dispatcher.sendDue();
      expect((await callList().list.list(world.ward.id, firstPage)).total).toBe(0);
      const [call] = await database.unitOfWork.read.findBy(AuditEntry, { action: 'reminder.call' });
      expect(call.facts).toEqual({ outcome: 'reached' });
      const typed = await database.unitOfWork.read.findBy(AuditWords, { entryId: call.id });
      expect(typed).toMatchObject([{ words: { note: 'Con gái nghe máy' } }]);
    });

    it('asks for no call about a session that does not stand any more', async () => {
      const { booking } = await book(null);
      await database.unitOfWork.write((manager) =>
        manager.update(Booking, { id: booking.id }, { state: 'cancelled' }),
      );
      expect((await callList().list.list(world.ward.id, firstPage)).items).toEqual([]);
    });

    it('hides the people of another ward', async () => {
      await book(null);
      const { items } = await callList().list.list(world.ward.id, firstPage);
      const stranger: Actor = { kind: 'officer', id: 'x', wardId: 'another' };
      await expect(
        callList().notes.note(stranger, reached(items[0].reminderId, null)),
      ).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });

  it('lists a ward’s reminders with names, filtered and paged', async () => {
    await book('+84981111111');
    const queries = new ReminderQueries(
      database.unitOfWork,
      openDesk(database.unitOfWork, clock, [sms]).channels,
      env,
    );
    const query = Object.assign(new RemindersQuery(), { state: 'sent' });
    const { items, total } = await queries.list(world.ward.id, query);
    expect(total).toBe(1);
    expect(items).toMatchObject([
      { kind: 'booked', recipientName: 'Nguyễn Văn Nam', channel: 'sms' },
    ]);
    const attempts = await queries.attempts(officer, items[0].id);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['started', 'accepted']);
  });

  it('exports what will be sent, with masked addresses and the first session of a digest’s day', async () => {
    await book('+84981111111');
    const { channels } = openDesk(database.unitOfWork, clock, [sms]);
    const queries = new ReminderQueries(database.unitOfWork, channels, env);
    const all = await queries.forExport(world.ward.id, at('2026-11-25', 0), at('2026-11-26', 0));
    expect(all).toHaveLength(3);
    expect(new Set(all.map(({ sessionStartAt }) => sessionStartAt))).toEqual(
      new Set([at('2026-11-25', 18)]),
    );
    expect(new Set(all.map(({ to }) => to))).toEqual(new Set(['098****111', '091****678']));
  });

  it('keeps the messages of somebody who said STOP, and sends again when they change their mind', async () => {
    const optOuts = new OptOuts(database.unitOfWork, clock);
    await database.unitOfWork.write((manager) =>
      addMentees(manager, world, 1, () => ({ phone: '+84981111111' })),
    );
    await optOuts.stop(officer, '+84981111111', 'all');
    await optOuts.stop(officer, '+84981111111', 'all');
    const { desk } = await book('+84981111111');
    const failed = await database.unitOfWork.read.findBy(Reminder, { state: 'failed' });
    expect(failed).toMatchObject([{ failure: 'opted-out' }]);
    await optOuts.resume(officer, '+84981111111', 'all');
    clock.at = at('2026-11-24', 19);
    await desk.dispatcher.sendDue();
    const sent = await database.unitOfWork.read.findBy(Reminder, { state: 'sent' });
    expect(sent).toMatchObject([{ kind: 'evening-before' }]);
  });

  it('lets the staff of another ward neither say STOP for somebody nor take it back', async () => {
    const { elsewhere: other, neighbour } = await database.unitOfWork.write(async (manager) => {
      const elsewhere = await settle(manager);
      return { elsewhere, neighbour: (await addMentees(manager, elsewhere, 1))[0] };
    });
    const stranger: Actor = { kind: 'officer', id: other.ward.id, wardId: other.ward.id };
    const optOuts = new OptOuts(database.unitOfWork, clock);
    const address = '+84981111111';
    await book(address);
    const unknown = { code: 'not-found' };
    await expect(optOuts.stop(stranger, address, 'all')).rejects.toMatchObject(unknown);
    await optOuts.stop(officer, address, 'all');
    await expect(optOuts.resume(stranger, address, 'all')).rejects.toMatchObject(unknown);
    // Even where one of theirs has the same number.
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: neighbour.id }, { phone: address }),
    );
    const elsewhere = { code: 'stopped-elsewhere' };
    await expect(optOuts.resume(stranger, address, 'all')).rejects.toMatchObject(elsewhere);
    await optOuts.stop(stranger, address, 'all');
    await optOuts.resume(officer, address, 'all');
    await expect(optOuts.resume(officer, address, 'all')).rejects.toMatchObject(elsewhere);
    await optOuts.resume(stranger, address, 'all');
    await optOuts.resume(officer, address, 'all');
    expect(await database.unitOfWork.read.countBy(MessageOptOut, { address })).toBe(0);
  });

  it('believes a provider that reports the message as delivered', async () => {
    await book('+84981111111');
    const [sent] = await database.unitOfWork.read.findBy(Reminder, { state: 'sent' });
    const reports = new DeliveryReports(database.unitOfWork, clock);
    await reports.delivered('sms', { messageId: null, key: 'unknown-0' });
    await reports.delivered('sms', { messageId: null, key: `${sent.id}-0` });
    await reports.delivered('sms', { messageId: null, key: `${sent.id}-0` });
    const delivered = await database.unitOfWork.read.findBy(Reminder, { state: 'delivered' });
    expect(delivered.map(({ id }) => id)).toEqual([sent.id]);
  });

  it('gives a digest to an ambassador whose session came in another way', async () => {
    await database.unitOfWork.write(async (manager) => {
      const mentees = await addMentees(manager, world, 1);
      await addSession(manager, world, mentees, at('2026-11-24', 18));
    });
    const digests = new DigestRows(database.unitOfWork, clock, env);
    // Two schedulers, and both of them again.
    await Promise.all(Array.from({ length: 20 }, () => digests.writeForTomorrow()));
    const rows = await database.unitOfWork.read.findBy(Reminder, { kind: 'digest' });
    expect(rows).toMatchObject([{ recipientId: world.mentor.id, dueAt: at('2026-11-23', 20) }]);
  });

  it('puts the next day’s jobs back when the queue lost its memory, and few when it did not', async () => {
    await book('+84981111111', at('2026-11-24', 8));
    const queue = new MemoryQueue();
    const jobs = new DispatchJobs(database.unitOfWork, clock, queue);
    const planned = await database.unitOfWork.read.findBy(Reminder, { state: 'planned' });
    const inADay = planned.filter(({ dueAt }) => dueAt <= clock.at + 24 * 60 * 60_000);
    await jobs.restore();
    await jobs.restore();
    expect([...queue.jobs.keys()].sort()).toEqual(
      ['reminders-marker', ...inADay.map(({ dueAt }) => `due-${dueAt}`)].sort(),
    );
    clock.at += 2 * 60_000;
    await jobs.restore();
    clock.at += 10 * 60_000;
    queue.puts = 0;
    await jobs.restore();
    expect(queue.puts).toBe(1);
    queue.jobs.clear();
    clock.at += 60_000;
    await jobs.restore();
    expect(queue.jobs.size).toBe(inADay.length + 1);
  });

  it('raises one alarm in each process when nobody has swept for two minutes', async () => {
    const error = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
    const { desk } = await book('+84981111111');
    await desk.sweep.sweep();
    const watches = [1, 2].map(() => new ReminderWatch(database.unitOfWork, clock));
    const look = async () => {
      for (const watch of watches) await watch.look();
      return error.mock.calls.length;
    };
    clock.at += 119_000;
    expect(await look()).toBe(0);
    clock.at += 1_000;
    expect(await look()).toBe(2);
    clock.at += 3_600_000;
    expect(await look()).toBe(2);
    expect(await watches[0].isSwept()).toBe(false);
    expect(await register.metrics()).toContain('tung_ngo_reminder_sweep_age_seconds 3720');
    await desk.sweep.sweep();
    expect(await look()).toBe(2);
    expect(await watches[0].isSwept()).toBe(true);
    clock.at += 120_000;
    expect(await look()).toBe(4);
    error.mockRestore();
  });
});
