import type { EntityManager } from 'typeorm';

/** What belongs to wards, each after what it refers to. */
const tables = [
  'ward',
  'hamlet',
  'venue',
  'holiday',
  'household',
  'mentor',
  'mentee',
  'sheet_import',
  'personal_link',
  'consent',
  'audit_entry',
  'match_run',
  'proposed_pair',
  'leftover',
  'pair',
  'forbidden_pair',
  'province_run',
  'province_ward',
  'border_pair',
  'group_class',
  'session',
  'booking',
  'venue_use',
  'week_plan',
  'reminder',
  'reminder_attempt',
  'availability_exception',
  'walk_in_day',
  'walk_in_mentor',
  'walk_in_ticket',
];

/** Fills PostgreSQL with copies of all that happened in its wards, under ids of their own. */
export async function copyWards(manager: EntityManager, copies: number): Promise<void> {
  for (const table of tables) {
    const columns = manager.connection.entityMetadatas.find(
      ({ tableName }) => tableName === table,
    )?.columns;
    if (!columns) throw new Error(`There is no table ${table}.`);
    const names = columns.map(({ databaseName }) => databaseName);
    const values = columns.map(({ databaseName: name, length }) => {
      if (length === '36') return `md5(${name} || copy)`;
      return name === 'code' && table === 'ward' ? 'code || copy' : name;
    });
    await manager.query(
      `INSERT INTO ${table} (${names.join(', ')})
       SELECT ${values.join(', ')} FROM ${table}, generate_series(1, ${copies}) AS copies(copy)`,
    );
  }
  await manager.query('ANALYZE');
}
