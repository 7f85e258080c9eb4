import { useView } from '../view/view';

/** What the refusal of a form says of one of its fields. */
export function FieldError({ name, error }: { name: string; error: string | undefined }) {
  const { t } = useView();
  if (!error) return null;
  return (
    <p class="field-error" id={`${name}-error`}>
      <span class="visually-hidden">{t.errors.prefix} </span>
      {error}
    </p>
  );
}
