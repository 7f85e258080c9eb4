import type { Side } from '../../../core/people/fields';
import { Phone } from '../../kit/components/phone';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { peopleOf } from './people-kind';

interface EditablePhoneProps {
  code: string;
  side: Side;
  person: { id: string; fullName: string; phone: string | null; otherPhone?: string | null };
}

/** A number, and the way to put it right where it is read. */
export function EditablePhone({ code, side, person }: EditablePhoneProps) {
  const { t } = useView();
  const { id, fullName, phone, otherPhone } = person;
  const act = phone ? t.people.editPhone : t.people.addPhone;
  return (
    <>
      <Phone number={phone} other={otherPhone} whose={{ kind: side, id, name: fullName }} />{' '}
      <a
        class="row-link no-print"
        href={`${paths.ward.personEdit(code, peopleOf[side], id)}#phone`}
        aria-label={t.people.editPhoneOf(act, fullName)}
      >
        {act}
      </a>
    </>
  );
}
