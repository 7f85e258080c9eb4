import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';

const { chromiumPath } = createRequire(__filename)('../chromium.cjs') as {
  chromiumPath(): string | undefined;
};

/** `describe` where this machine has a Chromium; a visible skip where it has none. */
export const describeInBrowser = chromiumPath() ? describe : describe.skip;

export function openBrowser(): Promise<Browser> {
  return chromium.launch(howToOpen());
}

/** A browser that keeps what it has in a folder: closed and opened again, it is the same phone. */
export function openKeptPhone(
  folder: string,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...howToOpen(), ...options });
}

const howToOpen = () => ({
  executablePath: chromiumPath(),
  timeout: 0,
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

/** A page that waits for what it is asked for as long as the test may take, however slow the machine. */
export async function openPage(
  browser: Browser | BrowserContext,
  options?: BrowserContextOptions,
): Promise<Page> {
  const page = await ('newContext' in browser ? browser.newPage(options) : browser.newPage());
  page.setDefaultTimeout(0);
  page.setDefaultNavigationTimeout(0);
  return page;
}

/** Presses a button or a link; the page that it leads to is there as a whole afterwards. */
export async function press(page: Page, target: string | Locator): Promise<void> {
  await (typeof target === 'string' ? page.locator(target).first() : target).click();
  await page.waitForLoadState();
}
