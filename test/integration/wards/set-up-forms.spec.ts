import { DemoService } from '../../../src/demo/demo.service';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { SetUpToken } from '../../../src/modules/access/identity/set-up-token';
import { AccountsService } from '../../../src/modules/access/identity/accounts.service';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { newId } from '../../../src/platform/database/columns';
import { plant } from '../../factories/given';
import { makeWard } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf, valueOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';

const secret = 'một câu rất bí mật';

describe.each(dialects)('whoever sets the service up, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(Date.UTC(2026, 10, 23, 3)));
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const filled = {
    code: '14464',
    name: 'Xã Gia Viễn',
    pin: '20.2735, 105.9120',
    fullName: 'Nguyễn Lan',
    login: 'nguyen.lan',
    password: secret,
    passwordAgain: secret,
  };

  /** The address that is printed at the start. */
  async function printed(): Promise<string> {
    const link = await pages.app.get(SetUpToken).link();
    const { pathname, search } = new URL(link ?? 'http://localhost/closed');
    return pathname + search;
  }

  /** As a browser sends the page's own form. */
  async function send(fields: Partial<typeof filled & { keptPassword: string }>): Promise<string> {
    const page = await pages.get(await printed());
    const [form] = formsOf(page.text);
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...filled, ...fields })) body.append(name, value);
    const cookie = page.headers.getSetCookie().map((one) => one.split(';')[0]);
    const answer = await fetch((await pages.app.getUrl()) + form.action, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: cookie.join('; ') },
    });
    return answer.text();
  }
  const focusedIn = (text: string) => /<(?:input|div)[^>]* autofocus[^>]*>/.exec(text)?.[0];

  it('sees what has to be filled in before anything is sent', async () => {
    const { text } = await pages.get(await printed());
    for (const name of Object.keys(filled)) {
      expect(text).toMatch(new RegExp(`<input[^>]*name="${name}"[^>]* required`));
    }
    expect(text).toContain('Mật khẩu (bắt buộc)');
    expect(text).not.toMatch(/name="units"[^>]* required/);
  });

  it('asks whoever comes without the printed address for its code, and takes no account from them', async () => {
    const asked = await pages.get('/setup');
    expect(asked.text).toContain('Mã cài đặt');
    expect(asked.text).not.toContain('name="password"');
    const wrong = await pages.get('/setup?token=guessed');
    expect(wrong.status).toBe(403);
    expect(wrong.text).toContain('Mã cài đặt chưa đúng');
    for (const path of [
      '/setup',
      '/setup?token=guessed',
      '/setup/demo',
      '/setup/demo?token=guessed',
    ]) {
      const answer = await pages.send('POST', path, filled);
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('Mã cài đặt chưa đúng');
    }
    expect(await pages.app.get(AccountsService).hasAny()).toBe(false);
  });

  it('comes to the made-up commune under a path of the host as well', async () => {
    const host = 'http://ward.example/tung-ngo';
    const under = await startPagesApp(database.unitOfWork, new FakeClock(0), { BASE_URL: host });
    try {
      const demo = under.app.get(DemoService);
      jest.spyOn(demo, 'load').mockResolvedValue(makeWard());
      jest.spyOn(demo, 'signIn').mockResolvedValue(`${host}/sign-in/link/abc`);
      const { search } = new URL((await under.app.get(SetUpToken).link()) ?? '');
      const answer = await under.send('POST', `/setup/demo${search}`, {});
      expect(answer.location).toBe('/tung-ngo/sign-in/link/abc');
    } finally {
      await under.close();
    }
  });

  it('reads all that is wrong at once, and need not type the password again', async () => {
    const text = await send({ code: '1', login: '' });
    for (const name of ['code', 'login']) expect(text).toContain(`href="#${name}"`);
    expect(text).not.toContain('href="#password');
    expect(text).toContain('Mật khẩu vừa nhập vẫn được giữ');
    expect(text).not.toMatch(/name="password(?:Again)?"[^>]* required/);
    expect(text).not.toContain(secret);
    expect(valueOf(text, 'fullName')).toBe('Nguyễn Lan');
    expect(focusedIn(text)).toContain('error-summary');
  });

  it('goes on with the password that was kept, and with no other', async () => {
    const none = { password: '', passwordAgain: '' };
    const refused = await send({ code: '1' });
    const kept = valueOf(refused, 'keptPassword') ?? '';
    const again = await send({ code: '1', ...none, keptPassword: kept });
    expect(again).not.toContain('href="#password');
    const guessed = await send({ code: '1', ...none, keptPassword: 'guessed' });
    expect(guessed).toContain('href="#password"');
    const other = await send({ code: '1', passwordAgain: 'một câu khác', keptPassword: kept });
    expect(other).toContain('Hai lần nhập mật khẩu không giống nhau');
    expect(other).not.toContain('keptPassword');
  });

  it('stands at the password where nothing else is left to do', async () => {
    const text = await send({ passwordAgain: 'một câu khác' });
    expect(text).toContain('Hai lần nhập mật khẩu không giống nhau');
    expect(focusedIn(text)).toContain('name="password"');
    expect(valueOf(text, 'pin')).toBe('20.2735, 105.9120');
  });

  it('is asked the same way for a colleague’s account and for a new password', async () => {
    const ward = await database.unitOfWork.write((manager) => plant(manager, Ward, makeWard()));
    const lan = { login: `lan.${newId().slice(-6)}`, fullName: 'Nguyễn Lan', password: secret };
    const account = await pages.app
      .get(AccountsService)
      .create(systemActor, { ...lan, role: 'officer', wardId: ward.id });
    const officer: Actor = { kind: 'officer', id: account.id, wardId: ward.id };
    pages.actors = [officer];
    const again = 'Vì an toàn, mật khẩu không được giữ lại';
    const colleague = await pages.send('POST', '/account/colleagues', {
      login: lan.login,
      fullName: 'Trần Hoa',
      password: secret,
      passwordAgain: secret,
    });
    expect(colleague.text).toContain(again);
    expect(valueOf(colleague.text, 'fullName')).toBe('Trần Hoa');
    const changed = await pages.send('POST', '/account/password', {
      current: 'sai rồi nhé',
      next: secret,
      nextAgain: secret,
    });
    expect(changed.text).toContain(again);
    expect(focusedIn(changed.text)).toContain('name="current"');
    expect(changed.text + colleague.text).not.toContain(secret);
  });
});
