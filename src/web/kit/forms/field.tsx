import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import type { DomainError } from '../../../platform/common/domain-error';
import { useView } from '../view/view';
import { fieldSentence } from './field-sentence';

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  value?: string | number;
  type?: 'text' | 'password' | 'search' | 'file' | 'date' | 'time' | 'email' | 'tel';
  autocomplete?: 'off' | 'name' | 'username' | 'current-password' | 'new-password';
  inputmode?: 'numeric' | 'text' | 'tel';
  accept?: string;
  /** Characters expected: the width tells people what belongs here. */
  width?: number;
  refusal?: DomainError;
}

/** A labelled text box; with a refusal that names it, the reason stands above it. */
export function Field({ name, label, hint, refusal, width, ...input }: FieldProps) {
  const error = useFieldError(refusal, name);
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
      <input
        id={name}
        name={name}
        class={width ? `width-${width}` : undefined}
        aria-describedby={described || undefined}
        aria-invalid={error ? 'true' : undefined}
        {...(input as InputHTMLAttributes)}
      />
    </div>
  );
}

export interface Choice {
  value: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  isChosen?: boolean;
}

interface ChoicesProps {
  name: string;
  legend: ComponentChildren;
  choices: Choice[];
  /** Several may be ticked. */
  isMany?: boolean;
  /** The legend is the page's heading: one question per page. */
  isHeading?: boolean;
  hint?: string;
  refusal?: DomainError;
  /** Tells apart several groups of one name. */
  group?: string;
}

/** Radio buttons, or boxes to tick. */
export function Choices({
  name,
  legend,
  choices,
  isMany,
  isHeading,
  hint,
  refusal,
  group,
}: ChoicesProps) {
  const error = useFieldError(refusal, name);
  const key = group ? `${name}-${group}` : name;
  return (
    <fieldset class={error ? 'field has-error' : 'field'} id={key}>
      <legend>{isHeading ? <h1>{legend}</h1> : legend}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      <FieldError name={name} error={error} />
      {choices.map((choice, index) => {
        const id = `${key}-${index}`;
        return (
          <div class="choice" key={choice.value}>
            <input
              type={isMany ? 'checkbox' : 'radio'}
              id={id}
              name={name}
              value={choice.value}
              checked={choice.isChosen}
            />
            <label for={id}>
              {choice.label}
              {choice.hint ? <span class="hint">{choice.hint}</span> : null}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
}

function FieldError({ name, error }: { name: string; error: string | undefined }) {
  const { t } = useView();
  if (!error) return null;
  return (
    <p class="field-error" id={`${name}-error`}>
      <span class="visually-hidden">{t.errors.prefix} </span>
      {error}
    </p>
  );
}

/** Fields of a refusal carry keys of sentences, or sentences. */
export function useFieldError(refusal: DomainError | undefined, name: string): string | undefined {
  const { t } = useView();
  const fields = refusal?.details?.fields as Record<string, string> | undefined;
  const error = fields?.[name];
  return error === undefined ? undefined : fieldSentence(t, error);
}
