import { type AddressInfo, createServer, connect, type Server, type Socket } from 'node:net';
import { Client } from 'pg';
import { entities } from '../../../src/app/entities';
import { keepingRules } from '../../../src/app/keeping';
import { parseEnv } from '../../../src/platform/config/env';
import { answeringClient } from '../../../src/platform/database/postgres/answering-client';
import { isUnavailable } from '../../../src/platform/database/unavailable';
import { openDatabase } from '../../../src/platform/database/open-database';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { careOf } from '../../../src/platform/keeping/database-care';
import { insert } from '../../../src/platform/database/insert';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { makeWard } from '../../factories/wards';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { keyOfTests } from '../../support/databases/open-test-database';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';

const SECRET = 'a secret for the tests, and long enough';

/** Between the service and PostgreSQL, to be cut. */
class Wire {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private port = 0;

  constructor(private readonly far: URL) {
    this.server = createServer((near) => {
      const there = connect(Number(far.port || 5432), far.hostname);
      for (const socket of [near, there]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
      }
      near.pipe(there).pipe(near);
    });
  }

  /** Where the service finds the database by it; after a cut on the same port. */
  async mend(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(this.port, '127.0.0.1', done));
    this.port = (this.server.address() as AddressInfo).port;
    const url = new URL(this.far);
    url.host = `127.0.0.1:${this.port}`;
    return url.href;
  }

  /** Nothing comes through any more, and nobody is told. */
  stall(): void {
    for (const socket of this.sockets) socket.unpipe();
  }

  async cut(): Promise<void> {
    const closed = new Promise<void>((done) => this.server.close(() => done()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}

const onPostgres = dialects.includes('postgres') ? describe : describe.skip;

onPostgres('while PostgreSQL is away, or others hold what is wanted', () => {
  let database: TestDatabase;
  let wire: Wire;
  let unitOfWork: UnitOfWork;
  let pages: PagesApp;
  let ward: Ward;

  beforeAll(async () => {
    database = await createTestDatabase('postgres');
    wire = new Wire(new URL(database.url));
    const url = await wire.mend();
    const env = parseEnv({
      SECRET,
      DATABASE_URL: url,
      ...keyOfTests,
      DATABASE_CONNECT_MS: '300',
      DATABASE_LOCK_MS: '700',
      DATABASE_WRITERS: '3',
    });
    unitOfWork = await openDatabase(url, entities, undefined, careOf(env, keepingRules));
    ward = makeWard();
    await unitOfWork.write((manager) => insert(manager, Ward, ward));
    pages = await startPagesApp(unitOfWork, new FakeClock(Date.UTC(2026, 10, 23, 1)));
    pages.actors = [{ kind: 'operator', id: ward.id, wardId: null }];
  });
  afterAll(async () => {
    await pages.close();
    await unitOfWork.close().catch(() => undefined);
    await wire.cut();
    await database.drop().catch(() => undefined);
  });

  it('answers 503 with a time to come again, as a page and to programs, and goes on when it is back', async () => {
    expect((await pages.get('/api/v1/wards')).status).toBe(200);
    await wire.cut();
    const answers = [await pages.get('/api/v1/wards'), await pages.get('/wards')];
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    for (const { headers } of answers) expect(headers.get('retry-after')).toBe('5');
    expect(JSON.parse(answers[0].text)).toMatchObject({ code: 'unavailable', status: 503 });
    expect(answers[1].text).toContain('xin thử lại sau ít phút');
    const { status, text } = await pages.get('/health/ready');
    expect([status, (JSON.parse(text) as { database: string }).database]).toEqual([503, 'down']);
    await wire.mend();
    expect((await pages.get('/api/v1/wards')).status).toBe(200);
    expect((await pages.get('/health/ready')).status).toBe(200);
  });

  it('gives up a connection on which no answer comes', async () => {
    const still = new Wire(new URL(database.url));
    const client = new (answeringClient({ statementMs: 50 }))({
      connectionString: await still.mend(),
    });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('SELECT 2');
    still.stall();
    const fault = await client.query('SELECT 3').catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'ETIMEDOUT' });
    expect(isUnavailable(fault)).toBe(true);
    await still.cut();
  });

  it('keeps nobody else waiting for a lock that one holds', async () => {
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query(`BEGIN; UPDATE ward SET name = name WHERE id = '${ward.id}'`);
    const change = () =>
      unitOfWork.write((manager) =>
        manager.query(`UPDATE ward SET name = 'X' WHERE id = '${ward.id}'`),
      );
    const waiting = Promise.allSettled(Array.from({ length: 12 }, change));
    // All connections that write are taken by now: who reads, comes in or watches has others.
    expect((await pages.get('/api/v1/wards')).status).toBe(200);
    expect((await pages.get('/health/ready')).status).toBe(200);
    expect(await unitOfWork.writeAside((manager) => manager.query('SELECT 7 AS n'))).toEqual([
      { n: 7 },
    ]);
    for (const ended of await waiting) expect(ended.status).toBe('rejected');
    await holder.query('ROLLBACK');
    await holder.end();
    await change();
  });

  it('lets people sign in while every reader waits for a locked table', async () => {
    const holder = new Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE mentee IN ACCESS EXCLUSIVE MODE');
    const look = () => unitOfWork.read.query('SELECT id FROM mentee');
    const waiting = Promise.allSettled(Array.from({ length: 12 }, look));
    const stranger = { login: 'khong-ai', password: 'mot mat khau sai' };
    expect((await pages.send('POST', '/api/v1/tokens', stranger)).status).toBe(401);
    await holder.query('ROLLBACK');
    await holder.end();
    await waiting;
  });
});
