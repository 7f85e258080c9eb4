import type { EntityManager, QueryRunner } from 'typeorm';

type Statement = [sql: string, parameters?: unknown[], isStructured?: true];

/** A statement came from a write that was over: committed, refused or undone at its deadline. */
export class WriteOverError extends Error {
  constructor() {
    super('This write is over: a statement came too late, and was not run.');
    this.name = 'WriteOverError';
  }
}

/**
 * What one write may do with its connection, and for how long. Its manager refuses every statement
 * once the write is over, so that a step nobody waited for cannot land in the transaction of whoever
 * has the connection next, or outside any.
 */
export class WriteScope {
  readonly manager: EntityManager;
  /** Statements begun and ended: a write whose number stays the same stands still. */
  steps = 0;
  private isOver = false;
  private underWay = 0;
  private whenIdle?: () => void;

  constructor(private readonly runner: QueryRunner) {
    const guarded = Object.assign(Object.create(runner) as QueryRunner, {
      query: (...statement: Statement) => this.run(statement),
      // Also after the connection was released it is this scope that refuses.
      isReleased: false,
    });
    this.manager = runner.connection.createEntityManager(guarded);
  }

  get isBusy(): boolean {
    return this.underWay > 0;
  }

  /** From here on every statement is refused; ends when those under way have ended. */
  async end(): Promise<void> {
    this.isOver = true;
    if (this.isBusy) await new Promise<void>((resolve) => (this.whenIdle = resolve));
  }

  private async run(statement: Statement): Promise<never> {
    if (this.isOver) throw new WriteOverError();
    this.underWay += 1;
    this.steps += 1;
    try {
      // One of TypeORM's two signatures, which the last argument tells apart.
      return (await this.runner.query(...(statement as [string]))) as never;
    } finally {
      this.underWay -= 1;
      this.steps += 1;
      if (this.underWay === 0) this.whenIdle?.();
    }
  }
}
