import { systemActor } from '../../../src/modules/access/policies/actor';
import { BorderPair } from '../../../src/modules/matching/entities/border-pair.entity';
import { Leftover } from '../../../src/modules/matching/entities/leftover.entity';
import { MatchComputer } from '../../../src/modules/matching/runs/match-computer';
import { MatchRun } from '../../../src/modules/matching/entities/match-run.entity';
import { ProposedPair } from '../../../src/modules/matching/entities/proposed-pair.entity';
import type { ProvinceRun } from '../../../src/modules/matching/entities/province-run.entity';
import { ProvinceRunsService } from '../../../src/modules/matching/provinces/province-runs.service';
import { ProvinceWard } from '../../../src/modules/matching/entities/province-ward.entity';
import { ProvinceJoiner } from '../../../src/modules/matching/provinces/province-joiner';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { settleWard, type WardToSettle } from '../../support/worlds/province-wards';

/** Three wards in a row, two kilometres apart. The middle one has learners and nobody to teach them. */
describe.each(dialects)('pairing a province on %s', (dialect) => {
  let world: FeaturesWorld;
  let provinces: ProvinceRunsService;

  const read = () => world.database.unitOfWork.read;

  const settle = (...ward: WardToSettle) => settleWard(world, ...ward);

  async function work(run: ProvinceRun): Promise<void> {
    for (const { runId, wardIds } of await provinces.unattended()) {
      for (const id of wardIds) await provinces.executeWard(id).catch(() => null);
      await provinces.join(runId);
    }
    const { state } = await provinces.get(run.provinceCode, run.id);
    expect(state).not.toBe('joining');
  }

  const outcome = async (run: ProvinceRun) =>
    provinces.progress(await provinces.get(run.provinceCode, run.id));

  beforeEach(async () => {
    world = await startFeatures(dialect);
    provinces = world.app.get(ProvinceRunsService);
  });

  afterEach(() => world.close());

  it('serves learners whose own ward has nobody, where both wards allow it', async () => {
    const east = await settle('00001', 105.8, [2, 4], true);
    const middle = await settle('00002', 105.82, [0, 6], true);
    const west = await settle('00003', 105.84, [2, 4], false);
    const run = await provinces.request(systemActor, '37');
    await work(run);
    expect(await outcome(run)).toMatchObject({
      state: 'proposed',
      progress: 100,
      wards: { total: 3, done: 3, failed: 0 },
    });
    const pairs = await read().findBy(BorderPair, { provinceRunId: run.id });
    expect(pairs).toHaveLength(10);
    const counts = new Map<string, number>();
    for (const { mentorId } of pairs) counts.set(mentorId, (counts.get(mentorId) ?? 0) + 1);
    expect([...counts.values()]).toEqual([5, 5]);
    expect(new Set(pairs.map(({ mentorWardId }) => mentorWardId))).toEqual(new Set([east]));
    expect(new Set(pairs.map(({ menteeWardId }) => menteeWardId))).toEqual(new Set([east, middle]));
    expect(pairs.some(({ menteeWardId }) => menteeWardId === west)).toBe(false);
  });

  it('stores no pairs that were found without a ward that was tried again meanwhile', async () => {
    await settle('00001', 105.8, [2, 4], true);
    const late = await settle('00002', 105.82, [0, 6], true);
    const run = await provinces.request(systemActor, '37');
    await work(run);
    const asked: (() => void)[] = [];
    const { pairsFor } = ProvinceJoiner.prototype;
    jest.spyOn(ProvinceJoiner.prototype, 'pairsFor').mockImplementation(async function (
      this: ProvinceJoiner,
      id,
    ) {
      const pairs = await pairsFor.call(this, id);
      const isFirst = asked.length === 0;
      await new Promise<void>((answer) => asked.push(answer));
      return isFirst ? [] : pairs;
    });
    const failed = async () => {
      await world.database.unitOfWork.write((manager) =>
        manager.update(
          ProvinceWard,
          { wardId: late },
          { state: 'failed', failure: { sentence: 'Lỗi' } },
        ),
      );
      await provinces.retryWard(systemActor, run, late);
      const [{ wardIds }] = await provinces.unattended();
      await provinces.executeWard(wardIds[0]);
    };
    /** Begins to join, and gives the joining once it has its pairs and is about to store them. */
    const joining = async (): Promise<Promise<void>[]> => {
      const before = asked.length;
      const joined = provinces.join(run.id);
      while (asked.length === before) await new Promise((soon) => setImmediate(soon));
      return [joined];
    };

    await failed();
    const [first] = await joining();
    await failed();
    const [second] = await joining();
    asked[0]();
    await first;
    expect(await outcome(run)).toMatchObject({ state: 'joining' });
    asked[1]();
    await second;
    expect(await outcome(run)).toMatchObject({ state: 'proposed', borderPairs: 10 });
    jest.restoreAllMocks();
  });

  it('fills places left in the neighbouring ward, never more than a mentor takes', async () => {
    await settle('00001', 105.8, [1, 6], true);
    await settle('00002', 105.82, [0, 5], true);
    const run = await provinces.request(systemActor, '37');
    await work(run);
    expect(await read().count(ProposedPair)).toBe(6);
    expect(await read().count(BorderPair)).toBe(2);
  });

  it('pairs the other wards when one fails, and that one alone when it is tried again', async () => {
    const good = await settle('00001', 105.8, [1, 5], false);
    const bad = await settle('00002', 105.9, [1, 6], false);
    const run = await provinces.request(systemActor, '37');
    const computer = world.app.get(MatchComputer);
    const compute = computer.compute.bind(computer);
    const spy = jest
      .spyOn(computer, 'compute')
      .mockImplementation((input, ...rest) =>
        input.mentees.length === 6
          ? Promise.reject(new Error('The thread broke.'))
          : compute(input, ...rest),
      );
    for (let round = 0; round < 3; round++) await work(run);
    expect(await outcome(run)).toMatchObject({
      state: 'proposed',
      wards: { total: 2, done: 1, failed: 1 },
    });
    const [before] = await read().findBy(ProvinceWard, { wardId: good });

    spy.mockRestore();
    await provinces.retryWard(systemActor, run, bad);
    await work(run);
    expect(await outcome(run)).toMatchObject({ state: 'proposed', wards: { done: 2, failed: 0 } });
    expect(await read().findBy(ProvinceWard, { wardId: good })).toEqual([before]);
    expect(await read().countBy(MatchRun, { wardId: good })).toBe(1);
    expect(await read().count(ProposedPair)).toBe(11);
    await expect(provinces.retryWard(systemActor, run, bad)).rejects.toMatchObject({
      code: 'not-failed',
    });
  });

  it('does nothing twice when jobs come twice', async () => {
    await settle('00001', 105.8, [1, 5], true);
    await settle('00002', 105.82, [0, 3], true);
    const run = await provinces.request(systemActor, '37');
    const [{ wardIds }] = await provinces.unattended();
    await Promise.all([...wardIds, ...wardIds].map((id) => provinces.executeWard(id)));
    await work(run);
    await Promise.all([provinces.join(run.id), provinces.join(run.id)]);
    expect(await read().count(MatchRun)).toBe(2);
    expect(await read().count(ProposedPair)).toBe(5);
    expect(await read().count(BorderPair)).toBe(3);
    expect(await read().countBy(Leftover, { side: 'mentee' })).toBe(3);
    await expect(provinces.request(systemActor, '37')).resolves.toBeDefined();
    await expect(provinces.request(systemActor, '37')).rejects.toMatchObject({
      code: 'match-in-progress',
    });
  });
});
