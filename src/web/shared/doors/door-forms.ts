import { isUUID } from 'class-validator';
import { menteeFields } from '../../../core/people/fields';
import {
  type DoorOutcome,
  doorOutcomes,
  type LearnerAtDoor,
  type SaidOfDoor,
} from '../../../modules/teams';
import { longestReason } from '../../../platform/http/bounds';
import { boundedTextOf, type FormBody, textOf } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';
import { consentOf, personOf, typedOf } from '../people/person-forms';

/** What came of knocking; `id` tells a form that was sent twice. @throws DomainError invalid-form */
export function visitOf(body: FormBody): { id?: string; outcome: DoorOutcome; note: string } {
  const outcome = doorOutcomes.find((one) => one === textOf(body, 'outcome'));
  if (!outcome) throw invalidFields({ outcome: 'choose-one' });
  return { outcome, ...besides(body) };
}

/** Who is taken down, and at which door: its id, or, where it is not in the list yet, theirs. @throws DomainError invalid-form */
export function learnerOf(
  body: FormBody,
  hamletId: string,
): { door: string | SaidOfDoor; id?: string; note: string; learner: LearnerAtDoor } {
  const { hamletId: _, ...person } = personOf({ ...body, hamletId }, 'door');
  const topics = typedOf(body, 'topics', menteeFields.topics) as string[];
  if (topics.length === 0) throw invalidFields({ topics: 'choose-one' });
  const consent = consentOf(body);
  const isAnother = textOf(body, 'isAnother') === 'yes';
  const { fullName: label, address, phone } = person;
  return {
    door: textOf(body, 'door') || { label, address, phone },
    ...besides(body),
    learner: { ...person, topics, consent, isAnother },
  };
}

/** @throws DomainError invalid-form at the field that is too long */
export function saidOfDoor(body: FormBody): SaidOfDoor {
  return {
    label: boundedTextOf(body, 'label', 120),
    address: boundedTextOf(body, 'address', 200),
    phone: boundedTextOf(body, 'phone', 30),
  };
}

function besides(body: FormBody): { id?: string; note: string } {
  const key = textOf(body, 'key');
  const note = boundedTextOf(body, 'note', longestReason);
  return isUUID(key) ? { id: key, note } : { note };
}
