import { readConsent } from '../vietnamese/dates';
import { normaliseText } from '../vietnamese/text';
import { SheetProblem, SheetReading } from './faults';
import { parsePeopleSheet } from './people-sheet';
import { PersonRow, SheetContext } from './person';
import { RowNotes } from './row-notes';
import { Table } from './table';

/** An ambassador of the sheet. */
export interface MentorRow extends PersonRow {
  phone: string;
  organisation: string | null;
  /** The sheet's own maximum; null leaves it to the programme's default. */
  maxMentees: number | null;
  /** Local day of consent; null when the sheet has no such column. */
  consentAt: string | null;
  /** Whether the sheet gives that day; a bare "x" counts as given on the day of reading. */
  isConsentDated: boolean;
}

/** More than a hall full is a slip of the keyboard. */
const MOST_MENTEES = 500;

/** Reads the sheet of ambassadors (dai-su-so). */
export function parseMentorSheet(
  table: Table,
  context: SheetContext,
): SheetReading<MentorRow> | SheetProblem {
  return parsePeopleSheet<MentorRow>(table, context, { isPhoneRequired: true, complete }, [
    { name: 'Số điện thoại', anyOf: ['phone'] },
  ]);
}

function complete(person: PersonRow, notes: RowNotes, { today }: SheetContext): MentorRow {
  return {
    ...person,
    phone: person.phone ?? '',
    organisation: normaliseText(notes.text('organisation')) || null,
    maxMentees: readCapacity(notes),
    consentAt: notes.has('consent') ? readConsentCell(notes, today) : null,
    isConsentDated: isConsentDated(notes),
  };
}

function readCapacity(notes: RowNotes): number | null {
  const text = normaliseText(notes.text('capacity'));
  if (text === '') return null;
  const capacity = Number(
    /^\D*?(-?\d+(?:[.,]\d+)?)\D*$/.exec(text)?.[1].replace(',', '.') ?? Number.NaN,
  );
  if (Number.isInteger(capacity) && capacity >= 1 && capacity <= MOST_MENTEES) return capacity;
  notes.refuse('capacity', ['capacity'], 'capacity-odd', text.slice(0, 60));
  return null;
}

/** The day of consent, '' with a note when none was given. */
export function readConsentCell(notes: RowNotes, today: string): string {
  const value = notes.value('consent');
  const consent = value === null ? null : readConsent(value, today);
  if (consent !== null) return consent;
  const text = normaliseText(notes.text('consent'));
  if (text === '') notes.refuse('consent', ['consent'], 'consent-missing');
  else notes.refuse('consent', ['consent'], 'consent-odd', text.slice(0, 60));
  return '';
}

/** Whether the consent cell holds a date and not only a mark. */
export function isConsentDated(notes: RowNotes): boolean {
  return /\d{2}/.test(notes.text('consent'));
}
