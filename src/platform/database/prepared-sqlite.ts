import sqlite3, { RunResult, Statement } from 'sqlite3';
import type { Sealing } from './sealing/sealing';

type Callback = (this: RunResult, error: Error | null, rows?: unknown[]) => void;

/** Statements that are kept ready; once they are so many, the one not used for longest makes room. */
const MOST_KEPT = 200;

/** A longer statement lists the values of many rows and hardly comes a second time. */
const LONGEST_KEPT = 4_000;

/**
 * Whatever ends within its one call. What returns rows of a write would stay open after `run`, and a
 * PRAGMA may take effect while it is prepared.
 */
const isKeepable = (sql: string): boolean =>
  sql.length <= LONGEST_KEPT &&
  /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/.test(sql) &&
  !/\bRETURNING\b/i.test(sql);

/**
 * A connection that keeps its statements prepared. sqlite3 compiles and throws away a statement with
 * every call, which takes longer than most of our statements take to run.
 */
class PreparedDatabase extends sqlite3.Database {
  private readonly kept = new Map<string, Statement>();
  private isClosing = false;

  override run(sql: string, ...rest: unknown[]): this {
    return this.isToKeep(sql) ? this.execute('run', sql, rest) : super.run(sql, ...rest);
  }

  override all(sql: string, ...rest: unknown[]): this {
    return this.isToKeep(sql) ? this.execute('all', sql, rest) : super.all(sql, ...rest);
  }

  override close(callback?: (error: Error | null) => void): void {
    this.isClosing = true;
    for (const statement of this.kept.values()) statement.finalize();
    this.kept.clear();
    super.close(callback);
  }

  private isToKeep(sql: string): boolean {
    return this.kept.has(sql) || isKeepable(sql);
  }

  /** Several may use one statement at a time: sqlite3 lets them wait for each other. */
  private execute(method: 'run' | 'all', sql: string, rest: unknown[]): this {
    const callback = rest.pop() as Callback;
    const [values = []] = rest;
    const ready = this.kept.get(sql);
    if (ready) {
      if (this.kept.size === MOST_KEPT) {
        this.kept.delete(sql);
        this.kept.set(sql, ready);
      }
      ready[method](values, callback);
      return this;
    }
    const keep = (statement: Statement): void => this.keep(sql, statement);
    this.prepare(sql, function (this: Statement, error: Error | null) {
      if (error) callback.call(this as unknown as RunResult, error);
      else {
        this[method](values, callback);
        keep(this);
      }
    });
    return this;
  }

  private keep(sql: string, statement: Statement): void {
    // A connection that is to close waits for what was begun, and would not close with a statement that is kept.
    if (this.isClosing) {
      statement.finalize();
      return;
    }
    this.kept.get(sql)?.finalize();
    this.kept.set(sql, statement);
    if (this.kept.size <= MOST_KEPT) return;
    const [[oldest, unused]] = this.kept;
    this.kept.delete(oldest);
    unused.finalize();
  }
}

/** A connection by which what is sealed goes to the database, and comes back opened. */
function sealingDatabase(sealing: Sealing): typeof PreparedDatabase {
  const sealed = (given: unknown): unknown =>
    Array.isArray(given) ? given.map((value) => sealing.parameter(value)) : given;
  return class extends PreparedDatabase {
    override run(sql: string, ...rest: unknown[]): this {
      return super.run(sql, ...rest.map(sealed));
    }

    override all(sql: string, ...rest: unknown[]): this {
      const answered = rest.at(-1) as Callback;
      const opening: Callback = function (this: RunResult, error, rows) {
        sealing.open(rows);
        answered.call(this, error, rows);
      };
      return super.all(sql, ...rest.slice(0, -1).map(sealed), opening);
    }
  };
}

/**
 * The sqlite3 driver for TypeORM, with kept statements, and without the verbose mode that TypeORM
 * turns on, which walks the stack for every single statement.
 */
export function preparedSqlite(sealing: Sealing | null): object {
  const ours = sealing ? sealingDatabase(sealing) : PreparedDatabase;
  return { verbose: () => ({ ...sqlite3, Database: ours }) };
}
