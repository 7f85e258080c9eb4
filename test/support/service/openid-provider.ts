import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PhoneBrowser } from '../browser/phone-browser';

/** A real OpenID provider on this machine. */
export interface OpenIdProvider {
  issuer: string;
  /** Goes through it as somebody, and gives the address at which the browser is sent back, without the host. */
  walk(url: string, who: string, how?: string): Promise<string>;
  close(): Promise<void>;
}

/** Of somebody there: twelve digits, as the provider makes them of whom they are. */
export function citizenNumber(who: string): string {
  return `001203${Number.parseInt(who.slice(0, 5), 16) % 1_000_000}`.padEnd(12, '0');
}

export const client = { client_id: 'tung-ngo', client_secret: 'known to the two of them alone' };

/** Who may be sent back where. */
export async function startOpenIdProvider(redirects: string[]): Promise<OpenIdProvider> {
  const clients = [{ ...client, redirect_uris: redirects }];
  const child = fork(join(__dirname, '../run-openid-provider.cjs'), [JSON.stringify(clients)], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [issuer] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [string];
  if (typeof issuer !== 'string') throw new Error('The provider does not start.');
  return {
    issuer,
    async walk(url, who, how) {
      const browser = new PhoneBrowser(issuer);
      browser.plant('who', who);
      if (how !== undefined) browser.plant('how', how);
      let at = new URL(url);
      for (let steps = 0; at.origin === issuer && steps < 10; steps++) {
        const { location, status, text } = await browser.get(at.href);
        if (location === null) throw new Error(`The provider stops with ${status}: ${text}`);
        at = new URL(location, at);
      }
      return at.pathname + at.search;
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}
