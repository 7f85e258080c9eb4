import { Env, parseEnv } from '../../../src/platform/config/env';
import { ownAddress, pageUnder } from '../../../src/platform/http/base-path';
import { cookieName } from '../../../src/modules/access/identity/cookies';
import type { BusyWard } from '../../support/worlds/busy-ward';
import { openBusyWard } from '../../support/worlds/lived-wards';
import type { TestDatabase } from '../../support/databases/databases';
import { allAddresses } from '../../support/pages/get-routes';
import {
  hasNginx,
  nginxWithoutPath,
  passingProxy,
  type Proxy,
} from '../../support/service/proxies';

/** A whole fortnight, on a machine that may do other work besides. */
const longMs = 900_000;
const base = '/tung-ngo';
const host = 'http://ward.example';

/** What a browser follows, loads or sends to, and what the phone's scripts do. */
const attributes = /<[a-z][^<>]*?>/gs;
const values = / (?!value|name|id|content)([\w-]+)="([^"]*)"/g;

/** Addresses of a page that begin at the host's root and not at the service's. */
function outside(html: string): string[] {
  return [...html.matchAll(attributes)].flatMap(([tag]) =>
    [...tag.matchAll(values)]
      .flatMap(([, , value = '']) => (value.startsWith('[') ? value.split('&quot;') : [value]))
      .filter((value) => value.startsWith('/') && !isUnder(value)),
  );
}

const isUnder = (address: string) => /^\/tung-ngo(?:[/?#]|$)/.test(address);

/** Where the text names this service in full, as letters, calendars and codes do. */
function namedOutside(text: string): string[] {
  return [...text.matchAll(/http:\/\/ward\.example([^\s"'<>&\\]*)/g)]
    .map(([, path = '']) => path)
    .filter((path) => !isUnder(path));
}

describe.each([
  { proxy: 'that passes the path on', start: passingProxy, isHere: true },
  { proxy: 'nginx, that takes the path off', start: nginxWithoutPath, isHere: hasNginx },
])('a service under a path of a host, behind a proxy $proxy', ({ start, isHere }) => {
  const itHere = isHere ? it : it.skip;
  let database: TestDatabase | undefined;
  let ward: BusyWard;
  let proxy: Proxy | undefined;

  beforeAll(async () => {
    if (!isHere) return;
    ({ database, ward } = await openBusyWard('sqlite', { BASE_URL: host + base }));
    proxy = await start(await ward.pages.app.getUrl(), base);
  }, longMs);
  afterAll(async () => {
    await proxy?.close();
    if (isHere) await ward.pages.close();
    await database?.drop();
  }, longMs);

  const open = (path: string, init: RequestInit = {}) =>
    fetch((proxy?.url ?? '') + path, { redirect: 'manual', ...init });

  itHere(
    'shows no page with an address outside of it, and every link leads to a page',
    async () => {
      const wrong: string[] = [];
      const links = new Map<string, { to: string; from: string; asks: typeof ward.pages.actors }>();
      let pages = 0;
      for (const { pattern, path, actor } of allAddresses(ward)) {
        ward.pages.actors = [actor];
        const answer = await open(base + path);
        const text = await answer.text();
        if (answer.status >= 400) wrong.push(`${pattern}: ${answer.status}`);
        wrong.push(...namedOutside(text).map((to) => `${pattern}: names ${to}`));
        const location = answer.headers.get('location');
        if (location && !isUnder(location)) wrong.push(`${pattern}: leads to ${location}`);
        for (const cookie of answer.headers.getSetCookie()) {
          if (!/; Path=\/tung-ngo(?:;|$)/i.test(cookie)) wrong.push(`${pattern}: sets ${cookie}`);
        }
        if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
        pages++;
        wrong.push(...outside(text).map((to) => `${pattern}: ${to}`));
        for (const [, to = ''] of text.matchAll(/ (?:href|src)="(\/[^"]*)"/g)) {
          const like = to.split(/[?#]/)[0]?.replace(/[\da-f]{8}-[\da-f-]{27}/g, ':id') ?? '';
          links.set(like, { to, from: pattern, asks: [actor] });
        }
      }
      for (const { to, from, asks } of links.values()) {
        ward.pages.actors = asks;
        const { status } = await open(to.replaceAll('&amp;', '&'));
        if (status >= 400) wrong.push(`${from} → ${to}: ${status}`);
      }
      expect(wrong).toEqual([]);
      expect(pages).toBeGreaterThan(100);
      expect(links.size).toBeGreaterThan(100);
    },
    longMs,
  );

  itHere('leads whoever is not signed in to its own door, and back', async () => {
    ward.pages.actors = [];
    const { status, headers } = await open(`${base}/wards/${ward.ward.code}/pairs?page=2`);
    expect([status, headers.get('location')]).toEqual([
      303,
      `${base}/sign-in?next=%2Fwards%2F${ward.ward.code}%2Fpairs%3Fpage%3D2`,
    ]);
    const slash = await open(`${base}/sign-in/`);
    expect(slash.headers.get('location')).toBe(`${base}/sign-in`);
    const error = await (await open(`${base}/no-such-page`)).text();
    expect(outside(error)).toEqual([]);
  });

  itHere('answers a form with an address below the path', async () => {
    ward.pages.actors = [ward.mentor];
    const me = ward.mentor.id;
    const answer = await open(`${base}/mentor/${me}/messages/language`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language: 'vi' }),
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/^\/tung-ngo\/mentor\//);
  });

  itHere('lets its worker have the ambassadors’ pages, and says where the API is', async () => {
    const worker = await open(`${base}/assets/offline-worker.js`);
    expect(worker.headers.get('service-worker-allowed')).toBe('/tung-ngo/mentor/');
    const description = (await (await open(`${base}/api/openapi.json`)).json()) as {
      servers: { url: string }[];
    };
    expect(description.servers).toEqual([{ url: base }]);
  });

  itHere('shows the queues below the path', async () => {
    ward.pages.actors = [ward.operator];
    const answer = await open(`${base}/operations/queues`);
    const html = await answer.text();
    expect([answer.status, outside(html)]).toEqual([200, []]);
    for (const [, to = ''] of html.matchAll(/ (?:href|src)="(\/[^"]*\.\w+)"/g)) {
      expect((await open(to)).status).toBe(200);
    }
  });

  itHere('has nothing beside the path', async () => {
    expect((await open('/sign-in')).status).toBe(418);
    expect((await open('/tung-ngo2/sign-in')).status).toBe(418);
  });
});

describe('a path of a host', () => {
  it('is taken off a request only where it is a whole part of the address', () => {
    const own = ownAddress(base);
    const whole = ['/tung-ngo', '/tung-ngo/', '/tung-ngo?x=1', '/tung-ngo/ma'];
    expect(whole.map((url) => own?.({ url } as never))).toEqual(['/', '/', '/?x=1', '/ma']);
    expect(own?.({ url: '/tung-ngo2' } as never)).toBe('/tung-ngo2');
    expect(ownAddress('')).toBeUndefined();
  });

  it('is put before addresses and never into what people wrote', () => {
    const page =
      '<a href="/x">href=&quot;/x&quot; src=/x</a><a href="//other/x"><i data-keep="[&quot;/a&quot;]">';
    expect(pageUnder(base, page)).toBe(
      '<a href="/tung-ngo/x">href=&quot;/x&quot; src=/x</a><a href="//other/x"><i data-keep="[&quot;/tung-ngo/a&quot;]">',
    );
  });

  it('keeps its cookies to itself', () => {
    const own: Env = parseEnv({ BASE_URL: 'https://ward.example/' });
    const shared: Env = parseEnv({ BASE_URL: 'https://ward.example/tung-ngo/' });
    expect([own.basePath, shared.basePath]).toEqual(['', base]);
    expect([cookieName(own, 'tn_staff'), cookieName(shared, 'tn_staff')]).toEqual([
      '__Host-tn_staff',
      '__Secure-tn_staff',
    ]);
  });
});
