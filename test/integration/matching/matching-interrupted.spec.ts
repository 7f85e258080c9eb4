import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { newId } from '../../../src/platform/database/columns';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import type { MatchRun } from '../../../src/modules/matching/entities/match-run.entity';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { ProposedPair } from '../../../src/modules/matching/entities/proposed-pair.entity';
import { childArguments } from '../../support/child-arguments';
import { dialects } from '../../support/databases/databases';
import { keyOfTests } from '../../support/databases/open-test-database';
import { breakTable, refuseOnce } from '../../support/clocks/faults';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { settleWard } from '../../support/worlds/province-wards';

const silenceMs = 13_000;
const operator: Actor = { kind: 'operator', id: newId(), wardId: null };

describe.each(dialects)('a pairing that is broken off, on %s', (dialect) => {
  let world: FeaturesWorld;
  let pages: PagesApp;
  let runs: MatchRunsService;
  let unitOfWork: UnitOfWork;
  let wardId: string;
  let code = 10_000;

  beforeAll(async () => {
    world = await startFeatures(dialect);
    unitOfWork = world.database.unitOfWork;
    runs = world.app.get(MatchRunsService);
    pages = await startPagesApp(unitOfWork, world.clock);
    pages.actors = [operator];
  });
  beforeEach(async () => {
    code += 1;
    wardId = await settleWard(world, String(code), 105.8, [1, 6], false);
  });
  afterAll(async () => {
    await pages.close();
    await world.close();
  });

  const stored = (run: MatchRun) => unitOfWork.read.countBy(ProposedPair, { runId: run.id });
  const page = async (run: MatchRun) =>
    (await pages.get(`/wards/${code}/proposals/${run.id}`)).text;

  /** As left behind by a process that was killed. */
  async function dieWith(run: MatchRun): Promise<void> {
    const now = await runs.get(run.id);
    await unitOfWork.write((manager) =>
      runs.move(manager, now, [now.state], 'running', { attempts: now.attempts + 1 }),
    );
    world.clock.at += silenceMs;
  }

  it.each(['proposed_pair', 'leftover'])(
    'by a full disk while %s is stored ends as failed, says so, and can be asked for again',
    async (table) => {
      if (table === 'leftover') {
        wardId = await settleWard(world, String(++code), 105.8, [1, 10], false);
      }
      const fault = await breakTable(unitOfWork, 'INSERT', table);
      const run = await runs.request(systemActor, wardId);
      await expect(runs.execute(run.id)).rejects.toThrow(/full|no space/);
      await fault.mend();

      expect(await runs.get(run.id)).toMatchObject({ state: 'failed', summary: null });
      expect(await stored(run)).toBe(0);
      expect(await page(run)).toContain('Ghép cặp bị lỗi, xin chạy lại.');
      const again = await runs.request(systemActor, wardId);
      await runs.execute(again.id);
      expect((await runs.get(again.id)).state).toBe('proposed');
    },
  );

  it('where not even the failure can be written is taken up again, and the page says so meanwhile', async () => {
    const full = await breakTable(unitOfWork, 'UPDATE', 'match_run', `NEW.state <> 'running'`);
    const run = await runs.request(systemActor, wardId);
    await expect(runs.execute(run.id)).rejects.toThrow(/full|no space/);
    expect((await runs.get(run.id)).state).toBe('running');
    await full.mend();

    world.clock.at += silenceMs;
    expect(await page(run)).toContain('đã dừng giữa chừng');
    expect((await runs.unattended()).map(({ id }) => id)).toContain(run.id);
    await runs.execute(run.id);
    expect((await runs.get(run.id)).state).toBe('proposed');
    expect(await stored(run)).toBe(6);
  });

  it('by kill -9 while it is stored leaves nothing, and is taken up from the beginning', async () => {
    const run = await runs.request(systemActor, wardId);
    const options = {
      settings: {
        DATABASE_URL: world.database.url,
        DATA_DIR: tmpdir(),
        SECRET: 'a secret for the tests, and long enough',
        ...keyOfTests,
      },
      now: world.clock.at,
      runId: run.id,
      diesAfter: 'INSERT INTO proposed_pair',
    };
    const child = spawn(process.execPath, childArguments('pairing-child.cjs', options));
    const signal = await new Promise((ended) => child.once('exit', (_, by) => ended(by)));
    expect(signal).toBe('SIGKILL');
    expect(await runs.get(run.id)).toMatchObject({ state: 'running', attempts: 1 });
    expect(await stored(run)).toBe(0);

    world.clock.at += silenceMs;
    expect(await page(run)).toContain('đã dừng giữa chừng');
    await runs.execute(run.id);
    expect(await runs.get(run.id)).toMatchObject({ state: 'proposed', attempts: 2 });
    expect(await stored(run)).toBe(6);
  }, 120_000);

  it('tells on its page that it runs again', async () => {
    const run = await runs.request(systemActor, wardId);
    await dieWith(run);
    await dieWith(run);
    world.clock.at -= silenceMs;
    expect(await page(run)).toContain('đang chạy lại từ đầu (lần 2)');
    expect(await page(run)).not.toContain('đã dừng giữa chừng');
    world.clock.at += silenceMs;
    await runs.discard(systemActor, await runs.get(run.id));
  });

  it('is given up when process after process dies of it, and says so', async () => {
    const run = await runs.request(systemActor, wardId);
    for (let died = 1; died <= 3; died++) await dieWith(run);
    await expect(runs.execute(run.id)).rejects.toMatchObject({ code: 'pairing-interrupted' });
    expect((await runs.get(run.id)).state).toBe('failed');
    expect((await runs.unattended()).map(({ id }) => id)).not.toContain(run.id);
    expect(await page(run)).toContain('Máy dừng giữa chừng 3 lần');
  });

  it('can be thrown away once its process has fallen silent, and not before', async () => {
    const run = await runs.request(systemActor, wardId);
    await dieWith(run);
    const silent = await runs.get(run.id);
    world.clock.at -= silenceMs;
    await expect(runs.discard(systemActor, silent)).rejects.toMatchObject({
      code: 'stale-version',
    });
    world.clock.at += silenceMs;
    await runs.discard(systemActor, silent);
    expect((await runs.get(run.id)).state).toBe('discarded');
    await runs.execute(run.id);
    expect((await runs.get(run.id)).state).toBe('discarded');
  });

  if (dialect === 'postgres') {
    it('is stored when the database asks for the transaction to be done again', async () => {
      await refuseOnce(unitOfWork, 'proposed_pair');
      const run = await runs.request(systemActor, wardId);
      await runs.execute(run.id);
      expect((await runs.get(run.id)).state).toBe('proposed');
      expect(await stored(run)).toBe(6);
    });
  }
});
