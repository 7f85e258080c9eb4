import type { LocalDate } from '../time/local-dates';
import { accentKey, foldAccents } from '../vietnamese/text';

/** A line of a list of the police; the number of twelve digits that stands in it is read by nobody. */
export interface ListedConfirmation {
  row: number;
  name: string;
  birthYear: number | null;
  /** As it is written. */
  hamlet: string;
  /** E.164. */
  phone: string | null;
  /** Null where the list names no day. */
  on: LocalDate | null;
  /** The list says of this one that it is not confirmed yet. */
  isNotYet: boolean;
}

/** Somebody known whom a line may mean. */
export interface KnownPerson {
  id: string;
  fullName: string;
  birthYear: number | null;
  hamletId: string;
  phones: readonly string[];
}

export interface MatchedConfirmations {
  /** Name, year of birth, and hamlet or phone say the same, of one person alone. */
  sure: { row: number; on: LocalDate | null; personId: string }[];
  /** Whoever it may be is asked. */
  doubtful: {
    row: number;
    on: LocalDate | null;
    name: string;
    birthYear: number | null;
    personIds: string[];
  }[];
  /** How many lines mean nobody who is known, and how many are not confirmed. */
  unknown: number;
  notYet: number;
}

/**
 * Whom each line of the list means: surely where name, year of birth and hamlet or phone agree and fit nobody else;
 * doubtfully where something is missing, is written without accents, or fits several. `hamletOf` finds a hamlet by how
 * it is written. One person is meant by one line, the first.
 */
export function matchConfirmations(
  lines: readonly ListedConfirmation[],
  people: readonly KnownPerson[],
  hamletOf: (written: string) => string | null,
): MatchedConfirmations {
  const byName = new Map<string, KnownPerson[]>();
  for (const person of people) {
    const key = plain(person.fullName);
    byName.set(key, [...(byName.get(key) ?? []), person]);
  }
  const found: MatchedConfirmations = { sure: [], doubtful: [], unknown: 0, notYet: 0 };
  const taken = new Set<string>();
  for (const line of lines) {
    const { row, on, name, birthYear } = line;
    const hamletId = line.hamlet === '' ? null : hamletOf(line.hamlet);
    const alike = (byName.get(plain(name)) ?? [])
      .filter(({ id }) => !taken.has(id))
      .map((person) => ({ person, fit: fitOf(line, hamletId, person) }))
      .filter(({ fit }) => fit !== 'other');
    const sure = alike.filter(({ fit }) => fit === 'same');
    const [first] = sure;
    if (line.isNotYet) found.notYet += 1;
    else if (first && sure.length === 1) {
      taken.add(first.person.id);
      found.sure.push({ row, on, personId: first.person.id });
    } else if (alike.length > 0) {
      const personIds = (sure.length > 0 ? sure : alike).map(({ person }) => person.id);
      found.doubtful.push({ row, on, name, birthYear, personIds });
    } else found.unknown += 1;
  }
  // Whom a later line means surely, an earlier one is not asked about.
  const open = found.doubtful.map((one) => ({
    ...one,
    personIds: one.personIds.filter((id) => !taken.has(id)),
  }));
  const doubtful = open.filter(({ personIds }) => personIds.length > 0);
  return { ...found, doubtful, unknown: found.unknown + open.length - doubtful.length };
}

/** Of somebody of this name, however it is accented. */
function fitOf(
  { name, birthYear, phone }: ListedConfirmation,
  hamletId: string | null,
  person: KnownPerson,
): 'same' | 'perhaps' | 'other' {
  const isNumber = phone !== null && person.phones.includes(phone);
  const isHamlet = hamletId !== null && hamletId === person.hamletId;
  const isYear = birthYear !== null && birthYear === person.birthYear;
  const isOtherYear = birthYear !== null && person.birthYear !== null && !isYear;
  if (isOtherYear && !isNumber) return 'other';
  const isWritten = accentKey(name) === accentKey(person.fullName);
  return isWritten && isYear && (isNumber || isHamlet) ? 'same' : 'perhaps';
}

function plain(name: string): string {
  return foldAccents(accentKey(name));
}
