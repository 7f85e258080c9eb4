import type { EntityManager } from 'typeorm';

/**
 * Steps of a write that do not rest on one another. On SQLite they set out at the same time, because
 * their way to the database and back takes longer than they do. All are waited for, also when one is
 * refused: nothing may arrive after the rollback. Throws what the first of them was refused by.
 */
export async function concurrently(
  manager: EntityManager,
  ...steps: readonly (() => Promise<unknown>)[]
): Promise<void> {
  if (manager.connection.options.type === 'postgres') {
    for (const step of steps) await step();
    return;
  }
  const outcomes = await Promise.allSettled(steps.map((step) => step()));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
