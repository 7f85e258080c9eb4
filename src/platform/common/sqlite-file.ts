import { Database, OPEN_CREATE, OPEN_READONLY, OPEN_READWRITE } from 'sqlite3';

const modes = {
  read: OPEN_READONLY,
  write: OPEN_READWRITE,
  make: OPEN_READWRITE | OPEN_CREATE,
} as const;

/** A connection of one's own to a SQLite file, beside those of the service: for locks, copies and probes. */
export class SqliteFile {
  private constructor(private readonly database: Database) {}

  static open(file: string, mode: keyof typeof modes = 'make'): Promise<SqliteFile> {
    return new Promise((resolve, reject) => {
      const database = new Database(file, modes[mode], (error) =>
        error ? reject(error) : resolve(new SqliteFile(database)),
      );
    });
  }

  /** What one statement gives. */
  rows<Row>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.database.all<Row>(statement, values, (error, rows) =>
        error ? reject(error) : resolve(rows),
      );
    });
  }

  /** Any number of statements, of which nothing is to be read. */
  run(statements: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.exec(statements, (error) => (error ? reject(error) : resolve()));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.database.close(() => resolve()));
  }
}
