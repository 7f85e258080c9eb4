import type { Side } from '../../../core/people/fields';
import { requestKinds, requestWays } from '../../../core/people/rights';
import type { Consent, Person } from '../../../modules/people';
import type { RightsRequest } from '../../../modules/rights';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { peopleOf } from '../../shared/people/people-kind';
import { ConsentsList } from '../../shared/rights/consents-list';

interface PersonRightsProps {
  code: string;
  side: Side;
  person: Person;
  consents: readonly Consent[];
  requests: readonly RightsRequest[];
  isErased: boolean;
}

/** One person's consents and requests, and what staff do for them. */
export function PersonRightsPage(props: PersonRightsProps) {
  const { code, side, person, consents, requests, isErased } = props;
  const { t, dates } = useView();
  const r = t.rights;
  const people = peopleOf[side];
  return (
    <>
      <BackLink href={paths.ward[side](code, person.id)}>{person.fullName}</BackLink>
      <h1>{r.titleOf(person.fullName)}</h1>
      <h2>{r.consentsOf}</h2>
      <ConsentsList consents={consents} />
      {requests.length > 0 ? (
        <>
          <h2>{r.requests}</h2>
          <ul>
            {requests.map(({ id, kind, askedOn, way, outcome, doneBy }) => (
              <li key={id}>
                {`${r.kinds[kind]}, ${r.askedOn(dates.date(askedOn), r.ways[way])}`}
                {outcome === null
                  ? `. ${r.doneUntil(dates.date(doneBy))}`
                  : `, ${r.outcomes[outcome]}`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {isErased ? null : (
        <>
          <div class="actions">
            <ButtonLink href={paths.ward.personCopy(code, people, person.id)} kind="secondary">
              {r.copy}
            </ButtonLink>
            {person.isActive ? (
              <ButtonLink href={paths.ward.personStop(code, people, person.id)} kind="secondary">
                {r.withdraw}
              </ButtonLink>
            ) : null}
            <ButtonLink href={paths.ward.personErasure(code, people, person.id)} kind="secondary">
              {r.erase}
            </ButtonLink>
          </div>
          <h2>{r.newRequest}</h2>
          <Form action={paths.ward.personRights(code, people, person.id)}>
            <Choices
              name="kind"
              legend={r.whatAsked}
              choices={requestKinds.map((value) => ({ value, label: r.kinds[value] }))}
            />
            <Choices
              name="way"
              legend={r.howAsked}
              choices={requestWays
                .filter((way) => way !== 'page')
                .map((value) => ({ value, label: r.ways[value] }))}
            />
            <Field name="words" label={r.words} hint={r.wordsHint} />
            <Button>{r.keepRequest}</Button>
          </Form>
        </>
      )}
    </>
  );
}

interface EraseProps {
  code: string;
  side: Side;
  person: Person;
  backupDays: number;
}

/** What erasing does, before it is done, and where it does not reach. */
export function ErasePage({ code, side, person, backupDays }: EraseProps) {
  const r = useView().t.rights;
  const people = peopleOf[side];
  return (
    <>
      <BackLink href={paths.ward.personRights(code, people, person.id)}>
        {r.titleOf(person.fullName)}
      </BackLink>
      <h1>{r.eraseOf(person.fullName)}</h1>
      <p class="lead">{r.eraseLead}</p>
      <ul>
        {r.eraseWhat.map((what) => (
          <li key={what}>{what}</li>
        ))}
        <li>{r.eraseCopies(backupDays)}</li>
      </ul>
      <Form action={paths.ward.personErasure(code, people, person.id)}>
        <HiddenValues values={{ version: person.version }} />
        <Choices
          name="isSure"
          legend={r.eraseSure}
          isMany
          choices={[{ value: 'yes', label: r.eraseYes }]}
        />
        <Button kind="warning">{r.eraseNow}</Button>
      </Form>
    </>
  );
}
