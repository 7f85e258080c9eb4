import type { Side } from '../../../core/people/fields';
import type { AlikePerson } from '../../../modules/people';
import type { DomainError } from '../../../platform/common/domain-error';
import { BackLink } from '../../kit/components/back-link';
import { Choices } from '../../kit/forms/field';
import { useIsRefusedFor } from '../../kit/forms/form-state';
import { Button, Form } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { menteePageOf } from '../../kit/paths/ward-homes';
import { useView } from '../../kit/view/view';
import { KnownPersonLink } from '../../shared/people/known-person';
import { type AskedWording, ConsentFields, PersonFields } from '../../shared/people/person-form';
import type { SearchedFor } from '../../shared/people/searched-for';

interface NewPersonPageProps {
  code: string;
  side: Side;
  hamlets: { id: string; name: string }[];
  wording: AskedWording;
  refusal: DomainError | undefined;
  /** Whom nobody was found for. */
  searched: SearchedFor;
}

/** One person at the desk, with everything that pairing and messages need. */
export function NewPersonPage({
  code,
  side,
  hamlets,
  wording,
  refusal,
  searched,
}: NewPersonPageProps) {
  const p = useView().t.people;
  const isMentor = side === 'mentor';
  return (
    <>
      <BackLink href={isMentor ? paths.ward.mentors(code) : paths.ward.mentees(code)}>
        {isMentor ? p.mentors : p.mentees}
      </BackLink>
      <h1>{isMentor ? p.addMentorTitle : p.addTitle}</h1>
      <KnownPersonLink code={code} refusal={refusal} />
      <Form action={isMentor ? paths.ward.newMentor(code) : paths.ward.newMentee(code)}>
        <AlikeQuestion code={code} side={side} refusal={refusal} />
        <FarHomeQuestion />
        <PersonFields side={side} at="counter" hamlets={hamlets} searched={searched} />
        <ConsentFields wording={wording} />
        <Button>{p.add}</Button>
      </Form>
    </>
  );
}

/** The word that the home is right, however far from the ward it lies. */
function FarHomeQuestion() {
  const p = useView().t.people;
  if (!useIsRefusedFor(['home-far'], 'isHomeRight')) return null;
  return (
    <section class="panel">
      <Choices
        name="isHomeRight"
        legend={p.homeFarLegend}
        isMany
        choices={[{ value: 'yes', label: p.isHomeRight }]}
      />
    </section>
  );
}

/** Who is like the new person, each to be looked at, and the word that it is somebody else. */
function AlikeQuestion({
  code,
  side,
  refusal,
}: Pick<NewPersonPageProps, 'code' | 'side' | 'refusal'>) {
  const { actor, t } = useView();
  const p = t.people;
  if (!useIsRefusedFor(['person-alike'], 'isAnother')) return null;
  const people = refusal?.code === 'person-alike' ? (refusal.details?.people as AlikePerson[]) : [];
  return (
    <section class="panel">
      {people.length > 0 ? <p>{p.alikeLead}</p> : null}
      <ul>
        {people.map(({ id, fullName, birthYear, isActive }) => (
          <li key={id}>
            <a
              class="row-link"
              href={side === 'mentor' ? paths.ward.mentor(code, id) : menteePageOf(actor, code, id)}
            >
              {birthYear === null ? fullName : `${fullName}, ${birthYear}`}
            </a>
            {isActive ? null : <span class="muted"> {p.isStopped}</span>}
          </li>
        ))}
      </ul>
      <Choices
        name="isAnother"
        legend={p.alikeLegend}
        isMany
        choices={[{ value: 'yes', label: p.isAnother }]}
      />
    </section>
  );
}
