import { groupedInTurns } from '../../../platform/common/grouped';
import { nextTurn } from '../../../platform/common/in-turns';
import { partsOfKey, type Person } from '../../people';

type Described = Pick<Person, 'id' | 'identityKey' | 'gender' | 'phone'>;

/** Whom a row means. */
export interface Recognised<T> {
  person: T;
  /** By how they were called before an officer put it right: what the row says of that is no longer so. */
  byEarlierKey: boolean;
}

/**
 * The people of a ward, to be recognised in the rows of a sheet, each in one row at most. Whoever was
 * taken down without a household, as at the counter, is recognised in a row that names one, and the
 * other way round, when nothing speaks against it: no other phone or gender, and no second person or
 * row of the same description, unless the phone is the same.
 */
export class KnownPeople<T extends Described> {
  private constructor(
    private readonly byKey: ReadonlyMap<string, T>,
    private readonly byEarlierKey: ReadonlyMap<string, T>,
    /** Of all rows. */
    private readonly keys: ReadonlySet<string | undefined>,
    private readonly unnamed: ReadonlyMap<string, T[]>,
    private readonly rowsOf: ReadonlyMap<string, Partial<Described>[]>,
  ) {}

  static async of<T extends Described>(
    people: readonly T[],
    rows: readonly Partial<Described>[],
    earlierKeys: ReadonlyMap<string, string>,
  ): Promise<KnownPeople<T>> {
    const byKey = new Map(people.map((person) => [person.identityKey, person]));
    const byId = new Map(people.map((person) => [person.id, person]));
    await nextTurn();
    const earlier = [...earlierKeys].flatMap(([key, id]) => {
      const person = byId.get(id);
      return person ? ([[key, person]] as const) : [];
    });
    const byEarlierKey = new Map(earlier);
    const keys = new Set(rows.map(({ identityKey }) => identityKey));
    await nextTurn();
    const isKnown = ({ identityKey = '' }: Partial<Described>): boolean =>
      byKey.has(identityKey) || byEarlierKey.has(identityKey);
    const unnamed = people.filter(({ identityKey }) => !keys.has(identityKey));
    const unknown = rows.filter((row) => !isKnown(row));
    return new KnownPeople(
      byKey,
      byEarlierKey,
      keys,
      await byDescription(unnamed),
      await byDescription(unknown),
    );
  }

  /** Whom the row means, if anybody. */
  take({ identityKey = '', ...row }: Partial<Described>): Recognised<T> | undefined {
    const person = this.byKey.get(identityKey);
    if (person) return { person, byEarlierKey: false };
    const earlier = this.byEarlierKey.get(identityKey);
    if (earlier) return { person: earlier, byEarlierKey: true };
    const alike = this.takeAlike({ identityKey, ...row });
    return alike && { person: alike, byEarlierKey: false };
  }

  /** Whom no row names as they are or were called, nor described. */
  unnamedPeople(): T[] {
    const namedEarlier = new Set<string>();
    for (const [key, { id }] of this.byEarlierKey) if (this.keys.has(key)) namedEarlier.add(id);
    return [...this.unnamed.values()].flat().filter(({ id }) => !namedEarlier.has(id));
  }

  /** Whether another row of the list calls this person as they are called today. */
  isNamedToday({ identityKey }: T): boolean {
    return this.keys.has(identityKey);
  }

  private takeAlike(row: Partial<Described>): T | undefined {
    const { description } = partsOfKey(row.identityKey ?? '');
    const others = this.unnamed.get(description) ?? [];
    const fitting = others.filter((person) => !speakAgainst(person, row));
    const samePhone = fitting.filter(({ phone }) => phone !== null && phone === row.phone);
    const isOnlyRow = this.rowsOf.get(description)?.length === 1;
    const [person, second] = samePhone.length > 0 || !isOnlyRow ? samePhone : fitting;
    if (!person || second) return undefined;
    others.splice(others.indexOf(person), 1);
    return person;
  }
}

function speakAgainst(person: Described, row: Partial<Described>): boolean {
  const household = ({ identityKey = '' }: Partial<Described>): string =>
    partsOfKey(identityKey).household;
  return (
    differ(household(person), household(row)) ||
    differ(person.phone, row.phone) ||
    differ(person.gender, row.gender)
  );
}

/** Whether both are known and not the same. */
function differ(one: string | null | undefined, other: string | null | undefined): boolean {
  return Boolean(one) && Boolean(other) && one !== other;
}

function byDescription<P extends Partial<Described>>(
  people: readonly P[],
): Promise<Map<string, P[]>> {
  return groupedInTurns(people, ({ identityKey = '' }) => partsOfKey(identityKey).description);
}
