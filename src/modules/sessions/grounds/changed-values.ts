import type { BeforeAndAfter } from '../entities/planned-change.entity';

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What of the wanted values differs from the current ones, as it is and as it is to be. */
export function changedIn<Values extends object>(
  current: Values,
  wanted: Partial<Values>,
): BeforeAndAfter<Partial<Values>> {
  const names = (Object.keys(wanted) as (keyof Values)[]).filter(
    (name) => wanted[name] !== undefined && !isSame(current[name], wanted[name]),
  );
  return { before: only(current, names), after: only(wanted, names) };
}

/** These values alone. */
export function only<Values extends object>(
  values: Partial<Values>,
  names: readonly (keyof Values)[],
): Partial<Values> {
  const some: Partial<Values> = {};
  for (const name of names) some[name] = values[name];
  return some;
}
