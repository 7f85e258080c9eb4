import type { ComponentChildren, InputHTMLAttributes } from 'preact';
import { FieldError } from './field-error';
import { useFieldError, useIsFirstPassword, useNamed, useTicked, useTyped } from './form-state';
import { useView } from '../view/view';
import { Labelled } from './labelled';

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  value?: string | number;
  type?: 'text' | 'password' | 'search' | 'file' | 'date' | 'time' | 'email' | 'tel';
  autocomplete?:
    'off' | 'name' | 'username' | 'current-password' | 'new-password' | 'one-time-code';
  inputmode?: 'numeric' | 'text' | 'tel';
  accept?: string;
  /** Characters expected: the width tells people what belongs here. */
  width?: number;
  /** Never shown again once it was sent, as passwords are not. */
  isSecret?: boolean;
  /** Said beside the label, and to screen readers. */
  isNeeded?: boolean;
}

/**
 * A labelled text box. In a form that was refused it holds what was typed, and where the refusal names
 * it, the reason stands above it.
 */
export function Field(props: FieldProps) {
  const { name, label, hint, width, value, isSecret, isNeeded, ...input } = props;
  const { t } = useView();
  const typed = useTyped(name, value);
  useNamed(name, label);
  const isFocused = useIsFirstPassword(name);
  // A browser fills in no file.
  const comesBackEmpty = isSecret || input.type === 'password' || input.type === 'file';
  return (
    <Labelled name={name} label={isNeeded ? t.errors.needed(label) : label} hint={hint}>
      {(tied) => (
        <input
          {...tied}
          class={width ? `width-${width}` : undefined}
          value={comesBackEmpty ? undefined : typed}
          required={isNeeded}
          autofocus={isFocused}
          {...(input as InputHTMLAttributes)}
        />
      )}
    </Labelled>
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
  /** Tells apart several groups of one name. */
  group?: string;
  /** More of a field that stands above, where its fault is said. */
  isMore?: boolean;
}

/** Radio buttons, or boxes to tick; in a form that was refused, as they were ticked. */
export function Choices(props: ChoicesProps) {
  const { name, legend, choices, isMany, isHeading, hint, group, isMore } = props;
  const fault = useFieldError(name);
  const error = isMore ? undefined : fault;
  useNamed(name, legend);
  const isTicked = useTicked(name);
  const key = group ? `${name}-${group}` : name;
  return (
    <fieldset
      class={error ? 'field has-error' : 'field'}
      id={`${key}-group`}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend>{isHeading ? <h1>{legend}</h1> : legend}</legend>
      {hint ? <p class="hint">{hint}</p> : null}
      <FieldError name={name} error={error} />
      {choices.map((choice, index) => {
        // The first one answers to the name, so that a summary's link leads to something to press.
        const id = index === 0 && !group ? name : `${key}-${index}`;
        return (
          <div class="choice" key={choice.value}>
            <input
              type={isMany ? 'checkbox' : 'radio'}
              id={id}
              name={name}
              value={choice.value}
              checked={isTicked(choice)}
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
