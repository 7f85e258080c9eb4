import type { GivenConsent, NewMentee } from '../../../modules/people';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';

/** Who the form speaks of. @throws DomainError invalid-form */
export function personOf(body: FormBody): Omit<NewMentee, 'topics' | 'consent'> {
  const fullName = textOf(body, 'fullName').slice(0, 120);
  const birthYear = integerOf(body, 'birthYear');
  const hamletId = textOf(body, 'hamletId');
  const missing: Record<string, string> = {};
  if (!fullName) missing.fullName = 'needed';
  if (birthYear === undefined) missing.birthYear = 'bad-year';
  if (!hamletId) missing.hamletId = 'choose-one';
  if (birthYear === undefined || Object.keys(missing).length > 0) throw invalidFields(missing);
  return { fullName, birthYear, hamletId, phone: textOf(body, 'phone').slice(0, 30) || null };
}

/** Undefined when the box was not ticked. @throws DomainError invalid-form when the proof is missing */
export function consentOf(body: FormBody): GivenConsent | undefined {
  if (textOf(body, 'consent') !== 'yes') return undefined;
  const way = textOf(body, 'way');
  const proof = textOf(body, 'proof').slice(0, 200);
  if (way !== 'signed' && way !== 'spoken') throw invalidFields({ way: 'choose-one' });
  if (!proof) throw invalidFields({ proof: 'needed' });
  return { way, proof };
}
