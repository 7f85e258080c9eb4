import { randomUUID } from 'node:crypto';
import { Like } from 'typeorm';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { Account } from '../../../src/modules/access/identity/account.entity';
import { AccountsService } from '../../../src/modules/access/identity/accounts.service';
import { RefusedSignIns } from '../../../src/modules/access/identity/refused-sign-ins';
import { LastSeen } from '../../../src/modules/access/signed-in/last-seen';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { SignIn } from '../../../src/modules/access/signed-in/sign-in.entity';
import { accessRetention } from '../../../src/modules/access/access.retention';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { Env } from '../../../src/platform/config/env';
import { Retention } from '../../../src/platform/retention/retention';
import { vi } from '../../../src/texts/vi';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { openTestDatabase } from '../../support/databases/open-test-database';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

const password = 'chín con mèo đen';
const minute = 60_000;

describe.each(dialects)('being signed in (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let login: string;
  const clock = new FakeClock(at(monday, 9));

  const browser = async (of: PagesApp = pages) => new PhoneBrowser(await of.app.getUrl());
  const signIn = async (one: PhoneBrowser, word = password) => {
    const { text } = await one.get(paths.signIn());
    const [form] = formsOf(text);
    return one.post(paths.signIn(), { ...form?.hidden, login, password: word });
  };
  const signedIn = async () => {
    const one = await browser();
    await signIn(one);
    return one;
  };
  const isIn = async (one: PhoneBrowser) => (await one.get(paths.account())).status === 200;
  const press = async (one: PhoneBrowser, page: string, action: string) => {
    const form = formsOf((await one.get(page)).text).find((found) => found.action === action);
    return one.post(action, form?.hidden ?? {});
  };
  const accounts = () => pages.app.get(AccountsService);
  const account = () => database.unitOfWork.read.findOneByOrFail(Account, { login });

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.readsCookies = true;
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 2));
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(async () => {
    clock.at = at(monday, 9);
    login = `lan.${randomUUID()}`;
    const fields = { login, fullName: 'Nguyễn Thị Lan', password, wardId: world.ward.id };
    await accounts().create(systemActor, { ...fields, role: 'officer' });
  });

  it('signing out ends it on the server: a copy of the cookie opens nothing any more', async () => {
    const officer = await signedIn();
    const thief = officer.copy();
    expect(await isIn(thief)).toBe(true);
    await press(officer, paths.ward.home(world.ward.code), paths.signOut());
    expect(await isIn(thief)).toBe(false);
  });

  it('ends in every process at once', async () => {
    if (dialect === 'sqlite') return;
    const second = await openTestDatabase(database.url);
    const other = await startPagesApp(second, clock);
    other.readsCookies = true;
    try {
      const officer = await signedIn();
      const elsewhere = officer.copy(await other.app.getUrl());
      expect(await isIn(elsewhere)).toBe(true);
      await press(officer, paths.ward.home(world.ward.code), paths.signOut());
      expect(await isIn(elsewhere)).toBe(false);
    } finally {
      await other.close();
      await second.close();
    }
  });

  it('a token that was planted before signing in is not taken up, and an old one ends', async () => {
    const officer = await browser();
    officer.plant('tn_staff', 'x'.repeat(43));
    await signIn(officer);
    const first = officer.cookie('tn_staff');
    expect(first).not.toBe('x'.repeat(43));
    const old = officer.copy();
    await signIn(officer);
    expect(officer.cookie('tn_staff')).not.toBe(first);
    expect([await isIn(old), await isIn(officer)]).toEqual([false, true]);
  });

  it('the database keeps the token of nobody', async () => {
    const officer = await signedIn();
    const { id } = await account();
    const [row] = await database.unitOfWork.read.findBy(SignIn, { holderId: id });
    expect(Object.values(row)).not.toContain(officer.cookie('tn_staff'));
    const thief = await browser();
    thief.plant('tn_staff', row.tokenHash);
    expect(await isIn(thief)).toBe(false);
  });

  it('lasts an hour after the last page, and twelve at the most', async () => {
    const officer = await signedIn();
    for (let passed = 0; passed < 11 * 60 + 30; passed += 30) {
      clock.at += 30 * minute;
      expect(await isIn(officer)).toBe(true);
      await pages.app.get(LastSeen).write();
    }
    clock.at += 31 * minute;
    expect(await isIn(officer)).toBe(false);
    await signIn(officer);
    clock.at += 60 * minute;
    expect(await isIn(officer)).toBe(false);
  });

  it('reading writes nothing, and when it was seen last is written for many at once', async () => {
    const browsers = await Promise.all([signedIn(), signedIn(), signedIn()]);
    const { id } = await account();
    const write = jest.spyOn(database.unitOfWork, 'writeAside');
    clock.at += 10 * minute;
    for (const one of browsers) expect(await isIn(one)).toBe(true);
    expect(write).not.toHaveBeenCalled();
    await pages.app.get(LastSeen).write();
    expect(write).toHaveBeenCalledTimes(1);
    write.mockRestore();
    const rows = await database.unitOfWork.read.findBy(SignIn, { holderId: id });
    expect(rows.map(({ seenAt }) => seenAt)).toEqual([clock.at, clock.at, clock.at]);
  });

  it('what has ended is forgotten at night', async () => {
    await signedIn();
    const { id } = await account();
    const retention = new Retention(database.unitOfWork, clock, new Env(), accessRetention);
    await retention.forgetOld();
    expect(await database.unitOfWork.read.countBy(SignIn, { holderId: id })).toBe(1);
    clock.at += 61 * minute;
    await retention.forgetOld();
    expect(await database.unitOfWork.read.countBy(SignIn, { holderId: id })).toBe(0);
  });

  it('an account is signed in at twenty places, those that were used last', async () => {
    const first = await signedIn();
    clock.at += minute;
    for (let i = 0; i < 20; i++) await signedIn();
    expect(await isIn(first)).toBe(false);
    const { id } = await account();
    expect(await database.unitOfWork.read.countBy(SignIn, { holderId: id })).toBe(20);
  });

  it('strangers who guess shut out strangers, and not a browser where the officer was before', async () => {
    const officer = await signedIn();
    await press(officer, paths.ward.home(world.ward.code), paths.signOut());
    const stranger = await browser();
    for (let i = 0; i < 12; i++) await signIn(stranger, `guess ${i}`);
    expect((await signIn(stranger)).status).toBe(429);
    expect((await signIn(officer)).status).toBe(303);
    expect(await isIn(officer)).toBe(true);
    // What knows the browser opens nothing by itself, and belongs to one name.
    const thief = await browser();
    thief.plant('tn_device', officer.cookie('tn_device') ?? '');
    for (let i = 0; i < 10; i++) expect((await signIn(thief, `guess ${i}`)).status).toBe(401);
    expect((await signIn(thief)).status).toBe(429);
  });

  describe('the record', () => {
    // With a limit of requests a minute that is its own.
    let own: PagesApp;
    beforeAll(async () => {
      own = await startPagesApp(database.unitOfWork, clock);
      own.readsCookies = true;
    });
    afterAll(() => own.close());

    const recorded = async () => {
      await own.app.get(RefusedSignIns).written();
      const { id } = await account();
      const entries = await database.unitOfWork.read.find(AuditEntry, {
        where: { subjectId: id, action: Like('sign-in.%') },
        order: { id: 'ASC' },
      });
      return entries.map(({ action, actorId, actorKind, wardId, origin, facts }) => {
        const by = actorId === id ? 'themselves' : actorKind;
        expect({ wardId, origin }).toEqual({ wardId: world.ward.id, origin: 'page 127.0.0.1' });
        return [action, by, facts];
      });
    };

    it('says who signed in and out, and whom nobody could sign in as', async () => {
      const officer = await browser(own);
      await signIn(officer, 'a wrong guess');
      await signIn(officer);
      const home = paths.ward.home(world.ward.code);
      const twice = officer.copy();
      const [form] = formsOf((await officer.get(home)).text).filter(
        ({ action }) => action === paths.signOut(),
      );
      await officer.post(paths.signOut(), form?.hidden ?? {});
      await twice.post(paths.signOut(), form?.hidden ?? {});
      expect(await recorded()).toEqual([
        ['sign-in.refuse', 'system', { wrong: 'password' }],
        ['sign-in.enter', 'themselves', { wayIn: 'password' }],
        ['sign-in.leave', 'themselves', {}],
      ]);
      await signIn(officer);
      const { text } = await officer.get(`${paths.ward.audit(world.ward.code)}?group=access`);
      for (const act of ['enter', 'refuse', 'leave']) {
        expect(text).toContain(vi.texts.audit.actions[`sign-in.${act}`]);
      }
      expect(text).toContain(vi.texts.audit.stranger);
      expect(text).toContain('Nguyễn Thị Lan');
    });

    it('is not flooded by guesses, and says nothing of logins that nobody has', async () => {
      const count = () =>
        database.unitOfWork.read.countBy(AuditEntry, { action: 'sign-in.refuse' });
      const stranger = await browser(own);
      for (let i = 0; i < 14; i++) await signIn(stranger, `guess ${i}`);
      const noted = (await recorded()).map(([action]) => action);
      expect(noted.filter((action) => action === 'sign-in.refuse')).toHaveLength(10);
      // That nobody was let through any more is said once.
      expect(noted.filter((action) => action === 'sign-in.limit')).toHaveLength(1);
      const before = await count();
      login = 'nobody.has.it';
      for (let i = 0; i < 3; i++) expect((await signIn(stranger, 'guess')).status).toBe(401);
      await own.app.get(RefusedSignIns).written();
      expect(await count()).toBe(before);
    });
  });

  describe('on a phone', () => {
    const openLink = async (phone: PhoneBrowser, menteeId: string) => {
      const link = await pages.app.get(PersonalLinksService).linkFor('mentee', menteeId);
      return phone.get(new URL(link).pathname);
    };

    it('the personal link stands in no cookie, and a cookie that holds one opens nothing', async () => {
      const [{ id }] = world.mentees;
      const phone = await browser();
      const opened = await openLink(phone, id);
      expect(opened.status).toBe(303);
      const link = await pages.app.get(PersonalLinksService).linkFor('mentee', id);
      const token = link.split('/').at(-1) ?? '';
      expect(phone.cookie('tn_mentee')).toHaveLength(43);
      const old = await browser();
      old.plant('tn_mentee', token);
      expect((await old.get(paths.mentee.home(id))).status).not.toBe(200);
    });

    it('opening it again writes nothing and keeps the sign-in', async () => {
      const [{ id }] = world.mentees;
      const phone = await browser();
      await openLink(phone, id);
      const token = phone.cookie('tn_mentee');
      const write = jest.spyOn(database.unitOfWork, 'writeAside');
      await openLink(phone, id);
      expect(write).not.toHaveBeenCalled();
      write.mockRestore();
      expect(phone.cookie('tn_mentee')).toBe(token);
    });

    it('taking somebody off a phone ends it on the server, for them alone', async () => {
      const [mother, father] = world.mentees;
      const phone = await browser();
      await openLink(phone, mother.id);
      await openLink(phone, father.id);
      const thief = phone.copy();
      await press(phone, paths.people(), paths.personRemoval('mentee', father.id));
      expect((await thief.get(paths.mentee.home(father.id))).status).toBe(404);
      expect((await thief.get(paths.mentee.home(mother.id))).status).toBe(200);
    });

    it('a new link ends whatever was opened by the old one', async () => {
      const [{ id }] = world.mentees;
      const phone = await browser();
      await openLink(phone, id);
      await pages.app.get(PersonalLinksService).renew(systemActor, world.ward.id, 'mentee', id);
      expect((await phone.get(paths.mentee.home(id))).status).not.toBe(200);
    });

    it('lasts half a year after the last page, and a year at the most', async () => {
      const [{ id }] = world.mentees;
      const phone = await browser();
      await openLink(phone, id);
      clock.at += 179 * 24 * 60 * minute;
      expect((await phone.get(paths.mentee.home(id))).status).toBe(200);
      await pages.app.get(LastSeen).write();
      clock.at += 179 * 24 * 60 * minute;
      expect((await phone.get(paths.mentee.home(id))).status).toBe(200);
      await pages.app.get(LastSeen).write();
      clock.at += 8 * 24 * 60 * minute;
      expect((await phone.get(paths.mentee.home(id))).status).not.toBe(200);
    });
  });
});

describe('cookies over https', () => {
  it('carry the prefix that no neighbour can plant, and none without it counts', async () => {
    const database = await createTestDatabase('sqlite');
    const clock = new FakeClock(at(monday, 9));
    const pages = await startPagesApp(database.unitOfWork, clock, {
      BASE_URL: 'https://tung-ngo.example.vn',
    });
    try {
      pages.readsCookies = true;
      const world = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
      const [{ id }] = world.mentees;
      const link = await pages.app.get(PersonalLinksService).linkFor('mentee', id);
      const { headers } = await pages.get(new URL(link).pathname);
      const set = headers.getSetCookie().find((one) => one.includes('tn_mentee')) ?? '';
      expect(set).toMatch(/^__Host-tn_mentee=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure/);
      expect(set).not.toMatch(/domain/i);
      const strict = headers.get('strict-transport-security');
      expect(strict).toBe('max-age=31536000; includeSubDomains');
      const token = /=([^;]+)/.exec(set)?.[1] ?? '';
      const home = paths.mentee.home(id);
      const status = async (cookie: string) => (await pages.get(home, { cookie })).status;
      expect(await status(`__Host-tn_mentee=${token}`)).toBe(200);
      expect(await status(`tn_mentee=${token}`)).not.toBe(200);
    } finally {
      await pages.close();
      await database.drop();
    }
  });
});
