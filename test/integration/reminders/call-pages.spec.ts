import { Account } from '../../../src/modules/access/identity/account.entity';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import type { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { TestMessage } from '../../../src/modules/reminders/entities/test-message.entity';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { startProviderStandIn } from '../../../src/demo/providers/provider-stand-in';
import { newId } from '../../../src/platform/database/columns';
import { makeAccount } from '../../factories/accounts';
import { plant } from '../../factories/given';
import { makePair } from '../../factories/pairs';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { openDesk } from '../../support/worlds/reminder-desk';
import {
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';
import { at } from '../../support/worlds/session-world';

const shared = '+84977000111';

describe.each(dialects)('the pages of whom to call (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;
  let mentees: Mentee[];
  let officer: Actor;
  const clock = new FakeClock(0);

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  /** Two with one number are told of a lesson, where no provider is set up. */
  beforeEach(async () => {
    clock.at = at('2026-11-23', 9);
    const desk = openDesk(database.unitOfWork, clock, []);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      for (const table of ['call_line', 'phone_correction', 'test_message']) {
        await manager.query(`DELETE FROM ${table}`);
      }
      world = await settle(manager);
      const account = makeAccount({
        role: 'officer',
        wardId: world.ward.id,
        login: newId(),
        fullName: 'Cán bộ Lan',
      });
      await plant(manager, Account, account);
      officer = { kind: 'officer', id: account.id, wardId: world.ward.id };
      mentees = await addMentees(manager, world, 2, (nth) => ({
        phone: shared,
        fullName: nth === 0 ? 'Lê Na' : 'Lê Bưởi',
      }));
      const held = await addSession(manager, world, mentees, at('2026-11-25', 18));
      await desk.planner.bookingsMade(
        manager,
        held.bookings.map((booking) => ({ booking, session: held.session })),
      );
      for (const { id: menteeId } of mentees) {
        const pair = { wardId: world.ward.id, menteeId, mentorId: world.mentor.id };
        await plant(manager, Pair, makePair(pair));
      }
    });
    await desk.dispatcher.sendDue();
    pages.actors = [officer];
  });

  const ward = () => `/wards/${world.ward.code}`;
  const list = async (query = '') => (await pages.get(`${ward()}/reminders${query}`)).text;
  const idOfCall = async () => /\/calls\/([0-9a-f-]{36})"/.exec(await list())?.[1] ?? '';
  const mentor = (): Actor => ({ kind: 'mentor', id: world.mentor.id, wardId: world.ward.id });
  const own = () => `/mentor/${world.mentor.id}/calls`;

  it('say that nothing is sent, and count numbers, not messages, on the first page', async () => {
    for (const page of [await list(), (await pages.get(ward())).text]) {
      expect(page).toContain('không tin nào được gửi');
    }
    expect((await pages.get(ward())).text).toMatch(
      /<strong>1<\/strong> <span>số điện thoại cần gọi/,
    );
    const page = await list();
    expect(page).toContain('1 số cần gọi');
    expect(page).toContain('Lê Na');
    expect(page).toContain('Lê Bưởi');
    expect(page).toContain('chưa có dịch vụ gửi tin');
    const file = await pages.get(`${ward()}/calls.xlsx`);
    expect(file.status).toBe(200);
  });

  it('let an officer take a number, see what is theirs, and say that nobody answered', async () => {
    expect(await list('?whose=mine')).toContain('Không có số nào ở đây');
    const lines = `${shared}~0`;
    const given = await pages.send('POST', `${ward()}/calls/callers`, { lines, to: 'me' });
    expect(given.status).toBe(303);
    expect(await list('?whose=mine')).toContain('1 số cần gọi');
    const again = await pages.send('POST', `${ward()}/calls/callers`, { lines, to: 'nobody' });
    expect(again.status).toBe(409);
    const nothing = await pages.send('POST', `${ward()}/calls/callers`, { to: 'me' });
    expect(nothing.status).toBe(422);
    const id = await idOfCall();
    const noted = { outcome: 'not-reached', note: '' };
    expect((await pages.send('POST', `${ward()}/calls/${id}`, noted)).status).toBe(303);
    expect(await list()).toContain('Gọi 1 lần chưa được');
    const unsaid = await pages.send('POST', `${ward()}/calls/${id}`, { note: 'Cháu nghe' });
    expect(unsaid.status).toBe(422);
    expect(unsaid.text).toContain('Cháu nghe');
  });

  it('let an ambassador call whom they were given, and give it back', async () => {
    await pages.send('POST', `${ward()}/calls/callers`, { lines: `${shared}~0`, to: 'mentor' });
    expect(await list()).toContain(`Đại sứ ${world.mentor.fullName} gọi`);
    pages.actors = [mentor()];
    const asked = (await pages.get(own())).text;
    expect(asked).toContain('Xã nhờ bạn gọi');
    expect(asked).toContain('Lê Na');
    const id = /\/calls\/([0-9a-f-]{36})"/.exec(asked)?.[1] ?? '';
    const reminders = /name="reminders" value="([^"]*)"/.exec(asked)?.[1] ?? '';
    expect((await pages.send('POST', `${own()}/${id}/return`, { reminders })).status).toBe(303);
    expect((await pages.get(own())).text).not.toContain('Xã nhờ bạn gọi');
    await pages.send('POST', `${own()}/${id}`, { reminders, outcome: 'reached' });
    expect((await pages.get(own())).text).toContain('Không có ai cần gọi');
    pages.actors = [officer];
    const left = await list();
    expect(left).toContain('Không có ai cần gọi');
    expect(left).toContain('Lê Bưởi, Lê Na');
    expect(left).toContain(world.mentor.fullName);
  });

  it('put a wrong number right where it is read, for everybody who has it, and back by one press', async () => {
    const page = await list();
    const action =
      new RegExp(`action="(${ward()}/mentees/[0-9a-f-]+/phone)"`).exec(page)?.[1] ?? '';
    const boxes = [...page.matchAll(/name="with" value="([^"]*)"/g)].map(([, value]) => value);
    expect(boxes).toHaveLength(2);
    const form = { number: shared, next: 'calls', with: boxes };
    const refused = await pages.send('POST', action, { ...form, phone: '12' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="12"');
    const nobody = await pages.send('POST', action, { ...form, with: '', phone: '0977000333' });
    expect(nobody.status).toBe(422);
    const saved = await pages.send('POST', action, { ...form, phone: '0977 000 333' });
    expect(saved).toMatchObject({ status: 303 });
    const after = await list();
    expect(after).toContain('0977 000 111 → 0977 000 333');
    const back = /action="([^"]*\/phone-corrections\/[^"]*)"/.exec(after)?.[1] ?? '';
    expect((await pages.send('POST', back, {})).status).toBe(303);
    expect(await list()).not.toContain('0977 000 333');
    const messages = `${ward()}/mentees/${mentees[0].id}/messages`;
    expect((await pages.get(messages)).text).toContain('Sửa số này');
    expect((await pages.get(action)).text).toContain('0977 000 111');
  });

  it('have all of it over the API', async () => {
    const { items } = JSON.parse((await pages.get('/api/v1/call-lines')).text);
    const line = items.find(({ number }: { number: string }) => number === shared);
    expect(line.people).toHaveLength(2);
    const callers = `/api/v1/wards/${world.ward.id}/call-callers`;
    const give = { lines: [{ line: shared, version: 0 }], to: 'mentor' };
    expect((await pages.send('PUT', callers, give)).status).toBe(204);
    expect((await pages.send('PUT', callers, give)).status).toBe(409);
    pages.actors = [mentor()];
    const ofMentor = await pages.get(`/api/v1/mentors/${world.mentor.id}/call-lines`);
    const [given] = JSON.parse(ofMentor.text);
    const reminderIds = given.calls.map(({ reminderId }: { reminderId: string }) => reminderId);
    const asked = [reminderIds, reminderIds];
    expect((await pages.send('POST', '/api/v1/call-returns', { reminderIds })).status).toBe(204);
    for (const [nth, ids] of asked.entries()) {
      const body = { reminderIds: ids, outcome: nth === 0 ? 'wrong-number' : 'reached' };
      expect((await pages.send('POST', '/api/v1/calls', body)).status).toBe(204);
    }
    pages.actors = [officer];
    const corrections = `/api/v1/wards/${world.ward.id}/phone-corrections`;
    const { version } = await database.unitOfWork.read
      .findOneByOrFail(Reminder, {
        recipientId: mentees[0].id,
        kind: 'booked',
      })
      .then(() => mentees[0]);
    const made = await pages.send('POST', corrections, {
      number: shared,
      phone: '0977000333',
      people: [{ side: 'mentee', id: mentees[0].id, version }],
    });
    expect(made.status).toBe(201);
    const { id } = JSON.parse(made.text);
    expect(JSON.parse((await pages.get(corrections)).text)).toHaveLength(1);
    const back = await pages.send('POST', `/api/v1/phone-corrections/${id}/taking-back`);
    expect(back.status).toBe(204);
  });

  describe('a test to oneself', () => {
    const test = (form: object) => pages.send('POST', `${ward()}/test-messages`, form);
    const seen = async () => (await pages.get(`${ward()}/test-messages`)).text;

    it('says honestly that there is nothing to send by', async () => {
      expect(await seen()).toContain('Chưa có dịch vụ gửi tin nào');
      expect((await test({ phone: '' })).status).toBe(422);
      expect((await test({ phone: '12' })).text).toContain('value="12"');
      expect((await test({ phone: '0912 345 678' })).status).toBe(303);
      const [made] = await database.unitOfWork.read.find(TestMessage);
      expect(made.results).toEqual([]);
    });

    it('sends one message by each way, tells what the provider said, and is no message of anybody', async () => {
      const standIn = await startProviderStandIn();
      const app = await startPagesApp(database.unitOfWork, clock, {
        ESMS_BASE_URL: standIn.url,
        ESMS_API_KEY: 'k',
        ESMS_SECRET_KEY: 's',
        ESMS_BRAND_NAME: 'B',
      });
      app.actors = [officer];
      const path = `${ward()}/test-messages`;
      const before = await database.unitOfWork.read.count(Reminder);
      expect((await app.send('POST', path, { phone: '0912 345 678' })).status).toBe(303);
      expect(standIn.received).toMatchObject([{ provider: 'esms', phone: '0912345678' }]);
      expect(standIn.received[0].text).toContain('Tin thu cua');
      expect((await app.get(path)).text).toContain('đã nhận để gửi');
      standIn.fault = () => ({ kind: 'code', code: 114 });
      await app.send('POST', path, { phone: '0912 345 678' });
      const refused = (await app.get(path)).text;
      expect(refused).toContain('từ chối');
      expect(refused).toContain('mã 114');
      expect(refused).toContain('091****678');
      expect(await database.unitOfWork.read.count(Reminder)).toBe(before);
      const api = `/api/v1/wards/${world.ward.id}/test-messages`;
      const answer = await app.send('POST', api, { phone: '0912345678' });
      expect(JSON.parse(answer.text).results).toMatchObject([{ channel: 'sms', code: '114' }]);
      for (const status of [303, 303, 429]) {
        expect((await app.send('POST', path, { phone: '0912345678' })).status).toBe(status);
      }
      clock.at += 61 * 60_000;
      expect((await app.send('POST', path, { phone: '0912345678' })).status).toBe(303);
      const audited = await database.unitOfWork.read.findBy(AuditEntry, {
        action: 'test-message.send',
        wardId: world.ward.id,
      });
      expect(audited).toHaveLength(6);
      await app.close();
      await standIn.close();
    });

    it('is counted when several press at once', async () => {
      const all = await Promise.all(
        Array.from({ length: 8 }, () => test({ phone: '0912345678' }).then(({ status }) => status)),
      );
      expect(all.filter((status) => status === 303)).toHaveLength(5);
      expect(pages.app.get(Channels).names).toEqual([]);
    });
  });
});
