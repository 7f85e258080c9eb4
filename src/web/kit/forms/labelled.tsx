import type { ComponentChild } from 'preact';
import { FieldError } from './field-error';
import { useFieldError, useNamed } from './form-state';

interface LabelledProps {
  name: string;
  label: string;
  hint?: string;
  /** The input itself, with what ties it to its label, hint and error. */
  children: (tied: TiedInput) => ComponentChild;
}

interface TiedInput {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

/** A label, a hint, what the refusal of the form says of the field, and below them its input. */
export function Labelled({ name, label, hint, children }: LabelledProps) {
  const error = useFieldError(name);
  useNamed(name, label);
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
      {children({
        id: name,
        name,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? 'true' : undefined,
      })}
    </div>
  );
}
