import { connect } from 'node:net';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { policyNow, type PolicyWorld, settlePolicyWorld } from '../../support/worlds/policy-world';

/** What every GET answers when all goes well, gets-write-nothing.spec asks of each; here is all else. */
describe('an answer that may be personal is kept by no cache', () => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: PolicyWorld;
  let base: string;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    pages = await startPagesApp(database.unitOfWork, new FakeClock(policyNow));
    world = await database.unitOfWork.write(settlePolicyWorld);
    base = await pages.app.getUrl();
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(() => (pages.actors = [world.actors.officer]));

  const kept = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(base + path, { redirect: 'manual', ...init });
    return `${answer.status} ${answer.headers.get('cache-control')}`;
  };
  const json = { 'content-type': 'application/json' };

  it('as JSON, also where it refuses', async () => {
    const { wardId, menteeId } = world.own;
    expect(await kept(`/api/v1/mentees/${menteeId}`)).toBe('200 no-store');
    expect(await kept(`/api/v1/mentees/${world.foreign.menteeId}`)).toBe('404 no-store');
    expect(await kept(`/api/v1/wards/${wardId}/mentees?pageSize=0`)).toBe('400 no-store');
    expect(await kept('/api/v1/nothing')).toBe('404 no-store');
    const unread = { method: 'POST', headers: json, body: '{' };
    expect(await kept(`/api/v1/wards/${wardId}/mentees`, unread)).toBe('400 no-store');
    const large = { method: 'POST', headers: json, body: `{"a":"${'x'.repeat(2_000_000)}"}` };
    expect(await kept(`/api/v1/wards/${wardId}/mentees`, large)).toBe('413 no-store');
    pages.actors = [];
    expect(await kept(`/api/v1/mentees/${menteeId}`)).toBe('401 no-store');
  });

  it('as a calendar or a list', async () => {
    const links = pages.app.get(PersonalLinksService);
    await links.linkFor('mentee', world.own.menteeId);
    const calendar = await links.calendarOf('mentee', world.own.menteeId);
    expect(await kept(new URL(calendar ?? '').pathname)).toBe('200 no-store');
    expect(await kept('/api/v1/calendars/none/sessions.ics')).toBe('404 no-store');
    expect(await kept(`/api/v1/sessions/${world.own.sessionId}/session.ics`)).toBe('200 no-store');
    expect(await kept(`/wards/${world.own.code}/mentees.xlsx`)).toBe('200 no-store');
    expect(await kept(`/wards/${world.foreign.code}/mentees.xlsx`)).toBe('404 no-store');
  });

  it('as numbers for a program, which no browser opens as a page of ours', async () => {
    const path = `/api/v1/wards/${world.own.wardId}/statistics.csv`;
    expect(await kept(path)).toBe('200 no-store');
    const { headers } = await fetch(base + path);
    expect(headers.get('content-disposition')).toBe('attachment; filename="statistics.csv"');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('as a page that refuses, or sends on', async () => {
    const { code, menteeId } = world.own;
    expect(await kept(`/wards/${code}/mentees/${world.foreign.menteeId}`)).toBe('404 no-store');
    expect(await kept('/nowhere')).toBe('404 no-store');
    const links = pages.app.get(PersonalLinksService);
    const link = new URL(await links.linkFor('mentee', menteeId)).pathname;
    expect(await kept(link)).toBe('303 no-store');
    expect(await kept(`${link}x`)).toBe('404 no-store');
    const renewed = { method: 'POST', headers: json, body: '{}' };
    expect(await kept(`/wards/${code}/mentees/${menteeId}/link`, renewed)).toBe('303 no-store');
    expect(await kept(link)).toBe('404 no-store');
    pages.actors = [];
    expect(await kept(`/wards/${code}/mentees/${menteeId}`)).toBe('303 no-store');
    const form = { method: 'POST', body: new URLSearchParams({ login: 'a' }) };
    expect(await kept('/sign-in', form)).toBe('403 no-store');
  });

  it('as what an address that is none is told', async () => {
    const { port, hostname } = new URL(base);
    const told = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(port), hostname, () =>
        socket.write('GET /wards/%E0%A4%A HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
      );
      socket.on('data', (data) => (text += data.toString()));
      socket.on('close', () => resolve(text)).on('error', reject);
    });
    expect(told).toMatch(/^HTTP\/1\.1 4\d\d/);
    expect(told).toMatch(/cache-control: no-store/i);
  });
});
