import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { AuditEntry } from '../../src/modules/access/audit/audit-entry.entity';
import { PersonalLinksService } from '../../src/modules/access/identity/personal-links.service';
import { Booking } from '../../src/modules/sessions/entities/booking.entity';
import {
  describeInBrowser,
  openBrowser,
  openKeptPhone,
  openPage,
} from '../support/browser/browser';
import { createTestDatabase, type TestDatabase } from '../support/databases/databases';
import { FakeClock } from '../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages/pages-app';
import {
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../support/worlds/session-world';

describeInBrowser('attendance without a network', () => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let world: SessionWorld;
  let services: ReturnType<typeof sessionServices>;
  let pages: PagesApp;
  let browser: Browser;
  let base: string;
  let phone: BrowserContext;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    services = sessionServices(database.unitOfWork, clock);
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.readsCookies = true;
    base = (await pages.app.getUrl()).replace('127.0.0.1', 'localhost');
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await database?.drop();
  });

  let sessionId: string;
  let sessionPage: string;

  /** An ambassador's phone on the day of a session with three learners, its pages kept. */
  beforeEach(async () => {
    clock.at = at(monday, 9);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 3));
    for (const { id: menteeId } of world.mentees) {
      const startAt = at(monday, 18);
      const { session } = await services.bookings.book(world.officer, { menteeId, startAt });
      sessionId = session.id;
    }
    sessionPage = `${base}/mentor/${world.mentor.id}/sessions/${sessionId}`;
    phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await openPage(phone);
    await openLink(page);
    await page.goto(`${base}/mentor/${world.mentor.id}/sessions`);
    await page.waitForSelector('html[data-kept="3"]');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    // Whatever was opened while it was still being installed is not its own yet.
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.close();
    clock.at = at(monday, 19);
  });
  afterEach(() => phone.close());

  const openLink = async (page: Page): Promise<void> => {
    const link = await pages.app.get(PersonalLinksService).linkFor('mentor', world.mentor.id);
    await page.goto(base + new URL(link).pathname);
  };
  const marks = async () => {
    const bookings = await database.unitOfWork.read.findBy(Booking, { sessionId });
    return bookings.map(({ state }) => state).sort();
  };
  const timesMarked = () =>
    database.unitOfWork.read.countBy(AuditEntry, {
      subjectId: sessionId,
      action: 'session.complete',
    });
  const enter = async (page: Page): Promise<void> => {
    await page.locator('input[value=absent]').first().check();
    await page.fill('#note', 'Mất mạng ở nhà văn hóa');
    await page.click('main form > button.primary');
  };
  const told = (page: Page, words: string) =>
    page.waitForSelector(`[data-attendance]:has-text("${words}")`);

  it('is kept over closing the page, shown as waiting, and sent exactly once', async () => {
    await phone.setOffline(true);
    const page = await openPage(phone);
    await page.goto(sessionPage);
    await enter(page);
    await told(page, 'đang chờ gửi');
    expect(await marks()).toEqual(['booked', 'booked', 'booked']);
    await page.close();

    const again = await openPage(phone);
    await again.goto(sessionPage);
    await told(again, 'đang chờ gửi');
    expect(await again.inputValue('#note')).toBe('Mất mạng ở nhà văn hóa');
    expect(await again.locator('input[value=absent]').first().isChecked()).toBe(true);

    await phone.setOffline(false);
    await told(again, 'đã được gửi');
    expect(await marks()).toEqual(['absent', 'attended', 'attended']);
    expect(await timesMarked()).toBe(1);
    await again.reload();
    expect(await timesMarked()).toBe(1);
  });

  it('is not replaced unseen from a second page of the same session, and both tell when it was sent', async () => {
    await phone.setOffline(true);
    const [first, second] = [await openPage(phone), await openPage(phone)];
    await first.goto(sessionPage);
    await second.goto(sessionPage);
    await enter(first);
    await told(first, 'đang chờ gửi');
    await second.click('main form > button.primary');
    await told(second, 'đã được điểm danh ở một trang khác');
    expect(await second.inputValue('#note')).toBe('Mất mạng ở nhà văn hóa');
    expect(await second.locator('input[value=absent]').first().isChecked()).toBe(true);

    await phone.setOffline(false);
    await told(first, 'đã được gửi');
    await told(second, 'đã được gửi');
    expect(await marks()).toEqual(['absent', 'attended', 'attended']);
    expect(await timesMarked()).toBe(1);
  });

  it('is written down once when it arrived and its answer was lost', async () => {
    const page = await openPage(phone);
    await page.goto(sessionPage);
    let lost = 0;
    await phone.route('**/attendance', async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await enter(page);
    await told(page, 'đang chờ gửi');
    expect(await timesMarked()).toBe(1);
    await page.reload();
    await told(page, 'đã được gửi');
    expect(lost).toBe(2);
    expect(await timesMarked()).toBe(1);
  });

  it('keeps everything that was entered when it is refused, and says why', async () => {
    await phone.setOffline(true);
    const page = await openPage(phone);
    await page.goto(sessionPage);
    await enter(page);
    await told(page, 'đang chờ gửi');
    // Somebody changed the session meanwhile.
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE session SET version = version + 1 WHERE id = '${sessionId}'`),
    );
    await phone.setOffline(false);
    await page.waitForSelector('[data-attendance].error-summary');
    expect(await page.inputValue('#note')).toBe('Mất mạng ở nhà văn hóa');
    expect(await page.textContent('[data-attendance]')).toContain('vẫn còn dưới đây');
    expect(await marks()).not.toContain('absent');
  });

  it('is one press online', async () => {
    const page = await openPage(phone);
    await page.goto(sessionPage);
    await page.click('main form > button.primary');
    await page.waitForURL(/notice=marked/);
    expect(await marks()).toEqual(['attended', 'attended', 'attended']);
  });

  it('is one word however often one presses while the network is slow', async () => {
    const page = await openPage(phone);
    await page.goto(sessionPage);
    let sent = 0;
    let goOn = (): void => undefined;
    const answered = new Promise<void>((resolve) => (goOn = resolve));
    await phone.route('**/attendance', async (route) => {
      sent += 1;
      await answered;
      return route.continue();
    });
    const button = page.locator('main form > button.primary');
    await button.click({ noWaitAfter: true });
    await button.click({ noWaitAfter: true });
    goOn();
    await page.waitForURL(/notice=marked/);
    expect(await page.locator('[data-attendance]').isHidden()).toBe(true);
    expect(sent).toBe(1);
    expect(await timesMarked()).toBe(1);
  });

  it('is kept for whoever has only opened the first page, and sent from there', async () => {
    await phone.close();
    phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await openPage(phone);
    await openLink(page);
    await page.waitForSelector('html[data-kept="3"]');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await phone.setOffline(true);
    await page.goto(sessionPage);
    await enter(page);
    await told(page, 'đang chờ gửi');
    await page.goto(`${base}/mentor/${world.mentor.id}`);
    await told(page, 'đang chờ gửi');
    await phone.setOffline(false);
    await told(page, 'đã được gửi');
    expect(await marks()).toEqual(['absent', 'attended', 'attended']);
    expect(await timesMarked()).toBe(1);
  });

  it('is kept for whoever has only opened the session, also before it begins, and sent exactly once', async () => {
    await phone.close();
    for (const hour of [9, 19]) {
      clock.at = at(monday, hour);
      phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
      const page = await openPage(phone);
      await openLink(page);
      await page.goto(sessionPage);
      await page.waitForSelector('html[data-kept="3"]');
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await phone.setOffline(true);
      const kept = await openPage(phone);
      await kept.goto(sessionPage);
      expect(await kept.locator('input[value=absent]').count()).toBe(3);
      if (hour === 9) await phone.close();
    }
    const page = await openPage(phone);
    await page.goto(sessionPage);
    await enter(page);
    await told(page, 'đang chờ gửi');
    await phone.setOffline(false);
    await told(page, 'đã được gửi');
    expect(await marks()).toEqual(['absent', 'attended', 'attended']);
    expect(await timesMarked()).toBe(1);
  });

  it('stays kept while it is fetched anew, whenever the network goes or the page is left', async () => {
    const page = await openPage(phone);
    await page.addInitScript(() => {
      Cache.prototype.put = () => {
        document.documentElement.dataset.storing = 'yes';
        return new Promise(() => undefined);
      };
    });
    await page.goto(`${base}/mentor/${world.mentor.id}`);
    await page.waitForSelector('html[data-storing]');
    await phone.setOffline(true);
    await page.goto(sessionPage);
    await enter(page);
    await told(page, 'đang chờ gửi');
    expect(await timesMarked()).toBe(0);
  });

  it('takes a class along as well: kept, entered, and sent once when the network is back', async () => {
    clock.at = at(monday, 9);
    const { id: classId } = await services.classes.service.make(world.officer, world.ward.id, {
      topic: 'vneid',
      venueId: world.venue.id,
      startAt: at(monday, 19),
      seats: 6,
      mentorIds: [world.mentor.id],
      audienceKind: 'hamlet',
      audienceRef: world.hamlet.id,
    });
    for (const { id: menteeId } of world.mentees.slice(0, 2)) {
      await services.classes.seats.take(world.officer, classId, { menteeId });
    }
    const list = await openPage(phone);
    await list.goto(`${base}/mentor/${world.mentor.id}/sessions`);
    await list.waitForSelector('html[data-kept="5"]');
    await list.close();
    clock.at = at(monday, 20);

    await phone.setOffline(true);
    const page = await openPage(phone);
    await page.goto(`${base}/mentor/${world.mentor.id}/classes/${classId}`);
    await page.click('a[href$="/attendance"]');
    await page.locator('select[name^="mark-"]').first().selectOption('absent');
    await page.locator('select[name^="mark-"]').last().selectOption('alone');
    await page.fill('#note', 'Lớp đông vui');
    await page.click('main form > button.primary');
    await told(page, 'đang chờ gửi');
    await phone.setOffline(false);
    await told(page, 'đã được gửi');
    const { people, note } = await services.classes.queries.one(world.officer, classId);
    const results = people.map(({ state, level }) => `${state} ${level}`);
    expect(results.sort()).toEqual(['absent null', 'attended alone']);
    expect(note).toBe('Lớp đông vui');
  });

  it('takes a class along for whoever has only scanned its sheet, over a browser that was closed', async () => {
    clock.at = at(monday, 9);
    const { id: classId } = await services.classes.service.make(world.officer, world.ward.id, {
      topic: 'vneid',
      venueId: world.venue.id,
      startAt: at(monday, 20),
      seats: 6,
      mentorIds: [world.mentor.id],
      audienceKind: 'hamlet',
      audienceRef: world.hamlet.id,
    });
    for (const { id: menteeId } of world.mentees.slice(0, 2)) {
      await services.classes.seats.take(world.officer, classId, { menteeId });
    }
    clock.at = at(monday, 21);
    const sheet = `${base}/mentor/${world.mentor.id}/classes/${classId}/attendance`;
    const folder = mkdtempSync(join(tmpdir(), 'phone-'));
    const openPhone = () => openKeptPhone(folder, { viewport: { width: 360, height: 740 } });
    let kept = await openPhone();
    try {
      const page = await openPage(kept);
      await openLink(page);
      await page.goto(sheet);
      await page.waitForSelector('html[data-kept="4"]');
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await kept.setOffline(true);
      const alone = await openPage(kept);
      await alone.goto(sheet);
      await alone.locator('select[name^="mark-"]').first().selectOption('absent');
      await alone.click('main form > button.primary');
      await told(alone, 'đang chờ gửi');
      await kept.close();

      kept = await openPhone();
      await kept.setOffline(true);
      const again = await openPage(kept);
      await again.goto(sheet);
      await told(again, 'đang chờ gửi');
      expect(await again.locator('select[name^="mark-"]').first().inputValue()).toBe('absent');
      await kept.setOffline(false);
      await told(again, 'đã được gửi');
      const { people } = await services.classes.queries.one(world.officer, classId);
      expect(people.map(({ state }) => state).sort()).toEqual(['absent', 'attended']);
      const entered = { action: 'session.complete', wardId: world.ward.id };
      expect(await database.unitOfWork.read.countBy(AuditEntry, entered)).toBe(1);
    } finally {
      await kept.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('shows nothing of it to another ambassador on the phone, and says so when the link is gone', async () => {
    await phone.setOffline(true);
    const page = await openPage(phone);
    await page.goto(sessionPage);
    await enter(page);
    await told(page, 'đang chờ gửi');
    await phone.clearCookies();
    await phone.setOffline(false);
    await told(page, 'không còn mở trên điện thoại này');
    const other = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    const link = await pages.app.get(PersonalLinksService).linkFor('mentor', other.mentor.id);
    await page.goto(base + new URL(link).pathname);
    await page.goto(`${base}/mentor/${other.mentor.id}/sessions`);
    await page.waitForLoadState('networkidle');
    expect(await page.locator('[data-attendance]').isHidden()).toBe(true);
    expect(await marks()).toEqual(['booked', 'booked', 'booked']);
    await openLink(page);
    await page.goto(`${base}/mentor/${world.mentor.id}/sessions`);
    await page.waitForSelector('html[data-kept="3"]');
    expect((await marks()).filter((state) => state === 'absent')).toHaveLength(1);
  });
});
