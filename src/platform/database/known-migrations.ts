import { migrations } from '../../../migrations';

const known = new Set(migrations.map(({ name }) => name));

/** Those that have run on a database and that this program does not know: a later one made them. */
export function unknownMigrations(executed: readonly string[]): string[] {
  return executed.filter((name) => !known.has(name));
}

/** Those that this program knows and that have not run. */
export function pendingMigrations(executed: readonly string[]): string[] {
  const run = new Set(executed);
  return migrations.map(({ name }) => name).filter((name) => !run.has(name));
}
