import { AsyncResource } from 'node:async_hooks';
import type { Database } from 'sqlite3';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { MonotonicClock } from '../common/monotonic-clock';
import { WriteDeadlineError, withinDeadline } from './write-deadline';
import { BUSY_MS } from './options';
import { WriteScope } from './write-scope';

/** What TypeORM's SQLite query runner keeps about its transaction, read-only in the public types. */
type Writable = Omit<QueryRunner, 'isTransactionActive'> & {
  isTransactionActive: boolean;
  transactionDepth: number;
};

type Work<T> = (manager: EntityManager) => Promise<T>;

interface Waiting {
  askedAt: number;
  work: Work<unknown>;
  /** So that the work sees its own caller's context, not that of whoever serves the line. */
  caller: AsyncResource;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

/** So long, in milliseconds, a transaction takes in those who wait; then it commits. */
const OPEN_MS = 25;

/** So long, in milliseconds, a COMMIT may take; on a sound disk it is a few. */
const COMMIT_MS = 10_000;

/** So often, in milliseconds, a statement that runs past the deadline is interrupted until it ends. */
const INTERRUPT_EVERY_MS = 100;

/**
 * The line before the one connection that writes to a SQLite file: first come, first served. Those
 * who wait share the costly part, the COMMIT, but nothing else: each works in a savepoint of its own,
 * so that who is refused leaves nothing, and hears of success or refusal only when all that it rests
 * on is on the disk. If the COMMIT fails, it fails for all who shared it. Who stands still up to the
 * deadline is undone like any other refused, and the line goes on.
 */
export class GroupCommit {
  private readonly line: Waiting[] = [];
  private serving: Promise<void> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: MonotonicClock,
  ) {}

  write<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const caller = new AsyncResource('UnitOfWork.write');
      const askedAt = this.clock.now();
      this.line.push({ askedAt, work, caller, resolve: resolve as never, reject });
      this.serving ??= this.serve();
    });
  }

  get waiting(): number {
    return this.line.length;
  }

  /** Ends when nobody is left in the line. */
  async drained(): Promise<void> {
    await this.serving;
  }

  private async serve(): Promise<void> {
    for (let first = this.line.shift(); first; first = this.line.shift()) await this.commit(first);
    this.serving = null;
  }

  private async commit(first: Waiting): Promise<void> {
    const runner = this.dataSource.createQueryRunner() as unknown as Writable;
    const members = [first];
    const answers: (() => void)[] = [];
    const closesAt = this.clock.now() + OPEN_MS;
    try {
      await execute(runner, 'BEGIN IMMEDIATE; SAVEPOINT member');
      // TypeORM must know of the transaction, or `save` would begin a second one.
      runner.isTransactionActive = true;
      runner.transactionDepth = 1;
      for (let member: Waiting | undefined = first; member;) {
        answers.push(await this.takePart(runner, member));
        member = this.next(closesAt);
        if (member) members.push(member);
        if (member) await execute(runner, 'RELEASE member; SAVEPOINT member');
        else await this.inTime(members, execute(runner, 'RELEASE member; COMMIT'));
      }
    } catch (fault) {
      await runner.query('ROLLBACK').catch(() => undefined);
      for (const { reject } of members) reject(fault);
      if (isBusy(fault)) this.sendAway(fault, BUSY_MS / 2);
      return;
    } finally {
      runner.isTransactionActive = false;
      runner.transactionDepth = 0;
    }
    for (const answer of answers) answer();
  }

  /**
   * A disk that does not take the COMMIT cannot be called off: whoever waits for it hears that it is not known how it
   * ends, and who stands in the line that nothing was done. The line goes on when it has ended.
   */
  private async inTime(members: readonly Waiting[], committed: Promise<void>): Promise<void> {
    let callOff = (): void => undefined;
    const lookLater = (): void => {
      callOff = this.clock.after(COMMIT_MS, () => {
        const late = new WriteDeadlineError();
        for (const { reject } of members) reject(late);
        this.sendAway(late, 0);
        lookLater();
      });
    };
    lookLater();
    await committed.finally(() => callOff());
  }

  /** Of those in the line, who has waited for so long. */
  private sendAway(reason: unknown, waitedMs: number): void {
    const since = this.clock.now() - waitedMs;
    const late = this.line.filter(({ askedAt }) => askedAt <= since);
    for (const one of late) {
      this.line.splice(this.line.indexOf(one), 1);
      one.reject(reason);
    }
  }

  private next(closesAt: number): Waiting | undefined {
    return this.clock.now() < closesAt ? this.line.shift() : undefined;
  }

  /** Does one member's work in its savepoint; gives the answer to give once it is committed. */
  private async takePart(
    runner: Writable,
    { work, caller, resolve, reject }: Waiting,
  ): Promise<() => void> {
    const scope = new WriteScope(runner);
    try {
      const value = await withinDeadline(this.clock, scope, () =>
        caller.runInAsyncScope(work, null, scope.manager),
      );
      await scope.end();
      return () => resolve(value);
    } catch (error) {
      await (error instanceof WriteDeadlineError ? interrupt(runner, scope) : scope.end());
      // A full disk, say, makes SQLite roll back the whole transaction: then all have failed by it.
      await runner.query('ROLLBACK TO member').catch(() => Promise.reject(error));
      return () => reject(error);
    }
  }
}

/** Ends a write together with the statement that it may be running. */
async function interrupt(runner: Writable, scope: WriteScope): Promise<void> {
  const database = (await runner.connect()) as Database;
  const ended = scope.end();
  // Again, because one that is on its way to the database is not there yet to be interrupted.
  const again = setInterval(() => database.interrupt(), INTERRUPT_EVERY_MS);
  if (scope.isBusy) database.interrupt();
  await ended;
  clearInterval(again);
}

/** Several statements on one way to the database and back, which costs more than to run them. */
async function execute(runner: Writable, statements: string): Promise<void> {
  const database = (await runner.connect()) as Database;
  await new Promise<void>((resolve, reject) => {
    database.exec(statements, (error) => (error ? reject(error) : resolve()));
  });
}

/** Another process, such as a command, writes for longer than SQLite waits. */
function isBusy(fault: unknown): boolean {
  return (fault as { code?: string }).code === 'SQLITE_BUSY';
}
