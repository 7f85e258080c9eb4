import { type CallNote, callOutcomes } from '../../../modules/reminders';
import { boundedTextOf, listOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';

/** What a form says of a call. @throws DomainError invalid-form */
export function calledIn(body: FormBody, id: string): CallNote {
  const outcome = callOutcomes.find((one) => one === textOf(body, 'outcome'));
  if (!outcome) throw invalidFields({ outcome: 'choose-one' });
  const note = boundedTextOf(body, 'note', 500) || null;
  return { reminderIds: remindersIn(body, id), outcome, note };
}

/** The messages that a form is about: at least the one that its address names. */
export function remindersIn(body: FormBody, id: string): string[] {
  const named = listOf(body, 'reminders').flatMap((one) => one.split('.'));
  return [...new Set([id, ...named.filter((one) => one !== '')])].slice(0, 200);
}
