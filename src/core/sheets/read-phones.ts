import {
  displayPhone,
  isKnownNumber,
  type PhoneNumber,
  readPhoneNumbers,
} from '../vietnamese/phones';
import { normaliseText, plainKey } from '../vietnamese/text';
import type { PersonRow } from './person';
import { RowNotes, shortened } from './row-notes';

const NO_PHONE =
  /^(?:khong|khong co|khong co so|khong dung|khong co dien thoai|chua co|k co|ko co|ko|k|x|0)?$/;

type Phones = Pick<PersonRow, 'phone' | 'otherPhone'>;

/**
 * The number that gets messages and one more to call, in E.164: of the column of phones and a second one. A
 * landline is never the first. What stands in a relative's column stays a second number, unless `isNeeded`
 * asks for one of their own and there is none. What was put elsewhere than it stood is said.
 */
export function readPhones(notes: RowNotes, isNeeded: boolean): Phones {
  if (isRounded(notes, 'phone')) {
    notes.refuse('phone', ['phone'], 'phone-rounded', shortened(notes.text('phone')));
    return { phone: null, otherPhone: null };
  }
  const own = numbersIn(notes, 'phone');
  const others = numbersIn(notes, 'otherPhone').filter(
    ({ number }) => !own.some((one) => one.number === number),
  );
  if (own.length === 0 && isWritten(notes)) {
    notes.refuse('phone', ['phone'], 'phone-odd', shortened(notes.text('phone')));
    return { phone: null, otherPhone: null };
  }
  if (own.length + others.length === 0) {
    if (isNeeded) notes.refuse('phone', ['phone', 'otherPhone'], 'phone-missing');
    return { phone: null, otherPhone: null };
  }
  return settled(notes, own, others, isNeeded);
}

/** @param own of the column of phones, in its order @param others of the second column, none of them in the first */
function settled(
  notes: RowNotes,
  own: readonly PhoneNumber[],
  others: readonly PhoneNumber[],
  isNeeded: boolean,
): Phones {
  const mayTakeOther = isNeeded || own.length > 0;
  const phone = mobileOf(own) ?? (mayTakeOther ? mobileOf(others) : undefined);
  const isOther = ({ number }: PhoneNumber): boolean => number !== phone?.number;
  // Beside a landline of their own a relative's mobile was taken to be written to; else the second column comes first.
  const rest = (mobileOf(own) ? [...others, ...own] : [...own, ...others]).filter(isOther);
  const [otherPhone, ...left] = rest;
  if (phone) sayOf(notes, phone, own.includes(phone) ? 'phone' : 'otherPhone');
  if (phone && !own.includes(phone)) say(notes, 'otherPhone', 'phone-of-second', phone);
  if (otherPhone) sayOf(notes, otherPhone, own.includes(otherPhone) ? 'phone' : 'otherPhone');
  if (otherPhone && !phone) {
    say(
      notes,
      own.includes(otherPhone) ? 'phone' : 'otherPhone',
      otherPhone.kind === 'landline' ? 'phone-landline-kept' : 'phone-of-relative',
      otherPhone,
    );
  } else if (otherPhone && own.includes(otherPhone)) {
    say(notes, 'phone', 'phone-second-kept', otherPhone);
  }
  for (const one of left) {
    say(notes, own.includes(one) ? 'phone' : 'otherPhone', 'phone-left-out', one);
  }
  return { phone: phone?.number ?? null, otherPhone: otherPhone?.number ?? null };
}

function mobileOf(numbers: readonly PhoneNumber[]): PhoneNumber | undefined {
  return numbers.find(({ kind }) => kind === 'mobile');
}

/** What is to be said of a number wherever it goes. */
function sayOf(notes: RowNotes, phone: PhoneNumber, column: 'phone' | 'otherPhone'): void {
  if (phone.formerly !== undefined) {
    const change = `${phone.formerly} → ${displayPhone(phone.number)}`;
    const problem = phone.kind === 'mobile' ? 'phone-renumbered' : 'landline-renumbered';
    notes.warn('phone', [column], problem, change);
  } else if (phone.kind === 'mobile' && !isKnownNumber(phone.number)) {
    notes.warn('phone', [column], 'phone-unknown-operator', displayPhone(phone.number));
  }
}

function say(
  notes: RowNotes,
  column: 'phone' | 'otherPhone',
  problem: Parameters<RowNotes['warn']>[2],
  { number }: PhoneNumber,
): void {
  notes.warn('phone', [column, 'phone'], problem, displayPhone(number));
}

/** A second column that holds digits and no number is left out with a note: the first is what matters. */
function numbersIn(notes: RowNotes, column: 'phone' | 'otherPhone'): PhoneNumber[] {
  const text = notes.text(column);
  if (column === 'otherPhone' && isRounded(notes, column)) {
    notes.warn('phone', [column], 'other-phone-rounded', shortened(text));
    return [];
  }
  const numbers = readPhoneNumbers(text);
  if (column === 'otherPhone' && numbers.length === 0 && /\d{3}/.test(text)) {
    notes.warn('phone', [column], 'other-phone-odd', shortened(text));
  }
  return numbers;
}

/** So many digits a number keeps when a program shows it as 9.1E+08 and saves what it shows: of two thirds nothing is left. */
const MOST_DIGITS_LEFT = 5;

/** Whether a number lost its last digits to a spreadsheet: one that is written as a text was meant as it is. */
function isRounded(notes: RowNotes, column: 'phone' | 'otherPhone'): boolean {
  const value = notes.value(column);
  if (typeof value === 'string') return /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i.test(value.trim());
  if (typeof value !== 'number' || value < 1e8) return false;
  return String(value).replace(/0+$/, '').length <= MOST_DIGITS_LEFT;
}

/** Whether something stands in the column of phones that should be a number. */
function isWritten(notes: RowNotes): boolean {
  const text = normaliseText(notes.text('phone'));
  return /\d/.test(text) || !NO_PHONE.test(plainKey(text));
}
