import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Secret, TOTP } from 'otpauth';
import { Account } from '../../../src/modules/access/identity/account.entity';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { RouteRules } from '../../../src/modules/access/guard/route-rules';
import { hashPassword } from '../../../src/modules/access/identity/passwords';
import { scopeOf } from '../../../src/modules/access/policies/policy';
import { StaffAccounts } from '../../../src/modules/access/accounts/staff-accounts';
import { paths } from '../../../src/web/kit/paths/paths';
import { makeAccount } from '../../factories/accounts';
import { plant } from '../../factories/given';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import { policyNow, type PolicyWorld, settlePolicyWorld } from '../../support/worlds/policy-world';
import { fillRoute, queryOf } from '../../support/pages/route-filler';

const HOUR_MS = 3_600_000;
const halfMinute = 30_000;
const password = 'bảy con vịt trắng';
/** What tells nothing of a unit. */
const ofNoUnit = new Set(['/wards', '/api/v1/wards', '/api/v1/statistics/measures']);

const program = join(__dirname, '..', '..', '..', 'bin', 'tung-ngo.js');

describe.each(dialects)('somebody from outside (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: PolicyWorld;
  let clock: FakeClock;

  const read = () => database.unitOfWork.read;
  const browser = async () => new PhoneBrowser(await pages.app.getUrl());
  const press = async (
    one: PhoneBrowser,
    page: string,
    action: string,
    fields: Record<string, string> = {},
  ) => {
    const form = formsOf((await one.get(page)).text).find((found) => found.action === action);
    if (!form) throw new Error(`${page} has no form for ${action}.`);
    return one.post(action, { ...form.hidden, ...fields });
  };
  const add = async (more: Partial<Account>) => {
    const account = makeAccount({
      role: 'officer',
      wardId: null,
      passwordHash: await hashPassword(password),
      ...more,
    });
    await database.unitOfWork.write((manager) => plant(manager, Account, account));
    return account;
  };
  const sayPassword = (one: PhoneBrowser, { login }: Account, word = password) =>
    press(one, paths.signIn(), paths.signIn(), { login, password: word });
  const sayCode = (one: PhoneBrowser, code: string) =>
    press(one, paths.signInCode(), paths.signInCode(), { code });
  const tokenOf = async ({ login }: Account) => {
    const { text } = await pages.send('POST', '/api/v1/tokens', { login, password });
    return (JSON.parse(text) as { token: string }).token;
  };

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    clock = new FakeClock(policyNow);
    pages = await startPagesApp(database.unitOfWork, clock, { STAFF_IDLE_MINUTES: '300' });
    pages.readsCookies = true;
    world = await database.unitOfWork.write(settlePolicyWorld);
  });
  afterEach(async () => {
    await pages.close();
    await database.drop();
  });

  it('reads nothing of a unit by an opening that was closed, is over, or was another province’s', async () => {
    const { own } = world;
    const coordinator = await add({ role: 'provincial', provinceCode: '37' });
    const page = await browser();
    await sayPassword(page, coordinator);
    const authorization = `Bearer ${await tokenOf(coordinator)}`;
    const opening = paths.ward.opening(own.code);
    const open = () => press(page, opening, opening, { reason: 'Kiểm tra báo cáo tháng' });
    const routes = pages.app
      .get(RouteRules)
      .list()
      .filter(({ method, rule }) => {
        if (method !== 'GET' || !('act' in rule)) return false;
        return scopeOf({ kind: 'provincial' }, rule.act) === 'opened';
      })
      .filter(({ path }) => !ofNoUnit.has(path))
      .map(({ method, path }) => {
        const filled = fillRoute(path, own, world, 'mentees');
        return filled + queryOf(`${method} ${path}`, own);
      });
    expect(routes.length).toBeGreaterThan(50);
    /** What answered, by cookie and by token. */
    const shown = async () => {
      const answered: string[] = [];
      for (const path of routes) {
        const answer = path.startsWith('/api/')
          ? await pages.get(path, { authorization })
          : await page.get(path);
        if (answer.status === 200) answered.push(path);
      }
      return answered;
    };

    expect(await shown()).toEqual([]);
    await open();
    expect((await shown()).length).toBeGreaterThan(50);
    await press(page, paths.ward.home(own.code), paths.ward.openingEnd(own.code));
    expect(await shown()).toEqual([]);
    await open();
    clock.at += 2 * HOUR_MS;
    expect(await shown()).toEqual([]);

    // Whoever goes on to another province takes nothing along, and neither does whoever comes back.
    await open();
    const { operator } = world.actors;
    const duties = { fullName: 'Mai Kim Ánh', role: 'provincial' as const, wardIds: [] };
    const accounts = pages.app.get(StaffAccounts);
    for (const [index, provinceCode] of ['38', '37'].entries()) {
      const version = coordinator.signInVersion + index;
      await accounts.change(operator, coordinator.id, version, { ...duties, provinceCode });
      await sayPassword(page, coordinator);
      expect((await page.get(paths.account())).status).toBe(200);
      expect((await page.get(paths.ward.mentees(own.code))).status).not.toBe(200);
    }
    await open();
    await accounts.switchOff(operator, coordinator.id);
    await accounts.switchOn(operator, coordinator.id);
    await sayPassword(page, coordinator);
    expect((await page.get(paths.ward.mentees(own.code))).status).toBe(403);
  });

  it('gets in by no code of another account, and by none twice, in whichever order', async () => {
    const accounts = [
      await add({ wardId: world.own.wardId }),
      await add({ wardId: world.own.wardId }),
    ];
    const secrets: string[] = [];
    const papers: string[] = [];
    for (const account of accounts) {
      const one = await browser();
      await sayPassword(one, account);
      const page = paths.secondFactor();
      await press(one, page, paths.secondFactorApp(), { current: password });
      const secret = /<strong>([A-Z2-7 ]{39})<\/strong>/.exec((await one.get(page)).text)?.[1];
      secrets.push((secret ?? '').replaceAll(' ', ''));
      const code = codeOf(secrets.at(-1) ?? '', clock.at);
      const { text } = await press(one, page, paths.secondFactorConfirmation(), { code });
      papers.push(/\d-[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(text)?.[0] ?? '');
    }
    clock.at += halfMinute;
    const [first, second] = accounts;
    const stranger = await browser();
    await sayPassword(stranger, first);
    // Right for somebody else.
    expect((await sayCode(stranger, codeOf(secrets[1], clock.at))).status).toBe(422);
    expect((await sayCode(stranger, papers[1])).status).toBe(422);
    // The note of one account's password beside another's cookie opens the one's alone.
    const note = stranger.cookie('tn_step') ?? '';
    const other = await browser();
    await sayPassword(other, second);
    expect((await sayCode(other, papers[1])).status).toBe(303);
    other.plant('tn_step', note);
    expect((await sayCode(other, papers[1])).status).toBe(422);
    expect((await sayCode(other, codeOf(secrets[0], clock.at))).status).toBe(303);
    expect((await other.get(paths.account())).text).toContain(first.login);
    // A copy of the note and the same code once more.
    const replay = await browser();
    replay.plant('tn_step', note);
    expect((await sayCode(replay, codeOf(secrets[0], clock.at))).status).toBe(422);
  });

  it('does nothing by what was copied before a password was changed', async () => {
    const account = await add({ wardId: world.own.wardId });
    const owner = await browser();
    await sayPassword(owner, account);
    const thief = owner.copy();
    const authorization = `Bearer ${await tokenOf(account)}`;
    const form = formsOf((await thief.get(paths.account())).text).find(
      ({ action }) => action === paths.accountPassword(),
    );
    const next = 'chín con mèo đen ngủ';
    const change = { current: password, next, nextAgain: next };
    expect((await press(owner, paths.account(), paths.accountPassword(), change)).status).toBe(303);
    expect((await owner.get(paths.account())).status).toBe(200);
    expect((await thief.get(paths.account())).status).not.toBe(200);
    expect((await pages.get('/api/v1/me', { authorization })).status).toBe(401);
    const again = { current: next, next: password, nextAgain: password };
    const forged = await thief.post(paths.accountPassword(), { ...form?.hidden, ...again });
    expect(forged.status).not.toBe(200);
    expect((await sayPassword(await browser(), account)).status).toBe(401);
    expect((await sayPassword(await browser(), account, next)).status).toBe(303);
  });

  it('changes one letter of the record, and the command finds which', async () => {
    const account = await add({ wardId: world.own.wardId });
    await sayPassword(await browser(), account);
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      SECRET: 'a secret for the tests, and long enough',
    };
    const verify = () =>
      promisify(execFile)(process.execPath, [program, 'audit', 'verify'], { env }).then(
        ({ stdout }) => ({ code: 0, said: stdout }),
        (fault: { code: number; stdout: string; stderr: string }) => ({
          code: fault.code,
          said: fault.stdout + fault.stderr,
        }),
      );
    expect((await verify()).code).toBe(0);
    const [{ id, origin }] = await read().find(AuditEntry, {
      where: { action: 'sign-in.enter', subjectId: account.id },
    });
    const run = (statement: string) =>
      database.unitOfWork.write((manager) => manager.query<{ sql: string }[]>(statement));
    const altered = `UPDATE audit_entry SET origin = '${(origin ?? '').replace('1', '2')}' WHERE id = '${id}'`;
    await expect(run(altered)).rejects.toThrow('only added to');
    if (dialect === 'postgres') {
      await run('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_unaltered');
      await run(altered);
      await run('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_unaltered');
    } else {
      const [{ sql }] = await run(
        `SELECT sql FROM sqlite_master WHERE name = 'audit_entry_unaltered'`,
      );
      await run('DROP TRIGGER audit_entry_unaltered');
      await run(altered);
      await run(sql);
    }
    const found = await verify();
    expect(found.code).toBe(1);
    expect(found.said).toContain(id);
  });
});

function codeOf(secret: string, timestamp: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}
