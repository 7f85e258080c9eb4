import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { AccountsService } from '../../../src/modules/access/identity/accounts.service';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { SecondFactor } from '../../../src/modules/access/signed-in/second-factor.entity';
import { paths } from '../../../src/web/kit/paths/paths';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { openTestDatabase } from '../../support/databases/open-test-database';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import { at, monday, type SessionWorld, settlePairs } from '../../support/worlds/session-world';

const password = 'chín con mèo đen';
const halfMinute = 30_000;

describe.each(dialects)('the second factor (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let login: string;
  const clock = new FakeClock(at(monday, 9));

  const browser = async (of: PagesApp = pages) => new PhoneBrowser(await of.app.getUrl());
  const send = async (
    one: PhoneBrowser,
    page: string,
    action: string,
    fields: Record<string, string>,
  ) => {
    const form = formsOf((await one.get(page)).text).find((found) => found.action === action);
    return one.post(action, { ...form?.hidden, ...fields });
  };
  const sayPassword = (one: PhoneBrowser, as = login) =>
    send(one, paths.signIn(), paths.signIn(), { login: as, password });
  const sayCode = (one: PhoneBrowser, code: string) =>
    send(one, paths.signInCode(), paths.signInCode(), { code });
  const isIn = async (one: PhoneBrowser) => (await one.get(paths.account())).status === 200;
  const codeOf = (secret: string, timestamp = clock.at) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
  const begin = async (one: PhoneBrowser) => {
    const page = paths.secondFactor();
    await send(one, page, paths.secondFactorApp(), { current: password });
    const shown = /<strong>([A-Z2-7 ]{39})<\/strong>/.exec((await one.get(page)).text)?.[1] ?? '';
    return shown.replaceAll(' ', '');
  };
  const setUp = async (one: PhoneBrowser) => {
    const secret = await begin(one);
    const action = paths.secondFactorConfirmation();
    const { text } = await send(one, paths.secondFactor(), action, { code: codeOf(secret) });
    const codes = [...text.matchAll(/\d-[2-9A-Z]{5}-[2-9A-Z]{5}/g)].map(([code]) => code);
    // The code that set it up is used.
    clock.at += halfMinute;
    return { secret, codes };
  };
  const add = (name: string, role: 'officer' | 'operator' = 'officer') =>
    pages.app.get(AccountsService).create(systemActor, {
      login: name,
      fullName: 'Nguyễn Thị Lan',
      password,
      role,
      wardId: role === 'officer' ? world.ward.id : null,
    });

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.readsCookies = true;
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(async () => {
    login = `lan.${randomUUID()}`;
    await add(login);
  });

  it('is set up with the password and a first code; the secret stands nowhere as it is', async () => {
    const officer = await browser();
    const elsewhere = await browser();
    await sayPassword(officer);
    await sayPassword(elsewhere);
    const wrong = await send(officer, paths.secondFactor(), paths.secondFactorApp(), {
      current: 'a guess of somebody at this desk',
    });
    expect(wrong.status).toBe(422);
    const { secret, codes } = await setUp(officer);
    expect(secret).toHaveLength(32);
    expect(new Set(codes).size).toBe(10);
    const rows = await database.unitOfWork.read.find(SecondFactor);
    expect(JSON.stringify(rows)).not.toContain(secret);
    // The codes are shown this once, and other places are signed out.
    expect((await officer.get(paths.secondFactor())).text).not.toContain(codes[0]);
    expect([await isIn(officer), await isIn(elsewhere)]).toEqual([true, false]);
  });

  it('asks for a code after the password, and opens nothing before; a code counts once', async () => {
    const officer = await browser();
    await sayPassword(officer);
    const { secret } = await setUp(officer);
    const phone = await browser();
    expect((await sayPassword(phone)).location).toBe(paths.signInCode());
    expect(await isIn(phone)).toBe(false);
    const code = codeOf(secret);
    expect((await sayCode(phone, code)).status).toBe(303);
    expect(await isIn(phone)).toBe(true);
    const overTheShoulder = await browser();
    await sayPassword(overTheShoulder);
    expect((await sayCode(overTheShoulder, code)).status).toBe(422);
    expect(await isIn(overTheShoulder)).toBe(false);
  });

  it('bears a phone whose clock is half a minute off, and no more', async () => {
    const officer = await browser();
    await sayPassword(officer);
    const { secret } = await setUp(officer);
    for (const [off, status] of [
      [-2, 422],
      [2, 422],
      [-1, 303],
      [1, 303],
    ] as const) {
      clock.at += 4 * halfMinute;
      const phone = await browser();
      await sayPassword(phone);
      const said = await sayCode(phone, codeOf(secret, clock.at + off * halfMinute));
      expect([off, said.status]).toEqual([off, status]);
    }
  });

  it('lets somebody without the phone in by each code on paper once', async () => {
    const officer = await browser();
    await sayPassword(officer);
    const { codes } = await setUp(officer);
    const first = await browser();
    await sayPassword(first);
    expect((await sayCode(first, codes[3].toLowerCase().replaceAll('-', ' '))).status).toBe(303);
    const again = await browser();
    await sayPassword(again);
    expect((await sayCode(again, codes[3])).status).toBe(422);
  });

  it('takes a code once, however many say it together and to whichever process', async () => {
    const officer = await browser();
    await sayPassword(officer);
    const { secret, codes } = await setUp(officer);
    const isShared = dialect === 'postgres';
    const second = isShared ? await openTestDatabase(database.url) : database.unitOfWork;
    const other = isShared ? await startPagesApp(second, clock) : pages;
    other.readsCookies = true;
    try {
      for (const code of [codeOf(secret), codes[0]]) {
        const phones = await Promise.all([browser(), browser(other), browser(), browser(other)]);
        for (const phone of phones) await sayPassword(phone);
        const said = await Promise.all(phones.map((phone) => sayCode(phone, code)));
        expect(said.filter(({ status }) => status === 303)).toHaveLength(1);
      }
    } finally {
      if (isShared) {
        await other.close();
        await second.close();
      }
    }
  });

  it('bears five wrong codes of strangers, who shut out strangers and not the owner', async () => {
    const officer = await browser();
    await sayPassword(officer);
    const { secret } = await setUp(officer);
    const stranger = await browser();
    await sayPassword(stranger);
    for (let i = 0; i < 5; i++) expect((await sayCode(stranger, `00000${i}`)).status).toBe(422);
    expect((await sayCode(stranger, codeOf(secret))).status).toBe(429);
    await sayPassword(officer);
    expect((await sayCode(officer, codeOf(secret))).status).toBe(303);
  });

  it('gives ten minutes for the code, and none after the password was changed', async () => {
    const officer = await browser();
    await sayPassword(officer);
    const { secret } = await setUp(officer);
    const phone = await browser();
    await sayPassword(phone);
    const form = formsOf((await phone.get(paths.signInCode())).text)[0];
    clock.at += 10 * 60_000;
    const late = await phone.post(paths.signInCode(), { ...form?.hidden, code: codeOf(secret) });
    expect(late.status).toBe(422);
    expect((await phone.get(paths.signInCode())).location).toBe(paths.signIn());
    const forged = await browser();
    forged.plant('tn_step', phone.cookie('tn_step')?.replace(/\.\d+\./, '.9.') ?? '');
    expect((await forged.get(paths.signInCode())).location).toBe(paths.signIn());
  });

  it('is asked of programs as well', async () => {
    const officer = await browser();
    await sayPassword(officer);
    const { secret } = await setUp(officer);
    const ask = async (code?: string) => {
      const answer = await pages.send('POST', '/api/v1/tokens', { login, password, code });
      return (JSON.parse(answer.text) as { code?: string; token?: string }).code ?? answer.status;
    };
    expect(await ask()).toBe('second-factor-needed');
    expect(await ask('000000')).toBe('wrong-code');
    expect(await ask(codeOf(secret))).toBe(201);
  });

  it('is taken away by an administrator of whoever lost the phone, and written down', async () => {
    const officer = await browser();
    await sayPassword(officer);
    await setUp(officer);
    const head = `quan.tri.${randomUUID()}`;
    const { id } = await add(head, 'operator');
    const administrator = await browser();
    await sayPassword(administrator, head);
    const fields = { helpLogin: login, forHelp: password };
    const done = await send(administrator, paths.account(), paths.accountHelp(), fields);
    expect(done.status).toBe(303);
    expect(await isIn(officer)).toBe(false);
    expect((await sayPassword(await browser())).location).toBe(paths.wards());
    const where = { action: 'second-factor.remove', actorId: id };
    expect(await database.unitOfWork.read.countBy(AuditEntry, where)).toBe(1);
    // Nobody does it who is no administrator, not even of a colleague.
    const colleague = await browser();
    await sayPassword(colleague);
    const tried = await send(colleague, paths.account(), paths.accountHelp(), fields);
    expect(tried.status).toBe(403);
  });

  it('where it is required, opens nothing before it was set up', async () => {
    const strict = await startPagesApp(database.unitOfWork, clock, { SECOND_FACTOR: 'staff' });
    strict.readsCookies = true;
    try {
      const officer = await browser(strict);
      await sayPassword(officer);
      const ward = await officer.get(paths.ward.home(world.ward.code));
      expect(ward.status).toBe(403);
      expect(ward.text).toContain(`href="${paths.secondFactor()}"`);
      const people = await officer.get(`/api/v1/wards/${world.ward.id}/mentees`);
      expect(JSON.parse(people.text)).toMatchObject({ code: 'second-factor-missing' });
      await setUp(officer);
      expect((await officer.get(paths.ward.home(world.ward.code))).status).toBe(200);
      const page = paths.secondFactor();
      expect(formsOf((await officer.get(page)).text).map(({ action }) => action)).not.toContain(
        paths.secondFactorRemoval(),
      );
    } finally {
      await strict.close();
    }
  });

  it('one’s own sign-ins are shown, and ended one by one or all, with the password', async () => {
    const here = await browser();
    const others = [await browser(), await browser(), await browser()];
    for (const one of [here, ...others]) await sayPassword(one);
    const end = (which: string, current: string) =>
      send(here, paths.account(), paths.accountSignIns(), { which, forSignIns: current });
    const { choices } = formsOf((await here.get(paths.account())).text).find(
      ({ action }) => action === paths.accountSignIns(),
    ) ?? { choices: new Map<string, string[]>() };
    const [first = ''] = choices.get('which') ?? [];
    expect(choices.get('which')).toHaveLength(4);
    expect((await end(first, 'somebody at this desk')).status).toBe(422);
    expect((await end('', password)).status).toBe(422);
    await end(first, password);
    const standing = async () => (await Promise.all(others.map(isIn))).filter(Boolean).length;
    expect(await standing()).toBe(2);
    await end('all', password);
    expect(await standing()).toBe(0);
    expect(await isIn(here)).toBe(true);
  });
});
