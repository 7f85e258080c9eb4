import type { BeforeAndAfter } from '../entities/planned-change.entity';
import { refuse } from '../rules/refusals';

export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * What of the wanted values differs from the current ones, as it is and as it is to be. Where they come from a form, that
 * is only what was typed otherwise than it was shown there.
 * @throws DomainError stale-version when one of these is not as it was shown any more
 */
export function changedIn<Values extends object>(
  current: Values,
  wanted: Partial<Values>,
  shown: Partial<Values> = {},
): BeforeAndAfter<Partial<Values>> {
  const names = (Object.keys(wanted) as (keyof Values)[]).filter(
    (name) =>
      wanted[name] !== undefined &&
      !isSame(current[name], wanted[name]) &&
      !isSame(shown[name], wanted[name]),
  );
  const isStale = names.some(
    (name) => shown[name] !== undefined && !isSame(shown[name], current[name]),
  );
  if (isStale) throw refuse('stale-version');
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
