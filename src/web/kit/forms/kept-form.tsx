import { csrfField } from '../../../modules/access';
import type { KeptFormProps } from '../view/kept-form';
import { useView } from '../view/view';
import { Button } from './form';

/** What somebody filled in for a person whose link this phone does not have, ready to be sent again. */
export function KeptForm({ action, values }: KeptFormProps) {
  const { t, csrf } = useView();
  return (
    <section class="card">
      <h2>{t.whose.keptTitle}</h2>
      <p>{t.whose.keptLead}</p>
      <form method="post" action={action} novalidate>
        <input type="hidden" name={csrfField} value={csrf} />
        {Object.entries(values).flatMap(([name, value]) =>
          [value].flat().map((one) => <input type="hidden" name={name} value={one} />),
        )}
        <Button>{t.whose.sendAgain}</Button>
      </form>
    </section>
  );
}
