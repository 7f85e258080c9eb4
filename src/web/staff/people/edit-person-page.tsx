import { entriesOf } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { DomainError } from '../../../platform/common/domain-error';
import { BackLink } from '../../kit/components/back-link';
import { Facts } from '../../kit/components/facts';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { FieldInput } from '../../shared/people/field-input';
import { labelOf, personFacts } from '../../shared/people/field-value';
import { basisField, basisOf } from '../../shared/people/form-basis';
import { peopleOf } from '../../shared/people/people-kind';
import { type Editable, storedOf } from '../../shared/people/person-forms';
import { KnownPersonLink } from '../../shared/people/known-person';
import { type EditLook, EditLookPanel, keyOf } from './edit-look';

interface EditPersonPageProps {
  ward: { code: string };
  side: Side;
  person: Editable;
  hamlets: { id: string; name: string }[];
  refusal: DomainError | undefined;
  /** Before it is saved, where something has to be looked at. */
  look: EditLook | undefined;
}

/** Every field of somebody that can be put right; after somebody else's change, with what stands now. */
export function EditPersonPage({
  ward: { code },
  side,
  person,
  hamlets,
  refusal,
  look,
}: EditPersonPageProps) {
  const view = useView();
  const p = view.t.people;
  const hamletName = hamlets.find(({ id }) => id === person.hamletId)?.name ?? '';
  return (
    <>
      <BackLink href={paths.ward[side](code, person.id)}>{person.fullName}</BackLink>
      <h1>{p.editOf(person.fullName)}</h1>
      <KnownPersonLink code={code} refusal={refusal} />
      {refusal?.code === 'stale-version' ? (
        <section class="panel">
          <h2>{p.storedNow}</h2>
          <p>{p.storedNowLead}</p>
          <Facts
            facts={[
              [labelOf(view, side, 'fullName'), person.fullName],
              ...personFacts(view, side, { ...person, hamletName }, 'editor'),
            ]}
          />
        </section>
      ) : null}
      <Form action={paths.ward.personEdit(code, peopleOf[side], person.id)}>
        <HiddenValues
          values={{
            version: person.version,
            [basisField]: basisOf(side, person),
          }}
        />
        {look && keyOf(look) !== '' ? (
          <EditLookPanel code={code} side={side} name={person.fullName} look={look} />
        ) : null}
        {entriesOf(fieldsOf[side])
          .filter(([, { change }]) => change)
          .map(([name, field]) => (
            <FieldInput
              key={name}
              side={side}
              name={name}
              field={field}
              value={storedOf(person, name, field) ?? null}
              hamlets={hamlets}
            />
          ))}
        <Button>{p.save}</Button>
      </Form>
    </>
  );
}
