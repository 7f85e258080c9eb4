import { IsNull } from 'typeorm';
import type { Browser, Page } from 'playwright-core';
import { Pair } from '../../src/modules/matching/entities/pair.entity';
import { Mentee } from '../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../src/modules/people/entities/mentor.entity';
import { paths } from '../../src/web/kit/paths/paths';
import { describeInBrowser, openBrowser, openPage } from '../support/browser/browser';
import { createTestDatabase, type TestDatabase } from '../support/databases/databases';
import { FakeClock } from '../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages/pages-app';
import { addMentor } from '../support/worlds/reminder-world';
import {
  alwaysFree,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../support/worlds/session-world';

/** More stops of the Tab key than any way on this page takes. */
const mostStops = 120;

describeInBrowser('the pairing desk without a mouse and without a script', () => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let world: SessionWorld;
  let pages: PagesApp;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 6));
    await database.unitOfWork.write(async (manager) => {
      for (const [nth, person] of world.mentees.entries()) {
        person.fullName = `Bà ${['Bưởi', 'Cam', 'Dừa', 'Khế', 'Mít', 'Na'][nth]}`;
        await manager.update(Mentee, { id: person.id }, { fullName: person.fullName });
      }
      world.mentor.fullName = 'Đỗ Văn Mận';
      await manager.update(Mentor, { id: world.mentor.id }, { fullName: world.mentor.fullName });
    });
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.actors = [world.officer];
    browser = await openBrowser();
    page = await openPage(browser, { javaScriptEnabled: false });
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await database?.drop();
  });

  /** What the Tab key stands on, in the words that a screen reader says; it must be seen, and marked. */
  async function focused() {
    return page.evaluate(() => {
      const one = document.activeElement as HTMLElement | null;
      const { outlineStyle, boxShadow } = one ? getComputedStyle(one) : document.body.style;
      return {
        name: (one?.getAttribute('aria-label') ?? one?.textContent ?? '').trim(),
        isMarked: outlineStyle !== 'none' || boxShadow !== 'none',
        isSeen: (one?.getClientRects().length ?? 0) > 0,
      };
    });
  }

  /** Goes on by Tab to what is called so and presses Enter; gives how many stops it took. */
  async function enter(name: string | RegExp): Promise<number> {
    for (let stops = 1; stops <= mostStops; stops += 1) {
      await page.keyboard.press('Tab');
      const here = await focused();
      const isMeant = typeof name === 'string' ? here.name === name : name.test(here.name);
      if (!isMeant) continue;
      expect(here).toMatchObject({ isMarked: true, isSeen: true });
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      return stops;
    }
    throw new Error(`The Tab key never came to “${String(name)}”.`);
  }

  const pairOf = (menteeId: string) =>
    database.unitOfWork.read.findOneByOrFail(Pair, { menteeId, endedAt: IsNull() });

  it('shows who guides whom, what a move does, moves, fixes, and takes it back', async () => {
    const heir = await database.unitOfWork.write((manager) =>
      addMentor(manager, world, {
        fullName: 'Phạm Thị Khế',
        windows: alwaysFree,
        topics: ['vneid', 'cashless'],
      }),
    );
    const [mentee] = world.mentees;
    await page.goto((await pages.app.getUrl()) + paths.ward.desk(world.ward.code));

    // The ambassador, then one of their mentees, then who else could guide them.
    await enter(world.mentor.fullName);
    expect(await page.textContent('#chosen')).toContain(mentee.fullName);
    // What was chosen is where the keys go on: past the menu.
    expect(await enter(mentee.fullName)).toBeLessThan(20);
    expect(await enter(heir.fullName)).toBeLessThan(20);
    expect(await page.textContent('#chosen h2')).toContain(heir.fullName);
    expect((await pairOf(mentee.id)).mentorId).toBe(world.mentor.id);

    expect(await enter('Chuyển')).toBeLessThan(20);
    const moved = await pairOf(mentee.id);
    expect(moved.mentorId).toBe(heir.id);

    expect(moved.isLocked).toBe(true);
    // The keys stand beside what was done.
    expect(await enter(/^Hoàn tác: /)).toBeLessThan(20);
    expect(await pairOf(mentee.id)).toMatchObject({ mentorId: world.mentor.id, isLocked: false });

    const other = world.mentees[1];
    await enter('Bỏ chọn');
    await enter(world.mentor.fullName);
    await enter(`Cố định: ${other.fullName}`);
    expect((await pairOf(other.id)).isLocked).toBe(true);
    // What was fixed is where the keys go on.
    await enter(`Bỏ cố định: ${other.fullName}`);
    expect((await pairOf(other.id)).isLocked).toBe(false);
    await enter(/^Hoàn tác: /);
    expect((await pairOf(other.id)).isLocked).toBe(true);
  });

  it('finds somebody by name, shows the map with names, and chooses nobody again', async () => {
    await page.goto((await pages.app.getUrl()) + paths.ward.desk(world.ward.code));
    const box = page.locator('main input[name=q]');
    await box.focus();
    await page.keyboard.type(world.mentees[1].fullName);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await enter(world.mentees[1].fullName);
    await enter('Hiện tên người trên bản đồ và bản in');
    expect(await page.locator('svg.ward-map .person-name').count()).toBeGreaterThan(0);
    await enter('Bỏ chọn');
    expect(page.url()).not.toContain('mentee=');
  });
});
