import { FieldError } from './field';
import { useFieldError, useTyped } from './form-state';

interface TextAreaProps {
  name: string;
  label: string;
  hint?: string;
  value: string;
  /** Lines in sight. */
  rows: number;
}

/** A labelled box for several lines; in a form that was refused, as it was typed. */
export function TextArea({ name, label, hint, value, rows }: TextAreaProps) {
  const error = useFieldError(name);
  const typed = useTyped(name, value);
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
      <textarea
        id={name}
        name={name}
        rows={rows}
        aria-describedby={described || undefined}
        aria-invalid={error ? 'true' : undefined}
        value={typed}
      />
    </div>
  );
}
