import type { Actor } from '../../../src/modules/access/policies/actor';
import { MatchRun } from '../../../src/modules/matching/entities/match-run.entity';
import { MatchRunsService } from '../../../src/modules/matching/runs/match-runs.service';
import { WeekPlanRun } from '../../../src/modules/sessions/entities/week-plan-run.entity';
import { WeekPlanRuns } from '../../../src/modules/sessions/planning/week-plan-runs.service';
import { JobQueue } from '../../../src/platform/queue/job-queue';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { type ReminderWorld, settle } from '../../support/worlds/reminder-world';
import { at, monday } from '../../support/worlds/session-world';

describe.each(dialects)('a computation that is asked for (%s)', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: ReminderWorld;
  let officer: Actor;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
    world = await database.unitOfWork.write((manager) => settle(manager));
    officer = { kind: 'officer', id: world.ward.id, wardId: world.ward.id };
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  it('has its row before anybody can hear of the job, whoever asks', async () => {
    const { read } = database.unitOfWork;
    const put: [name: string, id: unknown, hasRow: boolean][] = [];
    jest.spyOn(pages.app.get(JobQueue), 'add').mockImplementation(async (name, _, { id } = {}) => {
      const entity = name === 'matching.run' ? MatchRun : WeekPlanRun;
      put.push([name, id, await read.existsBy(entity, { id })]);
      return true;
    });
    const run = await pages.app.get(MatchRunsService).request(officer, world.ward.id);
    const weeks = { fromDate: monday, weeks: 1 };
    const plan = await pages.app.get(WeekPlanRuns).request(officer, world.ward.id, weeks);
    expect(put).toEqual([
      ['matching.run', run.id, true],
      ['week-plan.run', plan.id, true],
    ]);
  });
});
