import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { newId } from '../../../src/platform/database/columns';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { childArguments } from '../../support/child-arguments';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  assertSound,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const now = at(monday, 9);

describe.each(dialects)('a service that is killed with -9 before it answers, on %s', (dialect) => {
  let database: TestDatabase;
  let world: SessionWorld;
  let after: PagesApp;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 2));
    after = await startPagesApp(database.unitOfWork, new FakeClock(now));
    after.actors = [world.officer];
  });
  afterAll(async () => {
    await after.close();
    await database.drop();
  });

  it('gives whoever asks again the answer that it owes them', async () => {
    const [{ id: menteeId }] = world.mentees;
    const startAt = at('2026-11-25', 18);
    const booked = await askTwice('/api/v1/bookings', { menteeId, startAt });
    expect(booked).toMatchObject({ status: 201, body: { booking: { menteeId, startAt } } });
    const { id } = booked.body.booking as Booking;
    const { read } = database.unitOfWork;
    expect(await read.countBy(Booking, { menteeId })).toBe(1);
    expect(await read.countBy(AuditEntry, { subjectId: id })).toBe(1);

    const cancelled = await askTwice(`/api/v1/bookings/${id}/cancellation`, { version: 1 });
    expect(cancelled).toMatchObject({ status: 201, body: { id, state: 'cancelled' } });
    expect(await read.countBy(AuditEntry, { subjectId: id })).toBe(2);
    await assertSound(read);
  });

  /** Of a service that dies, and of the one that stands up after it. */
  async function askTwice(path: string, body: object) {
    const key = newId();
    const dying = await startDying();
    await expect(ask(dying.url + path, key, body)).rejects.toThrow('fetch failed');
    expect(await dying.ended).toBe('SIGKILL');
    return ask((await after.app.getUrl()) + path, key, body);
  }

  async function ask(url: string, key: string, body: object) {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  async function startDying(): Promise<{ url: string; ended: Promise<NodeJS.Signals> }> {
    const settings = { url: database.url, actor: world.officer, now };
    const child = spawn(process.execPath, childArguments('answering-child.cjs', settings), {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit').then(([, signal]) => signal as NodeJS.Signals);
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('http')) return { url: line, ended };
    }
    throw new Error('The service ended before it listened.');
  }
});
