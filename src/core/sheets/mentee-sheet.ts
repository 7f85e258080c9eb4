import { Gender, readGender } from '../vietnamese/gender';
import { readGroups } from '../vietnamese/groups';
import { readSupportNeeds } from '../vietnamese/support';
import { accentKey, normaliseText, plainKey } from '../vietnamese/text';
import { SheetProblem, SheetReading } from './faults';
import { isConsentDated, readConsentCell } from './mentor-sheet';
import { parsePeopleSheet } from './people-sheet';
import { PersonRow, SheetContext } from './person';
import { RowNotes } from './row-notes';
import { Table } from './table';

/** A resident who asked to learn. */
export interface MenteeRow extends PersonRow {
  /** The commune's own code of the household, upper case; null when the sheet gives none. */
  householdCode: string | null;
  /** Codes of core/vietnamese/groups; a group it does not know is "other". */
  groups: string[];
  /** Codes of core/vietnamese/support. */
  supportNeeds: string[];
  wishedGender: Gender | null;
  /** Local day of consent, 'YYYY-MM-DD'. */
  consentAt: string;
  /** Whether the sheet gives that day; a bare "x" counts as given on the day of reading. */
  isConsentDated: boolean;
}

const ANYONE =
  /^(?:khong|khong yeu cau|khong co|ai cung duoc|nam nu deu duoc|nam hoac nu|ca hai|sao cung duoc|tuy|bat ky|x|0)$/;

/** Reads the sheet of residents who asked to learn (hoc-vien). */
export function parseMenteeSheet(
  table: Table,
  context: SheetContext,
): SheetReading<MenteeRow> | SheetProblem {
  return parsePeopleSheet<MenteeRow>(table, context, { isPhoneRequired: false, complete }, [
    { name: 'Đồng ý xử lý dữ liệu', anyOf: ['consent'] },
  ]);
}

function complete(person: PersonRow, notes: RowNotes, { today }: SheetContext): MenteeRow {
  return {
    ...person,
    householdCode: accentKey(notes.text('household')).toUpperCase() || null,
    groups: readGroupsCell(notes),
    supportNeeds: readSupport(notes),
    wishedGender: readWish(notes),
    consentAt: readConsentCell(notes, today),
    isConsentDated: isConsentDated(notes),
  };
}

function readGroupsCell(notes: RowNotes): string[] {
  const { codes, unknown } = readGroups(notes.text('group'));
  return unknown.length > 0 && !codes.includes('other') ? [...codes, 'other'] : codes;
}

function readSupport(notes: RowNotes): string[] {
  const { codes, unknown } = readSupportNeeds(notes.text('support'));
  if (unknown.length > 0) {
    notes.warn(
      'support',
      ['support'],
      'support-unknown',
      normaliseText(unknown.join(', ')).slice(0, 60),
    );
  }
  return codes;
}

function readWish(notes: RowNotes): Gender | null {
  const text = notes.text('wishedGender');
  const key = plainKey(text);
  if (key === '' || ANYONE.test(key)) return null;
  const wish = readGender(text) ?? readGender(key.replace(/^(?:la |nguoi |mot |can |muon )+/, ''));
  if (!wish) {
    notes.warn('wished-gender', ['wishedGender'], 'wish-odd', normaliseText(text).slice(0, 60));
  }
  return wish;
}
