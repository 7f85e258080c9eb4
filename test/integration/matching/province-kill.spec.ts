import { In, Not } from 'typeorm';
import { systemActor } from '../../../src/modules/access/policies/actor';
import { MatchRun } from '../../../src/modules/matching/entities/match-run.entity';
import { ProposedPair } from '../../../src/modules/matching/entities/proposed-pair.entity';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { ProvinceRunsService } from '../../../src/modules/matching/provinces/province-runs.service';
import { ProvinceWard } from '../../../src/modules/matching/entities/province-ward.entity';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { settleWard } from '../../support/worlds/province-wards';
import { serviceNow, startService } from '../../support/service/running-service';
import { until } from '../queue/queue.harness';

const wardCount = 24;
const perWard = 6;
const aDayMs = 24 * 3_600_000;

describe.each(dialects)('a service killed with -9 while it pairs a province, on %s', (dialect) => {
  let world: FeaturesWorld;

  beforeAll(async () => {
    world = await startFeatures(dialect);
    for (let at = 0; at < wardCount; at++) {
      await settleWard(world, String(10_000 + at), 105 + at / 10, [1, perWard], false);
    }
  });
  afterAll(() => world.close());

  it('goes on where it stopped: no ward is left out, and none that was done is paired again', async () => {
    const provinces = world.app.get(ProvinceRunsService);
    const { read } = world.database.unitOfWork;
    const { id } = await provinces.request(systemActor, '37');
    const progress = async () => provinces.progress(await provinces.get('37', id));
    const doneWards = () =>
      read.find(ProvinceWard, {
        where: { provinceRunId: id, state: 'done' },
        order: { id: 'ASC' },
      });

    const held = await holdOneWard();
    const first = await startService(world.database.url);
    await until(async () => (await progress()).wards.done >= 5);
    await first.kill();
    const before = await doneWards();
    expect(before.length).toBeLessThan(wardCount);
    expect((await progress()).state).toBe('wards');

    await touchedAt(held.id, 0);
    const second = await startService(world.database.url);
    await until(async () => (await progress()).state === 'proposed');
    await second.stop();
    expect(await progress()).toMatchObject({
      progress: 100,
      wards: { total: wardCount, done: wardCount, failed: 0 },
    });
    const done = await doneWards();
    const after = new Map(done.map((ward) => [ward.id, ward]));
    expect(before.map((ward) => after.get(ward.id))).toEqual(before);
    // The run that was held is no part of the province: it may end before its ward is asked for one.
    const others = { wardId: Not(held.wardId) };
    expect(await read.countBy(MatchRun, others)).toBe(wardCount - 1);
    expect(await read.countBy(MatchRun, { ...others, state: 'proposed' })).toBe(wardCount - 1);
    const runId = In(done.map((ward) => ward.runId));
    expect(await read.countBy(ProposedPair, { runId })).toBe(wardCount * perWard);
  });

  /** One ward that another process seems to compute, so that the first service cannot be done before it dies. */
  async function holdOneWard(): Promise<{ id: string; wardId: string }> {
    const [{ id: wardId }] = await world.database.unitOfWork.read.find(Ward, { take: 1 });
    const { id } = await world.app.get(MatchRunsService).request(systemActor, wardId);
    await touchedAt(id, serviceNow() + aDayMs);
    return { id, wardId };
  }

  /** When the process that computes a run gave its last sign of life. */
  function touchedAt(id: string, at: number): Promise<unknown> {
    return world.database.unitOfWork.write((manager) =>
      manager.update(MatchRun, { id }, { state: 'running', touchedAt: at }),
    );
  }
});
