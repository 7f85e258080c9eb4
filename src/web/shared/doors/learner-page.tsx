import { randomUUID } from 'node:crypto';
import { menteeFields } from '../../../core/people/fields';
import type { AlikePerson } from '../../../modules/people';
import type { DoorWithVisits } from '../../../modules/teams';
import type { DomainError } from '../../../platform/common/domain-error';
import { BackLink } from '../../kit/components/back-link';
import { Choices } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { useIsRefusedFor } from '../../kit/forms/form-state';
import { Select } from '../../kit/forms/select';
import { useView } from '../../kit/view/view';
import { FieldInput } from '../people/field-input';
import { type AskedWording, ConsentFields, PersonFields } from '../people/person-form';
import type { DoorPaths } from './door-paths';
import { houseName } from './door-words';

interface LearnerPageProps {
  at: DoorPaths;
  name: string;
  doors: DoorWithVisits[];
  /** The door that one stands at. */
  doorId?: string;
  wording: AskedWording;
  refusal?: DomainError;
}

/** Whoever wishes to learn is taken down at the door, with their consent. */
export function LearnerPage({ at, name, doors, doorId, wording, refusal }: LearnerPageProps) {
  const { t } = useView();
  const w = t.doors;
  return (
    <>
      <BackLink href={at.hamlet}>{w.backToHamlet}</BackLink>
      <h1>{w.registerTitle(name)}</h1>
      <p class="lead">{w.registerLead}</p>
      <Form action={at.learner} className="sent-later">
        <HiddenValues values={{ key: randomUUID() }} />
        <AlikeQuestion refusal={refusal} />
        <Select
          name="door"
          label={w.which}
          value={doorId}
          empty={w.newHouse}
          options={doors.map((door) => ({ value: door.id, label: houseName(door, t) }))}
        />
        <PersonFields at="door" />
        <FieldInput side="mentee" name="topics" field={menteeFields.topics} hamlets={[]} />
        <ConsentFields wording={wording} />
        <Button>{w.registerButton}</Button>
      </Form>
    </>
  );
}

/** That somebody like them is in the lists, and the word that it is somebody else. */
function AlikeQuestion({ refusal }: Pick<LearnerPageProps, 'refusal'>) {
  const w = useView().t.doors;
  if (!useIsRefusedFor(['person-alike'], 'isAnother')) return null;
  const people = refusal?.code === 'person-alike' ? (refusal.details?.people as AlikePerson[]) : [];
  return (
    <section class="panel">
      <ul>
        {people.map(({ id, fullName, birthYear }) => (
          <li key={id}>{birthYear === null ? fullName : `${fullName}, ${birthYear}`}</li>
        ))}
      </ul>
      <Choices
        name="isAnother"
        legend={w.isAnotherLegend}
        isMany
        choices={[{ value: 'yes', label: w.isAnother }]}
      />
    </section>
  );
}
