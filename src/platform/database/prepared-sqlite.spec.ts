import type { Database } from 'sqlite3';
import { preparedSqlite } from './prepared-sqlite';

type Open = new (file: string, opened: (error: Error | null) => void) => Database;

describe('a connection that keeps its statements prepared', () => {
  const { Database: Prepared } = (
    preparedSqlite(null) as { verbose: () => { Database: Open } }
  ).verbose();
  const open = (): Promise<Database> =>
    new Promise((resolve, reject) => {
      const database: Database = new Prepared(':memory:', (error) =>
        error ? reject(error) : resolve(database),
      );
    });

  it('closes after what was begun before, also where that is prepared for the first time', async () => {
    const database = await open();
    const asked = new Promise((resolve, reject) => {
      database.all('SELECT 1 AS one', [], (error: Error | null, rows: unknown) =>
        error ? reject(error) : resolve(rows),
      );
    });
    const closed = new Promise((resolve) => {
      database.close(resolve);
    });
    expect(await asked).toEqual([{ one: 1 }]);
    expect(await closed).toBeNull();
  });
});
