import type { EntityManager } from 'typeorm';

/**
 * Runs a step that an invariant may refuse in a savepoint of its own, so that the rest of the write can
 * go on without it (PostgreSQL would otherwise refuse everything after the first refused statement).
 * Null when the step was done, else what it was refused by, with nothing of it left.
 */
export async function inSavepoint(
  manager: EntityManager,
  step: () => Promise<void>,
): Promise<{ refusedBy: unknown } | null> {
  await manager.query('SAVEPOINT step');
  try {
    await step();
    await manager.query('RELEASE SAVEPOINT step');
    return null;
  } catch (error) {
    await manager.query('ROLLBACK TO SAVEPOINT step');
    await manager.query('RELEASE SAVEPOINT step');
    return { refusedBy: error };
  }
}
