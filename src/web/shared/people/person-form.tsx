import type { DomainError } from '../../../platform/common/domain-error';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { useView } from '../../kit/view/view';
import { Choices, Field } from '../../kit/forms/field';
import { Select } from '../../kit/forms/select';

interface PersonFieldsProps {
  hamlets: { id: string; name: string }[];
  /** What was typed before the form was refused. */
  body?: FormBody;
  refusal?: DomainError;
}

/** Who somebody at the counter is. */
export function PersonFields({ hamlets, body, refusal }: PersonFieldsProps) {
  const p = useView().t.people;
  const value = (name: string): string => textOf(body, name);
  return (
    <>
      <Field
        name="fullName"
        label={p.name}
        value={value('fullName')}
        autocomplete="off"
        refusal={refusal}
      />
      <Field
        name="birthYear"
        label={p.birthYear}
        value={value('birthYear')}
        inputmode="numeric"
        width={6}
        refusal={refusal}
      />
      <Select
        name="hamletId"
        label={p.hamlet}
        empty={p.chooseHamlet}
        value={value('hamletId')}
        options={hamlets.map(({ id, name }) => ({ value: id, label: name }))}
        refusal={refusal}
      />
      <Field
        name="phone"
        label={p.phoneOptional}
        value={value('phone')}
        type="tel"
        autocomplete="off"
        width={12}
        refusal={refusal}
      />
    </>
  );
}

/** Consent: never ticked beforehand, with what proves it. */
export function ConsentFields({ body, refusal }: { body?: FormBody; refusal?: DomainError }) {
  const p = useView().t.people;
  const way = textOf(body, 'way');
  return (
    <section class="panel">
      <p>{p.consentLead}</p>
      <Choices
        name="consent"
        legend={p.consent.replace(/ ngày$| on$/, '')}
        isMany
        refusal={refusal}
        choices={[
          { value: 'yes', label: p.consentTick, isChosen: textOf(body, 'consent') === 'yes' },
        ]}
      />
      <Choices
        name="way"
        legend={p.consentWay}
        refusal={refusal}
        choices={(['signed', 'spoken'] as const).map((value) => ({
          value,
          label: p[value],
          isChosen: way === value,
        }))}
      />
      <Field
        name="proof"
        label={p.proof}
        hint={p.proofHint}
        value={textOf(body, 'proof')}
        refusal={refusal}
      />
    </section>
  );
}
