import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { accessErasure } from '../../../src/modules/access/access.erasure';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { Account } from '../../../src/modules/access/identity/account.entity';
import { AccountsService } from '../../../src/modules/access/identity/accounts.service';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { ProviderLink } from '../../../src/modules/access/provider/provider-link.entity';
import { SignIn } from '../../../src/modules/access/signed-in/sign-in.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { parseEnv } from '../../../src/platform/config/env';
import { Traces } from '../../../src/core/people/traces';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import {
  citizenNumber,
  client,
  type OpenIdProvider,
  startOpenIdProvider,
} from '../../support/service/openid-provider';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

const password = 'chín con mèo đen';
const host = 'http://localhost:3000';
const underPath = 'http://localhost:3000/tung-ngo';

describe.each(dialects)('signing in by an identity provider (%s)', (dialect) => {
  let database: TestDatabase;
  let provider: OpenIdProvider;
  let pages: PagesApp;
  let world: SessionWorld;
  let login: string;
  let account: Account;
  /** Somebody at the provider whom nobody has connected yet. */
  let who: string;
  const clock = new FakeClock(at(monday, 9));

  const settings = (more: Record<string, string> = {}) => ({
    BASE_URL: host,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.client_id,
    OIDC_CLIENT_SECRET: client.client_secret,
    OIDC_NAME: 'VNeID thử',
    ...more,
  });
  const start = async (more: Record<string, string> = {}) => {
    const app = await startPagesApp(database.unitOfWork, clock, settings(more));
    app.readsCookies = true;
    return app;
  };
  const browser = async (of = pages) => new PhoneBrowser(await of.app.getUrl());
  const send = async (
    one: PhoneBrowser,
    page: string,
    action: string,
    fields: Record<string, string> = {},
  ) => {
    const form = formsOf((await one.get(page)).text).find((found) => found.action === action);
    return one.post(action, { ...form?.hidden, ...fields });
  };
  const sayPassword = (one: PhoneBrowser, as = login) =>
    send(one, paths.signIn(), paths.signIn(), { login: as, password });
  /** To the provider and back, as far as the address to which the browser returns. */
  const trip = async (
    one: PhoneBrowser,
    from: string,
    { as = who, how }: { as?: string; how?: string } = {},
  ) => provider.walk((await one.get(from)).location ?? '', as, how);
  const signIn = async (one: PhoneBrowser, as = who, how?: string) =>
    one.get(await trip(one, paths.providerSignIn(), { as, how }));
  const connect = async (one: PhoneBrowser, as = who) => {
    const back = await one.get(await trip(one, paths.accountProviderTrip(), { as }));
    expect(back.location).toBe(paths.accountProvider());
    const fields = { current: password };
    return send(one, paths.accountProvider(), paths.accountProviderConnection(), fields);
  };
  const officer = async () => {
    const one = await browser();
    await sayPassword(one);
    return one;
  };
  const isIn = async (one: PhoneBrowser) => (await one.get(paths.account())).status === 200;
  const add = (name: string) =>
    pages.app.get(AccountsService).create(systemActor, {
      login: name,
      fullName: 'Nguyễn Thị Lan',
      password,
      role: 'officer',
      wardId: world.ward.id,
    });
  const links = () => database.unitOfWork.read.find(ProviderLink);

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    const back = paths.providerReturn();
    provider = await startOpenIdProvider([host + back, underPath + back]);
    pages = await start();
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
  });
  afterAll(async () => {
    await pages.close();
    await provider.close();
    await database.drop();
  });
  beforeEach(async () => {
    who = randomUUID();
    login = `lan.${randomUUID()}`;
    account = await add(login);
    await database.unitOfWork.write((manager) => manager.clear(ProviderLink));
  });

  it('lets in who connected theirs with the password, and keeps a keyed hash of who they are there', async () => {
    const one = await officer();
    expect((await connect(one)).location).toContain(paths.accountProvider());
    const rows = await links();
    expect(rows).toMatchObject([{ holderKind: 'account', holderId: account.id }]);
    expect(JSON.stringify(rows)).not.toContain(who);

    const other = await browser();
    expect((await other.get(paths.signIn())).text).toContain('Đăng nhập bằng VNeID thử');
    expect((await signIn(other)).location).toBe(paths.wards());
    expect(await isIn(other)).toBe(true);
    const { read } = database.unitOfWork;
    expect(await read.countBy(SignIn, { holderId: account.id, wayIn: 'provider' })).toBe(1);
    const acts = await read.find(AuditEntry, { where: { subjectId: account.id } });
    expect(acts.map(({ action }) => action)).toContain('sign-in.connect');
    expect(acts.filter(({ facts }) => facts.wayIn === 'provider')).toHaveLength(1);
    expect(JSON.stringify(acts)).not.toContain(who);
  });

  it('leads to the page that was asked for, and to no other site', async () => {
    await connect(await officer());
    const next = paths.ward.home(world.ward.code);
    for (const [asked, led] of [
      [next, next],
      ['//evil.example', paths.wards()],
      ['https://evil.example', paths.wards()],
      ['/\\evil.example', paths.wards()],
    ] as const) {
      const one = await browser();
      const from = `${paths.providerSignIn()}?next=${encodeURIComponent(asked)}`;
      expect((await one.get(await trip(one, from))).location).toBe(led);
    }
  });

  it('creates nobody, and tells a stranger the same as one who may not come in any more', async () => {
    await connect(await officer());
    await database.unitOfWork.write((manager) =>
      manager.update(Account, { id: account.id }, { isActive: false }),
    );
    const plain = ({ status, text }: { status: number; text: string }) => [
      status,
      text.replace(/<[^>]*>/g, ' '),
    ];
    const left = plain(await signIn(await browser()));
    expect(left[0]).toBe(401);
    const before = await database.unitOfWork.read.count(Account);
    expect(plain(await signIn(await browser(), randomUUID()))).toEqual(left);
    expect(await database.unitOfWork.read.count(Account)).toBe(before);
  });

  it('takes an answer of the provider once, in the browser that went, for what it went', async () => {
    await connect(await officer());
    const one = await browser();
    const address = await trip(one, paths.providerSignIn());
    const copied = one.copy();
    expect((await (await browser()).get(address)).status).toBe(422);
    const altered = [
      address.replace(/state=[^&]+/, 'state=of-somebody-else'),
      address.replace(/&?state=[^&]+/, ''),
      address.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://evil.example')}`),
      address.replace(/&?iss=[^&]+/, ''),
    ];
    for (const wrong of altered) {
      const thief = one.copy();
      expect((await thief.get(wrong)).status).toBe(422);
      expect(await isIn(thief)).toBe(false);
    }
    expect((await one.get(address)).status).toBe(303);
    // Neither the browser itself nor whoever copied its cookies before.
    expect((await one.get(address)).status).toBe(422);
    expect((await copied.get(address)).status).toBe(422);
    expect(await isIn(copied)).toBe(false);
    const late = await browser();
    const then = await trip(late, paths.providerSignIn());
    clock.at += 10 * 60_000;
    expect((await late.get(then)).status).toBe(422);
  });

  it('connects nothing by an answer that another browser or account fetched', async () => {
    const victim = await officer();
    const attacker = await officer();
    const address = await trip(attacker, paths.accountProviderTrip(), { as: 'an-attacker' });
    const lured = await victim.get(address);
    expect(lured.status).toBe(422);
    // At a machine that is shared: who sits down next is not asked for what the one before began.
    await attacker.get(address);
    const colleague = `hai.${randomUUID()}`;
    await add(colleague);
    await sayPassword(attacker, colleague);
    const shown = (await attacker.get(paths.accountProvider())).text;
    expect(formsOf(shown).map(({ action }) => action)).not.toContain(
      paths.accountProviderConnection(),
    );
    const [form] = formsOf(shown);
    const pressed = await attacker.post(paths.accountProviderConnection(), {
      ...form?.hidden,
      current: password,
    });
    expect(pressed.status).toBe(422);
    expect(await links()).toEqual([]);
  });

  it('asks for the password before it connects, and connects nobody twice', async () => {
    const one = await officer();
    await one.get(await trip(one, paths.accountProviderTrip()));
    const page = paths.accountProvider();
    const action = paths.accountProviderConnection();
    expect((await send(one, page, action, { current: 'a guess' })).status).toBe(422);
    expect(await links()).toEqual([]);
    expect((await send(one, page, action, { current: password })).status).toBe(303);

    const colleague = `ba.${randomUUID()}`;
    await add(colleague);
    const other = await browser();
    await sayPassword(other, colleague);
    const taken = await connect(other);
    expect(taken.status).toBe(409);
    expect(taken.text).toContain('đã nối với một tài khoản khác');
    expect(await links()).toMatchObject([{ holderId: account.id }]);
  });

  it('gives one identity to one of two who connect it together', async () => {
    const colleague = `tu.${randomUUID()}`;
    await add(colleague);
    const both = [await officer(), await browser()] as const;
    await sayPassword(both[1], colleague);
    for (const one of both) await one.get(await trip(one, paths.accountProviderTrip()));
    const pressed = await Promise.all(
      both.map((one) =>
        send(one, paths.accountProvider(), paths.accountProviderConnection(), {
          current: password,
        }),
      ),
    );
    expect(pressed.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 409]);
    expect(await links()).toHaveLength(1);
  });

  it('ends when it is disconnected, and with the password under which it was made', async () => {
    const one = await officer();
    await connect(one);
    const removal = { forRemoval: password };
    const done = await send(one, paths.accountProvider(), paths.accountProviderRemoval(), removal);
    expect(done.status).toBe(303);
    expect((await signIn(await browser())).status).toBe(401);

    await connect(one);
    await send(one, paths.account(), paths.accountPassword(), {
      current: password,
      next: 'mười con mèo trắng',
      nextAgain: 'mười con mèo trắng',
    });
    expect((await signIn(await browser())).status).toBe(401);
    // What stands no more is in nobody's way.
    const colleague = `nam.${randomUUID()}`;
    await add(colleague);
    const other = await browser();
    await sayPassword(other, colleague);
    expect((await connect(other)).status).toBe(303);
  });

  describe('of somebody with a second factor', () => {
    const withFactor = async (one: PhoneBrowser) => {
      const page = paths.secondFactor();
      await send(one, page, paths.secondFactorApp(), { current: password });
      const shown = /<strong>([A-Z2-7 ]{39})<\/strong>/.exec((await one.get(page)).text)?.[1] ?? '';
      const secret = Secret.fromBase32(shown.replaceAll(' ', ''));
      const code = new TOTP({ secret }).generate({ timestamp: clock.at });
      await send(one, page, paths.secondFactorConfirmation(), { code });
      clock.at += 30_000;
      return () => new TOTP({ secret }).generate({ timestamp: clock.at });
    };

    it('asks for their code all the same, unless the settings let count what the provider asked for', async () => {
      const one = await officer();
      const codeNow = await withFactor(one);
      await connect(one);
      const phone = await browser();
      expect((await signIn(phone, who, 'urn:two-steps')).location).toBe(paths.signInCode());
      expect(await isIn(phone)).toBe(false);
      const said = await send(phone, paths.signInCode(), paths.signInCode(), { code: codeNow() });
      expect(said.status).toBe(303);
      expect(await isIn(phone)).toBe(true);

      const trusting = await start({ OIDC_SECOND_FACTOR: 'urn:two-steps, mfa' });
      try {
        const asked = await browser(trusting);
        expect((await signIn(asked, who, 'urn:password')).location).toBe(paths.signInCode());
        const vouched = await browser(trusting);
        expect((await signIn(vouched, who, 'urn:two-steps')).location).toBe(paths.wards());
        // Whoever came in that way shows the password and code first, before another identity opens the account.
        const next = await vouched.get(paths.accountProviderTrip());
        expect(next.status).toBe(409);
      } finally {
        await trusting.close();
      }
    });
  });

  describe('an ambassador', () => {
    let phone: PhoneBrowser;
    let me: string;

    beforeEach(async () => {
      me = world.mentor.id;
      await database.unitOfWork.write((manager) =>
        manager.update(Mentor, { id: me }, { isActive: true }),
      );
      phone = await browser();
      const link = await pages.app.get(PersonalLinksService).linkFor('mentor', me);
      await phone.get(new URL(link).pathname);
    });
    const connectMine = async () => {
      const back = await phone.get(await trip(phone, paths.mentor.providerTrip(me)));
      expect(back.location).toBe(paths.mentor.provider(me));
      return send(phone, paths.mentor.provider(me), paths.mentor.providerConnection(me));
    };

    it('connects theirs from their page, and comes to it without slip or link', async () => {
      expect((await phone.get(paths.mentor.home(me))).text).toContain(paths.mentor.provider(me));
      expect((await connectMine()).status).toBe(303);
      const other = await browser();
      expect((await signIn(other)).location).toBe(paths.mentor.home(me));
      expect((await other.get(paths.mentor.home(me))).status).toBe(200);
      expect(await isIn(other)).toBe(false);
      await send(phone, paths.mentor.provider(me), paths.mentor.providerRemoval(me));
      expect((await signIn(await browser())).status).toBe(401);
    });

    it('is let in no more by it once they stopped, or their link was replaced', async () => {
      await connectMine();
      const stopped = (isActive: boolean) =>
        database.unitOfWork.write((manager) => manager.update(Mentor, { id: me }, { isActive }));
      await stopped(false);
      expect((await signIn(await browser())).status).toBe(401);
      await stopped(true);
      expect((await signIn(await browser())).status).toBe(303);
      const personal = pages.app.get(PersonalLinksService);
      await personal.renew(systemActor, world.ward.id, 'mentor', me);
      expect((await signIn(await browser())).status).toBe(401);
    });

    it('shares it with no account, and leaves nothing of it when they are erased', async () => {
      await connectMine();
      const one = await officer();
      expect((await connect(one)).status).toBe(409);
      expect(await links()).toHaveLength(1);
      const rule = accessErasure.find(({ table }) => table === 'provider_link');
      const { id: wardId } = world.ward;
      await database.unitOfWork.write((manager) =>
        Promise.resolve(
          rule?.erase(manager, {
            side: 'mentor',
            wardId,
            ids: [me],
            addresses: [],
            now: clock.at,
            traces: new Traces({ names: [], phones: [], others: [] }),
          }),
        ),
      );
      expect(await links()).toEqual([]);
    });
  });

  it('says so in one sentence while the provider is away, and the password goes on', async () => {
    const gone = await startOpenIdProvider([host + paths.providerReturn()]);
    const app = await start({ OIDC_ISSUER: gone.issuer });
    try {
      const under = await browser(app);
      const { location } = await under.get(paths.providerSignIn());
      const address = await gone.walk(location ?? '', who);
      await gone.close();
      const back = await under.get(address);
      expect(back.status).toBe(503);
      const { text, status } = await (await browser(app)).get(paths.providerSignIn());
      // What it said of itself is known for a while: the browser is sent there, and sees that it is away.
      expect([303, 503]).toContain(status);
      expect(text === '' || text.includes('VNeID thử')).toBe(true);
      expect(back.text).toContain('Hiện không liên lạc được với VNeID thử');
      expect(formsOf(back.text).map(({ action }) => action)).toContain(paths.signIn());
      const one = await browser(app);
      await sayPassword(one);
      expect(await isIn(one)).toBe(true);
    } finally {
      await app.close();
    }
    const never = await start({ OIDC_ISSUER: gone.issuer });
    try {
      const asked = await (await browser(never)).get(paths.providerSignIn());
      expect(asked.status).toBe(503);
      expect(asked.text).toContain('Hiện không liên lạc được với VNeID thử');
    } finally {
      await never.close();
    }
  });

  it('tells who said no there that they did', async () => {
    const answer = await signIn(await browser(), 'nobody');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Bạn chưa đồng ý ở VNeID thử');
  });

  it('knows people by another claim where the settings name one, and stores no number', async () => {
    const app = await start({ OIDC_CLAIM: 'citizen_id', OIDC_SCOPE: 'openid profile' });
    try {
      const one = await browser(app);
      await sayPassword(one);
      expect((await connect(one)).status).toBe(303);
      expect(JSON.stringify(await links())).not.toContain(citizenNumber(who));
      expect((await signIn(await browser(app))).location).toBe(paths.wards());
      // Of another claim it is another identity.
      expect((await signIn(await browser())).status).toBe(401);
    } finally {
      await app.close();
    }
  });

  it('comes back under the path of a host that others share', async () => {
    const app = await start({ BASE_URL: underPath });
    try {
      const one = await browser(app);
      const { location } = await one.get(`/tung-ngo${paths.providerSignIn()}`);
      expect(new URL(location ?? '').searchParams.get('redirect_uri')).toBe(
        underPath + paths.providerReturn(),
      );
      await connect(await officer());
      const back = await one.get(await provider.walk(location ?? '', who));
      expect(back.location).toBe(`/tung-ngo${paths.wards()}`);
    } finally {
      await app.close();
    }
  });

  it.each([
    [{ OIDC_ISSUER: 'http://vneid.example' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'vneid' }, 'OIDC_ISSUER'],
    [{ OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID'],
    [{ OIDC_SCOPE: 'profile' }, 'OIDC_SCOPE'],
    [{ OIDC_CLAIM: 'a claim' }, 'OIDC_CLAIM'],
  ])('starts with no setting of it that cannot be right: %j', (wrong, named) => {
    expect(() => parseEnv(settings(wrong))).toThrow(named);
    expect(() => parseEnv(settings())).not.toThrow();
  });

  it('is nowhere while no provider is set', async () => {
    const app = await startPagesApp(database.unitOfWork, clock);
    app.readsCookies = true;
    try {
      const one = await browser(app);
      expect((await one.get(paths.signIn())).text).not.toContain(paths.providerSignIn());
      expect((await one.get(paths.providerSignIn())).location).toBe(paths.signIn());
      expect((await one.get(`${paths.providerReturn()}?code=x`)).location).toBe(paths.signIn());
      await sayPassword(one);
      expect((await one.get(paths.accountProvider())).location).toBe(paths.account());
    } finally {
      await app.close();
    }
  });
});
