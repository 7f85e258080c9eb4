import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDemo } from '../support/service/running-service';
import type { Received } from '../../src/demo/providers/received';

describe('the demo', () => {
  it('sends through stand-ins, writes what they accepted, and gives three ways in', async () => {
    const demo = await startDemo();
    try {
      const links = [...demo.said.matchAll(/http:\/\/localhost:\d+\/(?:l|sign-in)\/\S+/g)];
      expect(links).toHaveLength(3);
      for (const [link] of links) expect((await fetch(link)).status).toBe(200);

      const inbox = /http:\/\/127\.0\.0\.1:\d+/.exec(demo.said)?.[0] ?? '';
      const received = (await (await fetch(`${inbox}/received`)).json()) as Received[];
      expect(received.length).toBeGreaterThan(100);
      const providers = new Set(received.map(({ provider }) => provider));
      expect(providers.has('zalo') && providers.has('esms')).toBe(true);
      const outbox = join(demo.folder, 'var/demo/outbox');
      const files = readdirSync(outbox).filter((name) => name.endsWith('.txt'));
      expect(files.length).toBe(received.length);
      expect(readFileSync(join(outbox, `${received[0].key}.txt`), 'utf8')).toContain(
        received[0].text,
      );
      expect(existsSync(join(outbox, 'outbox.csv'))).toBe(true);

      const fault = { kind: 'code', code: -141, provider: 'zalo' };
      const asked = { method: 'POST', body: JSON.stringify(fault) };
      await fetch(`${inbox}/faults`, asked);
      expect(await (await fetch(inbox)).text()).toContain('Đang hỏng');
    } finally {
      await demo.stop();
    }
  });
});
