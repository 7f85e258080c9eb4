import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { GroupCommit } from './group-commit';
import type { Dialect } from './options';

/** Hears what a write gave, inside its transaction, and then that it stands. */
export interface Witness {
  hear(manager: EntityManager, given: unknown): Promise<void>;
  /** It is committed: from here on the witness hears no more. */
  stands(): void;
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
 * No network call belongs inside `write`.
 */
export class UnitOfWork {
  private readonly line: GroupCommit;
  private readonly inside = new AsyncLocalStorage<true>();
  private readonly witnesses = new AsyncLocalStorage<{ witness: Witness | null }>();

  constructor(
    readonly dialect: Dialect,
    private readonly writer: DataSource,
    private readonly reader: DataSource,
  ) {
    this.line = new GroupCommit(writer);
  }

  get read(): EntityManager {
    return this.reader.manager;
  }

  async write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.inside.getStore()) {
      throw new Error('A unit of work was opened inside another one: pass the manager on instead.');
    }
    const watch = this.witnesses.getStore();
    const watched = watch?.witness ? seenBy(watch.witness, work) : work;
    const given = await this.inside.run(true, () =>
      this.dialect === 'sqlite' ? this.line.write(watched) : this.writePostgres(watched),
    );
    if (watch?.witness) {
      watch.witness.stands();
      watch.witness = null;
    }
    return given;
  }

  /** Does `work`; the first write in it that is committed is told to the witness, within the same transaction. */
  witnessed<T>(witness: Witness, work: () => Promise<T>): Promise<T> {
    return this.witnesses.run({ witness }, work);
  }

  /** Does what only clears the way for a deed: no witness of the deed hears of it. */
  unwitnessed<T>(work: () => Promise<T>): Promise<T> {
    return this.witnesses.exit(work);
  }

  async close(): Promise<void> {
    await this.line.drained();
    await this.writer.destroy();
    if (this.reader !== this.writer) await this.reader.destroy();
  }

  private async writePostgres<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.writer.transaction('READ COMMITTED', work);
      } catch (error) {
        if (attempt >= MOST_TRIES || !isRetryable(error)) throw error;
        // By chance, so that those who stood in each other's way do not meet again at once.
        await setTimeout(Math.random() * Math.min(500, 20 * 2 ** attempt));
      }
    }
  }
}

function seenBy<T>(
  witness: Witness,
  work: (manager: EntityManager) => Promise<T>,
): (manager: EntityManager) => Promise<T> {
  return async (manager) => {
    const given = await work(manager);
    await witness.hear(manager, given);
    return given;
  };
}

/** Serialization failure or deadlock: PostgreSQL asks for the same transaction again. */
function isRetryable(error: unknown): boolean {
  const code = (error as { code?: string }).code;
  return code === '40001' || code === '40P01';
}
