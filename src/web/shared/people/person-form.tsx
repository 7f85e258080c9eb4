import { entriesOf, type PersonField } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import { useView } from '../../kit/view/view';
import { Choices, Field } from '../../kit/forms/field';
import { useIsRefused } from '../../kit/forms/form-state';
import { FieldInput } from './field-input';
import { type Asking, isAsked } from './person-forms';

interface PersonFieldsProps {
  side?: Side;
  /** At the door of a walk-in day less is asked than at the counter. */
  at: Asking;
  hamlets: { id: string; name: string }[];
  /** What was looked for before somebody new is taken down. */
  fullName?: string;
}

/** Who somebody new is: a question for each field that is asked there. */
export function PersonFields({ side = 'mentee', at, hamlets, fullName }: PersonFieldsProps) {
  const p = useView().t.people;
  const isRefused = useIsRefused();
  const asked = entriesOf(fieldsOf[side]).filter(([, field]) => isAsked(field, at));
  const first = asked.filter(([, field]) => at === 'counter' || isAskedFirst(field));
  const later = asked.filter((entry) => !first.includes(entry));
  const inputOf = ([name, field]: (typeof asked)[number]) => (
    <FieldInput
      key={name}
      side={side}
      name={name}
      field={field}
      value={field.kind === 'name' ? fullName : undefined}
      hamlets={hamlets}
    />
  );
  return (
    <>
      {first.map(inputOf)}
      {later.length > 0 ? (
        <details open={isRefused}>
          <summary>{p.forPairing}</summary>
          <p class="hint">{p.forPairingHint}</p>
          {later.map(inputOf)}
        </details>
      ) : null}
    </>
  );
}

/** People wait at the door: there what only pairing needs is folded away. */
function isAskedFirst({ add, kind }: PersonField): boolean {
  return add === 'needed' || kind === 'phone';
}

/** Consent: never ticked beforehand, with what proves it. */
export function ConsentFields() {
  const p = useView().t.people;
  return (
    <section class="panel">
      <p>{p.consentLead}</p>
      <Choices
        name="consent"
        legend={p.consent}
        isMany
        choices={[{ value: 'yes', label: p.consentTick }]}
      />
      <Choices
        name="way"
        legend={p.consentWay}
        choices={(['signed', 'spoken'] as const).map((value) => ({
          value,
          label: p[value],
        }))}
      />
      <Field name="proof" label={p.proof} hint={p.proofHint} />
    </section>
  );
}
