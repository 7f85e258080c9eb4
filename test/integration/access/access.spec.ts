import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Like } from 'typeorm';
import { Csrf, csrfField } from '../../../src/modules/access/guard/csrf';
import {
  Allow,
  CurrentActor,
  Public,
} from '../../../src/modules/access/policies/access.decorators';
import { AccountsService } from '../../../src/modules/access/identity/accounts.service';
import { audit } from '../../../src/modules/access/audit/audit';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { IdempotencyKey } from '../../../src/modules/access/idempotency/idempotency-key.entity';
import { SignInLinks } from '../../../src/modules/access/identity/sign-in-links';
import { SignIns } from '../../../src/modules/access/identity/sign-ins';
import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { DomainError } from '../../../src/platform/common/domain-error';
import { newId } from '../../../src/platform/database/columns';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { createAccessApp } from '../../support/pages/access-app';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { openTestDatabase } from '../../support/databases/open-test-database';
import { FakeClock } from '../../support/clocks/fake-clock';

let calls = 0;

@Controller('api/v1/probe')
class ProbeController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Public('a probe')
  @Get('open')
  open(): { ok: boolean } {
    return { ok: true };
  }

  @Allow('account.keep')
  @Get('staff')
  staff(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @Allow('mentee-pages.use')
  @Get('mentee')
  mentee(): string {
    return 'mentee';
  }

  @Allow('account.keep')
  @Post('writes')
  write(@Body() body: { conflict?: boolean; fault?: boolean }): { call: number } {
    calls++;
    if (body.conflict) throw new DomainError('seat-taken');
    if (body.fault) throw new DomainError('invalid-form');
    return { call: calls };
  }

  @Allow('account.keep')
  @Post('changes')
  async change(
    @CurrentActor() actor: Actor,
    @Body() body: { after?: 'fault'; asManyAs?: number },
  ): Promise<{ id: string }> {
    const id = newId();
    if (body.asManyAs !== undefined) await arrived(body.asManyAs);
    const given = await this.unitOfWork.write(async (manager) => {
      await audit(manager, actor, 0, [{ action: 'probe', subjectId: id, wardId: null }]);
      return { id };
    });
    if (body.after === 'fault') throw new Error('The queue does not answer.');
    return given;
  }

  @Public('a probe')
  @HttpCode(200)
  @Post('public-form')
  publicForm(): string {
    return 'taken';
  }
}

@Controller('api/v1/forgotten')
class ForgottenController {
  @Get()
  nobody(): string {
    return 'never';
  }
}

const waiting: (() => void)[] = [];

/** Ends for all at once, when as many have come. */
function arrived(count: number): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === count) for (const go of waiting.splice(0)) go();
  });
}

describe.each(dialects)('access on %s', (dialect) => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let token: string;
  const clock = new FakeClock(Date.UTC(2026, 10, 23, 1));
  const password = 'chín con mèo đen';

  const get = (url: string, bearer?: string) =>
    app.inject({ url, headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });

  const write = (payload: object, key?: string, change: 'writes' | 'changes' = 'writes') =>
    app.inject({
      method: 'POST',
      url: `/api/v1/probe/${change}`,
      payload,
      headers: { authorization: `Bearer ${token}`, ...(key ? { 'idempotency-key': key } : {}) },
    });

  const signIn = (login: string, word: string) =>
    app.inject({ method: 'POST', url: '/api/v1/tokens', payload: { login, password: word } });

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    app = await createAccessApp(database.unitOfWork, [ProbeController], clock);
    const fields = { login: 'Can.Bo', fullName: 'Cán Bộ', password, role: 'operator' as const };
    await app.get(AccountsService).createFirst(systemActor, fields, async () => null);
    token = (await signIn('can.bo', password)).json<{ token: string }>().token;
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('does not start with a handler that says nothing about who may, and names it', async () => {
    const start = createAccessApp(database.unitOfWork, [ProbeController, ForgottenController]);
    await expect(start).rejects.toThrow(/ForgottenController\.nobody/);
    await expect(start).rejects.not.toThrow(/ProbeController/);
  });

  it('tells an unknown visitor of the API to sign in, as problem+json', async () => {
    const answer = await get('/api/v1/probe/staff');
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'unauthenticated' });
  });

  it('lets an officer in by password, and nobody by a guess or a forged token', async () => {
    expect((await get('/api/v1/probe/staff', token)).json()).toMatchObject({ kind: 'operator' });
    expect((await get('/api/v1/probe/mentee', token)).statusCode).toBe(403);
    expect((await signIn('can.bo', 'wrong')).json()).toMatchObject({ code: 'wrong-sign-in' });
    expect((await signIn('no.body', 'wrong')).json()).toMatchObject({ code: 'wrong-sign-in' });
    const forged = token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await get('/api/v1/probe/staff', forged)).statusCode).toBe(401);
  });

  it('makes guessing slow, and lets the officer in again after a quarter of an hour', async () => {
    // The library that counts the attempts asks no clock of ours.
    const now = jest.spyOn(Date, 'now').mockImplementation(() => clock.at);
    for (let i = 0; i < 10; i++) await signIn('guessed', `guess ${i}`);
    clock.at += 6 * 60_000;
    const refused = await signIn('guessed', 'again');
    expect(refused.json()).toMatchObject({ code: 'too-many-sign-ins' });
    expect(refused.json()).toHaveProperty('detail', expect.stringContaining('Xin chờ 9 phút'));
    expect(refused.headers['retry-after']).toBe('540');
    expect((await signIn('can.bo', password)).statusCode).toBe(201);
    clock.at += 9 * 60_000;
    expect((await signIn('guessed', 'again')).json()).toMatchObject({ code: 'wrong-sign-in' });
    now.mockRestore();
  });

  it('lets ten guesses at a login through, however many come together and to whichever process', async () => {
    const isShared = dialect === 'postgres';
    const second = isShared ? await openTestDatabase(database.url) : database.unitOfWork;
    const other = isShared ? await createAccessApp(second, [], clock) : app;
    const guesses = Array.from({ length: 40 }, (_, i) =>
      (i % 2 ? other : app).inject({
        method: 'POST',
        url: '/api/v1/tokens',
        payload: { login: 'raced', password: `guess ${i}` },
        remoteAddress: `10.0.0.${i}`,
      }),
    );
    const codes = (await Promise.all(guesses)).map(
      (answer) => answer.json<{ code: string }>().code,
    );
    expect(codes.filter((code) => code === 'wrong-sign-in')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too-many-sign-ins')).toHaveLength(30);
    if (!isShared) return;
    await other.close();
    await second.close();
  });

  it('lets fifty failures of an address through, and counts none of those who got in behind it', async () => {
    const from = (login: string, word: string) =>
      app
        .get(AccountsService)
        .signIn({ login, password: word }, { address: '10.1.1.1', origin: 'page 10.1.1.1' })
        .then(
          () => 'in',
          (refusal: DomainError) => refusal.code,
        );
    for (let i = 0; i < 3; i++) expect(await from('can.bo', password)).toBe('in');
    const guesses = Array.from({ length: 60 }, (_, i) => from(`somebody ${i}`, 'guess'));
    const codes = await Promise.all(guesses);
    expect(codes.filter((code) => code === 'wrong-sign-in')).toHaveLength(50);
    expect(await from('can.bo', password)).toBe('too-many-sign-ins');
    expect((await signIn('can.bo', password)).statusCode).toBe(201);
  });

  it('signs an officer in by a link once, within a quarter of an hour', async () => {
    const links = app.get(SignInLinks);
    const account = await app.get(AccountsService).findByLogin('can.bo');
    const tokenOfLink = async () => {
      const link = await links.make(account as NonNullable<typeof account>, 'sign-in');
      return link.split('/').at(-1) ?? '';
    };
    const linkToken = await tokenOfLink();
    expect(await app.get(SignIns).staffOf(linkToken)).toBeNull();
    expect(await links.use(linkToken, 'password')).toBeNull();
    const together = await Promise.all(
      Array.from({ length: 5 }, () => links.use(linkToken, 'sign-in')),
    );
    expect(together.filter(Boolean)).toMatchObject([{ login: 'can.bo' }]);
    const late = await tokenOfLink();
    clock.at += 15 * 60_000;
    expect(await links.use(late, 'sign-in')).toBeNull();
  });

  it('refuses a second first account, a taken login and a weak password', async () => {
    const accounts = app.get(AccountsService);
    const fields = {
      wardId: null,
      login: 'can.bo',
      fullName: 'X',
      password,
      role: 'officer' as const,
    };
    const first = accounts.createFirst(systemActor, fields, async () => null);
    await expect(first).rejects.toMatchObject({ code: 'already-set-up' });
    await expect(accounts.create(systemActor, fields)).rejects.toMatchObject({
      code: 'login-taken',
    });
    const weak = { ...fields, login: 'other', password: 'aaaaaaaaaaaa' };
    await expect(accounts.create(systemActor, weak)).rejects.toMatchObject({
      code: 'weak-password',
    });
  });

  it('ends every sign-in when the password changes', async () => {
    const accounts = app.get(AccountsService);
    const fields = {
      wardId: null,
      login: 'moves',
      fullName: 'X',
      password,
      role: 'officer' as const,
    };
    await accounts.create(systemActor, fields);
    const old = (await signIn('moves', password)).json<{ token: string }>().token;
    const found = await app.get(SignIns).staffOf(old);
    const here = found as NonNullable<typeof found>;
    const wrong = accounts.changePassword(systemActor, here, 'not this one', 'mười con mèo trắng');
    await expect(wrong).rejects.toMatchObject({ code: 'wrong-password' });
    await accounts.changePassword(systemActor, here, password, 'mười con mèo trắng');
    expect((await get('/api/v1/probe/staff', old)).statusCode).toBe(401);
    expect((await signIn('moves', 'mười con mèo trắng')).statusCode).toBe(201);
  });

  it('takes no form without its token, whoever is signed in', async () => {
    const form = {
      method: 'POST' as const,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    const open = await app.inject({ ...form, url: '/api/v1/probe/public-form', payload: 'a=1' });
    expect(open.json()).toMatchObject({ code: 'form-expired' });
    const signedIn = await app.inject({
      ...form,
      url: '/api/v1/probe/writes',
      payload: 'a=1',
      cookies: { tn_staff: token, tn_visitor: 'x' },
    });
    expect(signedIn.json()).toMatchObject({ code: 'form-expired' });
    const plain = await app.inject({
      method: 'POST',
      url: '/api/v1/probe/writes',
      headers: { 'content-type': 'text/plain' },
      payload: '{}',
      cookies: { tn_staff: token },
    });
    expect(plain.statusCode).toBeGreaterThanOrEqual(400);
  });

  it('takes a form of a browser in the session alone in which its page was shown', () => {
    const csrf = app.get(Csrf);
    const request = (cookies: Record<string, string>, body: object = {}) =>
      ({
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        cookies: { tn_visitor: 'planted', ...cookies },
        query: {},
        body: { ...body },
      }) as unknown as FastifyRequest;
    const sends = (shownIn: Record<string, string>, sentIn: Record<string, string>) => () =>
      csrf.check(request(sentIn, { [csrfField]: csrf.standingToken(request(shownIn)) }));
    const mother = { tn_mentee: 'm'.repeat(44) };
    const both = { tn_mentee: `${'f'.repeat(44)}.${'m'.repeat(44)}` };
    const expired = expect.objectContaining({ code: 'form-expired' }) as Error;
    expect(sends(mother, mother)).not.toThrow();
    // The father's link was opened while her form lay open.
    expect(sends(mother, both)).not.toThrow();
    const others: Record<string, string>[] = [
      {},
      { tn_mentee: 'x'.repeat(44) },
      { tn_mentor: 'y'.repeat(44) },
    ];
    for (const shown of others) {
      expect(sends(shown, mother)).toThrow(expired);
      expect(sends(shown, { tn_mentor: 'z'.repeat(44) })).toThrow(expired);
    }
    expect(sends({ tn_staff: 'a' }, { tn_staff: 'b' })).toThrow(expired);
  });

  it('sends headers that forbid foreign frames and inline scripts', async () => {
    const { headers } = await get('/api/v1/probe/open');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  describe('with an Idempotency-Key', () => {
    it('carries a write out once and repeats the answer', async () => {
      const before = calls;
      const first = await write({ a: 1 }, 'once');
      const second = await write({ a: 1 }, 'once');
      expect(calls).toBe(before + 1);
      expect(second.statusCode).toBe(201);
      expect(second.json()).toEqual(first.json());
      expect(second.headers['idempotency-replayed']).toBe('true');
    });

    it('carries it out once when the same request arrives ten times together, and answers all alike', async () => {
      const changes = () => database.unitOfWork.read.countBy(AuditEntry, { action: 'probe' });
      const before = await changes();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => write({ asManyAs: 10 }, 'together', 'changes')),
      );
      expect(await changes()).toBe(before + 1);
      const said = answers.map((answer) => [answer.statusCode, answer.json<unknown>()]);
      expect(said).toEqual(answers.map(() => [201, answers[0].json()]));
      const first = answers.filter(({ headers }) => !headers['idempotency-replayed']);
      expect(first).toHaveLength(1);
    });

    it('refuses another request under the same key', async () => {
      await write({ a: 3 }, 'mixed');
      expect((await write({ a: 4 }, 'mixed')).json()).toMatchObject({
        code: 'idempotency-mismatch',
        status: 422,
      });
    });

    it('repeats a conflict, and lets any other refusal try again', async () => {
      const before = calls;
      await write({ conflict: true }, 'conflict');
      expect((await write({ conflict: true }, 'conflict')).json()).toMatchObject({
        code: 'seat-taken',
      });
      expect(calls).toBe(before + 1);
      await write({ fault: true }, 'fault');
      await write({ fault: true }, 'fault');
      expect(calls).toBe(before + 3);
    });

    it('tells why in the language that a program asks for, in Vietnamese when it asks for none', async () => {
      const refusedIn = async (language?: string) => {
        const answer = await app.inject({
          method: 'GET',
          url: '/api/v1/probe/staff',
          headers: language === undefined ? {} : { 'accept-language': language },
        });
        return [answer.json<{ detail: string }>().detail, answer.headers['content-language']];
      };
      expect(await refusedIn()).toEqual(['Xin đăng nhập trước.', 'vi']);
      expect(await refusedIn('fr, en-GB;q=0.8, vi;q=0.3')).toEqual(['Please sign in first.', 'en']);
      expect(await refusedIn('fr')).toEqual(['Xin đăng nhập trước.', 'vi']);
    });

    it('gives the answer of what was written when something failed after it', async () => {
      expect((await write({ after: 'fault' }, 'failed-late', 'changes')).statusCode).toBe(500);
      const again = await write({ after: 'fault' }, 'failed-late', 'changes');
      expect(again.statusCode).toBe(201);
      const { id } = again.json<{ id: string }>();
      expect(await database.unitOfWork.read.countBy(AuditEntry, { subjectId: id })).toBe(1);
    });

    it('keeps no token of a sign-in', async () => {
      const headers = { 'idempotency-key': 'sign-in' };
      const payload = { login: 'can.bo', password };
      const request = { method: 'POST', url: '/api/v1/tokens', payload, headers } as const;
      expect((await app.inject(request)).statusCode).toBe(201);
      expect((await app.inject(request)).headers['idempotency-replayed']).toBeUndefined();
      const { read } = database.unitOfWork;
      expect(await read.countBy(IdempotencyKey, { id: Like('%sign-in') })).toBe(0);
    });
  });
});
