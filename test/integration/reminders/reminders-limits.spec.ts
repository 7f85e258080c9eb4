import { Logger } from '@nestjs/common';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Env, parseEnv } from '../../../src/platform/config/env';
import { instantAt } from '../../../src/core/time/zone';
import { ChannelPause } from '../../../src/modules/reminders/entities/channel-pause.entity';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { ZaloTokenRepair } from '../../../src/modules/reminders/channels/zalo-token-repair';
import { ZaloTokens } from '../../../src/modules/reminders/channels/zalo-tokens';
import { ZaloToken } from '../../../src/modules/reminders/entities/zalo-token.entity';
import { MessageOptOut } from '../../../src/modules/reminders/entities/message-opt-out.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import {
  startProviderStandIn,
  type ProviderStandIn,
} from '../../../src/demo/providers/provider-stand-in';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { MemoryChannel, openDesk } from '../../support/worlds/reminder-desk';
import {
  addMentees,
  addSession,
  forgetReminders,
  settle,
} from '../../support/worlds/reminder-world';
import { StoppedClock } from '../../support/clocks/stopped-clock';

/** Stand-ins are waited for however slow the machine is. */
const patience = new StoppedClock();
const noon = instantAt('2026-11-23', 12 * 60, 'Asia/Ho_Chi_Minh');
const hour = 3_600_000;
const operator: Actor = { kind: 'operator', id: newId(), wardId: null };

describe.each(dialects)('what providers allow (%s)', (dialect) => {
  let database: TestDatabase;
  let clock: FakeClock;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    clock = new FakeClock(noon);
    await database.unitOfWork.write(async (manager) => {
      await forgetReminders(manager);
      for (const table of ['channel_use', 'zalo_token']) {
        await manager.query(`DELETE FROM ${table}`);
      }
    });
  });

  describe('a quota of the day', () => {
    const limited = (perDay: number) =>
      Object.assign(new MemoryChannel('zalo', false), { perDay }) as MemoryChannel;

    it('is kept by two processes together, and the rest goes by text message', async () => {
      const channels = [limited(30), limited(30)];
      const sms = new MemoryChannel('sms');
      const desks = channels.map((zalo) => openDesk(database.unitOfWork, clock, [zalo, sms]));
      await database.unitOfWork.write(async (manager) => {
        const world = await settle(manager);
        const mentees = await addMentees(manager, world, 50);
        for (let from = 0; from < 50; from += 5) {
          const five = mentees.slice(from, from + 5);
          const startAt = noon + (48 + from / 10) * hour;
          const { session, bookings } = await addSession(manager, world, five, startAt);
          const places = bookings.map((booking) => ({ booking, session }));
          await desks[0].planner.bookingsMade(manager, places);
        }
      });
      await Promise.all(desks.map(({ dispatcher }) => dispatcher.sendDue()));
      expect(channels[0].sent.length + channels[1].sent.length).toBe(30);
      expect(sms.sent).toHaveLength(20);

      clock.at = instantAt('2026-11-24', 19 * 60, 'Asia/Ho_Chi_Minh');
      sms.sent.length = 0;
      await desks[0].dispatcher.sendDue();
      expect(channels[0].sent.length + channels[1].sent.length).toBe(60);
      expect(sms.sent).toHaveLength(20);
      expect(await database.unitOfWork.read.countBy(Reminder, { state: 'sent' })).toBe(100);
    });
  });

  describe('providers set up by the settings alone', () => {
    let standIn: ProviderStandIn;
    let desk: ReturnType<typeof openDesk>;
    const midnight = instantAt('2026-11-24', 0, 'Asia/Ho_Chi_Minh');

    beforeEach(async () => {
      standIn = await startProviderStandIn();
      const env = parseEnv({
        ZALO_BASE_URL: standIn.url,
        ZALO_OAUTH_URL: standIn.url,
        ZALO_APP_ID: 'app',
        ZALO_SECRET_KEY: 'secret',
        ZALO_REFRESH_TOKEN: standIn.url,
        ZALO_TEMPLATE_ID: '1',
        ESMS_BASE_URL: standIn.url,
        ESMS_API_KEY: 'k',
        ESMS_SECRET_KEY: 's',
      });
      const tokens = new ZaloTokens(env, database.unitOfWork, clock, patience);
      const channels = new Channels(env, clock, tokens, patience);
      const all = channels.names.map((name) => channels.get(name));
      desk = openDesk(database.unitOfWork, clock, all, env);
      jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
      await database.unitOfWork.write(async (manager) => {
        const world = await settle(manager);
        const mentees = await addMentees(manager, world, 1);
        const { session, bookings } = await addSession(manager, world, mentees, noon + 30 * hour);
        await desk.planner.bookingsMade(manager, [{ booking: bookings[0], session }]);
      });
    });
    afterEach(async () => {
      jest.restoreAllMocks();
      await standIn.close();
    });

    const told = () => standIn.received.map(({ provider }) => provider);
    const kept = async () => ({
      stops: await database.unitOfWork.read.find(MessageOptOut),
      pauses: await database.unitOfWork.read.find(ChannelPause),
    });

    it.each([
      [-108, { stops: [], pauses: [] }],
      [-114, { stops: [], pauses: [] }],
      [-118, { stops: [], pauses: [] }],
      [-119, { stops: [], pauses: [] }],
      [-139, { stops: [{ channel: 'zalo' }], pauses: [] }],
      [-141, { stops: [{ channel: 'zalo' }], pauses: [] }],
      [-144, { stops: [], pauses: [{ channel: 'zalo', untilAt: midnight }] }],
      [-147, { stops: [], pauses: [{ channel: 'zalo', untilAt: midnight }] }],
      [-115, { stops: [], pauses: [{ channel: 'zalo', untilAt: noon + 600_000 }] }],
      [-137, { stops: [], pauses: [{ channel: 'zalo', untilAt: noon + 600_000 }] }],
      [-124, { stops: [], pauses: [{ channel: 'zalo', untilAt: noon + 600_000 }] }],
    ])('reach the person by text message when Zalo says %d', async (code, left) => {
      standIn.fault = ({ provider }) => (provider === 'zalo' ? { kind: 'code', code } : undefined);
      await desk.dispatcher.sendDue();
      expect(told()).toEqual(['esms']);
      expect(await kept()).toMatchObject(left);
    });

    it('reach the person by Zalo after all when only the token had run out', async () => {
      standIn.zaloAccount.expire();
      await desk.dispatcher.sendDue();
      expect(told()).toEqual(['zalo']);
    });

    it('wait for the morning when Zalo says that it is night', async () => {
      const fault = { kind: 'code', code: -133 } as const;
      standIn.fault = ({ provider }) => (provider === 'zalo' ? fault : undefined);
      await desk.dispatcher.sendDue();
      expect(told()).toEqual([]);
      const waiting = await database.unitOfWork.read.findOneByOrFail(Reminder, { kind: 'booked' });
      expect(waiting).toMatchObject({ state: 'planned', retryAt: midnight + 7 * hour });
    });

    it.each([
      [99, 'ambiguous'],
      [101, 'failed'],
      [103, 'failed'],
      [104, 'failed'],
      [114, 'failed'],
      [124, 'sent'],
    ])('leave nobody in the dark when eSMS says %d after Zalo failed', async (code, state) => {
      standIn.fault = ({ provider }) => ({ kind: 'code', code: provider === 'esms' ? code : -118 });
      await desk.dispatcher.sendDue();
      const row = await database.unitOfWork.read.findOneByOrFail(Reminder, { kind: 'booked' });
      expect(row.state).toBe(state);
    });
  });

  describe('Zalo’s tokens', () => {
    let standIn: ProviderStandIn;
    let env: Env;
    const open = (with_: Partial<Env> = {}) =>
      new ZaloTokens(Object.assign(env, with_), database.unitOfWork, clock, patience);
    const row = () => database.unitOfWork.read.findOneByOrFail(ZaloToken, { name: 'oa' });

    beforeEach(async () => {
      standIn = await startProviderStandIn();
      env = parseEnv({
        ZALO_OAUTH_URL: standIn.url,
        ZALO_APP_ID: 'app',
        ZALO_SECRET_KEY: 'secret',
        ZALO_REFRESH_TOKEN: 'first',
      });
    });
    afterEach(() => standIn.close());

    it('are got with the first refresh token, and kept for every process', async () => {
      const token = await open().current();
      expect(token).toMatch(/^[\da-f-]{36}$/);
      expect(await open().current()).toBe(token);
      expect(standIn.requests).toBe(1);
      expect((await row()).refreshToken).not.toBe('first');
    });

    it('are renewed by one of many letters in three processes, with a refresh token used once', async () => {
      const processes = [open(), open(), open()];
      const stale = (await processes[0].current()) ?? '';
      await Promise.all(processes.map((one) => one.current()));
      const letters = processes.flatMap((one) => [1, 2, 3, 4].map(() => one.renew(stale)));
      const tokens = new Set(await Promise.all(letters));
      expect(tokens.size).toBe(1);
      expect(tokens.has(stale)).toBe(false);
      expect(standIn.requests).toBe(2);
    });

    it('are renewed six hours before their end, once', async () => {
      const [one, other] = [open(), open()];
      const token = await one.current();
      clock.at = noon + 18 * hour;
      await one.renewSoon();
      expect(standIn.requests).toBe(1);
      clock.at = noon + 20 * hour;
      await Promise.all([one.renewSoon(), other.renewSoon()]);
      expect(standIn.requests).toBe(2);
      expect(await other.current()).not.toBe(token);
    });

    it('serve on when a renewal was lost, ask for a new setting, and take it', async () => {
      const error = jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
      jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
      const tokens = open();
      const token = (await tokens.current()) ?? '';
      // Somebody else used the refresh token and died before the row knew of its answer.
      const { refreshToken } = await row();
      const form = { grant_type: 'refresh_token', app_id: 'app', refresh_token: refreshToken };
      standIn.zaloAccount.renew(form, 'secret');
      clock.at = noon + 20 * hour;
      await tokens.renewSoon();
      expect(error).toHaveBeenCalledWith(expect.stringContaining('ZALO_REFRESH_TOKEN'));
      expect(await tokens.current()).toBe(token);
      const { requests } = standIn;
      await tokens.renewSoon();
      expect(standIn.requests).toBe(requests);

      await standIn.close();
      standIn = await startProviderStandIn();
      const anew = open({ ZALO_OAUTH_URL: standIn.url, ZALO_REFRESH_TOKEN: 'second' });
      expect(await anew.renew(null)).toMatch(/^[\da-f-]{36}$/);
      expect(await row()).toMatchObject({ failure: null, renewingUntil: null });
      jest.restoreAllMocks();
    });

    it('are mended by an operator who pastes a refresh token, which is tried first', async () => {
      jest.spyOn(Logger.prototype, 'error').mockReturnValue(undefined);
      const [tokens, elsewhere] = [open(), open()];
      const repair = new ZaloTokenRepair(tokens, database.unitOfWork, clock);
      const token = await tokens.current();
      // A process died between Zalo's answer and the row: nobody has the refresh token.
      standIn.zaloAccount.issue();
      clock.at = noon + 20 * hour;
      await tokens.renewSoon();
      const lost = await row();
      expect(await repair.status()).toEqual({
        accessEndsAt: lost.expiresAt,
        failure: '-14014 Invalid refresh token.',
      });

      const pasted = repair.replace(operator, 'no token of Zalo');
      await expect(pasted).rejects.toMatchObject({ code: 'zalo-token-refused' });
      expect(await row()).toEqual(lost);
      standIn.fault = () => ({ kind: 'status', status: 503 });
      const unanswered = repair.replace(operator, 'any');
      await expect(unanswered).rejects.toMatchObject({ code: 'zalo-unclear' });
      expect(await row()).toEqual(lost);
      standIn.fault = () => undefined;
      expect(await elsewhere.current()).toBe(token);

      await repair.replace(operator, standIn.zaloAccount.issue());
      expect(await repair.status()).toMatchObject({ failure: null });
      clock.at += 6_000;
      const mended = await elsewhere.current();
      expect(standIn.zaloAccount.takes(mended ?? undefined)).toBe(true);
      const replaced = { action: 'zalo-token.replace' };
      const entry = await database.unitOfWork.read.findOneByOrFail(AuditEntry, replaced);
      expect(entry.actorId).toBe(operator.id);
      jest.restoreAllMocks();
    });

    it('are mended by one at a time', async () => {
      const tokens = open();
      await tokens.current();
      const repair = new ZaloTokenRepair(tokens, database.unitOfWork, clock);
      const pasted = standIn.zaloAccount.issue();
      const tries = await Promise.allSettled([1, 2, 3].map(() => repair.replace(operator, pasted)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await row()).toMatchObject({ renewingBy: null, failure: null, version: 3 });
    });

    it('are asked for again when the answer got lost on the way', async () => {
      const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
      standIn.fault = () => ({ kind: 'status', status: 503 });
      expect(await open().current()).toBeNull();
      standIn.fault = () => undefined;
      expect(await open().current()).toBeNull();
      clock.at += 31_000;
      expect(await open().current()).not.toBeNull();
      expect(warn).toHaveBeenCalledTimes(1);
      jest.restoreAllMocks();
    });
  });
});

describe('the settings of channels', () => {
  it.each([
    { ZALO_PER_SECOND: '0' },
    { ESMS_PER_DAY: 'many' },
    { ZALO_TEMPLATES: 'lead' },
    { ZALO_TEMPLATES: 'lead.fr=1' },
    { ZALO_OAUTH_URL: 'oauth' },
  ])('are refused with a sentence: %j', (settings) => {
    expect(() => parseEnv(settings)).toThrow(/The settings are not usable/);
  });

  it('are taken as they are written', () => {
    const env = parseEnv({ ESMS_PER_DAY: '1000', ZALO_TEMPLATES: 'lead=1, lead.en=2; digest=x-3' });
    expect(env).toMatchObject({ ESMS_PER_DAY: 1000, ZALO_PER_SECOND: 500 });
    expect(env.ZALO_PER_DAY).toBeUndefined();
  });
});
