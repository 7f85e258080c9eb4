import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { In } from 'typeorm';
import { MatchTrial } from '../../../src/modules/matching/entities/match-trial.entity';
import { Pair } from '../../../src/modules/matching/entities/pair.entity';
import { ProposedPair } from '../../../src/modules/matching/entities/proposed-pair.entity';
import { ProposalsService } from '../../../src/modules/matching/proposals/proposals.service';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { MatchTrials } from '../../../src/modules/matching/trials/match-trials.service';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { PlannedChanges } from '../../../src/modules/sessions/changes/planned-changes.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { newId } from '../../../src/platform/database/columns';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';
import { formsOf } from '../../support/pages/html-forms';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { Pressing } from '../../support/pages/pressing';
import { settleWard } from '../../support/worlds/province-wards';

const operator: Actor = { kind: 'operator', id: newId(), wardId: null };
const code = '30003';

describe.each(dialects)('pairings that are only looked at, on %s', (dialect) => {
  let world: FeaturesWorld;
  let pages: PagesApp;
  let wardId: string;
  let runId: string;

  beforeAll(async () => {
    world = await startFeatures(dialect);
    pages = await startPagesApp(world.database.unitOfWork, world.clock);
    pages.actors = [operator];
    wardId = await settleWard(world, code, 105.8, [4, 20], false);
    // One of them lives some 450 metres away.
    const { unitOfWork } = world.database;
    const [one] = await unitOfWork.read.find(Mentor, { where: { wardId }, order: { id: 'ASC' } });
    await unitOfWork.write((manager) =>
      manager.update(Mentor, { id: one.id }, { latitude: one.latitude + 0.004 }),
    );
    runId = await computed();
  }, 120_000);
  afterAll(async () => {
    await pages.close();
    await world.close();
  });

  const read = () => world.database.unitOfWork.read;
  const settings = async () => (await world.app.get(WardsService).get(wardId)).settings;
  const trials = () => world.app.get(MatchTrials);
  const computed = async (): Promise<string> => {
    const runs = world.app.get(MatchRunsService);
    const run = await runs.request(systemActor, wardId);
    await runs.execute(run.id);
    return run.id;
  };
  /** The form as it stands, with what an officer types over it. */
  const typed = (text: string, over: Record<string, string> = {}) => {
    const boxes = text.matchAll(/<input id="[^"]*" name="(\w+)"[^>]*? value="([^"]*)"/g);
    return { ...Object.fromEntries([...boxes].map(([, name, value]) => [name, value])), ...over };
  };
  const lastTrial = () =>
    read().findOneOrFail(MatchTrial, {
      where: { wardId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });

  it('show what other weights would change, each alone and all together, before they are saved', async () => {
    const desk = new Pressing(pages);
    await desk.open(`/wards/${code}/settings/weights`);
    const other = { activeMentorReward: '0', householdSplitCost: '' };
    await desk.send(/weights$/, typed(desk.text, other));
    expect(desk.text).toContain('Đang ghép thử');
    const trial = await lastTrial();
    await trials().execute(trial.id);
    const address = `/wards/${code}/settings/weights/trials/${trial.id}`;
    await desk.open(address);
    for (const words of ['như hiện nay', 'chỉ đổi:', 'tất cả mức được thử', '20/20'])
      expect(desk.text).toContain(words);
    const { results } = await lastTrial();
    const tried = results && 'tried' in results ? results.tried : [];
    expect(tried.map(({ weights }) => Object.keys(weights).length)).toEqual([0, 1, 1, 2]);
    // Who takes part is worth a walk now, and none in the trial.
    expect(tried.map(({ figures }) => figures.active)).toEqual([4, 3, 4, 3]);
    expect((await settings()).activeMentorReward).toBe(25_000);
    expect(await read().countBy(Pair, { wardId })).toBe(0);
    await desk.send(/saving$/);
    expect(await settings()).toMatchObject({ activeMentorReward: 0, householdSplitCost: null });
    await desk.open(address);
    expect(desk.text).toContain('Các mức này đang được dùng.');
    expect(formsOf(desk.text).some(({ action }) => action.endsWith('/saving'))).toBe(false);
    const back = { activeMentorReward: 25_000, householdSplitCost: 20_000 };
    const changes = world.app.get(PlannedChanges);
    await changes.changeSettings(
      systemActor,
      { wardId, settings: back },
      { act: 'keep', reason: '' },
    );
  });

  it('refuse what is not typed as needed, keep what was typed, and try nothing where nothing changes', async () => {
    const path = `/wards/${code}/settings/weights`;
    const { text } = await pages.get(path);
    const same = await pages.send('POST', path, typed(text));
    expect(same.status).toBe(409);
    const wrong = await pages.send('POST', path, typed(text, { moveCost: 'nhiều' }));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('nhiều');
  });

  it('give the price of one more ambassador on the proposal, and another proposal with as many as are chosen', async () => {
    const path = `/wards/${code}/proposals/${runId}`;
    const desk = new Pressing(pages);
    await desk.open(path);
    await desk.send(/curve$/);
    expect(desk.text).toContain('Đang tính');
    await trials().execute((await lastTrial()).id);
    await desk.open(path);
    expect(desk.text).toContain('<svg class="curve-chart"');
    expect(desk.text).toContain('đề xuất này');
    const { results } = await lastTrial();
    const curve = results && 'curve' in results ? results.curve : [];
    const { activeReward } = curve.find(({ active }) => active === 3) ?? { activeReward: NaN };
    await desk.send(/choice$/, { activeMentorReward: String(activeReward) });
    const runs = world.app.get(MatchRunsService);
    const chosen = await runs.latest(wardId, ['queued']);
    await runs.execute(chosen?.id ?? '');
    const pairs = await read().findBy(ProposedPair, { runId: chosen?.id });
    expect(pairs).toHaveLength(20);
    expect(new Set(pairs.map(({ mentorId }) => mentorId)).size).toBe(3);
    await desk.open(`/wards/${code}/proposals/${chosen?.id}`);
    expect(desk.text).toContain('theo số đại sứ mà cán bộ đã chọn');
    // The ward's own value stays, and the proposal can be corrected and published all the same.
    expect((await settings()).activeMentorReward).toBe(25_000);
    const [{ menteeId, mentorId }] = pairs;
    await desk.send(/locks$/, { menteeId, mentorId, lock: 'yes' });
    await world.app.get(ProposalsService).publish(operator, await runs.get(chosen?.id ?? ''));
    expect(await read().countBy(Pair, { wardId })).toBe(20);
  });

  it('are one at a time in a ward, and go on after their worker died', async () => {
    const made = await trials().tryWeights(operator, wardId, { moveCost: 0 });
    await expect(trials().tryWeights(operator, wardId, { moveCost: 1 })).rejects.toMatchObject({
      code: 'match-in-progress',
    });
    expect((await trials().unattended()).map(({ id }) => id)).toContain(made.id);
    await trials().execute(made.id);
    expect(await trials().get(made.id)).toMatchObject({ state: 'done', progress: 100 });
  });

  it('show what further marks that come first would change, and pair by them once they are saved', async () => {
    const { unitOfWork } = world.database;
    const [idle] = await read().find(Mentor, { where: { wardId }, order: { id: 'ASC' } });
    await unitOfWork.write(async (manager) => {
      await manager.update(Mentor, { wardId }, { maxMentees: 5 });
      await manager.update(Mentor, { id: idle.id }, { isActive: false });
    });
    const leftOut = async (): Promise<string[]> => {
      const pairs = await read().findBy(ProposedPair, { runId: await computed() });
      const paired = new Set(pairs.map(({ menteeId }) => menteeId));
      const everybody = await read().findBy(Mentee, { wardId });
      return everybody.map(({ id }) => id).filter((id) => !paired.has(id));
    };
    const poor = await leftOut();
    expect(poor).toHaveLength(5);
    await unitOfWork.write((manager) =>
      manager.update(Mentee, { id: In(poor) }, { groups: ['poor'] }),
    );

    const desk = new Pressing(pages);
    await desk.open(`/wards/${code}/settings/weights`);
    await desk.send(/weights$/, typed(desk.text, { priorityGroups: 'poor' }));
    const { id } = await lastTrial();
    await trials().execute(id);
    await desk.open(`/wards/${code}/settings/weights/trials/${id}`);
    for (const words of ['Ai nữa được xếp trước', 'không thêm ai', 'Hộ nghèo', '15/20'])
      expect(desk.text).toContain(words);
    await desk.send(/saving$/);
    expect((await settings()).priorityGroups).toEqual(['poor']);
    const others = await leftOut();
    expect(others).toHaveLength(5);
    expect(others.filter((one) => poor.includes(one))).toEqual([]);
  });
});
