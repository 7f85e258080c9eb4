import type { DomainError } from '../../../platform/common/domain-error';
import { useFieldError } from './field';

interface SelectProps {
  name: string;
  label: string;
  hint?: string;
  options: { value: string; label: string }[];
  value?: string;
  /** What stands there while nothing was chosen; absent: the first option is. */
  empty?: string;
  refusal?: DomainError;
}

/** One of many: a list that needs no scripts. */
export function Select({ name, label, hint, options, value, empty, refusal }: SelectProps) {
  const error = useFieldError(refusal, name);
  return (
    <div class={error ? 'field has-error' : 'field'}>
      <label for={name}>{label}</label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? <p class="field-error">{error}</p> : null}
      <select id={name} name={name} aria-describedby={hint ? `${name}-hint` : undefined}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
