import { isBirthYear } from '../vietnamese/birth-year';
import { readBirth } from '../vietnamese/dates';
import { Gender, readGender } from '../vietnamese/gender';
import { hasLostLetters, isPersonName, isSeveralNames, normaliseName } from '../vietnamese/names';
import { normaliseText, plainKey } from '../vietnamese/text';
import type { Column } from './columns';
import type { PersonRow } from './person';
import { RowNotes, shortened } from './row-notes';
import { isFormula } from './table';

/** The name of the row, noted when it is missing or no name. */
export function readName(notes: RowNotes): string {
  const fields = ['fullName', 'surname', 'middleName', 'givenName'] as const;
  const used =
    notes.has('fullName') && !(notes.has('givenName') && notes.has('surname'))
      ? namePartsBesideFullName(notes)
      : fields.slice(1);
  const raw = used.map((field) => notes.text(field)).join(' ');
  const written = normaliseText(raw);
  const name = normaliseName(written);
  if (used.some((field) => isFormula(notes.cell(field)))) {
    notes.refuse('name', used, 'name-formula');
  } else if (name === '') {
    notes.refuse('name', used, 'name-missing');
  } else if (hasLostLetters(raw)) {
    notes.refuse('name', used, 'name-broken', shortened(written));
  } else if (isSeveralNames(raw)) {
    notes.refuse('name', used, 'name-several', shortened(written));
  } else if (!isPersonName(written)) {
    notes.refuse('name', used, 'name-odd', shortened(written));
  }
  return name;
}

/** "Họ và tên" sometimes spans two columns, the second headed "Tên" or not at all. */
function namePartsBesideFullName(notes: RowNotes): ('fullName' | 'givenName')[] {
  return notes.has('givenName') ? ['fullName', 'givenName'] : ['fullName'];
}

/** The gender, from its own column or from the columns Nam and Nữ; null when unknown. */
export function readGenderCells(notes: RowNotes): Gender | null {
  const text = notes.text('gender');
  const gender = readGender(text);
  if (gender) return gender;
  if (text.trim() !== '') {
    notes.warn('gender', ['gender'], 'gender-unknown', shortened(text));
    return null;
  }
  if (notes.text('female').trim() !== '') return 'female';
  if (notes.text('male').trim() !== '') return 'male';
  return notes.has('female') && !notes.has('male') ? 'male' : null;
}

/** The birth, noted when the cell holds none; a sheet without such a column gives null. */
export function readBirthCell(
  notes: RowNotes,
  today: string,
): Pick<PersonRow, 'birthYear' | 'birthDate'> {
  const none = { birthYear: null, birthDate: null };
  const fields = ['birthYear', 'male', 'female', 'age'] as const;
  const field = fields.find(
    (one) => notes.text(one).trim() !== '' && (one === 'birthYear' || !notes.has('birthYear')),
  );
  const value = field ? notes.value(field) : null;
  if (field === undefined || value === null || typeof value === 'boolean') {
    if (notes.has('birthYear')) notes.refuse('birth-year', ['birthYear'], 'birth-missing');
    return none;
  }
  if (field === 'age') return readAge(notes, Number(value), today);
  if (field !== 'birthYear' && !/\d/.test(notes.text(field))) return none;
  const birth = readBirth(value, today);
  if (birth) return { birthYear: birth.year, birthDate: birth.date };
  notes.refuse('birth-year', [field], 'birth-odd', shortened(notes.text(field)));
  return none;
}

function readAge(
  notes: RowNotes,
  age: number,
  today: string,
): Pick<PersonRow, 'birthYear' | 'birthDate'> {
  const birthYear = Number(today.slice(0, 4)) - age;
  if (Number.isInteger(age) && isBirthYear(birthYear, today)) return { birthYear, birthDate: null };
  notes.refuse('birth-year', ['age'], 'age-odd', shortened(notes.text('age')));
  return { birthYear: null, birthDate: null };
}

const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;

/** The e-mail address; one that cannot be is left out with a warning: the phone is what matters. */
export function readEmail(notes: RowNotes): string | null {
  const text = notes.text('email');
  if (EMAIL.test(text)) return text;
  if (text.includes('@')) {
    notes.warn('email', ['email'], 'email-odd', shortened(text));
  }
  return null;
}

const ANYONE =
  /^(?:khong|khong yeu cau|khong co|ai cung duoc|nam nu deu duoc|nam hoac nu|ca hai|sao cung duoc|tuy|bat ky|x|0)$/;

/** Whom somebody wishes to learn from; null for anyone, with a warning when nobody understands it. */
export function readWish(notes: RowNotes, name: Column): Gender | null {
  const text = notes.text(name);
  const key = plainKey(text);
  if (key === '' || ANYONE.test(key)) return null;
  const wish = readGender(text) ?? readGender(key.replace(/^(?:la |nguoi |mot |can |muon )+/, ''));
  if (!wish) notes.warn('wished-gender', [name], 'wish-odd', normaliseText(text).slice(0, 60));
  return wish;
}
