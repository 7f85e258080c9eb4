import { kindsTo } from '../../../src/core/reminders/kinds';
import { languages } from '../../../src/texts';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { instantAt } from '../../../src/core/time/zone';
import { newId } from '../../../src/platform/database/columns';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { SmsChannel } from '../../../src/modules/reminders/channels/sms.channel';
import { startProviderStandIn } from '../../../src/demo/providers/provider-stand-in';
import { recordHeartbeat } from '../../../src/modules/reminders/watching/sweep-heartbeats';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { MemoryChannel, openDesk } from '../../support/worlds/reminder-desk';
import {
  addMentees,
  addSession,
  forgetReminders,
  type ReminderWorld,
  settle,
} from '../../support/worlds/reminder-world';

const at = (date: string, hour: number) => instantAt(date, hour * 60, 'Asia/Ho_Chi_Minh');

describe.each(dialects)('the pages about reminders (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;
  let mentee: Mentee;
  let officer: Actor;
  const clock = new FakeClock(0);
  const sms = new MemoryChannel('sms');
  const operator: Actor = { kind: 'operator', id: newId(), wardId: null };
  const as = (kind: 'mentor' | 'mentee', person: { id: string; wardId: string }): Actor => ({
    kind,
    id: person.id,
    wardId: person.wardId,
  });

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock, { ZALO_TEMPLATES: 'lead=77' });
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  /** Somebody without a phone is booked, and nobody could tell them. */
  beforeEach(async () => {
    clock.at = at('2026-11-23', 9);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      world = await settle(manager);
    });
    const desk = openDesk(database.unitOfWork, clock, [sms]);
    await database.unitOfWork.write(async (manager) => {
      [mentee] = await addMentees(manager, world, 1, () => ({ phone: null, fullName: 'Lê Na' }));
      const startAt = at('2026-11-25', 18);
      const { session, bookings } = await addSession(manager, world, [mentee], startAt);
      await desk.planner.bookingsMade(manager, [{ booking: bookings[0], session }]);
    });
    await desk.dispatcher.sendDue();
    officer = { kind: 'officer', id: newId(), wardId: world.ward.id };
    pages.actors = [officer];
  });

  const ward = () => `/wards/${world.ward.code}`;
  const failedId = async () =>
    /\/calls\/([0-9a-f-]{36})"/.exec((await pages.get(`${ward()}/reminders`)).text)?.[1] ?? '';

  it('let an officer note a call with what came of it, and take it back', async () => {
    const before = await pages.get(`${ward()}/reminders`);
    expect(before.text).toContain('“Lê Na: Lịch học Cài đặt VNeID');
    expect(before.text).toContain('không có số điện thoại');
    expect(before.text).toContain('số của đại sứ');
    const id = await failedId();
    await pages.send('POST', `${ward()}/calls/${id}`, {
      outcome: 'reached',
      note: 'Con gái nghe máy',
    });
    const noted = await pages.get(`${ward()}/reminders`);
    expect(noted.text).toContain('Không có ai cần gọi');
    expect(noted.text).toContain('Con gái nghe máy');
    await pages.send('POST', `${ward()}/reminders/${id}/calls/taking-back`);
    expect(await failedId()).toBe(id);
  });

  it('ask the ambassador of the session to call, and nobody else’s', async () => {
    const id = await failedId();
    const stranger = newId();
    pages.actors = [as('mentor', { ...world.mentor, id: stranger })];
    const reached = { outcome: 'reached' };
    expect((await pages.send('POST', `/mentor/${stranger}/calls/${id}`, reached)).status).toBe(404);
    pages.actors = [as('mentor', world.mentor)];
    const home = `/mentor/${world.mentor.id}`;
    expect((await pages.get(home)).text).toContain('1 học viên chưa nhận được tin');
    const asked = (await pages.get(`${home}/calls`)).text;
    expect(asked).toContain('“Lê Na: Lịch học');
    expect(asked).toContain(`nhờ bạn ghé nhà báo giúp (${world.hamlet.name})`);
    expect((await pages.send('POST', `${home}/calls/${id}`, reached)).location).toContain('/calls');
    expect((await pages.get(`${home}/calls`)).text).toContain('Không có ai cần gọi');
    pages.actors = [officer];
    expect((await pages.get(`${ward()}/reminders`)).text).toContain(world.mentor.fullName);
  });

  it('let people stop messages, have them again, and choose their language', async () => {
    for (const [kind, person] of [
      ['mentee', mentee],
      ['mentor', world.mentor],
    ] as const) {
      pages.actors = [as(kind, person)];
      const own = () => pages.get(`/${kind}/${person.id}/messages`);
      expect((await own()).text).toContain('Đừng gửi tin nhắn cho tôi nữa');
      await pages.send('POST', `/${kind}/${person.id}/messages/stop`);
      expect((await own()).text).toContain('Bạn đã chọn không nhận tin nhắn');
      await pages.send('POST', `/${kind}/${person.id}/messages/resumption`);
      await pages.send('POST', `/${kind}/${person.id}/messages/language`, { language: 'en' });
      expect((await own()).text).toContain('Tin nhắn viết bằng tiếng Anh');
    }
  });

  it('let staff choose for somebody, and say which e-mail address is none', async () => {
    const path = `${ward()}/mentees/${mentee.id}/messages`;
    const form = { language: 'en', email: 'na@example', whether: 'no' };
    const refused = await pages.send('POST', path, form);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('ví dụ lan@example.vn');
    await pages.send('POST', path, { ...form, email: 'na@example.vn' });
    const api = `/api/v1/mentees/${mentee.id}/messages`;
    expect(JSON.parse((await pages.get(api)).text)).toMatchObject({
      language: 'en',
      isStopped: true,
      email: 'na@example.vn',
    });
    await pages.send('PATCH', api, { language: null, isStopped: false });
    const stored = await database.unitOfWork.read.findOneByOrFail(Mentee, { id: mentee.id });
    expect(stored).toMatchObject({ messageLanguage: null, messagesStoppedAt: null });
    pages.actors = [{ ...officer, wardId: newId() }];
    expect((await pages.get(api)).status).toBe(404);
    pages.actors = [as('mentee', { ...mentee, id: newId() })];
    expect((await pages.send('PATCH', api, { isStopped: true })).status).toBe(404);
  });

  it('refuse offsets that ring at night or mean nothing, and take those that switch off', async () => {
    const api = `/api/v1/wards/${world.ward.id}/settings`;
    for (const settings of [
      { eveningBeforeMinute: 21 * 60 + 30 },
      { digestMinute: 6 * 60 + 59 },
      { leadMinutes: 5 },
      { feedbackMinutes: -1 },
      { minMentees: null },
    ]) {
      expect((await pages.send('PATCH', api, settings)).status).toBe(400);
    }
    const off = { eveningBeforeMinute: 21 * 60 + 29, leadMinutes: null, digestMinute: null };
    const answer = await pages.send('PATCH', api, off);
    expect(JSON.parse(answer.text)).toMatchObject({ settings: { ...off, feedbackMinutes: 30 } });
  });

  it('tell what providers report as arrived, and nothing that nobody sent', async () => {
    const standIn = await startProviderStandIn();
    const sender = { baseUrl: standIn.url, apiKey: 'k', secretKey: 's', brandName: 'B' };
    const channel = new SmsChannel({ ...sender, perSecond: 500 }, () => clock.at);
    const desk = openDesk(database.unitOfWork, clock, [channel]);
    clock.at = at('2026-11-24', 20);
    await desk.dispatcher.sendDue();
    expect(standIn.received).toHaveLength(1);
    const base = await pages.app.getUrl();
    expect(await standIn.reports.send(base)).toBe(1);
    expect(await standIn.reports.send(base)).toBe(0);
    await pages.get('/api/v1/provider-reports/sms?SMSID=unknown&SendStatus=5&SendSuccess=1');
    const digests = await pages.get(`${ward()}/reminders?state=all`);
    expect(digests.text.match(/đã nhận/g)).toHaveLength(1);
    await standIn.close();
  });

  it('show every text in both languages with its length', async () => {
    const { text } = await pages.get(`${ward()}/reminders/texts`);
    for (const words of [
      'Lich hoc Thanh toan',
      'Your lesson: Cashless',
      'Các buổi học ngày mai',
      '77',
    ]) {
      expect(text).toContain(words);
    }
    expect(text.match(/GSM‑7/g)).toHaveLength(
      (kindsTo('mentee').length + kindsTo('mentor').length) * languages().length,
    );
  });

  it('tell how sending goes by channel, and raise the alarm when nobody sends', async () => {
    await recordHeartbeat(database.unitOfWork, 'sweep', clock.at, 1000);
    pages.actors = [operator];
    const calm = await pages.get('/operations');
    expect(calm.text).toContain('chưa có cách gửi');
    expect(calm.text).not.toContain('role="alert"');
    clock.at += 125_000;
    expect((await pages.get('/operations')).text).toContain('role="alert"');
    pages.actors = [officer];
    expect((await pages.get(`${ward()}/reminders`)).text).toContain('role="alert"');
    expect((await pages.get('/health/ready')).text).toContain('"sweep":"late"');
    expect((await pages.get('/operations')).status).toBe(403);
  });

  it('let operators alone paste a new refresh token when Zalo takes the old one no more', async () => {
    const standIn = await startProviderStandIn();
    const app = await startPagesApp(database.unitOfWork, clock, {
      ZALO_OAUTH_URL: standIn.url,
      ZALO_APP_ID: 'app',
      ZALO_SECRET_KEY: 'secret',
      ZALO_REFRESH_TOKEN: 'lost',
    });
    app.actors = [officer];
    const paste = (refreshToken: string) =>
      app.send('POST', '/operations/zalo-token', { refreshToken });
    const good = standIn.zaloAccount.issue();
    expect((await paste(good)).status).toBe(403);
    app.actors = [operator];
    expect((await paste(' ')).text).toContain('Xin điền ô này');
    expect((await paste('wrong')).text).toContain('Zalo không nhận mã này');
    expect(await paste(good)).toMatchObject({ status: 303, location: '/operations' });
    const { text } = await app.get('/operations');
    expect(text).toContain('có hiệu lực đến');
    expect(text).not.toContain(good);
    pages.actors = [operator];
    expect((await pages.get('/operations')).text).not.toContain('zalo-token');
    await app.close();
    await standIn.close();
  });

  it('show the queues to operators alone, to look at only', async () => {
    pages.actors = [];
    expect((await pages.get('/operations/queues')).status).toBe(303);
    pages.actors = [officer];
    expect((await pages.get('/operations/queues')).status).toBe(403);
    expect((await pages.get('/operations/queues/api/queues')).status).toBe(403);
    expect((await pages.get('/operations/queues/static/js/main.js')).status).toBe(403);
    pages.actors = [operator];
    const board = await pages.get('/operations/queues');
    expect(board.status).toBe(200);
    expect(board.headers.get('content-security-policy')).toContain("style-src 'self' 'unsafe-");
    expect((await pages.get('/operations')).headers.get('content-security-policy')).not.toContain(
      'unsafe',
    );
    expect((await pages.send('POST', '/operations/queues/api/queues/x/add')).status).toBe(405);
    expect(JSON.parse((await pages.get('/operations/queues/api/queues')).text)).toMatchObject({
      queues: [],
    });
  });
});
