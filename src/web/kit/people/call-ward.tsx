import { displayPhone } from '../../../core/vietnamese/phones';
import { useView } from '../view/view';

/** A press that rings the ward; nothing where the ward has named no number. */
export function CallWard({ isLink }: { isLink?: boolean }) {
  const { t, help } = useView();
  if (!help) return null;
  return (
    <a class={isLink ? undefined : 'button secondary call'} href={`tel:${help.phone}`}>
      {t.whose.callWard(help.wardName)} <span class="nowrap">{displayPhone(help.phone)}</span>
    </a>
  );
}
