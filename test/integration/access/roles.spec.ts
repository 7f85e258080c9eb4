import { IsNull } from 'typeorm';
import { Account } from '../../../src/modules/access/identity/account.entity';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { WardOpening } from '../../../src/modules/access/identity/ward-opening.entity';
import { hashPassword } from '../../../src/modules/access/identity/passwords';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Consent } from '../../../src/modules/people/entities/consent.entity';
import { Reminder } from '../../../src/modules/reminders/entities/reminder.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { WalkInTicket } from '../../../src/modules/sessions/entities/walk-in-ticket.entity';
import { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { makeAccount } from '../../factories/accounts';
import { plant } from '../../factories/given';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import { settlePairs } from '../../support/worlds/session-world';
import { policyNow, type PolicyWorld, settlePolicyWorld } from '../../support/worlds/policy-world';

const HOUR_MS = 3_600_000;
const password = 'bảy con vịt trắng';

describe.each(dialects)('who works with the lists (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: PolicyWorld;
  let clock: FakeClock;
  let browser: PhoneBrowser;

  const count = (action: string) => database.unitOfWork.read.countBy(AuditEntry, { action });
  const as = (actor: Actor) => {
    pages.readsCookies = false;
    pages.actors = [actor];
  };
  /** Presses the form of a page that leads to an address, filled in. */
  const press = async (page: string, action: string, fields: Record<string, string> = {}) => {
    const { text } = await browser.get(page);
    const form = formsOf(text).find((one) => one.action === action);
    if (!form) throw new Error(`${page} has no form for ${action}.`);
    return browser.post(action, { ...form.hidden, ...fields });
  };
  const signInAs = async (role: Account['role'], more: Partial<Account> = {}) => {
    const given = { role, wardId: null, passwordHash: await hashPassword(password), ...more };
    const account = makeAccount(given);
    await database.unitOfWork.write((manager) => plant(manager, Account, account));
    pages.readsCookies = true;
    await press('/sign-in', '/sign-in', { login: account.login, password });
    return account;
  };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    clock = new FakeClock(policyNow);
    // A coordinator's sign-in outlasts what they have open.
    pages = await startPagesApp(database.unitOfWork, clock, { STAFF_IDLE_MINUTES: '180' });
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });
  beforeEach(async () => {
    clock.at = policyNow;
    world = await database.unitOfWork.write(settlePolicyWorld);
    browser = new PhoneBrowser(await pages.app.getUrl());
  });

  describe('an administrator', () => {
    it('adds an officer of two wards, who sets their own password by the invitation, once', async () => {
      await signInAs('operator');
      const { read } = database.unitOfWork;
      const second = await read.findOneByOrFail(Ward, { id: world.foreign.wardId });
      const login = `lan.${world.own.code}`;
      const fields = new URLSearchParams({ fullName: 'Trần Thị Lan', login, role: 'officer' });
      fields.append('wardIds', world.own.wardId);
      fields.append('wardIds', second.id);
      const form = formsOf((await browser.get('/operations/accounts/new')).text)[0];
      for (const [name, value] of Object.entries(form.hidden)) fields.append(name, value);
      const added = await browser.post('/operations/accounts/new', fields as never);
      expect(added.status).toBe(303);
      const { id } = await read.findOneByOrFail(Account, { login });
      const path = `/operations/accounts/${id}`;
      const invited = await press(path, `${path}/invitation`);
      const link = /\/invitation\/[\w.-]+/.exec(invited.text)?.[0] ?? '';

      const lan = new PhoneBrowser(await pages.app.getUrl());
      browser = lan;
      const signedIn = await press(link, link, { next: password, nextAgain: password });
      expect(signedIn.location).toBe('/wards');
      const list = (await lan.get('/wards')).text;
      expect(list).toContain(`/wards/${world.own.code}`);
      expect(list).toContain(`/wards/${second.code}`);
      for (const code of [world.own.code, second.code]) {
        const home = await lan.get(`/wards/${code}`);
        expect(home.status).toBe(200);
        expect(home.text).toContain('Đổi đơn vị');
      }
      // A session of the one ward is none in the address of the other.
      const mixed = `/wards/${second.code}/sessions/${world.own.sessionId}`;
      expect((await lan.get(mixed)).status).toBe(404);
      expect((await lan.get(link)).status).toBe(404);
    });

    it('switches an account off, and whoever is signed in with it is out', async () => {
      const officer = await signInAs('officer', { wardId: world.own.wardId });
      const theirs = browser;
      expect((await theirs.get(`/wards/${world.own.code}`)).status).toBe(200);
      browser = new PhoneBrowser(await pages.app.getUrl());
      const administrator = await signInAs('operator');
      const path = `/operations/accounts/${officer.id}`;
      expect((await press(path, `${path}/switching-off`)).status).toBe(303);
      expect((await theirs.get(`/wards/${world.own.code}`)).status).toBe(303);
      expect((await press(path, `${path}/switching-on`)).status).toBe(303);
      // Nobody is left outside by their own hand.
      const own = `/operations/accounts/${administrator.id}`;
      const forms = formsOf((await browser.get(own)).text);
      const { hidden } = forms[0];
      const renamed = { ...forms.find(({ action }) => action === own)?.hidden, fullName: 'Trị' };
      expect((await browser.post(own, renamed)).status).toBe(303);
      expect((await browser.post(`${own}/switching-off`, hidden)).status).toBe(409);
    });

    it('gives other duties, and an old page is told that it is old', async () => {
      const officer = await signInAs('officer', { wardId: world.own.wardId });
      browser = new PhoneBrowser(await pages.app.getUrl());
      await signInAs('operator');
      const path = `/operations/accounts/${officer.id}`;
      const atCounter = { fullName: 'Cán Bộ', role: 'counter', wardIds: world.own.wardId };
      const { hidden } = formsOf((await browser.get(path)).text).find(
        ({ action }) => action === path,
      ) ?? { hidden: {} };
      expect((await browser.post(path, { ...hidden, ...atCounter })).status).toBe(303);
      const { role } = await database.unitOfWork.read.findOneByOrFail(Account, { id: officer.id });
      expect(role).toBe('counter');
      expect((await browser.post(path, { ...hidden, ...atCounter })).status).toBe(409);
      const empty = { fullName: '', role: 'provincial', version: '2' };
      const refused = await browser.post(path, { ...hidden, ...empty });
      expect(refused.status).toBe(400);
      expect(refused.text).toContain('Xin điền ô này');
    });
  });

  describe('a coordinator', () => {
    it('reads figures without names, and a list with a reason, for two hours, before the officers’ eyes', async () => {
      const { code } = world.own;
      const before = await count('ward.open');
      await signInAs('provincial', { provinceCode: '37' });
      const figures = await browser.get('/provinces/37');
      expect(figures.status).toBe(200);
      const { read } = database.unitOfWork;
      const { fullName } = await read.findOneByOrFail(Mentee, { id: world.own.menteeId });
      expect(figures.text).not.toContain(fullName);
      expect((await browser.get('/provinces/38')).status).toBe(404);

      const closed = await browser.get(`/wards/${code}/mentees`);
      expect(closed.status).toBe(403);
      expect(closed.text).toContain(`/wards/${code}/opening`);
      const opening = `/wards/${code}/opening`;
      const short = await press(opening, opening, { reason: 'xem' });
      expect(short.status).toBe(400);
      expect(short.text).toContain('Lý do: Xin ghi từ 10 chữ cái trở lên');
      expect(short.text).toContain('>xem</textarea>');
      expect(await count('ward.open')).toBe(before);
      const reason = 'Kiểm tra báo cáo tháng 11';
      expect((await press(opening, opening, { reason })).location).toContain(`/wards/${code}`);
      expect(await read.countBy(WardOpening, { wardId: world.own.wardId })).toBe(1);

      const list = await browser.get(`/wards/${code}/mentees?q=`);
      expect(list.status).toBe(200);
      const page = await browser.get(`/wards/${code}/mentees/${world.own.menteeId}`);
      expect(page.text).toContain(fullName);
      expect(formsOf(page.text).map(({ action }) => action)).toEqual(['/sign-out']);
      // Of another province there is nothing to open.
      const elsewhere = `/wards/${world.foreign.code}`;
      expect((await browser.get(`${elsewhere}/opening`)).status).toBe(404);
      expect((await browser.get(elsewhere)).status).toBe(404);

      as(world.actors.officer);
      expect((await pages.get(`/wards/${code}`)).text).toContain(reason);
      pages.readsCookies = true;
      clock.at += 2 * HOUR_MS;
      expect((await browser.get(`/wards/${code}/mentees`)).status).toBe(403);
    });

    it('closes the lists again before their time', async () => {
      const { code } = world.own;
      await signInAs('provincial', { provinceCode: '37' });
      const opening = `/wards/${code}/opening`;
      await press(opening, opening, { reason: 'Đối chiếu số học viên' });
      const closed = await press(`/wards/${code}`, `${opening}/end`);
      expect(closed.location).toContain('/provinces/37');
      expect((await browser.get(`/wards/${code}`)).status).toBe(403);
    });
  });

  describe('whoever helps at the counter', () => {
    it('finds one person by name or number, never a list', async () => {
      const { read } = database.unitOfWork;
      const { code, menteeId } = world.own;
      const named = { fullName: 'Đinh Thị Bưởi', phone: '+84912555666', birthYear: 1950 };
      await database.unitOfWork.write((manager) =>
        manager.update(Mentee, { id: menteeId }, { ...named, sortName: 'buoi thi dinh' }),
      );
      as(world.actors.counter);
      const ask = async (q: string) =>
        (await pages.get(`/wards/${code}/counter?q=${encodeURIComponent(q)}`)).text;
      for (const q of ['buoi', 'Đinh Thị Bưởi 1950', '0912 555 666', '+84912555666']) {
        const found = await ask(q);
        expect(found).toContain('Đinh Thị Bưởi');
        expect(found.replaceAll(q, '').replaceAll(encodeURIComponent(q), '')).not.toContain('2555');
        expect(found).toContain('091****666');
      }
      for (const q of ['bu', '0912', '555666', '5', '%', 'b u', 'Bưởi 1951', '1950']) {
        expect(await ask(q)).not.toContain('Đinh Thị Bưởi');
      }
      // Who lives in a hamlet is a list.
      const { name } = await read.findOneByOrFail(Hamlet, { id: world.own.hamletId });
      expect(await ask(name)).not.toContain('Đinh Thị Bưởi');
      for (const path of ['mentees', 'mentors', 'mentees.xlsx', 'week', 'pairs', 'slips/mentees']) {
        expect((await pages.get(`/wards/${code}/${path}`)).status).toBe(403);
      }
      const other = `/wards/${world.foreign.code}/counter/${world.foreign.menteeId}`;
      expect((await pages.get(other)).status).toBe(404);
      const mixed = `/wards/${code}/counter/${world.foreign.menteeId}`;
      expect((await pages.get(mixed)).status).toBe(404);
    });

    it('registers somebody who agrees, gives them a number and their slip, and books', async () => {
      const { code, walkInDayId } = world.own;
      await signInAs('counter', { wardId: world.own.wardId });
      const form = `/wards/${code}/mentees/new`;
      const person = {
        fullName: 'Hoàng Thị Mận',
        birthYear: '1955',
        hamletId: world.own.hamletId,
        topics: 'vneid',
        phone: '0987 654 321',
        consent: 'yes',
        way: 'signed',
        proof: 'Giấy số 12',
      };
      const refused = await press(form, form, { ...person, consent: '', proof: '' });
      expect(refused.status).toBe(422);
      const added = await press(form, form, person);
      const { read } = database.unitOfWork;
      const mentee = await read.findOneBy(Mentee, { fullName: 'Hoàng Thị Mận' });
      expect(added.status).toBe(303);
      expect(added.location).toContain(`/wards/${code}/counter/${mentee?.id}`);
      expect(await read.countBy(Consent, { personId: mentee?.id })).toBe(1);
      const page = await browser.get(`/wards/${code}/counter/${mentee?.id}`);
      // Ids in addresses and the token may hold any digits.
      const said = page.text.replaceAll(/<[^>]*>/g, ' ');
      expect(said).not.toContain('987');
      expect(said).not.toContain('654');
      expect(said).toMatch(/chưa có đại sứ\. \S/);
      const register = `/wards/${code}/walk-ins/${walkInDayId}/register/${mentee?.id}`;
      expect(page.text).toContain(register);
      const given = await press(register, register, { topic: 'vneid' });
      expect(given.status).toBe(303);
      expect((await browser.get(given.location ?? '')).status).toBe(200);
      expect(await read.countBy(WalkInTicket, { menteeId: mentee?.id })).toBe(1);
      const slip = await browser.get(`/wards/${code}/mentees/${mentee?.id}/slip`);
      expect(slip.status).toBe(200);
      expect(slip.text).toContain('Hoàng Thị Mận');
      // A day of another ward is none of theirs, nor a person of another on a day of theirs.
      const elsewhere = `/wards/${code}/walk-ins/${world.foreign.walkInDayId}/register`;
      expect((await browser.get(elsewhere)).status).toBe(404);
      const stranger = `/wards/${code}/walk-ins/${walkInDayId}/register/${world.foreign.menteeId}`;
      expect((await browser.get(stranger)).status).toBe(404);
    });
  });

  it('ends everything at the counter for whoever agrees no more, and tells them', async () => {
    const { ward, mentees } = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    const [{ id }] = mentees;
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id }, { consentOn: '2026-11-01' }),
    );
    await signInAs('counter', { wardId: ward.id });
    const page = `/wards/${ward.code}/counter/${id}/withdrawal`;
    expect((await browser.get(`/wards/${ward.code}/counter/${id}`)).text).toContain(page);
    const done = await press(page, page, {});
    expect(done.location).toContain(`/wards/${ward.code}/counter/${id}?notice=consent-withdrawn`);
    const { read } = database.unitOfWork;
    const said = {
      personId: id,
      kind: 'withdrawn',
      way: 'spoken',
      takenByKind: 'counter',
    } as const;
    expect(await read.countBy(Consent, said)).toBe(1);
    expect(await read.countBy(Pair, { menteeId: id, endedAt: IsNull() })).toBe(0);
    expect(await read.countBy(Reminder, { recipientId: id, kind: 'withdrawn' })).toBe(1);
    // Once is enough.
    expect((await press(page, page, {})).status).toBe(409);
  });

  it('books for one person at the counter, and goes back to that person', async () => {
    const { ward, mentees } = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    const [{ id }] = mentees;
    await signInAs('counter', { wardId: ward.id });
    const book = `/wards/${ward.code}/mentees/${id}/bookings/new`;
    const startAt = /name="startAt" value="(\d+)"/.exec((await browser.get(book)).text)?.[1] ?? '';
    const booked = await press(book, book, { startAt });
    expect(booked.location).toContain(`/wards/${ward.code}/counter/${id}`);
    const { read } = database.unitOfWork;
    const { id: bookingId } = await read.findOneByOrFail(Booking, { menteeId: id });
    const cancel = `/wards/${ward.code}/mentees/${id}/bookings/${bookingId}/cancel`;
    expect((await press(cancel, cancel, { reason: 'Bận việc nhà' })).status).toBe(303);
  });

  describe('an ambassador', () => {
    it('sees the name alone of whom they guided once, in the sessions that are over', async () => {
      const { sessionId, menteeId, mentorId } = world.own;
      await database.unitOfWork.write(async (manager) => {
        await manager.update(Mentee, { id: menteeId }, { phone: '+84912555777' });
        const over = { endedAt: clock.at, endedBecause: null };
        await manager.update(Pair, { menteeId, mentorId }, over);
      });
      as(world.actors.mentor);
      clock.at += 96 * HOUR_MS;
      const { text } = await pages.get(`/api/v1/sessions/${sessionId}`);
      expect(JSON.parse(text)).toMatchObject({ bookings: [{ menteeId, menteePhone: null }] });
      const agenda = await pages.get(`/api/v1/mentors/${mentorId}/sessions?fromAt=0`);
      expect(agenda.text).not.toContain('912555777');
      expect((await pages.get(`/mentor/${mentorId}/mentees/${menteeId}`)).status).toBe(404);
      for (const page of ['', '/sessions', `/sessions/${sessionId}`]) {
        const shown = await pages.get(`/mentor/${mentorId}${page}`);
        expect([page, shown.status]).toEqual([page, 200]);
        expect(shown.text).not.toContain('912555777');
        expect(shown.text).not.toContain('912 555 777');
      }
    });
  });

  describe('a mentee', () => {
    it('has the pages of the household alone whose links the phone has opened', async () => {
      pages.readsCookies = true;
      const links = pages.app.get(PersonalLinksService);
      const { menteeId } = world.own;
      const spouse = world.neighbour.menteeId;
      const open = async (id: string) =>
        browser.get(new URL(await links.linkFor('mentee', id)).pathname);
      await open(menteeId);
      expect((await browser.get(`/mentee/${menteeId}`)).status).toBe(200);
      expect((await browser.get(`/mentee/${spouse}`)).status).toBe(404);
      await open(spouse);
      for (const id of [menteeId, spouse]) {
        expect((await browser.get(`/mentee/${id}`)).status).toBe(200);
      }
      const booking = `/mentee/${menteeId}/bookings/${world.neighbour.bookingId}`;
      expect((await browser.get(booking)).status).toBe(404);
      expect((await browser.get(`${booking}/session.ics`)).status).toBe(404);
    });
  });
});
