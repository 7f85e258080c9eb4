import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { Changed } from '../../texts';
import { DomainError } from '../common/domain-error';
import { execute } from './execute';
import { shapeOf } from './row-shape';

/** A row whose every change raises its version by one. */
interface Versioned extends ObjectLiteral {
  id: string;
  version: number;
}

type Changes<Row> = Partial<Omit<Row, 'id' | 'version'>>;

interface Condition<Row> {
  /** What else must still hold: a column's value, or one of several. */
  where?: { [Column in keyof Row]?: Row[Column] | readonly Row[Column][] };
}

interface Refusing<Row> extends Condition<Row> {
  /** What to refuse with; the sentence may say more, or the code be nearer to the cause. */
  refusal?: () => DomainError;
}

/**
 * Changes a row if it is still in the version that was seen, and gives it as it stands after that.
 * What is given is a new value; `seen` stays as it was, because a transaction may be rolled back, and
 * on PostgreSQL run again, and what was raised in memory would then match no row any more.
 * @throws DomainError stale-version, or `refusal`, when somebody else was first
 */
export async function compareAndSet<
  Row extends Versioned,
  Seen extends Pick<Row, 'id' | 'version'>,
  Set extends Changes<Row>,
>(
  manager: EntityManager,
  entity: new () => Row,
  seen: Seen,
  changes: Set,
  { refusal = () => staleVersion(), ...condition }: Refusing<Row> = {},
): Promise<Seen & Set> {
  const after = await trySet(manager, entity, seen, changes, condition);
  if (!after) throw refusal();
  return after;
}

/** The same; null when somebody else was first. */
export async function trySet<
  Row extends Versioned,
  Seen extends Pick<Row, 'id' | 'version'>,
  Set extends Changes<Row>,
>(
  manager: EntityManager,
  entity: new () => Row,
  seen: Seen,
  changes: Set,
  { where = {} }: Condition<Row> = {},
): Promise<(Seen & Set) | null> {
  const { table, columns } = shapeOf(manager, entity);
  const values: unknown[] = [];
  // SQLite numbers `$n` by its first appearance, so each value has a place of its own, in order.
  const place = (value: unknown): string => `$${values.push(value)}`;
  const sets = columns
    .filter(({ property }) => changes[property as keyof Set] !== undefined)
    .map(({ name, property, toDatabase }) => {
      return `${name} = ${place(toDatabase(changes[property as keyof Set]))}`;
    });
  const conditions = [`id = ${place(seen.id)}`, `version = ${place(seen.version)}`];
  for (const { name, property, toDatabase } of columns) {
    const wanted: unknown = where[property];
    if (wanted === undefined) continue;
    const any = (Array.isArray(wanted) ? wanted : [wanted]) as unknown[];
    conditions.push(`${name} IN (${any.map((value) => place(toDatabase(value))).join(', ')})`);
  }
  const changed = await execute(
    manager,
    `UPDATE ${table} SET ${[...sets, 'version = version + 1'].join(', ')}
     WHERE ${conditions.join(' AND ')}`,
    values,
  );
  return changed === 0 ? null : { ...seen, ...changes, version: seen.version + 1 };
}

/** Somebody else was first: the person looks again and decides anew. */
export function staleVersion(what?: Changed): DomainError {
  return new DomainError('stale-version', { what });
}
