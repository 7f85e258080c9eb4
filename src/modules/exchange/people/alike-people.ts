import { accentKey, foldAccents } from '../../../core/vietnamese/text';
import { grouped } from '../../../platform/common/grouped';
import type { Mentee, Mentor, Person } from '../../people';

export type Comparable = Pick<
  Person,
  'id' | 'fullName' | 'birthYear' | 'hamletId' | 'phone' | 'gender' | 'isActive'
> & { householdId?: string | null };

/** Who a row may mean: one for sure, or some of whom somebody has to say it. */
export interface Alike<T> {
  same: T | null;
  doubtful: T[];
}

type Row = Partial<Mentor | Mentee>;

/**
 * People of a ward whom no row of a list names as they are known, to be found by what agrees. For sure the same is
 * who agrees in phone and in all but one of name, year, hamlet and household, where of the name no more than accents
 * differ, or in name, year and household. Who agrees in nearly as much is doubtful. Of those who take part no more the
 * name with the year or the hamlet is enough to be asked about: nobody comes back as a new one by a slip of the pen.
 */
export class AlikePeople<T extends Comparable> {
  private readonly byPhone: Map<string, T[]>;
  private readonly byHousehold: Map<string, T[]>;
  private readonly goneByName: Map<string, T[]>;

  constructor(
    people: readonly T[],
    /** A phone of their own: whoever has it is likely the same person. */
    private readonly isPhoneOwn: boolean,
  ) {
    this.byPhone = grouped(people.filter(hasPhone), ({ phone }) => phone ?? '');
    this.byHousehold = grouped(people.filter(hasHousehold), ({ householdId }) => householdId ?? '');
    const gone = people.filter(({ isActive }) => !isActive);
    this.goneByName = grouped(gone, ({ fullName }) => plainName(fullName));
  }

  /** @param isStop the row says that somebody takes part no more */
  of(row: Row, { isStop = false } = {}): Alike<T> {
    const onPhone = (row.phone && this.byPhone.get(row.phone)) || [];
    const inHousehold = (householdOf(row) && this.byHousehold.get(householdOf(row) ?? '')) || [];
    const gone = (!isStop && this.goneByName.get(plainName(row.fullName))) || [];
    const found = [...new Set([...onPhone, ...inHousehold, ...gone])].map((person) => ({
      person,
      verdict: this.compare(row, person),
    }));
    const sure = found.filter(({ verdict }) => verdict === 'same');
    if (sure.length === 1) return { same: sure[0].person, doubtful: [] };
    const doubtful = found.filter(({ verdict }) => verdict !== 'other');
    return { same: null, doubtful: doubtful.map(({ person }) => person) };
  }

  private compare(row: Row, person: T): 'same' | 'doubtful' | 'other' {
    const verdict = this.agreement(row, person);
    return verdict === 'other' && mayBeGone(row, person) ? 'doubtful' : verdict;
  }

  private agreement(row: Row, person: T): 'same' | 'doubtful' | 'other' {
    const isNamed = isSameName(row, person);
    const differing = [
      accentKey(row.fullName ?? '') !== accentKey(person.fullName),
      differ(row.birthYear, person.birthYear),
      row.hamletId !== person.hamletId,
      differ(householdOf(row), person.householdId),
      differ(row.gender, person.gender),
    ].filter(Boolean).length;
    if (row.phone && row.phone === person.phone) {
      if (differing <= 1) return isNamed ? 'same' : 'doubtful';
      return isNamed || this.isPhoneOwn ? 'doubtful' : 'other';
    }
    const isAtHome = !differ(row.birthYear, person.birthYear) && isNamed;
    if (!isAtHome || differ(row.gender, person.gender)) return 'other';
    return differ(row.phone, person.phone) ? 'doubtful' : 'same';
  }
}

/** Whether the row may be somebody who takes part no more. */
function mayBeGone(row: Row, person: Comparable): boolean {
  if (person.isActive || !isSameName(row, person) || differ(row.gender, person.gender))
    return false;
  return row.birthYear === person.birthYear || row.hamletId === person.hamletId;
}

function isSameName(row: Row, { fullName }: Comparable): boolean {
  return plainName(row.fullName) === plainName(fullName);
}

function plainName(name = ''): string {
  return foldAccents(accentKey(name));
}

function householdOf(row: Row): string | null | undefined {
  return 'householdId' in row ? row.householdId : null;
}

function hasPhone({ phone }: Comparable): boolean {
  return phone !== null;
}

function hasHousehold({ householdId }: Comparable): boolean {
  return Boolean(householdId);
}

/** Whether both are known and not the same. */
function differ(one: unknown, other: unknown): boolean {
  return Boolean(one) && Boolean(other) && one !== other;
}
