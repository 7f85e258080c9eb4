import { PostButton } from '../kit/forms/form';
import { personName } from '../kit/people/person-name';
import { paths } from '../kit/paths/paths';
import { type PhonePerson, useView } from '../kit/view/view';

interface ChoosePersonPageProps {
  people: readonly PhonePerson[];
  /** Where a person's name leads. */
  hrefOf: (person: PhonePerson) => string;
}

/** Everybody whose link this phone has: whose page shall it be? */
export function ChoosePersonPage({ people, hrefOf }: ChoosePersonPageProps) {
  const view = useView();
  const w = view.t.whose;
  return (
    <>
      <h1>{w.choose}</h1>
      <p class="hint">{w.chooseLead}</p>
      <ul class="people">
        {people.map((person) => (
          <li class="card" key={person.id}>
            <a class="button secondary" href={hrefOf(person)}>
              {personName(view, person)} ({w[person.kind]})
            </a>
          </li>
        ))}
      </ul>
      <details>
        <summary>{w.forget}</summary>
        <p>{w.forgetHint}</p>
        {people.map((person) => (
          <PostButton
            key={person.id}
            action={paths.personRemoval(person.kind, person.id)}
            kind="secondary"
          >
            {w.forgetOf(personName(view, person))}
          </PostButton>
        ))}
      </details>
    </>
  );
}
