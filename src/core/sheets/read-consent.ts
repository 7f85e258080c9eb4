import { isConsentDenied, readConsent } from '../vietnamese/dates';
import { normaliseText, plainKey } from '../vietnamese/text';
import type { Column } from './columns';
import type { PersonRow } from './person';
import { RowNotes } from './row-notes';

/** Nothing was said yet: no withdrawal. */
const NOT_YET = /^chua\b/;

/**
 * The day of consent; null where the row says none, with a note against somebody new. A plain "không" withdraws what
 * was given before.
 */
export function readConsentCell(
  notes: RowNotes,
  name: Column,
  today: string,
): Pick<PersonRow, 'consentOn' | 'isConsentDated' | 'withdrawal'> {
  const isConsentDated = /\d{2}/.test(notes.text(name));
  const said = { consentOn: null, isConsentDated, withdrawal: null };
  if (!notes.has(name)) return said;
  const value = notes.value(name);
  const consentOn = value === null ? null : readConsent(value, today);
  if (consentOn !== null) return { ...said, consentOn };
  const text = normaliseText(notes.text(name));
  if (text === '' || NOT_YET.test(plainKey(text))) {
    notes.refuseNew('consent', [name], 'consent-missing');
    return said;
  }
  if (value === null || !isConsentDenied(value)) {
    notes.refuse('consent', [name], 'consent-odd', text.slice(0, 60));
    return said;
  }
  notes.refuseNew('consent', [name], 'consent-missing');
  return { ...said, withdrawal: { reason: 'consent', on: today, isDated: false } };
}
