import type { Side } from '../../../core/people/fields';
import type { Consequences } from '../../../modules/sessions';
import type { PhoneHolder } from '../../../modules/reminders';
import { distance } from '../../../texts';
import { Button, EnterButton, HiddenValues } from '../../kit/forms/form';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { useView } from '../../kit/view/view';
import { UnfitList } from './consequences-section';

/** What is said of a change of somebody before it is saved. */
export interface EditLook {
  /** What would no longer fit; each with the names of the people in the pairs. */
  consequences: Consequences;
  names: ReadonlyMap<string, string>;
  /** Lessons ahead are about something else then. */
  hitsTopics: boolean;
  /** Who else has the number that becomes another one. */
  sharing: PhoneHolder[];
  /** How far outside the ward the home is to be, metres; null where that is no question. */
  farMetres: number | null;
}

/** The hidden field that says what was looked at already. */
const seenField = 'looked';

/** What of a look has to be read before it is saved; empty where nothing. */
export function keyOf({
  consequences: { sessions, pairs, tooManyMentees },
  sharing,
  farMetres,
}: EditLook) {
  return [
    ...sessions.map(({ id, why }) => `${id}.${why}`),
    ...pairs.map(({ mentorId, menteeId, rule }) => `${mentorId}.${menteeId}.${rule}`),
    ...(tooManyMentees > 0 ? [`${tooManyMentees}`] : []),
    ...sharing.map(({ id, version }) => `${id}.${version}`),
    ...(farMetres === null ? [] : [`far.${farMetres}`]),
  ].join(' ');
}

/** Whether all of it stood on the page from which the form was sent. */
export function isLookedAt(look: EditLook, seen: string): boolean {
  return keyOf(look) === seen;
}

export const seenOf = (body: FormBody): string => textOf(body, seenField);

interface EditLookProps {
  code: string;
  side: Side;
  name: string;
  look: EditLook;
}

/** At the head of the form: what to look at before it is saved, and the press that saves it. */
export function EditLookPanel({ code, side, name, look }: EditLookProps) {
  const { t, language } = useView();
  const p = t.people;
  const { sharing, consequences, names, farMetres } = look;
  return (
    <section class="panel" aria-labelledby="look">
      <h2 id="look">{p.lookTitle}</h2>
      <HiddenValues values={{ [seenField]: keyOf(look) }} />
      <UnfitList {...{ code, side, consequences, names }} lead={p.lookLead} />
      {farMetres === null ? null : (
        <p role="alert">
          <strong>{p.homeFar(distance(farMetres, language))}</strong>
        </p>
      )}
      {sharing.length > 0 ? (
        <WhoseNumber name={name} sharing={sharing} />
      ) : (
        <Button>{p.save}</Button>
      )}
    </section>
  );
}

/** Whoever says whose number changes has saved it by that. */
function WhoseNumber({ name, sharing }: Pick<EditLookProps, 'name'> & Pick<EditLook, 'sharing'>) {
  const p = useView().t.people;
  const holders = sharing.map(({ fullName, hamletName }) => `${fullName} (${hamletName})`);
  return (
    <div id="sharing" role="group" aria-labelledby="whose-number">
      <h3 id="whose-number">{p.sharing}</h3>
      <p>{p.sharingHint(holders.join(', '))}</p>
      <EnterButton />
      <div class="actions">
        <Button sends={{ name: 'sharing', value: 'all' }}>
          {p.sharingAll(sharing.length + 1)}
        </Button>
        <Button kind="secondary" sends={{ name: 'sharing', value: 'one' }}>
          {p.sharingOne(name)}
        </Button>
      </div>
    </div>
  );
}
