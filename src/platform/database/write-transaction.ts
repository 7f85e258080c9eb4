import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { MonotonicClock } from '../common/monotonic-clock';
import { WriteDeadlineError, withinDeadline } from './write-deadline';
import { WriteScope } from './write-scope';

/** What TypeORM's PostgreSQL query runner can do with a connection that must not be used again. */
interface Discardable {
  releasePostgresConnection(error: Error): Promise<void>;
}

/** One transaction on a pooled connection of PostgreSQL; who stands still loses the connection. */
export async function writeTransaction<T>(
  dataSource: DataSource,
  clock: MonotonicClock,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    const value = await doWork(runner, clock, work);
    await runner.commitTransaction();
    return value;
  } catch (error) {
    if (error instanceof WriteDeadlineError) await discard(dataSource, runner, error);
    // A connection that broke has rolled back by itself; the pool will not use it again.
    else await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

async function doWork<T>(
  runner: QueryRunner,
  clock: MonotonicClock,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const scope = new WriteScope(runner);
  try {
    const value = await withinDeadline(clock, scope, () => work(scope.manager));
    await scope.end();
    return value;
  } catch (error) {
    const ended = scope.end();
    // After the deadline the connection is taken away from what is under way.
    if (!(error instanceof WriteDeadlineError)) await ended;
    throw error;
  }
}

/**
 * Closes the connection, and ends its session on the server too: a statement that waits for a lock
 * does not notice that nobody listens any more, and would keep the locks that it has.
 */
async function discard(dataSource: DataSource, runner: QueryRunner, error: Error): Promise<void> {
  const { processID } = (await runner.connect()) as { processID: number };
  await (runner as unknown as Discardable).releasePostgresConnection(error);
  await dataSource.query('SELECT pg_terminate_backend($1)', [processID]);
}
