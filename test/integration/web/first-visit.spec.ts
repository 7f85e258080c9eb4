import { Agent, request } from 'node:http';
import type { Socket } from 'node:net';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { csrfField } from '../../../src/modules/access/guard/csrf';
import { PairsService } from '../../../src/modules/matching/pairs/pairs.service';
import { createTestDatabase, type TestDatabase } from '../../support/databases/databases';
import { formsOf } from '../../support/pages/html-forms';
import { PhoneBrowser } from '../../support/browser/phone-browser';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  alwaysFree,
  at,
  monday,
  sessionServices,
  settlePairs,
} from '../../support/worlds/session-world';

/** What the phone of a mentee may cost: the network of a village, and a plan paid by the megabyte. */
const MOST_BYTES = 12 * 1024;

describe('the first visit of a mentee', () => {
  let database: TestDatabase;
  let pages: PagesApp;
  let link: string;
  let base: string;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    const clock = new FakeClock(at(monday, 9));
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.readsCookies = true;
    base = await pages.app.getUrl();
    const world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 5, () => ({
        topics: ['phone-basics', 'vneid', 'public-services', 'cashless', 'scam-safety'],
        windows: alwaysFree,
      })),
    );
    const [mentee] = world.mentees;
    const { bookings } = sessionServices(database.unitOfWork, clock);
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26']) {
      await bookings.book(world.officer, { menteeId: mentee.id, startAt: at(day, 18) });
    }
    expect(await pages.app.get(PairsService).ofMentee(mentee.id)).not.toBeNull();
    link = new URL(await pages.app.get(PersonalLinksService).linkFor('mentee', mentee.id)).pathname;
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  it('is at most 12 KB on the wire, headers and all, and three requests', async () => {
    const wire = new Wire(base);
    const opened = await wire.get(link);
    const home = opened.headers.location ?? '';
    const cookie = [opened.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]);
    const page = await wire.get(home, cookie.join('; '));
    const shown = await fetch(base + home, { headers: { cookie: cookie.join('; ') } });
    const html = await shown.text();
    const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url]) => url);
    for (const url of files) {
      const { headers } = await wire.get(url ?? '');
      expect(headers['content-encoding']).toBe('br');
      expect(headers['cache-control']).toContain('immutable');
    }
    expect(page.headers['content-encoding']).toBe('br');
    expect(page.headers.vary).toContain('accept-encoding');
    expect(1 + files.length).toBe(3);
    const bytes = wire.close();
    process.stdout.write(
      `A mentee's first visit: ${bytes} bytes, the link's redirect among them.\n`,
    );
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('shows another token on every page, and takes each: bytes of a compressed page tell nothing', async () => {
    const phone = new PhoneBrowser(base);
    const home = (await phone.get(link)).location ?? '';
    const tokens = new Set<string>();
    for (let visit = 0; visit < 3; visit += 1) {
      const { text } = await phone.get(`${home}/messages`);
      const [form] = formsOf(text);
      tokens.add(form?.hidden[csrfField] ?? '');
      const sent = await phone.post(form?.action ?? '', form?.hidden ?? {});
      expect(sent.location).toContain('notice=');
    }
    expect(tokens.size).toBe(3);
  });
});

/** One connection to the service, and how many bytes came over it. */
class Wire {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly sockets = new Set<Socket>();

  constructor(private readonly base: string) {}

  get(
    path: string,
    cookie = '',
  ): Promise<{ headers: NodeJS.Dict<string | string[]> & { location?: string } }> {
    return new Promise((done, fail) => {
      const headers = { 'accept-encoding': 'br, gzip', cookie };
      const asked = request(new URL(path, this.base), { agent: this.agent, headers }, (answer) => {
        this.sockets.add(answer.socket);
        answer
          .resume()
          .on('end', () => done({ headers: answer.headers }))
          .on('error', fail);
      });
      asked.on('error', fail).end();
    });
  }

  close(): number {
    this.agent.destroy();
    return [...this.sockets].reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  }
}
