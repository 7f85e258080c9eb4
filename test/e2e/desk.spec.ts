import type { Browser, Page } from 'playwright-core';
import { AccountsService } from '../../src/modules/access/identity/accounts.service';
import { systemActor } from '../../src/modules/access/policies/actor';
import { Booking } from '../../src/modules/sessions/entities/booking.entity';
import { Pair } from '../../src/modules/matching/entities/pair.entity';
import { describeInBrowser, openBrowser, openPage, press } from '../support/browser/browser';
import { createTestDatabase, type TestDatabase } from '../support/databases/databases';
import { FakeClock } from '../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages/pages-app';
import { addMentor } from '../support/worlds/reminder-world';
import { scanCode } from '../support/browser/scan-code';
import {
  alwaysFree,
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../support/worlds/session-world';
import { faultsOf } from './page-checks';

const shots = process.env.SHOTS;

describeInBrowser('at the desk of an officer', () => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let pages: PagesApp;
  let browser: Browser;
  let officer: Page;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 4));
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
    browser = await openBrowser();
    // As fine as a printer draws.
    officer = await openPage(browser, {
      viewport: { width: 1280, height: 900 },
      deviceScaleFactor: 2,
    });
  });
  beforeEach(() => {
    pages.actors = [world.officer];
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await database?.drop();
  });

  const open = async (page: Page, path: string) => page.goto((await pages.app.getUrl()) + path);
  const look = async (page: Page, name: string): Promise<void> => {
    if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
    expect(await faultsOf(page)).toEqual([]);
  };

  it('whoever scans the code on a poster stands before that very time', async () => {
    const times = [at('2026-11-25', 18), at('2026-11-28', 9, 30)];
    for (const startAt of times) {
      await services.sessions.create(world.officer, {
        mentorId: world.mentor.id,
        startAt,
        topic: 'vneid',
        venueId: world.venue.id,
      });
    }
    await open(officer, `/wards/${world.ward.code}/hamlets/${world.hamlet.id}/poster`);
    expect(await officer.locator('img.qr').count()).toBe(2);
    await look(officer, 'poster');
    for (const [index, startAt] of times.entries()) {
      const url = new URL((await scanCode(browser, officer, index)) ?? '');
      expect(url.origin).toBe('http://localhost:3000');
      const phone = await openPage(browser, { viewport: { width: 360, height: 740 } });
      pages.actors = [asMentee(world.mentees[0])];
      await open(phone, `${url.pathname}${url.search}`);
      await look(phone, `scanned-${index}`);
      expect(await phone.locator('input[name=startAt]:checked').getAttribute('value')).toBe(
        String(startAt),
      );
      await phone.close();
      pages.actors = [world.officer];
    }
  });

  it('a stranger who scans it is told how to come to it, and sets up a service on a phone too', async () => {
    pages.actors = [];
    const phone = await openPage(browser, { viewport: { width: 360, height: 740 } });
    await open(phone, '/setup');
    await look(phone, 'set-up');
    await pages.app.get(AccountsService).createFirst(
      systemActor,
      {
        login: 'lan',
        fullName: 'Nguyễn Thị Lan',
        password: 'hoa sen trắng nở',
        role: 'officer',
      },
      () => Promise.resolve(world.ward.id),
    );
    await open(phone, '/mentee/book/time?day=2026-11-25&at=0');
    await look(phone, 'scanned-by-a-stranger');
    expect(await phone.textContent('h1')).toContain('học viên');
    expect(await phone.textContent('main')).toContain('Hãy quét mã QR trên phiếu');
    await phone.close();
  });

  it('sees who fell silent, and gives their mentees to others once it was said what that does', async () => {
    const { mentor, mentees, ward } = world;
    const heir = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, {
        fullName: 'Phạm Thị Khế',
        windows: alwaysFree,
        topics: ['vneid', 'cashless'],
      }),
    );
    const [grandmother, ...others] = mentees;
    for (const [evening, { id }] of [
      ['2026-11-26', grandmother],
      ['2026-11-27', grandmother],
    ] as const) {
      const { session } = await services.bookings.book(world.officer, {
        menteeId: id,
        startAt: at(evening, 18),
      });
      clock.at = at(evening, 19);
      const booking = await database.unitOfWork.read.findOneByOrFail(Booking, {
        sessionId: session.id,
      });
      const marks = [{ bookingId: booking.id, state: 'absent' as const }];
      await services.sessions.markAttendance(world.officer, session.id, { version: 1, marks });
    }
    clock.at = at('2026-12-20', 9);
    await open(officer, `/wards/${ward.code}/reminders`);
    const silent = officer.locator('tr', { hasText: mentor.fullName });
    expect(await silent.first().textContent()).toContain('27/11/2026');
    await look(officer, 'silent');
    const absent = officer.locator('tr', { hasText: grandmother.fullName });
    await press(officer, absent.getByRole('link', { name: 'Chuyển', exact: false }).last());
    expect(await officer.textContent('h1')).toContain(grandmother.fullName);
    await look(officer, 'absent-chooses');
    await officer.getByLabel(heir.fullName).check();
    await press(officer, 'text=Chọn đại sứ này');
    await look(officer, 'absent-goes');
    await press(officer, officer.getByRole('button', { name: 'Xác nhận' }));
    const today = () => database.unitOfWork.read.findBy(Pair, { mentorId: heir.id });
    expect((await today()).map(({ menteeId }) => menteeId)).toEqual([grandmother.id]);

    await open(officer, `/wards/${ward.code}/reminders`);
    await press(officer, 'text=Chuyển học viên');
    await look(officer, 'successors');
    // Nobody is proposed who would still guide too few; an officer may choose them.
    for (const choice of await officer.locator('main select').all()) {
      await choice.selectOption(heir.id);
    }
    await press(officer, officer.getByRole('button', { name: 'Xem trước' }));
    await press(officer, officer.getByRole('button', { name: 'Xác nhận' }));
    expect(await officer.textContent('.notice')).toBeTruthy();
    await look(officer, 'moved');
    expect(new Set((await today()).map(({ menteeId }) => menteeId))).toEqual(
      new Set([grandmother, ...others].map(({ id }) => id)),
    );
    await open(officer, `/wards/${ward.code}/reminders`);
    expect(await officer.textContent('main')).not.toContain('Lâu chưa có buổi học');
  });
});
