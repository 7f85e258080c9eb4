import { useTyped } from './form-state';
import { Labelled } from './labelled';

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
  const chosen = useTyped(name, value);
  return (
    <Labelled name={name} label={label} hint={hint}>
      {(tied) => (
        <select {...tied}>
          {empty === undefined ? null : <option value="">{empty}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === chosen}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
