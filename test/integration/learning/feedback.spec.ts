import { instantAt } from '../../../src/core/time/zone';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Skill } from '../../../src/modules/learning/entities/skill.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Feedback } from '../../../src/modules/reminders/entities/feedback.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { FeedbackQuestions } from '../../../src/modules/reminders/feedback/feedback-questions';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { newId } from '../../../src/platform/database/columns';
import { Env } from '../../../src/platform/config/env';
import { insert } from '../../../src/platform/database/insert';
import { makePair } from '../../factories/pairs';
import { makeReminder } from '../../factories/reminders';
import { gone } from '../../support/reading/gone';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { MemoryChannel, openDesk } from '../../support/worlds/reminder-desk';
import {
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';

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
    const end = sms.sent.at(-1)?.text;
    expect(end).toContain('Chúc mừng bạn đã học xong');
    // Nobody was seen to do it alone, so there may be none.
    expect(end).not.toContain('giấy chứng nhận');
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
    clock.at += 29 * day;
    expect((await pages.get(`/g/${code}/certificate`)).status).toBe(404);
  });

  describe('several on one phone', () => {
    let father: Mentee;

    beforeEach(() =>
      database.unitOfWork.write(async (manager) => {
        [father] = await addMentees(manager, world, 1, () => ({
          fullName: 'Lê Khế',
          phone: mentee.phone,
        }));
        const ids = { wardId: world.ward.id, mentorId: world.mentor.id, menteeId: father.id };
        await insert(manager, Pair, makePair({ ...ids, startedAt: 0 }));
        await addSession(manager, world, [father], at('2026-11-25', 18, 30));
      }),
    );

    it('are asked by one message after the last of them, and each answers for themself alone', async () => {
      // Half an hour after the first lesson; the second one is on.
      clock.at = at('2026-11-25', 19);
      await questions().ask();
      expect(await told()).toEqual([]);
      clock.at = at('2026-11-25', 19, 30);
      await Promise.all([questions().ask(), questions().ask()]);
      await desk.dispatcher.sendDue();
      expect(sms.sent.map(({ kind }) => kind)).toEqual(['feedback']);
      const [{ plainText }] = sms.sent;
      expect(plainText.match(/\/g\//g)).toHaveLength(1);
      expect(plainText).toMatch(/Le (Khe|Na), Le (Khe|Na): buoi hoc Cai dat VNeID co ich khong\?/);
      const link = /\/g\/[a-z2-9]+$/.exec(plainText)?.[0] ?? '';
      const who = (await pages.get(link)).text;
      expect(who).toContain('Ai trả lời?');
      for (const [name, useful] of [
        ['Lê Khế', 'no'],
        ['Lê Na', 'yes'],
      ]) {
        const own = new RegExp(`href="([^"]+)"[^>]*>${name}<`).exec(who)?.[1] ?? '';
        for (const answer of [{ useful }, { alone: 'no' }, { wrong: 'no' }]) {
          const page = (await pages.get(own)).text;
          expect(page).toContain(`Trả lời của: ${name}.`);
          const [form] = formsOf(page);
          expect(await pages.send('POST', form?.action ?? '', answer)).toMatchObject({
            status: 303,
            location: own,
          });
        }
      }
      const answers = await database.unitOfWork.read.find(Feedback);
      expect(new Map(answers.map((one) => [one.menteeId, one.useful]))).toEqual(
        new Map([
          [father.id, 'no'],
          [mentee.id, 'yes'],
        ]),
      );
      expect(answers.every((one) => one.answeredById === one.menteeId)).toBe(true);
    });

    it('are asked of those who take part, when one of them stopped after it was sent', async () => {
      clock.at = at('2026-11-25', 19, 30);
      await questions().ask();
      await desk.dispatcher.sendDue();
      const link = /\/g\/[a-z2-9]+$/.exec(sms.sent[0].plainText)?.[0] ?? '';
      await database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: father.id }, { isActive: false }),
      );
      const { text } = await pages.get(link);
      expect(text).not.toContain('Khế');
      expect(text).toContain('Lê Na');
      // Nobody of the phone takes part any more: the link shows nobody's name, and takes no answer.
      await database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: mentee.id }, { isActive: false }),
      );
      const over = await pages.get(link);
      expect(over.status).toBe(404);
      expect(over.text).not.toMatch(/Khế|Lê Na/);
      expect((await pages.send('POST', link, { useful: 'yes' })).status).toBe(404);
      expect(await database.unitOfWork.read.countBy(Feedback, { useful: 'yes' })).toBe(0);
    });

    it('are asked in another way where the one whose message it was to be did not come', async () => {
      clock.at = at('2026-11-25', 19, 30);
      await questions().ask();
      const { read } = database.unitOfWork;
      const carrier = await read.findOneByOrFail(Reminder, { kind: 'feedback', state: 'planned' });
      await database.unitOfWork.write((manager) =>
        manager.update(Booking, { id: carrier.bookingId ?? '' }, { state: 'absent' }),
      );
      await desk.dispatcher.sendDue();
      await desk.dispatcher.sendDue();
      expect(sms.sent).toHaveLength(1);
      const [{ recipientName }] = sms.sent;
      expect(recipientName).toBe(carrier.recipientId === father.id ? 'Lê Na' : 'Lê Khế');
    });
  });

  describe('and whose phone rang often enough', () => {
    /** Messages that have gone to the phone, of lessons in other weeks. */
    const rang = (count: number, sentAt: number) =>
      database.unitOfWork.write(async (manager) => {
        for (let nth = 0; nth < count; nth++) {
          const { bookings } = await addSession(
            manager,
            world,
            [mentee],
            at('2027-01-05', 18) + ++others * day,
          );
          await insert(
            manager,
            Reminder,
            makeReminder(bookings[0], {
              wardId: world.ward.id,
              kind: 'moved',
              state: 'sent',
              dueAt: sentAt,
              sentAt,
            }),
          );
        }
      });
    let others = 0;
    beforeEach(() =>
      database.unitOfWork.write((manager) =>
        manager.update(
          Ward,
          { id: world.ward.id },
          { settings: { ...world.ward.settings, messagesAWeek: 2, messagesADay: 3 } },
        ),
      ),
    );
    const coming = (startAt: number) =>
      database.unitOfWork.write(async (manager) => {
        const { session, bookings } = await addSession(manager, world, [mentee], startAt);
        const place = { booking: bookings[0], session };
        await desk.planner.bookingsMade(manager, [place]);
        return place;
      });
    const question = () => database.unitOfWork.read.findOneByOrFail(Reminder, { kind: 'feedback' });
    const sendAt = async (when: number) => {
      clock.at = when;
      await desk.dispatcher.sendDue();
    };
    const toPhone = () => sms.sent.filter(({ recipientKind }) => recipientKind === 'mentee');

    it('are asked on the next morning that has room, and never a third time in a week', async () => {
      await rang(2, at('2026-11-24', 9));
      await asked();
      expect(toPhone()).toEqual([]);
      const { state, retryAt } = await question();
      expect(state).toBe('planned');
      // Monday begins a week with nothing in it.
      expect(retryAt).toBeGreaterThanOrEqual(at('2026-11-30', 7));
      await sendAt(retryAt ?? 0);
      expect(toPhone().map(({ kind }) => kind)).toEqual(['feedback']);
      expect(retryAt).toBeLessThan(at('2026-11-30', 12));
    });

    it('are asked in the reminder of the next lesson where the week has no room, and can answer', async () => {
      await coming(at('2026-11-28', 9));
      await sendAt(at('2026-11-25', 18, 5));
      sms.sent.length = 0;
      await asked();
      expect(toPhone()).toEqual([]);
      expect(await question()).toMatchObject({ state: 'joined' });
      // Written down by then, as lessons are.
      await database.unitOfWork.write((manager) =>
        manager.query(`UPDATE booking SET state = 'attended' WHERE id = '${booking.id}'`),
      );
      await sendAt(at('2026-11-27', 21));
      const [reminder, ...more] = toPhone();
      expect(more).toEqual([]);
      expect(reminder.kind).toBe('evening-before');
      expect(reminder.text).toMatch(
        /^Lê Na: Nhắc học ngày mai.*Không đến, xin gọi .* có ích không\? .*\/g\//,
      );
      const code = /\/g\/([a-z2-9]+)$/.exec(reminder.plainText)?.[1] ?? '';
      expect((await pages.send('POST', `/g/${code}`, { useful: 'yes' })).status).toBe(303);
    });

    it('are asked in another way when the lesson with whose reminder they were to be asked is off', async () => {
      const place = await coming(at('2026-11-28', 9));
      await sendAt(at('2026-11-25', 18, 5));
      await asked();
      expect(await question()).toMatchObject({ state: 'joined' });
      await database.unitOfWork.write(async (manager) => {
        place.booking.state = 'cancelled';
        await manager.update(Booking, { id: place.booking.id }, { state: 'cancelled' });
        await desk.planner.bookingsCancelled(manager, [place]);
      });
      sms.sent.length = 0;
      await sendAt(at('2026-11-27', 21));
      expect(toPhone().map(({ kind }) => kind)).toEqual(['cancelled']);
      expect(await question()).toMatchObject({ state: 'planned', jointId: null });
    });

    it('are asked by themselves when whose reminder they were to go with takes part no more', async () => {
      const [sister] = await database.unitOfWork.write((manager) =>
        addMentees(manager, world, 1, () => ({ fullName: 'Lê Hoa', phone: mentee.phone })),
      );
      await database.unitOfWork.write(async (manager) => {
        const lesson = await addSession(manager, world, [sister], at('2026-11-28', 9));
        const place = { booking: lesson.bookings[0], session: lesson.session };
        await desk.planner.bookingsMade(manager, [place]);
      });
      clock.at = at('2026-11-25', 19);
      await questions().ask();
      // Of one message: the sister's row carries it, and the question goes along.
      await database.unitOfWork.write(async (manager) => {
        const [carrier] = await manager.findBy(Reminder, { recipientId: sister.id });
        const jointId = carrier.id;
        await manager.update(Reminder, { id: carrier.id }, { jointId });
        await manager.update(Reminder, { kind: 'feedback' }, { jointId, state: 'joined' });
      });
      await database.unitOfWork.write((manager) =>
        desk.planner.personStopped(manager, gone(sister)),
      );
      expect(await question()).toMatchObject({ state: 'planned', jointId: null });
    });

    it('are kept back with the reason where no day in two weeks has room', async () => {
      for (const monday of ['2026-11-23', '2026-11-30', '2026-12-07']) {
        await rang(3, at(monday, 9));
      }
      await asked();
      expect(toPhone()).toEqual([]);
      expect(await question()).toMatchObject({ state: 'held', failure: 'week-limit' });
    });

    it('take no room from what is booked while they wait', async () => {
      await rang(2, at('2026-11-24', 9));
      await asked();
      await coming(at('2026-12-02', 18));
      const reminder = { kind: 'evening-before', recipientId: mentee.id } as const;
      const { read } = database.unitOfWork;
      expect(await read.findOneByOrFail(Reminder, reminder)).toMatchObject({ state: 'planned' });
    });

    it('are asked once by two processes that look at the same moment', async () => {
      await coming(at('2026-11-28', 9));
      await sendAt(at('2026-11-25', 18, 5));
      sms.sent.length = 0;
      clock.at = at('2026-11-25', 19);
      await questions().ask();
      const other = openDesk(database.unitOfWork, clock, [sms]);
      await Promise.all([desk.dispatcher.sendDue(), other.dispatcher.sendDue()]);
      clock.at = at('2026-11-27', 21);
      await Promise.all([desk.dispatcher.sendDue(), other.dispatcher.sendDue()]);
      const links = toPhone().flatMap(({ plainText }) => /\/g\/[a-z2-9]+/.exec(plainText) ?? []);
      expect(links).toHaveLength(1);
    });
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

  it('answer by a code that they typed in capitals, with spaces or hyphens', async () => {
    const code = await asked();
    const typed = `${code.slice(0, 5)}-${code.slice(5)}`.toUpperCase();
    expect((await pages.get(`/g/${typed}`)).text).toContain('Lê Na: buổi học Cài đặt VNeID');
    expect((await pages.get(`/g/${code.toUpperCase()}%20`)).status).toBe(200);
    expect((await pages.get(`/G/${typed}`)).headers.get('location')).toBe(`/g/${code}`);
    const answered = await pages.send('POST', `/g/${typed}`, { useful: 'yes' });
    expect(answered).toMatchObject({ status: 303, location: `/g/${code}` });
    const stored = await database.unitOfWork.read.findOneByOrFail(Feedback, { code });
    expect(stored.useful).toBe('yes');
  });

  it('answer no question but their own, and none whose link has run out', async () => {
    const code = await asked();
    expect((await pages.get('/g/abcdefghij')).status).toBe(404);
    expect((await pages.send('POST', '/g/abcdefghij', { useful: 'yes' })).status).toBe(404);
    clock.at += 29 * day;
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
    // Whoever is gone is not called, but what they said is looked after.
    const isActive = (is: boolean) =>
      database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: mentee.id }, { isActive: is }),
      );
    await isActive(false);
    expect(JSON.parse((await pages.get('/api/v1/feedback')).text)).toMatchObject({
      wrong: [{ id, phone: null }],
    });
    await isActive(true);
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

  it('are asked by phone where they have no smartphone, or the message reached nobody, and counted alike', async () => {
    const page = `/wards/${world.ward.code}/reminders`;
    const code = await asked();
    pages.actors = [officer];
    expect((await pages.get(page)).text).toContain('Không có ai cần gọi hỏi');
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: mentee.id }, { support: ['no-device'] }),
    );
    const list = await pages.get(page);
    expect(list.text).toContain('Sau buổi đầu: Cài đặt VNeID');
    const { id } = await database.unitOfWork.read.findOneByOrFail(Feedback, { code });
    const form = `/wards/${world.ward.code}/feedback/${id}`;
    expect(list.text).toContain(form);
    const home = await pages.get(`/wards/${world.ward.code}`);
    expect(home.text).toContain('người chờ được gọi hỏi buổi học thế nào');
    expect((await pages.get(form)).text).toContain('Hỏi Lê Na qua điện thoại');
    const empty = await pages.send('POST', form, { words: 'cháu dạy dễ hiểu' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('cháu dạy dễ hiểu');
    const said = { useful: 'yes', alone: 'with-help', wrong: 'no', words: 'cháu dạy dễ hiểu' };
    expect((await pages.send('POST', form, said)).status).toBe(303);
    const after = await pages.get(page);
    expect(after.text).toContain('Không có ai cần gọi hỏi');
    expect(after.text).toContain('1 lần có trả lời: 1 thấy có ích');
    const { wrong: _, ...answers } = said;
    const stored = await database.unitOfWork.read.findOneByOrFail(Feedback, { id });
    expect(stored).toMatchObject({ ...answers, isWrong: false, answeredByKind: 'officer' });
    pages.actors = [{ ...officer, wardId: newId() }];
    expect((await pages.get(form)).status).toBe(404);
    expect((await pages.send('POST', form, said)).status).toBe(404);
  });

  it('are asked by no message once they have said it on the phone', async () => {
    clock.at = at('2026-11-25', 19);
    await questions().ask();
    const { id } = await database.unitOfWork.read.findOneByOrFail(Feedback, {
      menteeId: mentee.id,
    });
    pages.actors = [officer];
    const said = { useful: 'yes' };
    expect((await pages.send('POST', `/api/v1/feedback/${id}/answers`, said)).status).toBe(204);
    await desk.dispatcher.sendDue();
    expect(sms.sent).toEqual([]);
    const rows = await database.unitOfWork.read.findBy(Reminder, { kind: 'feedback' });
    expect(rows).toMatchObject([{ state: 'cancelled' }]);
  });

  it.each(['failed', 'held'] as const)(
    'are asked by phone where the question %s, unless they want no messages',
    async (state) => {
      const code = await asked();
      const toAsk = async () => {
        pages.actors = [officer];
        const { text } = await pages.get('/api/v1/feedback');
        return (JSON.parse(text) as { toAsk: { menteeId: string }[] }).toAsk;
      };
      expect(await toAsk()).toEqual([]);
      const put = (values: { state: 'failed' | 'held'; failure: string }) =>
        database.unitOfWork.write((manager) =>
          manager.update(Reminder, { recipientId: mentee.id }, values),
        );
      await put({ state, failure: 'no-address' });
      expect(await toAsk()).toMatchObject([{ menteeId: mentee.id, occasion: 'first' }]);
      await put({ state, failure: 'opted-out' });
      expect(await toAsk()).toEqual([]);
      await put({ state, failure: 'no-address' });
      pages.actors = [];
      await pages.send('POST', `/g/${code}`, { useful: 'yes' });
      expect(await toAsk()).toEqual([]);
    },
  );
});
