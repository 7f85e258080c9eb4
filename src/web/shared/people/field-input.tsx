import type { ComponentChildren, VNode } from 'preact';
import {
  type FieldValues,
  type PersonField,
  vocabularyName,
  vocabularyOf,
} from '../../../core/people/field';
import type { Side } from '../../../core/people/fields';
import { codesOf } from '../../../core/people/vocabularies';
import { termName } from '../../../texts';
import { phoneText } from '../../kit/components/phone';
import { Choices, Field } from '../../kit/forms/field';
import { Select } from '../../kit/forms/select';
import { useView, type View } from '../../kit/view/view';
import { WindowChoices } from '../availability/window-choices';
import { windowChoices } from '../availability/window-options';
import { useTopicOptions } from '../learning/topic-options';
import { labelOf } from './field-value';

interface FieldInputProps {
  side: Side;
  name: string;
  field: PersonField;
  /** The value that stands there at first; none for somebody new. */
  value?: unknown;
  hamlets: { id: string; name: string }[];
}

/** The question for one field of a person; a field that no form can ask for gives none. */
export function FieldInput({ side, name, field, value, hamlets }: FieldInputProps): VNode | null {
  const view = useView();
  const { people: p } = view.t;
  const label = labelOf(view, side, name);
  const text = { name, value: value as string | number | undefined, autocomplete: 'off' as const };
  switch (field.kind) {
    case 'name':
      return <Field {...text} label={label} />;
    case 'text':
    case 'address':
      return <Field {...text} label={p.optional(label)} />;
    case 'email':
      return <Field {...text} label={p.optional(label)} type="email" />;
    case 'phone':
    case 'otherPhone':
      return (
        <Field
          {...text}
          label={p.optional(label)}
          value={value ? phoneText(view, value as string) : undefined}
          type="tel"
          width={12}
        />
      );
    case 'year':
      return <Field {...text} label={label} inputmode="numeric" width={6} />;
    case 'count':
      return <Field {...text} label={p.optional(label)} inputmode="numeric" width={6} />;
    case 'day':
      return <Field {...text} label={label} type="date" />;
    case 'gender':
    case 'wish':
      return (
        <Select
          name={name}
          label={label}
          value={(value as FieldValues['gender']) ?? undefined}
          empty={field.kind === 'wish' ? p.anyone : p.unknown}
          options={(['female', 'male'] as const).map((one) => ({ value: one, label: p[one] }))}
        />
      );
    case 'hamlet':
      return (
        <Select
          name={name}
          label={label}
          value={value as string | undefined}
          empty={p.chooseHamlet}
          options={hamlets.map((hamlet) => ({ value: hamlet.id, label: hamlet.name }))}
        />
      );
    case 'codes':
      return (
        <Foldable summary={isFolded(field, value) ? summaryOf(view, label, field) : null}>
          <CodeChoices name={name} label={label} field={field} value={value as string[]} />
        </Foldable>
      );
    case 'code':
      return (
        <CodeChoice name={name} label={p.optional(label)} field={field} value={value as string} />
      );
    case 'windows':
      return (
        <Foldable summary={value === undefined ? null : label}>
          <WindowChoices
            choices={windowChoices((value as FieldValues['windows']) ?? [])}
            hint={value === undefined ? p.freeTimesHint : undefined}
          />
        </Foldable>
      );
    case 'flag':
      return (
        <Choices
          name={name}
          legend={label}
          isMany
          choices={[{ value: 'yes', label: p.yes, isChosen: value === true }]}
        />
      );
    case 'programme':
      return <ProgrammeChoice name={name} label={label} value={value as string | null} />;
    case 'household':
      return <Field {...text} label={p.optional(label)} width={12} />;
    case 'place': {
      const pin = value as FieldValues['place'] | undefined;
      const words = pin && `${pin.latitude}, ${pin.longitude}`;
      return (
        <Field
          {...text}
          label={pin ? label : p.optional(label)}
          hint={pin ? p.placeHint : p.placeHintNew}
          value={words}
        />
      );
    }
  }
}

/**
 * What need not be said is folded, unless more is said already than is assumed of everybody; of somebody new only
 * what is assumed where nothing is said.
 */
function isFolded(field: PersonField, value: unknown): boolean {
  const { assumed } = vocabularyOf(field);
  if ((value as string[] | undefined)?.some((code) => code !== assumed)) return false;
  if (assumed !== undefined) return true;
  return value !== undefined && !field.isNeeded;
}

function summaryOf({ t, language }: View, label: string, field: PersonField): string {
  const { assumed } = vocabularyOf(field);
  if (assumed === undefined) return t.people.optional(label);
  return t.people.assumed(label, termName(vocabularyName(field), assumed, language));
}

interface CodesProps<Value> {
  name: string;
  label: string;
  field: PersonField;
  value: Value | null | undefined;
}

function CodeChoice({ name, label, field, value }: CodesProps<string>) {
  return (
    <Select
      name={name}
      label={label}
      value={value ?? undefined}
      empty={useView().t.people.unknown}
      options={useTermOptions(field)}
    />
  );
}

/** Only where the ward has more than that of the ambassadors. */
function ProgrammeChoice({
  name,
  label,
  value,
}: {
  name: string;
  label: string;
  value?: string | null;
}) {
  const { t, ward } = useView();
  const names = ward?.programmes.map((one) => one.name) ?? [];
  if (names.length === 0 && !value) return null;
  return (
    <Select
      name={name}
      label={label}
      value={value ?? undefined}
      empty={t.programmes.ambassadors}
      options={names.map((one) => ({ value: one, label: one }))}
    />
  );
}

function CodeChoices({ name, label, field, value }: CodesProps<string[]>) {
  return (
    <Choices
      name={name}
      legend={label}
      isMany
      choices={useTermOptions(field).map((option) => ({
        ...option,
        isChosen: value?.includes(option.value),
      }))}
    />
  );
}

function useTermOptions(field: PersonField): { value: string; label: string }[] {
  const { language } = useView();
  const topics = useTopicOptions();
  const vocabulary = vocabularyName(field);
  if (vocabulary === 'topic') return topics;
  return codesOf(vocabulary).map((code) => ({
    value: code,
    label: termName(vocabulary, code, language),
  }));
}

/** Long lists that need not be filled in stay folded, so that the form is short for who knows no more. */
function Foldable({ summary, children }: { summary: string | null; children: ComponentChildren }) {
  if (summary === null) return <>{children}</>;
  return (
    <details>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
