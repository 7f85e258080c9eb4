import { mayDo } from '../../modules/access';
import { Field } from '../kit/forms/field';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** The way to a province of which there is no unit yet, for whoever may make them. */
export function NewProvinceForm() {
  const { t, actor } = useView();
  const o = t.onboarding;
  if (!mayDo(actor, 'wards.create')) return null;
  return (
    <section>
      <h2>{o.newProvince}</h2>
      <form method="get" action={paths.wards()} class="filters">
        <Field name="province" label={o.provinceCode} inputmode="numeric" width={4} />
        <button type="submit" class="button secondary">
          {o.go}
        </button>
      </form>
    </section>
  );
}
