import { askedWays } from '../../../core/people/consents';
import { textsIn } from '../../../texts';
import { boundedTextOf, type FormBody, textOf } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';
import { isDayInReach } from '../../kit/page/asked';

const LONGEST_NAME = 200;

/**
 * What an officer says of a whole list: who asked its people whether they agree, how and until when. It proves each
 * agreement, in the ward's language as everything that is typed there; empty where nothing was said.
 * @throws DomainError invalid-form where a part of it is missing
 */
export function consentProofOf(body: FormBody): string {
  const by = boundedTextOf(body, 'consentBy', LONGEST_NAME);
  const way = askedWays.find((one) => one === textOf(body, 'consentWay'));
  const on = textOf(body, 'consentOn');
  if (by === '' && !way && on === '') return '';
  const isDay = isDayInReach(on);
  if (by === '' || !way || !isDay) {
    throw invalidFields({
      ...(by === '' && { consentBy: 'needed' }),
      ...(!way && { consentWay: 'choose-one' }),
      ...(!isDay && { consentOn: 'needed' }),
    });
  }
  const { imports, people } = textsIn('vi');
  return imports.consent.proof(by, people.consentWays[way], on.split('-').toReversed().join('/'));
}
