import { askedWays } from '../../../core/people/consents';
import { entriesOf, type PersonField } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { ConsentWording } from '../../../modules/people';
import { useView } from '../../kit/view/view';
import { HiddenValues } from '../../kit/forms/form';
import { Choices, Field } from '../../kit/forms/field';
import { useIsRefused } from '../../kit/forms/form-state';
import { FieldInput } from './field-input';
import { type Asking, isAsked } from './person-forms';
import type { SearchedFor } from './searched-for';

/** What is asked today. */
export type AskedWording = Pick<ConsentWording, 'version' | 'vi' | 'en'>;

interface PersonFieldsProps {
  side?: Side;
  /** At the door of a walk-in day less is asked than at the counter. */
  at: Asking;
  /** Absent: it is known already where they live. */
  hamlets?: { id: string; name: string }[];
  /** What was looked for before somebody new is taken down. */
  searched?: SearchedFor;
}

/** Who somebody new is: a question for each field that is asked there. */
export function PersonFields({ side = 'mentee', at, hamlets, searched = {} }: PersonFieldsProps) {
  const p = useView().t.people;
  const isRefused = useIsRefused();
  const asked = entriesOf(fieldsOf[side])
    .filter(([, field]) => isAsked(field, at))
    .filter(([, { kind }]) => hamlets !== undefined || kind !== 'hamlet');
  const first = asked.filter(([, field]) => at === 'counter' || isAskedFirst(field));
  const later = asked.filter((entry) => !first.includes(entry));
  const inputOf = ([name, field]: (typeof asked)[number]) => (
    <FieldInput
      key={name}
      side={side}
      name={name}
      field={field}
      value={field.kind === 'name' || field.kind === 'phone' ? searched[field.kind] : undefined}
      hamlets={hamlets ?? []}
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

/** Consent: the words are read out, never ticked beforehand, with what proves it. */
export function ConsentFields({ wording }: { wording: AskedWording }) {
  const { t, language } = useView();
  const p = t.people;
  return (
    <section class="panel">
      <p>{p.consentLead}</p>
      <blockquote class="inset">{language === 'vi' ? wording.vi : wording.en}</blockquote>
      <HiddenValues values={{ wording: wording.version }} />
      <Choices
        name="consent"
        legend={p.consent}
        isMany
        choices={[{ value: 'yes', label: p.consentTick }]}
      />
      <Choices
        name="way"
        legend={p.consentWay}
        choices={askedWays.map((value) => ({
          value,
          label: p.consentWays[value],
        }))}
      />
      <Field name="proof" label={p.proof} hint={p.proofHint} />
    </section>
  );
}
