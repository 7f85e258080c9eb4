import { DomainError } from '../../../src/platform/common/domain-error';
import type { Failure } from '../../../src/platform/common/failure';
import { newId } from '../../../src/platform/database/columns';
import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { MatchRun } from '../../../src/modules/matching/entities/match-run.entity';
import { ProvinceRunsService } from '../../../src/modules/matching/provinces/province-runs.service';
import { MatchComputer } from '../../../src/modules/matching/runs/match-computer';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { WeekPlanRun } from '../../../src/modules/sessions/entities/week-plan-run.entity';
import { WeekPlanRuns } from '../../../src/modules/sessions/planning/week-plan-runs.service';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { settleWard } from '../../support/worlds/province-wards';
import { at, monday } from '../../support/worlds/session-world';

const refused = new DomainError('mentor-full', { most: 8, name: 'Bùi Văn Thử' });

describe.each(dialects)('why something failed, on %s,', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let wardId: string;
  let code = 10_000;
  const clock = new FakeClock(at(monday, 9));
  const operator: Actor = { kind: 'operator', id: newId(), wardId: null };

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, clock);
    pages.actors = [operator];
  });
  beforeEach(async () => {
    await database.unitOfWork.write((manager) =>
      manager.query(`UPDATE ward SET province_code = NULL`),
    );
    code += 1;
    wardId = await settleWard({ app: pages.app, database }, String(code), 105.8, [1, 6], false);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const breaks = (cause: Error) =>
    jest.spyOn(pages.app.get(MatchComputer), 'compute').mockRejectedValue(cause);

  async function pairing(cause: Error): Promise<Failed> {
    breaks(cause);
    const runs = pages.app.get(MatchRunsService);
    const { id } = await runs.request(systemActor, wardId);
    await expect(runs.execute(id)).rejects.toThrow(cause);
    return { api: `/api/v1/proposals/${id}`, page: `/wards/${code}/proposals/${id}` };
  }

  async function planning(): Promise<Failed> {
    const runs = pages.app.get(WeekPlanRuns);
    const weeks = { fromDate: monday, weeks: 1 };
    const { id } = await runs.request(systemActor, wardId, weeks);
    await database.unitOfWork.write((manager) =>
      manager.update(WeekPlanRun, { id }, { state: 'running', attempts: 3 }),
    );
    clock.at += 21_000;
    await expect(runs.execute(id)).rejects.toMatchObject({ code: 'plan-interrupted' });
    const api = `/api/v1/wards/${wardId}/week-plan-runs/${id}`;
    return { api, page: `/wards/${code}/week-plans/${id}` };
  }

  async function province(cause: Error): Promise<Failed> {
    breaks(cause);
    const provinces = pages.app.get(ProvinceRunsService);
    await database.unitOfWork.write((manager) => manager.query('DELETE FROM province_run'));
    const { id } = await provinces.request(systemActor, '37');
    for (let round = 0; round < 3; round += 1) {
      for (const { wardIds } of await provinces.unattended()) {
        for (const one of wardIds) await provinces.executeWard(one).catch(() => null);
      }
    }
    const api = `/api/v1/provinces/37/proposals/${id}/wards`;
    return { api, page: '/operations/provinces/37' };
  }

  const fault = new Error('It broke.');
  const cases: [string, () => Promise<Failed>, { code: string; vi: string; en: string }][] = [
    [
      'a pairing that broke',
      () => pairing(fault),
      {
        code: 'pairing-broken',
        vi: 'Ghép cặp bị lỗi, xin chạy lại.',
        en: 'The pairing failed; please run it again.',
      },
    ],
    [
      'a pairing that was refused, with the facts of its sentence',
      () => pairing(refused),
      { code: refused.code, vi: refused.sentenceIn('vi'), en: refused.sentenceIn('en') },
    ],
    [
      'a planning in which three processes died',
      planning,
      {
        code: 'plan-interrupted',
        vi: 'Máy dừng giữa chừng 3 lần khi lập lịch.',
        en: 'The computer stopped three times while planning.',
      },
    ],
    [
      'a ward of a province that broke',
      () => province(fault),
      {
        code: 'pairing-broken',
        vi: 'Ghép cặp bị lỗi, xin chạy lại.',
        en: 'The pairing failed; please run it again.',
      },
    ],
    [
      'a ward of a province that was refused',
      () => province(refused),
      { code: refused.code, vi: refused.sentenceIn('vi'), en: refused.sentenceIn('en') },
    ],
  ];

  it.each(cases)('is told to everybody in their language: %s', async (_, fail, told) => {
    const { api, page } = await fail();
    for (const language of ['vi', 'en'] as const) {
      const answer = await pages.get(api, { 'accept-language': language });
      expect(reasonIn(answer.text)).toEqual({
        failure: expect.stringContaining(told[language]),
        failureCode: told.code,
      });
      expect(answer.headers.get('content-language')).toBe(language);
      expect(answer.headers.get('vary')).toContain('Accept-Language');
      const { text } = await pages.get(`${page}?lang=${language}`);
      expect(text).toContain(told[language]);
    }
  });

  it('keeps the sentence of a run that failed before codes were kept', async () => {
    const { api, page } = await pairing(fault);
    const [id] = api.split('/').slice(-1);
    await stored(id, { sentence: 'Một câu của ngày trước.' });
    const answer = await pages.get(api, { 'accept-language': 'en' });
    expect(reasonIn(answer.text)).toEqual({
      failure: 'Một câu của ngày trước.',
      failureCode: undefined,
    });
    expect((await pages.get(`${page}?lang=en`)).text).toContain('Một câu của ngày trước.');
  });

  it('is told as a fault where a later version kept a code that this one does not know', async () => {
    const { page } = await pairing(fault);
    const [id] = page.split('/').slice(-1);
    await stored(id, JSON.parse('{"code":"of-a-later-version","params":{}}') as Failure);
    const { status, text } = await pages.get(`${page}?lang=en`);
    expect(status).toBe(200);
    expect(text).toContain('Something went wrong on our side.');
  });

  const stored = (id: string, failure: Failure) =>
    database.unitOfWork.write((manager) => manager.update(MatchRun, { id }, { failure }));
});

interface Failed {
  api: string;
  page: string;
}

/** Of the row that was answered, or the first of a page of rows. */
function reasonIn(answer: string): unknown {
  const body = JSON.parse(answer) as Told & { items?: Told[] };
  const { failure, failureCode } = body.items?.[0] ?? body;
  return { failure, failureCode };
}

interface Told {
  failure: string | null;
  failureCode?: string;
}
