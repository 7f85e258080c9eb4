import { displayPhone } from '../../../core/vietnamese/phones';
import { useView } from '../view/view';

/** A number to tap; a sentence where there is none. */
export function Phone({ number, isButton }: { number: string | null; isButton?: boolean }) {
  const { t } = useView();
  if (!number) return <span class="muted">{t.people.noPhone}</span>;
  return (
    <a class={isButton ? 'button secondary call' : 'phone-number'} href={`tel:${number}`}>
      {isButton ? `${t.people.call} ` : ''}
      {displayPhone(number)}
    </a>
  );
}
