import { type Actor, mayDo } from '../../../modules/access';
import { paths } from './paths';

type Who = Pick<Actor, 'kind'> | undefined;

/** Where somebody of the staff starts in a ward. */
export function wardHomeOf(actor: Who, code: string): string {
  return mayDo(actor, 'wards.read') ? paths.ward.home(code) : paths.ward.counter(code);
}

/** A mentee's page for whoever keeps the lists; for whoever stands at the counter, the one there. */
export function menteePageOf(actor: Who, code: string, id: string): string {
  return mayDo(actor, 'people.read')
    ? paths.ward.mentee(code, id)
    : paths.ward.counterPerson(code, id);
}
