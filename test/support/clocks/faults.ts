import type { EntityManager } from 'typeorm';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';

/** What makes every such change of a table fail, as a full disk does, until it is mended. */
export interface Fault {
  mend(): Promise<void>;
}

/** `when` is a condition on NEW, as for a trigger. */
export async function breakTable(
  unitOfWork: UnitOfWork,
  change: 'INSERT' | 'UPDATE',
  table: string,
  when = '1 = 1',
): Promise<Fault> {
  const name = `broken_${table}_${change.toLowerCase()}`;
  const isPostgres = unitOfWork.dialect === 'postgres';
  const run = (...statements: string[]) =>
    unitOfWork.write(async (manager: EntityManager) => {
      for (const statement of statements) await manager.query(statement);
    });
  if (isPostgres) {
    await run(
      `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$`,
      `CREATE TRIGGER ${name} BEFORE ${change} ON ${table} FOR EACH ROW WHEN (${when})
       EXECUTE FUNCTION ${name}()`,
    );
  } else {
    // A full disk takes the whole transaction back, not only the statement.
    await run(
      `CREATE TRIGGER ${name} BEFORE ${change} ON ${table} WHEN ${when}
       BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END`,
    );
  }
  return {
    mend: () =>
      isPostgres
        ? run(`DROP TRIGGER ${name} ON ${table}`, `DROP FUNCTION ${name}()`)
        : run(`DROP TRIGGER ${name}`),
  };
}

/** PostgreSQL asks once for the transaction that inserts into the table to be done again. */
export async function refuseOnce(unitOfWork: UnitOfWork, table: string): Promise<void> {
  await unitOfWork.write(async (manager) => {
    // A sequence counts on, whatever is rolled back.
    await manager.query(`CREATE SEQUENCE tries`);
    await manager.query(
      `CREATE FUNCTION refuse_once() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN
         IF nextval('tries') = 1 THEN
           RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001';
         END IF;
         RETURN NEW;
       END $$`,
    );
    await manager.query(
      `CREATE TRIGGER refuse_once BEFORE INSERT ON ${table} FOR EACH ROW
       EXECUTE FUNCTION refuse_once()`,
    );
  });
}
