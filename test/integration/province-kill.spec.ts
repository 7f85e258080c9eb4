import { setTimeout as pause } from 'node:timers/promises';
import { systemActor } from '../../src/modules/access/policies/actor';
import { MatchRun } from '../../src/modules/matching/entities/match-run.entity';
import { ProposedPair } from '../../src/modules/matching/entities/proposed-pair.entity';
import { ProvinceRunsService } from '../../src/modules/matching/provinces/province-runs.service';
import { ProvinceWard } from '../../src/modules/matching/entities/province-ward.entity';
import { dialects } from '../support/databases';
import { type FeaturesWorld, startFeatures } from '../support/features';
import { settleWard } from '../support/province-wards';
import { startService } from '../support/running-service';

const wardCount = 40;
const perWard = 6;

describe.each(dialects)('a service killed with -9 while it pairs a province, on %s', (dialect) => {
  let world: FeaturesWorld;

  beforeAll(async () => {
    world = await startFeatures(dialect);
    for (let at = 0; at < wardCount; at++) {
      await settleWard(world, String(10_000 + at), 105 + at / 10, [1, perWard], false);
    }
  }, 60_000);
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

    const first = await startService(world.database.url);
    while ((await progress()).wards.done < 5) await pause(20);
    await first.kill();
    const before = await doneWards();
    expect(before.length).toBeLessThan(wardCount);
    expect((await progress()).state).toBe('wards');

    const second = await startService(world.database.url);
    while ((await progress()).state !== 'proposed') await pause(200);
    await second.stop();
    expect(await progress()).toMatchObject({
      progress: 100,
      wards: { total: wardCount, done: wardCount, failed: 0 },
    });
    const after = new Map((await doneWards()).map((ward) => [ward.id, ward]));
    expect(before.map((ward) => after.get(ward.id))).toEqual(before);
    expect(await read.count(MatchRun)).toBe(wardCount);
    expect(await read.countBy(MatchRun, { state: 'proposed' })).toBe(wardCount);
    expect(await read.count(ProposedPair)).toBe(wardCount * perWard);
  }, 180_000);
});
