import { isOfStaff, type PhoneOwner } from '../../../modules/access';
import { displayPhone, maskPhone } from '../../../core/vietnamese/phones';
import { paths } from '../paths/paths';
import { useView, type View } from '../view/view';

interface PhoneProps {
  number: string | null;
  /** A second one, to be called as well: a landline, or a relative's. */
  other?: string | null;
  /**
   * Whose it is: staff read it masked until they press it, and that they did is written down. Left out, it is shown,
   * and the page is written down as one on which so many numbers were read.
   */
  whose?: PhoneOf;
  /** Nothing to write down: told to everybody, as whom to ask about a class, or written down already. */
  isNoted?: boolean;
  isButton?: boolean;
}

export interface PhoneOf {
  kind: PhoneOwner;
  id: string;
  name: string;
}

/** The form that asks for one number; the layout draws it where a page has masked ones. */
export const phonesForm = 'phones';

/** A number to tap; a sentence where there is none. */
export function Phone({ number, other = null, whose, isNoted, isButton }: PhoneProps) {
  const view = useView();
  const { t, actor } = view;
  const [first, second] = number ? [number, other] : [other, null];
  if (!first) return <span class="muted">{t.people.noPhone}</span>;
  if (whose && actor && isOfStaff(actor)) return <MaskedPhone number={first} whose={whose} />;
  if (second) {
    return (
      <>
        <Phone number={first} isNoted={isNoted} isButton={isButton} />{' '}
        <Phone number={second} isNoted={isNoted} isButton={isButton} />
      </>
    );
  }
  return (
    <a class={isButton ? 'button secondary call' : 'phone-number'} href={`tel:${first}`}>
      {isButton ? `${t.people.call} ` : ''}
      {isNoted ? displayPhone(first) : phoneText(view, first)}
    </a>
  );
}

/** A number in full, as text; the page is written down as one on which it was read. */
export function phoneText({ shownPhones }: View, number: string): string {
  shownPhones?.add(number);
  return displayPhone(number);
}

/** One press shows all the numbers of the person. */
function MaskedPhone({ number, whose }: { number: string; whose: PhoneOf }) {
  const view = useView();
  const { t, ward, mayGo } = view;
  const masked = maskPhone(number);
  const mayShow = ward && (mayGo?.('POST', paths.ward.phones(ward.code)) ?? true);
  if (!mayShow) return <span class="phone-number">{masked}</span>;
  view.hasMaskedPhones = true;
  return (
    <button
      type="submit"
      class="link-button phone-number"
      form={phonesForm}
      name="whose"
      value={`${whose.kind}/${whose.id}`}
      aria-label={t.people.showPhoneOf(whose.name, masked)}
    >
      {masked}
    </button>
  );
}
