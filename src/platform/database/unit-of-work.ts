import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { WriteBatcher } from './write-batcher';
import { GroupCommit } from './group-commit';
import { isStalePlan } from './postgres/kept-statements';
import { askedBy } from '../tracing/asked';
import { traced } from '../tracing/tracing';
import { MonotonicClock } from '../common/monotonic-clock';
import type { Dialect } from './options';
import { writeTransaction } from './write-transaction';

/** Called with what a write gave, inside its transaction, and again once it is committed. */
export interface CommitHook {
  beforeCommit(manager: EntityManager, given: unknown): Promise<void>;
  /** It is committed: the hook is not called again. */
  afterCommit(): void;
}

/** Of one caller, whose first committed write the hook is called in. */
interface HookScope {
  hook: CommitHook | null;
}

/** Where the code that runs now stands. One for all that is known of it: every promise carries it on. */
interface Standing {
  insideWrite: boolean;
  scope?: HookScope;
}

export interface ConnectionCount {
  pool: string;
  total: number;
  idle: number;
  waiting: number;
}

/** TypeORM's, each with connections of its own where the database can have several that write. */
interface Connections {
  writer: DataSource;
  reader: DataSource;
  /** For those who come in, while `writer` may be taken by writes that wait for one another. */
  aside: DataSource;
}

/** Of one write on PostgreSQL that others stand in the way of. */
const MOST_TRIES = 10;

/**
 * The only way to the database.
 *
 * `read` sees committed rows only. `write` runs one transaction: all of it or nothing is kept.
 * SQLite has a single writer connection, before which writes wait in line and share their COMMIT
 * (group-commit.ts); reads use a second connection (TypeORM shares one query runner per SQLite
 * connection, and would mix the statements of everybody). PostgreSQL uses its pool for both.
 * No network call belongs inside `write`; what stands still for WRITE_DEADLINE_MS is undone.
 */
export class UnitOfWork {
  private readonly line: GroupCommit;
  private readonly standing = new AsyncLocalStorage<Standing>();

  constructor(
    readonly dialect: Dialect,
    private readonly connections: Connections,
    private readonly clock: MonotonicClock = new MonotonicClock(),
    private readonly lock?: { release(): Promise<void> },
  ) {
    this.line = new GroupCommit(connections.writer, clock);
  }

  get read(): EntityManager {
    return this.connections.reader.manager;
  }

  /**
   * The same for those who come in: on PostgreSQL with connections of their own, lest they stand behind readers who
   * wait for a locked table.
   */
  get readAside(): EntityManager {
    const { reader, aside } = this.connections;
    return (this.dialect === 'sqlite' ? reader : aside).manager;
  }

  write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.writeOn(this.connections.writer, work);
  }

  /**
   * The same for those who come in: on PostgreSQL with connections of their own, lest they stand behind
   * writes that wait for one another. For short writes that touch rows of nobody else.
   */
  writeAside<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.writeOn(this.connections.aside, work);
  }

  /**
   * A kind of write that many ask for at the same time. On SQLite those who come while others are
   * being written are then written together, which takes a statement for all instead of one for each:
   * `work` gets several items and must do all or throw, then they are tried in smaller parts; it gives
   * a value for each, in their order. On PostgreSQL, which writes for many at a time, each item is
   * written alone.
   */
  batched<Item, Value>(
    work: (manager: EntityManager, items: Item[]) => Promise<Value[]>,
  ): (item: Item) => Promise<Value> {
    const writeAll = (asked: { item: Item; scope?: HookScope }[]): Promise<Value[]> =>
      this.commit(
        (manager) =>
          work(
            manager,
            asked.map(({ item }) => item),
          ),
        asked.map(({ scope }) => scope),
      );
    const batcher = new WriteBatcher(writeAll);
    return async (item) => {
      this.assertOutside();
      const asked = { item, scope: this.standing.getStore()?.scope };
      return this.dialect === 'sqlite' ? batcher.add(asked) : (await writeAll([asked]))[0];
    };
  }

  /** Does `work`; the hook is called in the first write of it that is committed, within the same transaction. */
  withCommitHook<T>(hook: CommitHook, work: () => Promise<T>): Promise<T> {
    return this.standing.run({ insideWrite: this.isInsideWrite(), scope: { hook } }, work);
  }

  /** Does what only clears the way for a change: the hook of that change is not called. */
  withoutCommitHook<T>(work: () => Promise<T>): Promise<T> {
    return this.standing.run({ insideWrite: this.isInsideWrite() }, work);
  }

  /** How many connections there are, of these nothing is asked of, and who waits for one. */
  connectionCounts(): ConnectionCount[] {
    if (this.dialect === 'sqlite') {
      return [{ pool: 'writers', total: 1, idle: 0, waiting: this.line.waiting }];
    }
    const { writer, reader, aside } = this.connections;
    const pools = { writers: writer, readers: reader, 'sign-ins': aside };
    return Object.entries(pools).map(([pool, { driver }]) => {
      const { totalCount, idleCount, waitingCount } = (driver as unknown as { master: Pool })
        .master;
      return { pool, total: totalCount, idle: idleCount, waiting: waitingCount };
    });
  }

  /** Resolves when the database answers a question. */
  async ping(): Promise<void> {
    await this.read.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.line.drained();
    const { writer, reader, aside } = this.connections;
    for (const one of new Set([writer, reader, aside])) await one.destroy();
    await this.lock?.release();
    this.standing.disable();
  }

  private isInsideWrite(): boolean {
    return this.standing.getStore()?.insideWrite ?? false;
  }

  private assertOutside(): void {
    if (!this.isInsideWrite()) return;
    throw new Error('A unit of work was opened inside another one: pass the manager on instead.');
  }

  private async writeOn<T>(
    writer: DataSource,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    this.assertOutside();
    const alone = async (manager: EntityManager): Promise<T[]> => [await work(manager)];
    return (await this.commit(alone, [this.standing.getStore()?.scope], writer))[0];
  }

  /** One transaction, which gives a value for each scope, in their order. */
  private async commit<T>(
    work: (manager: EntityManager) => Promise<T[]>,
    scopes: readonly (HookScope | undefined)[],
    writer: DataSource = this.connections.writer,
  ): Promise<T[]> {
    const heard = async (manager: EntityManager): Promise<T[]> => {
      const given = await work(manager);
      for (const [index, scope] of scopes.entries()) {
        await scope?.hook?.beforeCommit(manager, given[index]);
      }
      return given;
    };
    const given = await traced('write', askedBy()?.span, () =>
      this.standing.run({ insideWrite: true }, () =>
        this.dialect === 'sqlite' ? this.line.write(heard) : this.writePostgres(writer, heard),
      ),
    );
    for (const scope of scopes) {
      scope?.hook?.afterCommit();
      if (scope) scope.hook = null;
    }
    return given;
  }

  private async writePostgres<T>(
    writer: DataSource,
    work: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await writeTransaction(writer, this.clock, work);
      } catch (error) {
        if (attempt >= MOST_TRIES || !isRetryable(error)) throw error;
        // By chance, so that those who stood in each other's way do not meet again at once.
        await setTimeout(Math.random() * Math.min(500, 20 * 2 ** attempt));
      }
    }
  }
}

/**
 * Serialization failure or deadlock: PostgreSQL asks for the same transaction again; and of a statement that was
 * prepared before another process changed its table.
 */
function isRetryable(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '40001' || code === '40P01' || isStalePlan(error);
}
