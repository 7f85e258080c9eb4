import type { Browser, Page } from 'playwright-core';
import { paths } from '../../src/web/kit/paths/paths';
import { describeInBrowser, openBrowser, openPage } from '../support/browser/browser';
import { createTestDatabase, type TestDatabase } from '../support/databases/databases';
import { FakeClock } from '../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../support/worlds/session-world';

/** What a browser has to read with: none at all, or voices in these languages. */
type Voices = string[] | 'no-speech';

/** In the place of the phone's voice: keeps what it is to say, and says it when it is told to. */
function standInForSpeech(voices: Voices): void {
  if (voices === 'no-speech') {
    Object.defineProperty(window, 'speechSynthesis', { value: undefined });
    return;
  }
  class Utterance extends EventTarget {
    lang = '';
    voice: { lang: string } | null = null;
    constructor(readonly text: string) {
      super();
    }
  }
  const speech = Object.assign(new EventTarget(), {
    queue: [] as Utterance[],
    getVoices: () => voices.map((lang) => ({ lang })),
    speak: (words: Utterance) => void speech.queue.push(words),
    cancel: () => void speech.queue.splice(0),
  });
  Object.assign(window, { SpeechSynthesisUtterance: Utterance });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
}

declare global {
  interface SpeechSynthesis {
    queue: { text: string; lang: string; voice: { lang: string }; dispatchEvent(e: Event): void }[];
  }
}

describeInBrowser('the button that reads a page aloud', () => {
  const clock = new FakeClock(at(monday, 9));
  let database: TestDatabase;
  let world: SessionWorld;
  let pages: PagesApp;
  let browser: Browser;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 2));
    const [mentee] = world.mentees;
    const services = sessionServices(database.unitOfWork, clock);
    const startAt = at('2026-11-25', 18);
    await services.bookings.book(asMentee(mentee), { menteeId: mentee.id, startAt });
    services.threads.onModuleDestroy();
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.actors = [asMentee(mentee)];
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await database?.drop();
  });

  const open = async (voices: Voices, path = paths.mentee.home(world.mentees[0].id)) => {
    const page = await openPage(browser, { viewport: { width: 360, height: 740 } });
    await page.addInitScript(standInForSpeech, voices);
    await page.goto((await pages.app.getUrl()) + path);
    await page.waitForLoadState();
    return page;
  };
  const button = (page: Page) => page.locator('[data-read-aloud]');
  const queue = (page: Page) =>
    page.evaluate(() =>
      window.speechSynthesis.queue.map(({ text, lang, voice }) => ({
        text,
        lang,
        voice: voice.lang,
      })),
    );

  it('reads what the page says, line by line in its order and by a Vietnamese voice, and no menu', async () => {
    const page = await open(['en-US', 'vi-VN']);
    await button(page).click();
    const said = await queue(page);
    const lines = (await page.locator('main').innerText()).split('\n').map((line) => line.trim());
    expect(said.map(({ text }) => text.trim())).toEqual(lines.filter((line) => line !== ''));
    expect(new Set(said.map(({ lang, voice }) => `${lang} ${voice}`))).toEqual(
      new Set(['vi vi-VN']),
    );
    const words = said.map(({ text }) => text).join('\n');
    expect(words).toContain('Nhà văn hóa thôn Đông');
    expect(words).toContain('18 giờ\nThứ Tư, 25/11/2026');
    for (const menu of await page.locator('header, footer').allInnerTexts()) {
      for (const line of menu.split('\n').filter((one) => one.trim().length > 3)) {
        expect(said.map(({ text }) => text.trim())).not.toContain(line.trim());
      }
    }
    await page.close();
  });

  it('stops on the second press, and begins anew on the third', async () => {
    const page = await open(['vi-VN']);
    await button(page).click();
    const all = (await queue(page)).length;
    expect(all).toBeGreaterThan(3);
    expect(await button(page).getAttribute('aria-pressed')).toBe('true');
    expect(await button(page).innerText()).toContain('Dừng');
    await button(page).click();
    expect(await queue(page)).toEqual([]);
    expect(await button(page).getAttribute('aria-pressed')).toBe('false');
    await button(page).click();
    expect(await queue(page)).toHaveLength(all);
    await page.close();
  });

  it.each(['end', 'error'])('says so when it has come to its %s', async (how) => {
    const page = await open(['vi_VN']);
    await button(page).click();
    await page.evaluate((type) => {
      const { queue: said } = window.speechSynthesis;
      for (const words of said.splice(0)) words.dispatchEvent(new Event(type));
    }, how);
    expect(await button(page).getAttribute('aria-pressed')).toBe('false');
    expect(await button(page).innerText()).toContain('Đọc');
    await page.close();
  });

  it.each([
    ['no voice for the language of the page', ['en-US']],
    ['no voice at all', []],
    ['nothing to speak with', 'no-speech'],
  ] as [string, Voices][])('is not there where the browser has %s', async (_, voices) => {
    const page = await open(voices);
    expect(await button(page).isVisible()).toBe(false);
    await page.close();
  });

  it('reads an English page by an English voice alone', async () => {
    const home = `${paths.mentee.home(world.mentees[0].id)}?lang=en`;
    const page = await open(['vi-VN', 'en-GB'], home);
    await button(page).click();
    expect(new Set((await queue(page)).map(({ voice }) => voice))).toEqual(new Set(['en-GB']));
    await page.close();
  });
});
