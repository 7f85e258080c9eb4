import { grouped } from '../../../platform/common/grouped';
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
  private readonly byKey: Map<string, T>;
  private readonly unnamed: Map<string, T[]>;
  private readonly rowsOf: Map<string, Partial<Described>[]>;
  private readonly byEarlierKey: Map<string, T>;
  private readonly namedEarlier: Set<string>;
  private readonly keys: Set<string | undefined>;

  constructor(
    people: readonly T[],
    rows: readonly Partial<Described>[],
    earlierKeys: ReadonlyMap<string, string> = new Map(),
  ) {
    this.byKey = new Map(people.map((person) => [person.identityKey, person]));
    const byId = new Map(people.map((person) => [person.id, person]));
    const earlier = [...earlierKeys].flatMap(([key, id]) => {
      const person = byId.get(id);
      return person ? ([[key, person]] as const) : [];
    });
    this.byEarlierKey = new Map(earlier);
    this.keys = new Set(rows.map(({ identityKey }) => identityKey));
    this.namedEarlier = new Set(
      earlier.flatMap(([key, { id }]) => (this.keys.has(key) ? [id] : [])),
    );
    const isKnown = ({ identityKey = '' }: Partial<Described>): boolean =>
      this.byKey.has(identityKey) || this.byEarlierKey.has(identityKey);
    this.unnamed = byDescription(people.filter(({ identityKey }) => !this.keys.has(identityKey)));
    this.rowsOf = byDescription(rows.filter((row) => !isKnown(row)));
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
    return [...this.unnamed.values()].flat().filter((person) => !this.namedEarlier.has(person.id));
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

function byDescription<P extends Partial<Described>>(people: readonly P[]): Map<string, P[]> {
  return grouped(people, ({ identityKey = '' }) => partsOfKey(identityKey).description);
}
