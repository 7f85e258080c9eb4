import { instantAt } from '../../src/core/time/zone';
import type { Actor } from '../../src/modules/access/policies/actor';
import { Pair } from '../../src/modules/matching/entities/pair.entity';
import { Skill } from '../../src/modules/learning/entities/skill.entity';
import type { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { Feedback } from '../../src/modules/reminders/entities/feedback.entity';
import { Reminder } from '../../src/modules/reminders/entities/reminder.entity';
import { FeedbackQuestions } from '../../src/modules/reminders/feedback/feedback-questions';
import type { Booking } from '../../src/modules/sessions/entities/booking.entity';
import { newId } from '../../src/platform/database/columns';
import { Env } from '../../src/platform/config/env';
import { insert } from '../../src/platform/database/insert';
import { makePair } from '../factories/pairs';
import { createTestDatabase, dialects, type TestDatabase } from '../support/databases';
import { FakeClock } from '../support/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages-app';
import { MemoryChannel, openDesk } from '../support/reminder-desk';
import {
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../support/reminder-world';

const at = (date: string, hour: number, minute = 0) =>
  instantAt(date, hour * 60 + minute, 'Asia/Ho_Chi_Minh');
const day = 86_400_000;

describe.each(dialects)('what learners think (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;
  let mentee: Mentee;
  let pair: Pair;
  let booking: Booking;
  let sms: MemoryChannel;
  let desk: ReturnType<typeof openDesk>;
  let officer: Actor;
  const clock = new FakeClock(0);
  const questions = () => new FeedbackQuestions(database.unitOfWork, clock, new Env());

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(async () => {
    clock.at = at('2026-11-25', 18);
    sms = new MemoryChannel('sms');
    desk = openDesk(database.unitOfWork, clock, [sms]);
    await database.unitOfWork.write(async (manager) => {
      await manager.query('DELETE FROM feedback');
      // Those of the tests before are over.
      await manager.query(`UPDATE session SET state = 'cancelled'`);
      await manager.query(`UPDATE pair SET ended_because = NULL`);
      await forgetReminders(manager);
      world = await settle(manager);
      [mentee] = await addMentees(manager, world, 1, () => ({ fullName: 'Lê Na' }));
      const ids = { wardId: world.ward.id, mentorId: world.mentor.id, menteeId: mentee.id };
      pair = makePair({ ...ids, startedAt: 0 });
      await insert(manager, Pair, pair);
      const made = await addSession(manager, world, [mentee], at('2026-11-25', 18));
      [booking] = made.bookings;
    });
    officer = { kind: 'officer', id: newId(), wardId: world.ward.id };
    pages.actors = [];
  });

  async function asked(): Promise<string> {
    clock.at = at('2026-11-25', 19);
    await questions().ask();
    await desk.dispatcher.sendDue();
    return /\/g\/([a-z2-9]+)$/.exec(sms.sent.at(-1)?.plainText ?? '')?.[1] ?? '';
  }
  const finish = (endedAt: number) =>
    database.unitOfWork.write(async (manager) => {
      await manager.query(`UPDATE booking SET state = 'attended' WHERE id = '${booking.id}'`);
      await manager.update(Pair, { id: pair.id }, { endedAt, endedBecause: 'finished' });
    });
  const told = async () =>
    (await database.unitOfWork.read.find(Reminder, { order: { createdAt: 'ASC' } })).map(
      ({ kind }) => kind,
    );

  it('are asked once after the first lesson, by one message with a short link', async () => {
    clock.at = at('2026-11-25', 18, 40);
    await questions().ask();
    expect(await told()).toEqual([]);
    expect(await asked()).toHaveLength(10);
    expect(sms.sent[0].plainText).toMatch(/co ich khong\?.*\/g\/[a-z2-9]{10}$/);
    await Promise.all([questions().ask(), questions().ask()]);
    expect(await told()).toEqual(['feedback']);
  });

  it('are asked nothing about a lesson that they missed, or that the ward does not ask about', async () => {
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE booking SET state = 'absent' WHERE id = '${booking.id}'`),
    );
    await asked();
    expect(await told()).toEqual([]);
  });

  it('hear that their course is over, and are asked again a month later', async () => {
    await asked();
    await finish(at('2026-11-26', 20));
    clock.at = at('2026-11-26', 20, 30);
    await questions().ask();
    await desk.dispatcher.sendDue();
    expect(sms.sent.at(-1)?.text).toContain('Chúc mừng bạn đã học xong');
    clock.at += 29 * day;
    await questions().ask();
    expect(await told()).toEqual(['feedback', 'course-end']);
    clock.at += day;
    await questions().ask();
    await desk.dispatcher.sendDue();
    expect(await told()).toEqual(['feedback', 'course-end', 'feedback-later']);
    expect(sms.sent.at(-1)?.plainText).toMatch(/Mot thang roi.*\/g\//);
  });

  it('see by the link of the last message what they learned, and have the certificate to print', async () => {
    const first = await asked();
    await finish(at('2026-11-26', 20));
    await database.unitOfWork.write((manager) =>
      insert(manager, Skill, {
        id: newId(),
        menteeId: mentee.id,
        topic: 'vneid',
        level: 'alone',
        levelBefore: 'never',
        lessons: 1,
        reachedAt: clock.at,
        sessionId: null,
        seenByKind: 'mentor',
        seenById: world.mentor.id,
        seenAt: clock.at,
        version: 1,
        createdAt: clock.at,
        updatedAt: clock.at,
      }),
    );
    clock.at = at('2026-11-26', 20, 30);
    await questions().ask();
    await desk.dispatcher.sendDue();
    const code = /\/g\/([a-z2-9]+)$/.exec(sms.sent.at(-1)?.plainText ?? '')?.[1] ?? '';
    const { text } = await pages.get(`/g/${code}`);
    expect(text).toContain('Chúc mừng Lê Na đã học xong!');
    expect(text).toContain('Cài đặt VNeID');
    expect(text).toContain('Bạn thấy các buổi học có ích không?');
    expect(text).toContain(`href="/g/${code}/certificate"`);
    const certificate = await pages.get(`/g/${code}/certificate`);
    expect(certificate.text).toContain('Giấy chứng nhận hoàn thành');
    expect(certificate.text).toContain('Lê Na');
    expect((await pages.get(`/g/${first}/certificate`)).status).toBe(404);
    clock.at += 15 * day;
    expect((await pages.get(`/g/${code}/certificate`)).status).toBe(404);
  });

  it('answer with a tap each, without signing in, and may answer anew', async () => {
    const code = await asked();
    expect((await pages.get(`/g/${code}`)).text).toContain('Lê Na: buổi học Cài đặt VNeID');
    for (const answer of [{ useful: 'yes' }, { alone: 'with-help' }, { wrong: 'no' }]) {
      expect(await pages.send('POST', `/g/${code}`, answer)).toMatchObject({
        status: 303,
        location: `/g/${code}`,
      });
    }
    expect((await pages.get(`/g/${code}`)).text).toContain('Cảm ơn bạn đã trả lời');
    const stored = await database.unitOfWork.read.findOneByOrFail(Feedback, { code });
    expect(stored).toMatchObject({
      useful: 'yes',
      alone: 'with-help',
      answeredByKind: 'mentee',
      answeredById: mentee.id,
    });
    await pages.send('POST', `/g/${code}`, { useful: 'no' });
    expect(await database.unitOfWork.read.countBy(Feedback, { useful: 'no' })).toBe(1);
  });

  it('answer no question but their own, and none whose link has run out', async () => {
    const code = await asked();
    expect((await pages.get('/g/abcdefghij')).status).toBe(404);
    expect((await pages.send('POST', '/g/abcdefghij', { useful: 'yes' })).status).toBe(404);
    clock.at += 15 * day;
    expect((await pages.get(`/g/${code}`)).status).toBe(404);
    expect((await pages.send('POST', `/g/${code}`, { useful: 'yes' })).status).toBe(404);
    expect(await database.unitOfWork.read.countBy(Feedback, { useful: 'yes' })).toBe(0);
  });

  it('are called by the ward when something is wrong, until somebody has', async () => {
    const code = await asked();
    for (const answer of [{ useful: 'yes' }, { alone: 'yes' }, { wrong: 'yes' }]) {
      await pages.send('POST', `/g/${code}`, answer);
    }
    pages.actors = [officer];
    const list = `/wards/${world.ward.code}/reminders`;
    const { id } = await database.unitOfWork.read.findOneByOrFail(Feedback, { code });
    const settlement = `/wards/${world.ward.code}/feedback/${id}/settlement`;
    expect((await pages.get(list)).text).toContain(settlement);
    expect(JSON.parse((await pages.get('/api/v1/feedback')).text)).toMatchObject({
      counts: { asked: 1, answered: 1, useful: 1, alone: 1, wrong: 1 },
      wrong: [{ id, menteeName: 'Lê Na' }],
    });
    expect((await pages.send('POST', settlement)).status).toBe(303);
    expect((await pages.get(list)).text).toContain('Không có ai cần gọi lại');
    pages.actors = [{ ...officer, wardId: newId() }];
    expect((await pages.send('POST', `/api/v1/feedback/${id}/settlement`)).status).toBe(404);
  });

  it('may say it on the phone to who calls them', async () => {
    const code = await asked();
    pages.actors = [officer];
    const { id } = await database.unitOfWork.read.findOneByOrFail(Feedback, { code });
    const said = { useful: 'partly', alone: 'no', isWrong: true, words: 'phòng tối quá' };
    const answers = `/api/v1/feedback/${id}/answers`;
    expect((await pages.send('POST', answers, said)).status).toBe(204);
    const stored = await database.unitOfWork.read.findOneByOrFail(Feedback, { id });
    expect(stored).toMatchObject({ ...said, answeredByKind: 'officer', answeredById: officer.id });
  });
});
