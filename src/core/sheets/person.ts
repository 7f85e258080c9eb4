import type { WeeklyWindow } from '../time/weekly-window';
import { Pin, pinOf, readDegrees, readPin, roughMetres } from '../vietnamese/coordinates';
import { readBirth } from '../vietnamese/dates';
import { readFreeTimes } from '../vietnamese/free-times';
import { Gender, readGender } from '../vietnamese/gender';
import { readLanguages } from '../vietnamese/languages';
import { isPersonName, normaliseName } from '../vietnamese/names';
import { parsePhone } from '../vietnamese/phones';
import { normaliseText, plainKey } from '../vietnamese/text';
import { readTopics } from '../vietnamese/topics';
import { HamletNames } from './hamlet-names';
import { RowNotes } from './row-notes';
import { CellValue, isFormula } from './table';

/** A hamlet of the unit whose sheet is read. */
export interface SheetHamlet {
  name: string;
  latitude: number | null;
  longitude: number | null;
}

/** What reading a sheet needs to know from outside. */
export interface SheetContext {
  /** The local day on which the sheet is read, 'YYYY-MM-DD'. */
  today: string;
  hamlets: readonly SheetHamlet[];
}

/** What every person of a sheet has. Only rows without a fault are given out, so required parts are there. */
export interface PersonRow {
  /** Row number in the sheet, 1 is the first. */
  row: number;
  fullName: string;
  gender: Gender | null;
  birthYear: number | null;
  /** 'YYYY-MM-DD' when the sheet gives the day. */
  birthDate: string | null;
  /** E.164. */
  phone: string | null;
  /** Index into `SheetContext.hamlets`. */
  hamletIndex: number;
  hamletName: string;
  /** Codes of core/vietnamese/topics. */
  topics: string[];
  /** ISO 639 codes. */
  languages: string[];
  windows: WeeklyWindow[];
  /** The person's own pin; null means: stands at the hamlet. */
  latitude: number | null;
  longitude: number | null;
  cells: CellValue[];
}

/** A pin farther from its hamlet than this lies in another commune, metres. */
const FARTHEST_PIN_METRES = 30_000;
const NO_PHONE =
  /^(?:khong|khong co|khong co so|khong dung|khong co dien thoai|chua co|k co|ko co|ko|k|x|0)?$/;

/** Reads what mentors and mentees have in common; what is wrong is noted in `notes`. */
export function readPerson(
  notes: RowNotes,
  context: SheetContext,
  hamletNames: HamletNames,
  isPhoneRequired: boolean,
): PersonRow {
  const hamletIndex = readHamlet(notes, hamletNames);
  const hamlet = context.hamlets[hamletIndex] as SheetHamlet | undefined;
  return {
    row: notes.row.number,
    fullName: readName(notes),
    gender: readGenderCells(notes),
    ...readBirthCell(notes, context.today),
    phone: readPhone(notes, isPhoneRequired),
    hamletIndex,
    hamletName: hamlet?.name ?? '',
    topics: readTopicsCell(notes),
    languages: readLanguagesCell(notes),
    windows: readWindows(notes),
    ...readPlace(notes, hamlet),
    cells: notes.row.cells,
  };
}

function readName(notes: RowNotes): string {
  const fields = ['fullName', 'surname', 'middleName', 'givenName'] as const;
  const used =
    notes.has('fullName') && !(notes.has('givenName') && notes.has('surname'))
      ? namePartsBesideFullName(notes)
      : fields.slice(1);
  const written = normaliseText(used.map((field) => notes.text(field)).join(' '));
  const name = normaliseName(written);
  if (used.some((field) => isFormula(notes.cell(field)))) {
    notes.refuse('name', used, 'Ô họ tên chứa công thức, hãy gõ lại họ tên.');
  } else if (name === '') {
    notes.refuse('name', used, 'Chưa có họ tên.');
  } else if (!isPersonName(written)) {
    notes.refuse('name', used, `“${shortened(written)}” không phải là họ tên của một người.`);
  }
  return name;
}

/** "Họ và tên" sometimes spans two columns, the second headed "Tên" or not at all. */
function namePartsBesideFullName(notes: RowNotes): ('fullName' | 'givenName')[] {
  return notes.has('givenName') ? ['fullName', 'givenName'] : ['fullName'];
}

function readGenderCells(notes: RowNotes): Gender | null {
  const text = notes.text('gender');
  const gender = readGender(text);
  if (gender) return gender;
  if (text.trim() !== '') {
    notes.warn('gender', ['gender'], `Không hiểu giới tính “${shortened(text)}”, để trống.`);
    return null;
  }
  if (notes.text('female').trim() !== '') return 'female';
  if (notes.text('male').trim() !== '') return 'male';
  return notes.has('female') && !notes.has('male') ? 'male' : null;
}

function readBirthCell(notes: RowNotes, today: string): Pick<PersonRow, 'birthYear' | 'birthDate'> {
  const none = { birthYear: null, birthDate: null };
  const fields = ['birth', 'male', 'female', 'age'] as const;
  const field = fields.find(
    (one) => notes.text(one).trim() !== '' && (one === 'birth' || !notes.has('birth')),
  );
  const value = field ? notes.value(field) : null;
  if (field === undefined || value === null || typeof value === 'boolean') {
    if (notes.has('birth')) notes.refuse('birth-year', ['birth'], 'Chưa có năm sinh.');
    return none;
  }
  if (field === 'age') return readAge(notes, Number(value), today);
  if (field !== 'birth' && !/\d/.test(notes.text(field))) return none;
  const birth = readBirth(value, today);
  if (birth) return { birthYear: birth.year, birthDate: birth.date };
  notes.refuse('birth-year', [field], `Năm sinh “${shortened(notes.text(field))}” không đúng.`);
  return none;
}

function readAge(
  notes: RowNotes,
  age: number,
  today: string,
): Pick<PersonRow, 'birthYear' | 'birthDate'> {
  if (Number.isInteger(age) && age >= 1 && age <= 120) {
    return { birthYear: Number(today.slice(0, 4)) - age, birthDate: null };
  }
  notes.refuse('birth-year', ['age'], `Tuổi “${shortened(notes.text('age'))}” không đúng.`);
  return { birthYear: null, birthDate: null };
}

function readPhone(notes: RowNotes, isRequired: boolean): string | null {
  const text = notes.text('phone');
  const isMissing = NO_PHONE.test(plainKey(text)) && !/\d/.test(text);
  if (isMissing) {
    if (isRequired) notes.refuse('phone', ['phone'], 'Chưa có số điện thoại.');
    return null;
  }
  const phone = parsePhone(text);
  if (!phone) {
    notes.refuse('phone', ['phone'], `“${shortened(text)}” không phải số di động Việt Nam.`);
  }
  return phone;
}

/** The index of the hamlet, -1 with a note when it is unknown. */
function readHamlet(notes: RowNotes, hamletNames: HamletNames): number {
  const text = normaliseText(notes.text('hamlet'));
  const address = normaliseText(notes.text('address'));
  const found = (text && hamletNames.find(text)) ?? null;
  const index = typeof found === 'number' ? found : text ? null : hamletNames.find(address);
  if (index !== null) return index;
  const written = text || address;
  notes.refuse(
    'hamlet',
    ['hamlet', 'address'],
    written
      ? `Không có thôn/tổ “${shortened(written)}” trong danh sách thôn của đơn vị.`
      : 'Chưa có thôn/tổ.',
  );
  return -1;
}

function readTopicsCell(notes: RowNotes): string[] {
  const text = notes.text('topics');
  const { codes, unknown } = readTopics(text);
  if (codes.length === 0) {
    notes.refuse(
      'topic',
      ['topics'],
      text.trim() === '' ? 'Chưa có nội dung nào.' : `Không có nội dung “${shortened(text)}”.`,
    );
  } else if (unknown.length > 0) {
    notes.warn('topic', ['topics'], `Bỏ qua nội dung chưa biết: ${shortened(unknown.join(', '))}.`);
  }
  return codes;
}

function readLanguagesCell(notes: RowNotes): string[] {
  const text = notes.text('languages');
  if (text.trim() === '') return ['vi'];
  const { codes, unknown } = readLanguages(text);
  if (codes.length === 0) {
    notes.refuse('language', ['languages'], `Không biết ngôn ngữ “${shortened(text)}”.`);
  } else if (unknown.length > 0) {
    notes.warn(
      'language',
      ['languages'],
      `Bỏ qua ngôn ngữ chưa biết: ${shortened(unknown.join(', '))}.`,
    );
  }
  return codes;
}

function readWindows(notes: RowNotes): WeeklyWindow[] {
  const text = notes.text('freeTimes');
  const { windows, unknown } = readFreeTimes(text);
  if (windows.length === 0) {
    notes.refuse(
      'free-time',
      ['freeTimes'],
      text.trim() === '' ? 'Chưa có buổi rảnh.' : `Không hiểu buổi rảnh “${shortened(text)}”.`,
    );
  } else if (unknown.length > 0) {
    notes.warn(
      'free-time',
      ['freeTimes'],
      `Không hiểu một phần buổi rảnh: ${shortened(unknown.join(', '))}.`,
    );
  }
  return windows;
}

function readPlace(
  notes: RowNotes,
  hamlet: SheetHamlet | undefined,
): Pick<PersonRow, 'latitude' | 'longitude'> {
  const fields = ['pin', 'latitude', 'longitude'] as const;
  const text = fields
    .map((field) => notes.text(field))
    .join(' ')
    .trim();
  const nowhere = { latitude: null, longitude: null };
  if (text === '') return nowhere;
  const pin = readPin(notes.text('pin')) ?? pinInTwoCells(notes);
  if (!pin) {
    notes.warn(
      'coordinates',
      fields,
      `Không đọc được tọa độ “${shortened(text)}”, lấy vị trí của thôn.`,
    );
    return nowhere;
  }
  if (isFarFrom(hamlet, pin)) {
    notes.warn(
      'coordinates',
      fields,
      `Tọa độ “${shortened(text)}” ở quá xa thôn, lấy vị trí của thôn.`,
    );
    return nowhere;
  }
  return pin;
}

function pinInTwoCells(notes: RowNotes): Pin | null {
  const degrees = (['latitude', 'longitude'] as const).map((field) => {
    const value = notes.value(field);
    return typeof value === 'number' || typeof value === 'string' ? readDegrees(value) : Number.NaN;
  });
  return pinOf(degrees[0], degrees[1]);
}

function isFarFrom(hamlet: SheetHamlet | undefined, pin: Pin): boolean {
  if (!hamlet || hamlet.latitude === null || hamlet.longitude === null) return false;
  const centre = { latitude: hamlet.latitude, longitude: hamlet.longitude };
  return roughMetres(centre, pin) > FARTHEST_PIN_METRES;
}

/** A cell's text short enough to stand in a sentence. */
function shortened(text: string): string {
  const clean = normaliseText(text);
  return clean.length > 60 ? `${clean.slice(0, 57)}…` : clean;
}
