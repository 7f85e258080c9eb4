import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { In } from 'typeorm';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { defaultWardSettings } from '../../../src/modules/wards/entities/ward-settings';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { WeekPlan } from '../../../src/modules/sessions/entities/week-plan.entity';
import { childArguments } from '../../support/child-arguments';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { keyOfTests } from '../../support/databases/open-test-database';
import {
  assertSound,
  at,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';
import { newNamespace, testRedisUrl } from '../queue/queue-backends';
import { removeFolder, temporaryFolder, until } from '../queue/queue.harness';

const PROCESSES = 4;
const queues = [
  { name: 'Redis', settings: { REDIS_URL: testRedisUrl() } },
  { name: 'PostgreSQL', settings: {} },
].filter(({ name }) => dialects.includes('postgres') && (name !== 'Redis' || testRedisUrl()));

type Child = ChildProcessByStdio<Writable, Readable, null>;

(queues.length > 0
  ? describe.each(queues)
  : describe.skip.each([{ name: 'servers', settings: {} }]))(
  'next week, planned on Thursday by four processes with their queue on $name',
  ({ settings }) => {
    let database: TestDatabase;
    let folder: string;
    const running: Child[] = [];

    beforeAll(async () => {
      database = await createTestDatabase('postgres');
      folder = await temporaryFolder();
    });
    afterEach(() => {
      for (const child of running.splice(0)) child.kill('SIGKILL');
    });
    afterAll(async () => {
      await database.drop();
      await removeFolder(folder);
    });

    it('is made once for each ward, however often each of them is woken', async () => {
      const { read } = database.unitOfWork;
      const wards: SessionWorld[] = [];
      for (const count of [3, 7, 5]) {
        wards.push(await database.unitOfWork.write((manager) => settlePairs(manager, count)));
      }
      const wardIds = wards.map(({ ward }) => ward.id);
      const wardId = In(wardIds);
      // Their evening does not pass: nobody wants to look first.
      const noLook = { ...defaultWardSettings, planLookHours: 0 };
      await database.unitOfWork.write((manager) =>
        manager.update(Ward, { id: wardId }, { settings: noLook }),
      );
      const namespace = newNamespace();
      const said: string[] = [];
      for (let index = 0; index < PROCESSES; index += 1) {
        const env = {
          DATABASE_URL: database.url,
          DATA_DIR: join(folder, String(index)),
          SECRET: 'a secret for the tests, and long enough',
          ...keyOfTests,
          ...settings,
        };
        const options = {
          settings: env,
          namespace,
          now: at('2026-11-26', 19) + 1_000,
          wardIds,
          weekStart: '2026-11-30',
        };
        const child = spawn(process.execPath, childArguments('thursday-child.cjs', options), {
          stdio: ['pipe', 'pipe', 'inherit'],
        });
        running.push(child);
        createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
      }
      const times = (start: string): number => {
        // Nothing is to be waited for from a process that has ended.
        expect(running.map(({ exitCode }) => exitCode)).toEqual(running.map(() => null));
        return said.filter((line) => line.startsWith(start)).length;
      };
      await until(() => times('ready') === PROCESSES);
      await until(async () => (await read.countBy(WeekPlan, { wardId })) === wards.length);

      for (const child of running) child.stdin.write('again\n');
      await until(() => times('woken again') === PROCESSES);

      const plans = await read.findBy(WeekPlan, { wardId });
      expect(plans.map(({ weekStart }) => weekStart)).toEqual(wards.map(() => '2026-11-30'));
      const made = await read.findBy(AuditEntry, { wardId, action: 'week-plan.make' });
      expect(made).toHaveLength(wards.length);
      const mentees = wards.flatMap((ward) => ward.mentees.map(({ id }) => id));
      const bookings = await read.findBy(Booking, { menteeId: In(mentees) });
      expect(bookings.map(({ menteeId }) => menteeId).sort()).toEqual(mentees.sort());
      const planned = said.filter((line) => /^planned [1-9]/.test(line));
      expect(planned).toHaveLength(wards.length);
      await assertSound(read);
    });
  },
);
