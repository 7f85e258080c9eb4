import { readConsent } from '../vietnamese/dates';
import { normaliseText } from '../vietnamese/text';
import type { Column } from './columns';
import type { PersonRow } from './person';
import { RowNotes } from './row-notes';

/** The day of consent, '' with a note when none was given; null when the sheet has no such column. */
export function readConsentCell(
  notes: RowNotes,
  name: Column,
  today: string,
): Pick<PersonRow, 'consentOn' | 'isConsentDated'> {
  const isConsentDated = /\d{2}/.test(notes.text(name));
  if (!notes.has(name)) return { consentOn: null, isConsentDated };
  const value = notes.value(name);
  const consentOn = value === null ? null : readConsent(value, today);
  if (consentOn !== null) return { consentOn, isConsentDated };
  const text = normaliseText(notes.text(name));
  if (text === '') notes.refuse('consent', [name], 'consent-missing');
  else notes.refuse('consent', [name], 'consent-odd', text.slice(0, 60));
  return { consentOn: '', isConsentDated };
}
