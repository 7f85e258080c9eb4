import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../../modules/access';
import { Env, loadEnv } from '../../platform/config/env';
import { type ImportResult, ImportsService } from '../../modules/exchange';
import { DomainError } from '../../platform/common/domain-error';
import { UsageError } from '../shell/exit';
import {
  type MatchRun,
  MatchRunsService,
  PairReasons,
  ProposalsService,
} from '../../modules/matching';
import { WeekPlanService } from '../../modules/sessions';
import { careOfOthers } from '../../app/keeping';
import { openFeatures } from '../shell/open-features';
import { collectResult } from './collect-result';
import { loadPlaces, readPlaces } from './places';
import type { RunOptions } from './run-options';
import { StageClock } from './stages';
import type { RunSummary } from './summary';
import { writeResult } from './write-result';
import { EveClock } from './eve-clock';

/**
 * The main job as one command: imports the sheets, pairs, plans the weeks with their reminders, and
 * writes the results. Without a database of its own it works in one that is thrown away.
 */
export async function runWard(options: RunOptions): Promise<RunSummary> {
  // Unusable place files are refused before anything is opened.
  const placeFiles = await readPlaces(options);
  const temporary = options.database ? null : mkdtempSync(join(tmpdir(), 'tung-ngo-run-'));
  const env = loadEnv({
    DATABASE_URL: options.database ?? `sqlite:${join(temporary ?? '', 'run.sqlite')}`,
    ...(temporary ? { DATA_DIR: temporary } : {}),
  });
  const app = await openFeatures(env, new EveClock(options.from, env.TIME_ZONE), careOfOthers);
  const clock = new StageClock(() => performance.now());
  try {
    return await runStages(app, env, options, placeFiles, clock);
  } finally {
    clock.stop();
    await app.close();
    if (temporary) rmSync(temporary, { recursive: true, force: true });
  }
}

async function runStages(
  app: INestApplicationContext,
  env: Env,
  options: RunOptions,
  placeFiles: Awaited<ReturnType<typeof readPlaces>>,
  clock: StageClock,
): Promise<RunSummary> {
  const imports = app.get(ImportsService);
  const ward = await clock.run('places', () => loadPlaces(app, options, placeFiles));
  const mentorSheet = await clock.run('mentors', () => taken(imports, ward.id, 'mentors', options));
  const menteeSheet = await clock.run('mentees', () => taken(imports, ward.id, 'mentees', options));
  const run = await clock.run('pairs', (report) => pairUp(app, ward.id, report));
  let reportReasons = (_percent: number): void => undefined;
  const reasonsComing = app.get(PairReasons).ofRun(run, (percent) => reportReasons(percent));
  // Whoever waits for them later hears of a fault; until then nobody does.
  reasonsComing.catch(() => undefined);
  const weeks = { fromDate: options.from, weeks: options.weeks };
  await clock.run('sessions', (report) =>
    app.get(WeekPlanService).planWeeks(systemActor, ward.id, weeks, report),
  );
  const reasons = await clock.run('reasons', (report) => {
    reportReasons = report;
    return reasonsComing;
  });
  return clock.run('files', async () => {
    const steps = { ward, run, mentorSheet, menteeSheet, reasons };
    const result = await collectResult(app, env, options, steps);
    return writeResult(options, result, clock.seconds);
  });
}

/** An import with all that it says of rows; where hidden people are asked about, how the command is told. @throws UsageError */
async function taken(
  imports: ImportsService,
  wardId: string,
  kind: 'mentors' | 'mentees',
  { hidden, alike, [kind]: file }: RunOptions,
): Promise<ImportResult> {
  try {
    const result = await imports.import(systemActor, wardId, kind, file, { hidden, alike });
    const said = await imports.said(result.sheetImport);
    const none = { rejectedMore: 0, warningsMore: 0, leftMore: 0 };
    // Whoever runs it has the file: what is not kept of it stands in the results as well.
    const { sheetImport, rejected } = result;
    return { ...result, sheetImport: { ...sheetImport, ...said, ...none, rejected } };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'sheet-hidden-rows') throw error;
    throw new UsageError(`${error.message} (--hidden take | --hidden leave)`);
  }
}

/** Pairs and publishes; when nothing has changed since the last time, that result stands. */
async function pairUp(
  app: INestApplicationContext,
  wardId: string,
  report: (percent: number) => void,
): Promise<MatchRun> {
  const runs = app.get(MatchRunsService);
  const upToDate = await runs.upToDate(wardId);
  if (upToDate) return upToDate;
  const { id } = await runs.requestOrTakeUp(systemActor, wardId);
  await runs.execute(id, report);
  await app.get(ProposalsService).publish(systemActor, await runs.get(id));
  return runs.get(id);
}
