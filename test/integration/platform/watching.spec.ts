import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { register } from 'prom-client';
import { AccountsService } from '../../../src/modules/access/identity/accounts.service';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { WatchListener } from '../../../src/modules/health';
import { ServiceLogger } from '../../../src/app/service-logger';
import { parseEnv } from '../../../src/platform/config/env';
import { whileAsked } from '../../../src/platform/tracing/asked';
import { endTracing, startTracing } from '../../../src/platform/tracing/tracing';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';

const token = 'a-token-for-the-collector';

describe.each(dialects)('what a collector is told on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(Date.UTC(2026, 10, 23, 1)), {
      METRICS_TOKEN: token,
    });
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const figures = async () =>
    (await pages.get('/metrics', { authorization: `Bearer ${token}` })).text;

  it('holds every figure that the alerts and the dashboard ask for', async () => {
    await figures();
    const known = new Set((await register.getMetricsAsJSON()).map(({ name }) => name));
    const used = new Set(
      ['deploy/alerts.yaml', 'deploy/dashboard.json']
        .map((file) => readFileSync(file, 'utf8'))
        .flatMap((text) => text.match(/\b(?:tung_ngo|process|nodejs)_[a-z_0-9]+/g) ?? [])
        .map((name) => name.replace(/_bucket$/, '')),
    );
    expect(used.size).toBeGreaterThan(15);
    expect([...used].filter((name) => !known.has(name))).toEqual([]);
  });

  it('counts requests by their route, never by who is named in the address', async () => {
    await pages.get('/l/somebodys-own-token');
    await pages.get('/no-such-page-of-somebody');
    const text = await figures();
    expect(text).toMatch(
      /tung_ngo_http_requests_total\{method="GET",route="\/l\/:token",status="\dxx"\} \d/,
    );
    expect(text).not.toContain('somebody');
    expect(text).toMatch(/tung_ngo_http_seconds_bucket\{le="0.1",kind="page"\} \d/);
    expect(text).toMatch(/tung_ngo_http_open_requests 1\n/);
  });

  it('tells of the pools, the disks and whether all is well', async () => {
    const text = await figures();
    expect(text).toMatch(/tung_ngo_pool_connections\{pool="writers",state="total"\} \d/);
    expect(text).toContain('tung_ngo_pool_connections{pool="writers",state="waiting"} 0');
    expect(text).toMatch(/tung_ngo_part_up\{part="database"\} 1/);
    expect(text).toMatch(/tung_ngo_part_up\{part="queue"\} 0/);
  });

  it('is told by a process without pages as well, where one setting opens it, and nobody else is let in', async () => {
    const port = await pages.app.get(WatchListener).listen(0);
    const ask = async (path: string, bearer?: string) => {
      const headers = new Headers(
        bearer === undefined ? [] : [['authorization', `Bearer ${bearer}`]],
      );
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
      return { status: answer.status, text: await answer.text() };
    };
    expect((await ask('/health/live')).status).toBe(200);
    expect(JSON.parse((await ask('/health/ready')).text)).toMatchObject({ database: 'up' });
    expect((await ask('/metrics')).status).toBe(401);
    expect((await ask('/metrics', `${token}x`)).status).toBe(401);
    expect((await ask('/wards', token)).status).toBe(404);
    const { text } = await ask('/metrics', token);
    for (const figure of [
      'process_cpu_seconds_total',
      'tung_ngo_part_up',
      'tung_ngo_disk_free_bytes',
    ]) {
      expect(text).toContain(figure);
    }
  });

  it('names each request in its answer, by the proxy’s name where that is one', async () => {
    const named = await pages.get('/health/live', { 'x-request-id': 'proxy-0123456789' });
    expect(named.headers.get('x-request-id')).toBe('proxy-0123456789');
    const other = await pages
      .get('/health/live', { 'x-request-id': 'Nguyễn'.repeat(3) })
      .catch(() => pages.get('/health/live', { 'x-request-id': 'a b<script>' }));
    expect(other.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  });
});

const promtool = spawnSync('promtool', ['--version']).status === 0;

(promtool ? it : it.skip)('Prometheus takes the rules and the settings as they are', () => {
  for (const asked of [
    ['rules', 'deploy/alerts.yaml'],
    ['config', '--syntax-only', 'deploy/prometheus.yaml'],
  ]) {
    const { status, stderr } = spawnSync('promtool', ['check', ...asked], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  }
});

it('is a dashboard whose panels all ask one source, which whoever imports it chooses', () => {
  const { panels, templating } = JSON.parse(readFileSync('deploy/dashboard.json', 'utf8')) as {
    panels: { datasource: { uid: string }; targets: { expr: string }[] }[];
    templating: { list: { name: string }[] };
  };
  expect(templating.list.map(({ name }) => name)).toEqual(['source']);
  for (const { datasource, targets } of panels) {
    expect([datasource.uid, targets.length > 0]).toEqual(['${source}', true]);
  }
});

describe('the log where it is no terminal', () => {
  const told: string[] = [];

  beforeEach(() => {
    told.length = 0;
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((line) => {
        told.push(String(line));
        return true;
      });
    }
  });
  afterEach(() => jest.restoreAllMocks());

  it('is one line of JSON an event, with the time in the zone and what it was asked by', () => {
    const logger = new ServiceLogger('Asia/Ho_Chi_Minh');
    whileAsked({ request: 'abc-12345678' }, () => logger.warn('Two\nlines', 'HTTP'));
    const fault = new Error('Key (phone)=(+84912345678) already exists');
    logger.error(`GET /wards/:code: ${fault}`, fault.stack, 'HTTP');
    logger.log('Mapped {/, GET}', 'RouterExplorer');
    expect(told).toHaveLength(2);
    const [warned, failed] = told.map((line) => {
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(line).not.toContain('\u001b');
      return JSON.parse(line) as Record<string, unknown>;
    });
    expect(warned).toMatchObject({
      level: 'warn',
      context: 'HTTP',
      message: 'Two\nlines',
      request: 'abc-12345678',
    });
    expect(warned?.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+\+07:00$/);
    expect(failed?.message).toBe('GET /wards/:code: Error: Key (phone)=(…) already exists');
    expect(failed?.stack).toContain('watching.spec.ts');
    expect(told.join('')).not.toContain('912345678');
  });
});

interface Exported {
  name: string;
  traceId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
}

describe('traces', () => {
  let collector: Server;
  let database: TestDatabase;
  let pages: PagesApp;
  const spans: Exported[] = [];
  const password = 'mười hai chữ cái';

  beforeAll(async () => {
    collector = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { resourceSpans } = JSON.parse(Buffer.concat(parts).toString()) as {
          resourceSpans: { scopeSpans: { spans: Exported[] }[] }[];
        };
        for (const { scopeSpans } of resourceSpans)
          for (const scope of scopeSpans) spans.push(...scope.spans);
        response.setHeader('content-type', 'application/json').end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    database = await createTestDatabase('sqlite');
    pages = await startPagesApp(database.unitOfWork, new FakeClock(Date.UTC(2026, 10, 23, 1)));
    const lan = { login: 'lan', fullName: 'Lê Thị Lan', wardId: null, password } as const;
    await pages.app.get(AccountsService).create(systemActor, { role: 'operator', ...lan });
  });
  afterAll(async () => {
    await endTracing();
    await pages.close();
    await database.drop();
    collector.close();
  });

  it('go nowhere, and load nothing, without the setting', async () => {
    await startTracing(parseEnv({}));
    await pages.get('/sign-in');
    await endTracing();
    expect(spans).toEqual([]);
    expect(Object.keys(require.cache).filter((file) => /opentelemetry/.test(file))).toEqual([]);
  });

  it('tell a collector of requests and their writes, as parts of the caller’s trace and without names', async () => {
    const { port } = collector.address() as AddressInfo;
    await startTracing(parseEnv({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}/` }));
    const trace = '0af7651916cd43dd8448eb211c80319c';
    await pages.get('/l/somebodys-own-token', {
      traceparent: `00-${trace}-b7ad6b7169203331-01`,
    });
    const { status } = await pages.send('POST', '/api/v1/tokens', { login: 'lan', password });
    expect(status).toBe(201);
    await endTracing();
    const opened = spans.find(({ name }) => name === 'GET /l/:token');
    expect([opened?.traceId, opened?.parentSpanId]).toEqual([trace, 'b7ad6b7169203331']);
    expect(spans.map(({ name }) => name)).toContain('write');
    const write = spans.find(({ name }) => name === 'write');
    const posted = spans.find(({ name }) => name === 'POST /api/v1/tokens');
    expect(write?.traceId).toBe(posted?.traceId);
    expect(JSON.stringify(spans)).not.toMatch(/somebody|lan\b/);
  });
});
