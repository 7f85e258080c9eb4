import { FieldError } from './field';
import { useFieldError, useTyped } from './form-state';

interface SelectProps {
  name: string;
  label: string;
  hint?: string;
  options: { value: string; label: string }[];
  value?: string;
  /** What stands there while nothing was chosen; absent: the first option is. */
  empty?: string;
}

/** One of many: a list that needs no scripts; in a form that was refused, as it was chosen. */
export function Select({ name, label, hint, options, value, empty }: SelectProps) {
  const error = useFieldError(name);
  const chosen = useTyped(name, value);
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={name}>{label}</label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldError name={name} error={error} />
      <select
        id={name}
        name={name}
        aria-describedby={described || undefined}
        aria-invalid={error ? 'true' : undefined}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
