import type { EntityManager, ObjectLiteral } from 'typeorm';
import { insert } from '../../src/platform/database/insert';

/** What a factory is told: what a row cannot be without, and whatever else a test is about. */
export type Given<Row, Needed extends keyof Row> = Pick<Row, Needed> & Partial<Row>;

/** Stores one row as a factory made it, and gives it back. */
export async function plant<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: new () => Row,
  row: Row,
): Promise<Row> {
  await insert(manager, entity, [row]);
  return row;
}
