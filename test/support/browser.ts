import { createRequire } from 'node:module';
import { Browser, chromium } from 'playwright-core';

const { chromiumPath } = createRequire(__filename)('./chromium.cjs') as {
  chromiumPath(): string | undefined;
};

/** `describe` where this machine has a Chromium; a visible skip where it has none. */
export const describeInBrowser = chromiumPath() ? describe : describe.skip;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
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
}
