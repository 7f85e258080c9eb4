import type { EntityManager, QueryRunner } from 'typeorm';
import type { UnitOfWork as Plain } from '../../../src/platform/database/unit-of-work';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work';

/**
 * A unit of work on one connection, in one transaction that never ends: what it writes can be undone, however many
 * writes it was. To bring back a world is then one statement, where to make another one takes hundreds. Reads see
 * what was written; who shares a COMMIT, and who waits for whom, is for other suites.
 */
export class UndoneWrites extends UnitOfWork {
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    { dialect }: Plain,
    private readonly runner: QueryRunner,
  ) {
    const { connection } = runner;
    super(dialect, { writer: connection, reader: connection, aside: connection });
  }

  static async over(unitOfWork: Plain): Promise<UndoneWrites> {
    const connection = await unitOfWork.write((manager) => Promise.resolve(manager.connection));
    const runner = connection.createQueryRunner();
    await runner.startTransaction();
    await runner.query('SAVEPOINT world');
    return new UndoneWrites(unitOfWork, runner);
  }

  override get read(): EntityManager {
    return this.runner.manager;
  }

  override get readAside(): EntityManager {
    return this.read;
  }

  /** One after the other, each in a savepoint of its own. */
  override write<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const own = this.turn.then(async () => {
      await this.runner.query('SAVEPOINT own');
      try {
        const given = await work(this.runner.manager);
        await this.runner.query('RELEASE SAVEPOINT own');
        return given;
      } catch (error) {
        await this.runner.query('ROLLBACK TO SAVEPOINT own');
        throw error;
      }
    });
    this.turn = own.catch(() => undefined);
    return own;
  }

  override writeAside<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.write(work);
  }

  override batched<Item, Value>(
    work: (manager: EntityManager, items: Item[]) => Promise<Value[]>,
  ): (item: Item) => Promise<Value> {
    return async (item) => (await this.write((manager) => work(manager, [item])))[0];
  }

  /** All that was written since it was opened. */
  async undo(): Promise<void> {
    await this.turn;
    await this.runner.query('ROLLBACK TO SAVEPOINT world');
  }

  override async close(): Promise<void> {
    await this.turn;
    await this.runner.rollbackTransaction();
    await this.runner.release();
  }
}
