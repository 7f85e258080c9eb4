import type { DataSource, EntityManager, Logger } from 'typeorm';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';

/** A statement as it went to the database, with the values of the first time. */
export interface RecordedStatement {
  sql: string;
  parameters: unknown[];
  /** How often it came. */
  times: number;
}

/** Hears every statement that goes through a unit of work, reads and writes. */
export class StatementRecorder implements Logger {
  private readonly known = new Map<string, RecordedStatement>();

  static async on(unitOfWork: UnitOfWork): Promise<StatementRecorder> {
    const recorder = new StatementRecorder();
    const listen = (manager: EntityManager): void => {
      (manager.connection as { -readonly [Key in keyof DataSource]: DataSource[Key] }).logger =
        recorder;
    };
    listen(unitOfWork.read);
    await unitOfWork.write((manager) => Promise.resolve(listen(manager)));
    await unitOfWork.writeAside((manager) => Promise.resolve(listen(manager)));
    return recorder;
  }

  get statements(): RecordedStatement[] {
    return [...this.known.values()];
  }

  get total(): number {
    return this.statements.reduce((sum, { times }) => sum + times, 0);
  }

  /** Lists of values differ in length only. */
  logQuery(sql: string, parameters: unknown[] = []): void {
    const shape = sql.replace(/(?:\$\d+|\?)(?:, *(?:\$\d+|\?))+/g, '…');
    const known = this.known.get(shape);
    if (known) known.times += 1;
    else this.known.set(shape, { sql, parameters, times: 1 });
  }

  forget(): void {
    this.known.clear();
  }

  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
