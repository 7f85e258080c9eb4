import type { Side } from '../../../core/people/fields';
import { Phone } from '../../kit/components/phone';
import { paths } from '../../kit/paths/paths';
import { withQuery } from '../../kit/paths/path';
import { useView } from '../../kit/view/view';
import { peopleOf } from './people-kind';

interface EditablePhoneProps {
  code: string;
  side: Side;
  person: { id: string; fullName: string; phone: string | null; otherPhone?: string | null };
  /** The list to go back to. */
  next?: 'calls';
}

/** A number, and the way to put it right where it is read. */
export function EditablePhone(props: EditablePhoneProps) {
  return (
    <>
      <Phone number={props.person.phone} other={props.person.otherPhone} />{' '}
      <EditPhoneLink {...props} />
    </>
  );
}

/** The way alone, beside a number that may be somebody else's. */
export function EditPhoneLink({ code, side, person, next }: EditablePhoneProps) {
  const { t } = useView();
  const { id, fullName, phone } = person;
  const act = phone ? t.people.editPhone : t.people.addPhone;
  const form = withQuery(paths.ward.personEdit(code, peopleOf[side], id), { next });
  return (
    <a
      class="row-link no-print"
      href={`${form}#phone`}
      aria-label={t.people.editPhoneOf(act, fullName)}
    >
      {act}
    </a>
  );
}
