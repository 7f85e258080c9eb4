import { displayPhone } from '../../../core/vietnamese/phones';
import { useView } from '../view/view';

interface PhoneProps {
  number: string | null;
  /** A second one, to be called as well: a landline, or a relative's. */
  other?: string | null;
  isButton?: boolean;
}

/** A number to tap; a sentence where there is none. */
export function Phone({ number, other = null, isButton }: PhoneProps) {
  const { t } = useView();
  if (other && number) {
    return (
      <>
        <Phone number={number} isButton={isButton} /> <Phone number={other} isButton={isButton} />
      </>
    );
  }
  if (other) return <Phone number={other} isButton={isButton} />;
  if (!number) return <span class="muted">{t.people.noPhone}</span>;
  return (
    <a class={isButton ? 'button secondary call' : 'phone-number'} href={`tel:${number}`}>
      {isButton ? `${t.people.call} ` : ''}
      {displayPhone(number)}
    </a>
  );
}
