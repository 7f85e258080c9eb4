import { accentKey, foldAccents, plainKey } from '../../../core/vietnamese/text';
import { groupedInTurns } from '../../../platform/common/grouped';
import type { Mentee, Mentor, Person } from '../../people';

export type Comparable = Pick<
  Person,
  'id' | 'fullName' | 'birthYear' | 'hamletId' | 'phone' | 'otherPhone' | 'gender' | 'isActive'
> & { householdId?: string | null; address?: string | null };

/** Who a row may mean: one for sure, or some of whom somebody has to say it. */
export interface Alike<T> {
  same: T | null;
  doubtful: T[];
}

type Row = Partial<Mentor | Mentee>;

/**
 * People of a ward whom no row of a list names as they are known, to be found by what agrees. For sure the same is
 * who agrees in phone and in all but one of name, year, hamlet and household, where of the name no more than accents
 * differ, or in name, year and household. Who agrees in nearly as much is doubtful. A landline or a relative's number
 * counts as the phone does where the name is the same; where nobody gave a number, or the address is the same, name and
 * year are enough to be asked about, and of one name in one household, or at one address, any year is: it is the year
 * that was mended. So is, of those who take part no more, the name with the year or the hamlet: nobody comes back as a
 * new one by a slip of the pen.
 */
export class AlikePeople<T extends Comparable> {
  private constructor(
    private readonly isPhoneOwn: boolean,
    private readonly byNumber: ReadonlyMap<string, T[]>,
    private readonly byNameAndYear: ReadonlyMap<string, T[]>,
    private readonly byHousehold: ReadonlyMap<string, T[]>,
    private readonly goneByName: ReadonlyMap<string, T[]>,
    private readonly byHome: ReadonlyMap<string, T[]>,
  ) {}

  /** @param isPhoneOwn a phone of their own: whoever has it is likely the same person */
  static async among<T extends Comparable>(
    people: readonly T[],
    isPhoneOwn: boolean,
  ): Promise<AlikePeople<T>> {
    const gone = people.filter(({ isActive }) => !isActive);
    return new AlikePeople(
      isPhoneOwn,
      await groupedByNumber(people),
      await groupedInTurns(people, nameAndYear),
      await groupedInTurns(people.filter(hasHousehold), ({ householdId }) => householdId ?? ''),
      await groupedInTurns(gone, ({ fullName }) => plainName(fullName)),
      await groupedInTurns(people.filter(addressOf), nameAndAddress),
    );
  }

  /** @param isStop the row says that somebody takes part no more */
  of(row: Row, { isStop = false } = {}): Alike<T> {
    const onPhone = numbersOf(row).flatMap((number) => this.byNumber.get(number) ?? []);
    const named = (row.birthYear && this.byNameAndYear.get(nameAndYear(row))) || [];
    const inHousehold = (householdOf(row) && this.byHousehold.get(householdOf(row) ?? '')) || [];
    const gone = (!isStop && this.goneByName.get(plainName(row.fullName))) || [];
    const atHome = (addressOf(row) && this.byHome.get(nameAndAddress(row))) || [];
    const candidates = new Set([...onPhone, ...inHousehold, ...gone, ...named, ...atHome]);
    const found = [...candidates].map((person) => ({ person, verdict: this.compare(row, person) }));
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
    const ofOther = differ(row.phone, person.phone) ? 'doubtful' : 'same';
    if (isNamed && haveNumberInCommon(row, person)) return differing <= 1 ? ofOther : 'doubtful';
    if (!isNamed || differ(row.gender, person.gender)) return 'other';
    if (differ(row.birthYear, person.birthYear)) {
      return isAtOneHome(row, person) ? 'doubtful' : 'other';
    }
    const isAtHome = householdOf(row) && householdOf(row) === person.householdId;
    if (isAtHome || !person.isActive) return ofOther;
    return row.birthYear === person.birthYear && mayLiveTogether(row, person)
      ? 'doubtful'
      : 'other';
  }
}

/** Whether nothing but the hamlet tells two people of one name and year apart. */
function mayLiveTogether(row: Row, person: Comparable): boolean {
  if (differ(householdOf(row), person.householdId)) return false;
  const address = addressOf(row);
  if (address && person.address) return plainKey(address) === plainKey(person.address);
  return numbersOf(row).length === 0 && numbersOf(person).length === 0;
}

function haveNumberInCommon(row: Row, person: Comparable): boolean {
  const known = numbersOf(person);
  return numbersOf(row).some((number) => known.includes(number));
}

/** By whatever number somebody is reached: their own, a landline, a relative's. */
function numbersOf({ phone, otherPhone }: Row): string[] {
  return [phone, otherPhone].flatMap((number) => number || []);
}

async function groupedByNumber<T extends Comparable>(
  people: readonly T[],
): Promise<Map<string, T[]>> {
  const numbered = people.flatMap((person) =>
    numbersOf(person).map((number) => ({ number, person })),
  );
  const groups = await groupedInTurns(numbered, ({ number }) => number);
  return new Map([...groups].map(([number, all]) => [number, all.map(({ person }) => person)]));
}

function nameAndYear({ fullName, birthYear }: Row): string {
  return `${plainName(fullName)} ${birthYear ?? ''}`;
}

function nameAndAddress(row: Row): string {
  return [plainName(row.fullName), row.hamletId, plainKey(addressOf(row) ?? '')].join('|');
}

/** Of one name in one household, or at one address. */
function isAtOneHome(row: Row, person: Comparable): boolean {
  const household = householdOf(row);
  if (household && household === person.householdId) return true;
  return Boolean(addressOf(row)) && nameAndAddress(row) === nameAndAddress(person);
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

function addressOf(row: Row): string | null | undefined {
  return 'address' in row ? row.address : null;
}

function hasHousehold({ householdId }: Comparable): boolean {
  return Boolean(householdId);
}

/** Whether both are known and not the same. */
function differ(one: unknown, other: unknown): boolean {
  return Boolean(one) && Boolean(other) && one !== other;
}
