import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { FileLock } from '../../../src/platform/common/file-lock';
import { type BusyWard, liveThroughAWard } from './busy-ward';
import { copyDatabase, createTestDatabase, type TestDatabase } from '../databases/databases';
import { testKey } from '../databases/open-test-database';
import { FakeClock } from '../clocks/fake-clock';
import { startPagesApp } from '../pages/pages-app';
import { useChannel } from './ward-life';

/** What is known of a ward beside its database. */
interface Lived extends Omit<BusyWard, 'pages' | 'clock' | 'ward'> {
  wardId: string;
  at: number;
}

/** The file or the database in which it was lived, and what came of it. */
interface Kept {
  database: string;
  lived: Lived;
}

/**
 * A ward in which everything has happened once, on a database of the suite's own: the first suite of a run that
 * needs one lives through it, all others copy. To live through one takes longer than most suites.
 */
export async function openBusyWard(
  dialect: 'sqlite' | 'postgres',
  settings: Record<string, string> = {},
): Promise<{ database: TestDatabase; ward: BusyWard }> {
  const { database: from, lived } = await keptOf(dialect, settings);
  const database = await copyDatabase(dialect, from);
  const { wardId, at, ...rest } = lived;
  const clock = new FakeClock(at);
  const pages = await startPagesApp(database.unitOfWork, clock, settings);
  pages.actors = [rest.officer];
  useChannel(pages);
  const ward = await pages.app.get(WardsService).get(wardId);
  return { database, ward: { ...rest, pages, clock, ward } };
}

/** The database alone. */
export async function createBusyDatabase(dialect: 'sqlite' | 'postgres'): Promise<TestDatabase> {
  const { database } = await keptOf(dialect, {});
  return copyDatabase(dialect, database);
}

async function keptOf(
  dialect: 'sqlite' | 'postgres',
  settings: Record<string, string>,
): Promise<Kept> {
  const folder = process.env.TEST_RUN_FOLDER ?? '';
  const name = nameOf(dialect, settings);
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) {
    const alone = await takeAlone(join(folder, `${name}.lock`));
    try {
      if (!existsSync(file)) await live(dialect, settings, file);
    } finally {
      await alone.release();
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Kept;
}

/** Of one kind of run, and of one kind of service. */
function nameOf(dialect: 'sqlite' | 'postgres', settings: Record<string, string>): string {
  const said = JSON.stringify(settings);
  const own = said === '{}' ? [] : [createHash('sha256').update(said).digest('hex').slice(0, 8)];
  return [dialect, ...(testKey ? ['sealed'] : []), ...own].join('-');
}

/** Whoever holds it lives through the ward that all others wait for. */
async function takeAlone(path: string): Promise<FileLock> {
  for (;;) {
    const lock = await FileLock.take(path, 'alone');
    if (lock) return lock;
  }
}

/** What it leaves is removed when the run ends (jest/end-run.cjs). */
async function live(
  dialect: 'sqlite' | 'postgres',
  settings: Record<string, string>,
  file: string,
): Promise<void> {
  const database = await createTestDatabase(dialect);
  const { pages, clock, ward, ...rest } = await liveThroughAWard(database, settings);
  await pages.close();
  await database.unitOfWork.close();
  const lived: Lived = { ...rest, wardId: ward.id, at: clock.at };
  const kept: Kept = { database: keep(dialect, database.url, `${file}.sqlite`), lived };
  writeFileSync(`${file}.making`, JSON.stringify(kept));
  renameSync(`${file}.making`, file);
}

/** Gives the name of the file or of the database to be copied. */
function keep(dialect: 'sqlite' | 'postgres', url: string, file: string): string {
  if (dialect === 'postgres') return new URL(url).pathname.slice(1);
  const made = url.slice('sqlite:'.length);
  copyFileSync(made, file);
  rmSync(dirname(made), { recursive: true });
  return file;
}
