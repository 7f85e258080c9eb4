import { bodyDeadlineMs, uploadMs } from '../../../src/platform/http/body-bounds';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';

const megabyte = 'x'.repeat(1024 * 1024);
const keys = (count: number) => Array.from({ length: count }, (_, at) => `secret${at}`);

describe('what may be sent', () => {
  let database: TestDatabase;
  let pages: PagesApp;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    pages = await startPagesApp(database.unitOfWork, new FakeClock(Date.UTC(2026, 10, 23, 1)));
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(() => {
    pages.actors = [];
  });

  async function send(path: string, type: string, body: string) {
    const init = { method: 'POST', headers: { 'content-type': type }, body };
    const answer = await fetch((await pages.app.getUrl()) + path, init);
    return { status: answer.status, text: await answer.text() };
  }
  const asJson = (path: string, value: unknown) =>
    send(path, 'application/json', typeof value === 'string' ? value : JSON.stringify(value));
  const objectOf = (names: string[]) => Object.fromEntries(names.map((name) => [name, 1]));
  const codeOf = ({ text }: { text: string }) => (JSON.parse(text) as { code: string }).code;

  it.each([
    ['90,000 unknown keys', objectOf(keys(90_000)), 'invalid-input'],
    ['a megabyte', { login: megabyte }, 'too-large'],
    ['thousands of levels', '['.repeat(5_000) + ']'.repeat(5_000), 'invalid-input'],
    ['unknown keys', objectOf(keys(100)), 'invalid-input'],
  ])('is refused in one sentence that repeats nothing of it: %s', async (_, body, code) => {
    for (const path of ['/api/v1/tokens', '/api/v1/nowhere', '/api/v1/wards']) {
      const answer = await asJson(path, body);
      expect(answer.status).toBeLessThan(500);
      expect(answer.text.length).toBeLessThan(600);
      expect(answer.text).not.toContain('secret');
      if (path === '/api/v1/tokens' && !/unknown keys/.test(_)) expect(codeOf(answer)).toBe(code);
    }
  });

  it('is waited for no longer once it was refused by its length', async () => {
    const begun = jest.spyOn(globalThis, 'setTimeout');
    const ended = jest.spyOn(globalThis, 'clearTimeout');
    const tooLarge = { login: megabyte.repeat(2) };
    expect((await asJson('/api/v1/tokens', tooLarge)).status).toBe(413);
    const waits = begun.mock.calls.flatMap(([, milliseconds], at) =>
      milliseconds === bodyDeadlineMs || milliseconds === uploadMs ? [begun.mock.results[at]] : [],
    );
    expect(waits).toHaveLength(2);
    const isOver = ({ value }: { value?: unknown }) =>
      ended.mock.calls.some(([timeout]) => timeout === value);
    while (!waits.every(isOver)) await new Promise((resolve) => setImmediate(resolve));
    jest.restoreAllMocks();
  });

  it('names the fields that are known, and none of those that are not', async () => {
    const { text } = await asJson('/api/v1/tokens', { ...objectOf(keys(50)), login: 5 });
    expect(JSON.parse(text)).toMatchObject({
      code: 'invalid-input',
      details: { fields: { login: expect.any(String) as string } },
    });
    expect(text).not.toContain('secret');
  });

  it.each([
    ['fields', keys(2_000).join('=1&')],
    ['letters', `login=${'x'.repeat(70_000)}`],
  ])('is refused as a form of too many %s', async (_, body) => {
    const answer = await send('/sign-in', 'application/x-www-form-urlencoded', body);
    expect([400, 413]).toContain(answer.status);
    expect(answer.text).not.toContain('secret');
  });

  it('is a file of nobody who is signed in, but for a short list of units', async () => {
    const form = new FormData();
    form.set('file', new Blob([megabyte, megabyte, megabyte]), 'a.csv');
    const url = await pages.app.getUrl();
    for (const path of ['/setup', '/api/v1/wards/x/imports', '/nowhere']) {
      const { status } = await fetch(url + path, { method: 'POST', body: form });
      expect(status).toBe(413);
    }
  });

  it('may be more where somebody is signed in', async () => {
    pages.actors = [{ kind: 'operator', id: '0193a0c4-0000-7000-8000-000000000001', wardId: null }];
    const name = 'x'.repeat(30_000);
    const answer = await asJson('/api/v1/wards', {
      name,
      code: '14464',
      latitude: 1,
      longitude: 1,
    });
    expect(JSON.parse(answer.text)).toMatchObject({
      details: { fields: { name: expect.any(String) as string } },
    });
    expect(codeOf(await asJson('/api/v1/wards', { name: keys(6_000) }))).toBe('invalid-input');
  });

  it('is refused with more behind the question mark than any page asks', async () => {
    const { status } = await pages.get(`/sign-in?${keys(300).join('&')}`);
    expect(status).toBe(400);
  });
});
