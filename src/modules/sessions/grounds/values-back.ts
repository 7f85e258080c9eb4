import { type EntityManager, IsNull } from 'typeorm';
import {
  type BeforeAndAfter,
  type ChangeFacts,
  PlannedChange,
} from '../entities/planned-change.entity';
import { isSame, only } from './changed-values';

/** Where the values of a kind of change are kept. */
export interface KeptIn<Values> {
  of: (what: ChangeFacts) => BeforeAndAfter<Values> | undefined;
  with: (what: ChangeFacts, values: BeforeAndAfter<Values>) => ChangeFacts;
  /** Two of them of which the first is never more than the other. */
  couple: readonly [keyof Values, keyof Values];
}

/** What is as it was again, and the names of what somebody has changed otherwise since. */
export interface ValuesBack<Values> {
  back: Partial<Values>;
  stayed: string[];
}

/**
 * The values as they were before a change that is taken back. Where a later change of the same value stands, it takes
 * that one's place: the later one gives back what this one found, in whatever order they are taken back.
 */
export async function valuesBack<Values extends object>(
  manager: EntityManager,
  change: Pick<PlannedChange, 'id' | 'wardId' | 'kind' | 'madeAt' | 'what'>,
  current: Values,
  kept: KeptIn<Partial<Values>>,
): Promise<ValuesBack<Values>> {
  const values = kept.of(change.what);
  if (!values) return { back: {}, stayed: [] };
  const { before, after } = values;
  const later = await laterOnes(manager, change);
  const changed = Object.keys(after) as (keyof Values & string)[];
  const tried = changed.filter((name) => change.what.stayed?.includes(name) ?? true);
  const back: (keyof Values & string)[] = [];
  const stayed: string[] = [];
  for (const name of tried) {
    const heir = later.find(({ what }) => Object.hasOwn(kept.of(what)?.after ?? {}, name));
    const theirs = heir && kept.of(heir.what);
    if (heir && theirs && isSame(theirs.before[name], after[name])) {
      const given = { ...theirs, before: { ...theirs.before, [name]: before[name] } };
      heir.what = kept.with(heir.what, given);
      await manager.update(PlannedChange, { id: heir.id }, { what: heir.what });
    } else if (isSame(current[name], after[name])) back.push(name);
    else stayed.push(name);
  }
  const isInOrder = fits({ ...current, ...only(before, back) }, kept.couple);
  const possible = isInOrder ? back : back.filter((name) => !kept.couple.includes(name));
  const impossible = back.filter((name) => !possible.includes(name));
  return { back: only(before, possible), stayed: [...stayed, ...impossible] };
}

/** Whether the first of two is no more than the other, where both are said. */
export function fits<Values extends object>(
  values: Values,
  [first, last]: readonly [keyof Values, keyof Values],
): boolean {
  const [least, most] = [values[first] ?? null, values[last] ?? null];
  return least === null || most === null || least <= most;
}

/** The changes of the same kind, and place or programme, that came after it and stand, in their order. */
async function laterOnes(
  manager: EntityManager,
  {
    id,
    wardId,
    kind,
    madeAt,
    what,
  }: Pick<PlannedChange, 'id' | 'wardId' | 'kind' | 'madeAt' | 'what'>,
): Promise<PlannedChange[]> {
  const standing = await manager.find(PlannedChange, {
    where: { wardId, kind, takenBackAt: IsNull() },
    order: { madeAt: 'ASC', id: 'ASC' },
  });
  return standing.filter(
    (other) =>
      other.what.venueId === what.venueId &&
      other.what.programmeId === what.programmeId &&
      (other.madeAt > madeAt || (other.madeAt === madeAt && other.id > id)),
  );
}
