import type { Browser, BrowserContext, Page } from 'playwright-core';
import { FreeTimesService } from '../../src/modules/sessions/booking/free-times.service';
import { describeInBrowser, openBrowser, openPage } from '../support/browser/browser';
import type { BusyWard } from '../support/worlds/busy-ward';
import type { TestDatabase } from '../support/databases/databases';
import { allAddresses, type FilledAddress } from '../support/pages/get-routes';
import { openBusyWard } from '../support/worlds/lived-wards';
import {
  axe,
  besideTheScreen,
  faultsOf,
  lostOnPaper,
  sidewaysScroll,
  smallTargets,
} from './page-checks';

const shots = process.env.SHOTS;

const wide = { width: 1280, height: 900 };
const narrow = { width: 360, height: 740 };

/** At night nothing but the colours is another. */
const rulesOfColours = ['color-contrast', 'link-in-text-block'];

/** Files, the API, and what sends everybody on. */
const isNoPage = /^\/(api|health|metrics|assets|videos)(\/|$)|\.(xlsx|docx|ics|json)$/;

/**
 * Every page that the server has, as its routes say: whoever adds one has it looked at here. Where this
 * machine has no Chromium, all of it is skipped and said so.
 */
describeInBrowser('every page', () => {
  let database: TestDatabase;
  let ward: BusyWard;
  let base: string;
  let browser: Browser;
  let addresses: FilledAddress[];

  beforeAll(async () => {
    ({ database, ward } = await openBusyWard('sqlite'));
    base = await ward.pages.app.getUrl();
    browser = await openBrowser();
    addresses = allAddresses(ward).filter(({ pattern }) => !isNoPage.test(pattern));
    const { mentee, pages } = ward;
    const [free] = await pages.app
      .get(FreeTimesService)
      .freeTimes(mentee, mentee.id ?? '', { days: 14 });
    // Whatever is checked before it is booked must be free.
    for (const address of addresses.filter(({ pattern }) => pattern.endsWith('/check'))) {
      address.path = `${address.path.split('?')[0]}?startAt=${free?.startAt}`;
    }
  });
  afterAll(async () => {
    await browser?.close();
    await ward?.pages.close();
    await database?.drop();
  });

  const ofPeople = () => addresses.filter(({ pattern }) => /^\/(mentee|mentor)\//.test(pattern));

  /** Opens each in turn; what `look` says of it stands under its address. */
  async function lookAt(
    page: Page,
    those: readonly FilledAddress[],
    look: (page: Page) => Promise<string[]>,
    folder = '',
  ): Promise<Record<string, string[]>> {
    const said: Record<string, string[]> = {};
    for (const { pattern, path, actor } of those) {
      ward.pages.actors = [actor];
      await page.goto(base + path);
      await shoot(page, folder);
      const found = await look(page);
      if (found.length > 0) said[pattern] = found;
    }
    return said;
  }

  /** A picture for whoever looks at them, below SHOTS. */
  async function shoot(page: Page, folder: string): Promise<void> {
    if (!shots || !folder) return;
    const name = new URL(page.url()).pathname.replaceAll(/[\W\d]+/g, '-').slice(0, 80);
    await page.screenshot({ path: `${shots}/${folder}${name}.png`, fullPage: true });
  }

  const context = (options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> =>
    browser.newContext({ bypassCSP: true, ...options });

  const axeByDayAndNight = async (page: Page): Promise<string[]> => {
    await page.emulateMedia({ colorScheme: 'light' });
    const byDay = await axe(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const byNight = await axe(page, rulesOfColours);
    await shoot(page, 'night');
    await page.emulateMedia({ colorScheme: 'light' });
    return [
      ...byDay,
      ...byNight.filter((one) => !byDay.includes(one)).map((one) => `dark: ${one}`),
    ];
  };

  it('is among those looked at', () => {
    expect(ofPeople().length).toBeGreaterThan(30);
    expect(addresses.length).toBeGreaterThan(90);
  });

  it('of a mentee or an ambassador: nothing that axe finds by day and by night, large targets, and 320 pixels are enough', async () => {
    const phone = await context({ viewport: narrow });
    const look = async (page: Page): Promise<string[]> => {
      const faults = [...(await faultsOf(page)), ...(await smallTargets(page))];
      const found = await axeByDayAndNight(page);
      await page.setViewportSize({ width: 320, height: 640 });
      const scroll = await sidewaysScroll(page);
      await page.setViewportSize(narrow);
      return [...faults, ...found, ...scroll];
    };
    expect(await lookAt(await openPage(phone), ofPeople(), look, 'phone')).toEqual({});
    await phone.close();
  });

  it('of the staff and of whoever comes in: nothing that axe finds by day and by night, as wide as a phone, large targets, nothing below no heading, and no empty sheet of paper', async () => {
    const desk = await context({ viewport: wide });
    const people = ofPeople();
    const others = addresses.filter((one) => !people.includes(one));
    // By night every third: their colours are the same few.
    const byDay = others.filter((_, nth) => nth % 3 > 0);
    const byNight = others.filter((_, nth) => nth % 3 === 0);
    const look = (atTheDesk: typeof axe) => async (page: Page) => {
      const found = await atTheDesk(page);
      await page.setViewportSize(narrow);
      await shoot(page, 'narrow');
      const faults = [...(await faultsOf(page)), ...(await lostOnPaper(page))];
      await page.setViewportSize(wide);
      return [...found, ...faults];
    };
    const page = await openPage(desk);
    expect(await lookAt(page, byDay, look(axe), 'desk')).toEqual({});
    expect(await lookAt(page, byNight, look(axeByDayAndNight), 'desk')).toEqual({});
    await desk.close();
  });

  it('of who works on the move: what can be pressed in a list is on the screen of a phone', async () => {
    const phone = await context({ viewport: narrow });
    const moving = addresses.filter(({ pattern }) =>
      /\/(counter|counter\/:id|accounts|audit|teams)$|^\/provinces\/:code$/.test(pattern),
    );
    expect(moving.length).toBeGreaterThan(5);
    expect(await lookAt(await openPage(phone), moving, besideTheScreen)).toEqual({});
    await phone.close();
  });

  it('that says no is as large as any other, and axe finds nothing on it', async () => {
    const phone = await context({ viewport: narrow });
    const page = await openPage(phone);
    ward.pages.actors = [ward.mentee];
    for (const path of [`/mentee/${ward.guestId}`, '/mentee/x/y', '/l/no-token']) {
      await page.goto(base + path);
      const look = [await axe(page), await smallTargets(page), await sidewaysScroll(page)];
      expect([path, ...look]).toEqual([path, [], [], []]);
      const size = await page.evaluate(() => getComputedStyle(document.body).fontSize);
      expect(parseFloat(size)).toBeGreaterThanOrEqual(20);
      await shoot(page, 'no');
    }
    await phone.close();
  });
});
