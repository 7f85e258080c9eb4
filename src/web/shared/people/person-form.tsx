import { useView } from '../../kit/view/view';
import { Choices, Field } from '../../kit/forms/field';
import { Select } from '../../kit/forms/select';

interface PersonFieldsProps {
  hamlets: { id: string; name: string }[];
  /** What was looked for before somebody new is taken down. */
  fullName?: string;
}

/** Who somebody at the counter is. */
export function PersonFields({ hamlets, fullName }: PersonFieldsProps) {
  const p = useView().t.people;
  return (
    <>
      <Field name="fullName" label={p.name} value={fullName} autocomplete="off" />
      <Field name="birthYear" label={p.birthYear} inputmode="numeric" width={6} />
      <Select
        name="hamletId"
        label={p.hamlet}
        empty={p.chooseHamlet}
        options={hamlets.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field name="phone" label={p.phoneOptional} type="tel" autocomplete="off" width={12} />
    </>
  );
}

/** Consent: never ticked beforehand, with what proves it. */
export function ConsentFields() {
  const p = useView().t.people;
  return (
    <section class="panel">
      <p>{p.consentLead}</p>
      <Choices
        name="consent"
        legend={p.consent.replace(/ ngày$| on$/, '')}
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
