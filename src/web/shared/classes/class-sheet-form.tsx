import { skillLevels } from '../../../core/curriculum/skill-level';
import type { ClassOverview, ClassPerson, ClassSheet } from '../../../modules/sessions';
import { boundedTextOf, integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { Field } from '../../kit/forms/field';
import { useTyped } from '../../kit/forms/form-state';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';

/** Somebody who may have come without a place in the class. */
export interface Stranger {
  menteeId: string;
  fullName: string;
  hamletName: string;
}

interface ClassSheetFormProps {
  action: string;
  about: ClassOverview & { people: ClassPerson[] };
  /** What was typed before somebody was looked for; undefined on a fresh page. */
  body?: FormBody;
  /** Who was found, and who was chosen of those found before; null where nobody may look for people. */
  found: Stranger[] | null;
}

/**
 * Everybody of a class on one page. Whoever has a seat is taken to have come and to do it with help, so that
 * one press is enough for a class that went as most do; the others are there only when something is chosen.
 */
export function ClassSheetForm({ action, about, body, found }: ClassSheetFormProps) {
  const { t } = useView();
  const c = t.classes;
  const listed = about.people.filter(isListed);
  const others = about.people.filter((person) => !isListed(person));
  return (
    <Form action={action}>
      <HiddenValues values={{ version: about.version }} />
      <p class="hint">{c.enterLead}</p>
      {listed.length > 0 ? <h2>{c.listed}</h2> : null}
      <ol class="roll">
        {listed.map((person) => (
          <Row
            key={person.bookingId}
            person={person}
            name={`mark-${person.bookingId}`}
            values={marksOf(person)}
            value={textOf(body, `mark-${person.bookingId}`) || resultOf(person)}
          />
        ))}
      </ol>
      {others.length > 0 ? (
        <details>
          <summary>
            {c.uninvited} ({others.length})
          </summary>
          <p class="hint">{c.uninvitedLead}</p>
          <ol class="roll">
            {others.map((person) => (
              <Row
                key={person.bookingId}
                person={person}
                name={`came-${person.menteeId}`}
                values={whenCame}
                value={textOf(body, `came-${person.menteeId}`)}
              />
            ))}
          </ol>
        </details>
      ) : null}
      {found === null ? null : <Finding body={body} found={found} />}
      <Field name="note" label={c.note} value={textOf(body, 'note') || (about.note ?? '')} />
      <Button>{c.saveSheet}</Button>
    </Form>
  );
}

function Finding({ body, found }: { body: FormBody; found: Stranger[] }) {
  const c = useView().t.classes;
  return (
    <>
      <h2>{c.unannounced}</h2>
      <div class="find">
        <Field name="q" type="search" label={c.find} value={textOf(body, 'q')} />
        <button type="submit" class="button secondary" name="act" value="find">
          {c.findButton}
        </button>
      </div>
      {found.length === 0 && textOf(body, 'q') ? <p class="empty">{c.foundNobody}</p> : null}
      <ol class="roll">
        {found.map((person) => (
          <Row
            key={person.menteeId}
            person={person}
            name={`came-${person.menteeId}`}
            values={whenCame}
            value={textOf(body, `came-${person.menteeId}`)}
          />
        ))}
      </ol>
    </>
  );
}

interface RowProps {
  person: { fullName: string; hamletName: string };
  name: string;
  values: readonly string[];
  /** The one that is chosen. */
  value: string;
}

function Row({ person, name, values, value }: RowProps) {
  const c = useView().t.classes;
  const chosen = useTyped(name, value);
  const words: Record<string, string> = { ...c.results, '': c.didNotCome };
  return (
    <li>
      <label for={name}>
        {person.fullName} <span class="hint">{person.hamletName}</span>
      </label>
      <select id={name} name={name}>
        {values.map((one) => (
          <option key={one} value={one} selected={one === chosen}>
            {words[one]}
          </option>
        ))}
      </select>
    </li>
  );
}

/** Has a place in the class, and is asked for. */
function isListed({ state }: ClassPerson): boolean {
  return state === 'held' || state === 'booked' || state === 'attended' || state === 'absent';
}

/** Of whoever has no place: nothing is chosen for who did not come. */
const whenCame = ['', 'with-help', 'alone', 'never', 'attended'] as const;

const looked = ['with-help', 'alone', 'never', 'absent'];

/** Marked as there, but nobody looked: it stays so unless something else is chosen. */
function marksOf({ state, level }: ClassPerson): string[] {
  return state === 'attended' && level === null ? [...looked, 'attended'] : looked;
}

/** What the form shows before anybody chose. */
function resultOf({ state, level }: ClassPerson): string {
  if (state === 'absent') return 'absent';
  if (state === 'attended') return level ?? 'attended';
  return level === 'alone' ? 'alone' : 'with-help';
}

/** The sheet as it arrives. */
export function classSheetOf(
  { people, version }: ClassOverview & { people: ClassPerson[] },
  body: FormBody,
): ClassSheet {
  const marks = people.filter(isListed).map((person): ClassSheet['marks'][number] => {
    const result = textOf(body, `mark-${person.bookingId}`) || resultOf(person);
    const { bookingId } = person;
    if (result === 'absent') return { bookingId, state: 'absent' };
    const level = skillLevels.find((one) => one === result);
    return { bookingId, state: 'attended', ...(level ? { level } : {}) };
  });
  const came = chosenIn(body).map((menteeId) => {
    const level = skillLevels.find((one) => one === textOf(body, `came-${menteeId}`));
    return { menteeId, ...(level ? { level } : {}) };
  });
  const note = boundedTextOf(body, 'note', 1000);
  return { version: integerOf(body, 'version') ?? version, marks, came, note };
}

/** Who came without a place, as far as it was chosen. */
export function chosenIn(body: FormBody): string[] {
  return Object.keys(body ?? {})
    .filter((name) => name.startsWith('came-') && textOf(body, name) !== '')
    .map((name) => name.slice('came-'.length));
}
