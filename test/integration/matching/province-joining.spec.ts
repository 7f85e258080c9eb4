import { newId } from '../../../src/platform/database/columns';
import { Interrupted } from '../../../src/platform/computing/computing-thread';
import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { BorderPair } from '../../../src/modules/matching/entities/border-pair.entity';
import { ProvinceRun } from '../../../src/modules/matching/entities/province-run.entity';
import { ProvinceWard } from '../../../src/modules/matching/entities/province-ward.entity';
import { ProvinceJoiner } from '../../../src/modules/matching/provinces/province-joiner';
import { ProvinceRunsService } from '../../../src/modules/matching/provinces/province-runs.service';
import { ProvinceJobs } from '../../../src/modules/matching/provinces/province.jobs';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { settleWard } from '../../support/worlds/province-wards';
import { at, monday } from '../../support/worlds/session-world';

const mostTries = 5;
const page = '/operations/provinces/37';

/** The ward in the west has three learners and nobody to teach them; the one in the east has places left. */
describe.each(dialects)('joining neighbouring wards that breaks, on %s,', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let provinces: ProvinceRunsService;
  let west: string;
  let provinceRunId: string;
  const operator: Actor = { kind: 'operator', id: newId(), wardId: null };

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
    pages.actors = [operator];
    provinces = pages.app.get(ProvinceRunsService);
    await settleWard({ app: pages.app, database }, '00001', 105.8, [1, 5], true);
    west = await settleWard({ app: pages.app, database }, '00002', 105.82, [0, 3], true);
    provinceRunId = (await provinces.request(systemActor, '37')).id;
    await pairWards();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await pages.close();
    await database.drop();
  });

  async function pairWards(): Promise<void> {
    for (const { wardIds } of await provinces.unattended()) {
      for (const id of wardIds) await provinces.executeWard(id);
    }
  }

  const breaks = (cause: Error) =>
    jest.spyOn(ProvinceJoiner.prototype, 'pairsFor').mockRejectedValue(cause);
  const attempt = (nth: number) =>
    pages.app
      .get(ProvinceJobs)
      .join(
        { provinceRunId },
        { id: provinceRunId, attempt: nth, isLastAttempt: nth === mostTries },
      );
  const stands = () => database.unitOfWork.read.findOneByOrFail(ProvinceRun, { id: provinceRunId });
  const proposal = () => `/api/v1/provinces/37/proposals/${provinceRunId}`;

  async function breakForGood(): Promise<void> {
    const spy = breaks(new Error('It broke.'));
    await expect(attempt(mostTries)).rejects.toThrow('It broke.');
    spy.mockRestore();
  }

  it('has failed after the last try of its job and not before, and is put to no queue any more', async () => {
    breaks(new Error('It broke.'));
    for (let nth = 1; nth < mostTries; nth += 1) {
      await expect(attempt(nth)).rejects.toThrow('It broke.');
      expect(await stands()).toMatchObject({ state: 'joining', failure: null });
    }
    await expect(attempt(mostTries)).rejects.toThrow('It broke.');
    expect(await stands()).toMatchObject({
      state: 'failed',
      failure: { code: 'joining-broken' },
      finishedAt: at(monday, 9),
    });
    expect(await provinces.unattended()).toEqual([]);
  });

  it('says so in one sentence on the page and to programs, in the language of the reader', async () => {
    await breakForGood();
    const sentences = {
      vi: 'Chưa ghép được với đơn vị bên cạnh vì máy bị lỗi nhiều lần liền',
      en: 'Pairing with neighbouring units failed several times in a row',
    };
    for (const [language, sentence] of Object.entries(sentences)) {
      const { text } = await pages.get(`${page}?lang=${language}`);
      expect(text).toContain(sentence);
      expect(text).toContain(`action="${page}/runs/${provinceRunId}/joining"`);
      const answer = await pages.get(proposal(), { 'accept-language': language });
      expect(JSON.parse(answer.text)).toMatchObject({
        state: 'failed',
        failure: expect.stringContaining(sentence),
        failureCode: 'joining-broken',
        wards: { total: 2, done: 2, failed: 0 },
      });
    }
  });

  it.each([
    ['the button of the page', () => `${page}/runs/${provinceRunId}/joining`, 303],
    ['the API', () => `${proposal()}/attempts`, 202],
  ])('is tried again alone by %s, and then succeeds', async (_, path, expected) => {
    await breakForGood();
    const wards = await database.unitOfWork.read.findBy(ProvinceWard, { provinceRunId });
    const { status } = await pages.send('POST', path());
    expect(status).toBe(expected);
    expect(await stands()).toMatchObject({ state: 'joining', failure: null, finishedAt: null });
    expect(await provinces.unattended()).toEqual([{ runId: provinceRunId, wardIds: [] }]);
    await attempt(1);
    expect(await stands()).toMatchObject({ state: 'proposed', borderPairs: 3, failure: null });
    expect(await database.unitOfWork.read.countBy(BorderPair, { menteeWardId: west })).toBe(3);
    expect(await database.unitOfWork.read.findBy(ProvinceWard, { provinceRunId })).toEqual(wards);
  });

  it('is tried again by nobody where it did not fail, or beside another run', async () => {
    const again = async () => provinces.retryJoining(operator, await stands());
    await expect(again()).rejects.toMatchObject({ code: 'not-failed', status: 409 });
    await breakForGood();
    await provinces.request(systemActor, '37');
    await expect(again()).rejects.toMatchObject({ code: 'match-in-progress', status: 409 });
    expect(await stands()).toMatchObject({ state: 'failed' });
  });

  it('says nothing of it any more once a ward is tried again', async () => {
    await breakForGood();
    await database.unitOfWork.write((manager) =>
      manager.update(ProvinceWard, { provinceRunId, wardId: west }, { state: 'failed' }),
    );
    await provinces.retryWard(operator, await stands(), west);
    expect(await stands()).toMatchObject({ state: 'wards', failure: null });
    await pairWards();
    await attempt(1);
    expect(await stands()).toMatchObject({ state: 'proposed', borderPairs: 3 });
  });

  it('waits for the next process where this one is about to end', async () => {
    breaks(new Interrupted());
    await expect(attempt(mostTries)).rejects.toThrow('about to end');
    expect(await stands()).toMatchObject({ state: 'joining', failure: null });
    expect(await provinces.unattended()).toHaveLength(1);
  });
});
