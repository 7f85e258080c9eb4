import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { FifoLock } from './fifo-lock';
import type { Dialect } from './options';

/** What TypeORM's SQLite query runner keeps about its transaction, read-only in the public types. */
type Writable = Omit<QueryRunner, 'isTransactionActive'> & {
  isTransactionActive: boolean;
  transactionDepth: number;
};

/**
 * The only way to the database.
 *
 * `read` sees committed rows only. `write` runs one transaction: all of it or nothing is kept.
 * SQLite has a single writer connection, so writes wait in line and start with BEGIN IMMEDIATE;
 * reads use a second connection (TypeORM shares one query runner per SQLite connection, and would
 * mix the statements of everybody). PostgreSQL uses its pool for both.
 * No network call belongs inside `write`.
 */
export class UnitOfWork {
  private readonly lock = new FifoLock();
  private readonly inside = new AsyncLocalStorage<true>();

  constructor(
    readonly dialect: Dialect,
    private readonly writer: DataSource,
    private readonly reader: DataSource,
  ) {}

  get read(): EntityManager {
    return this.reader.manager;
  }

  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.inside.getStore()) {
      throw new Error('A unit of work was opened inside another one: pass the manager on instead.');
    }
    return this.inside.run(true, () =>
      this.dialect === 'sqlite'
        ? this.lock.run(() => this.writeSqlite(work))
        : this.writePostgres(work),
    );
  }

  async close(): Promise<void> {
    await this.lock.run(async () => undefined);
    await this.writer.destroy();
    if (this.reader !== this.writer) await this.reader.destroy();
  }

  private async writeSqlite<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner() as unknown as Writable;
    await runner.query('BEGIN IMMEDIATE');
    // TypeORM must know of the transaction, or `save` would begin a second one.
    runner.isTransactionActive = true;
    runner.transactionDepth = 1;
    try {
      const result = await work(runner.manager);
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      runner.isTransactionActive = false;
      runner.transactionDepth = 0;
    }
  }

  private async writePostgres<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.writer.transaction('READ COMMITTED', work);
      } catch (error) {
        if (attempt >= 5 || !isRetryable(error)) throw error;
      }
    }
  }
}

/** Serialization failure or deadlock: PostgreSQL asks for the same transaction again. */
function isRetryable(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '40001' || code === '40P01';
}
