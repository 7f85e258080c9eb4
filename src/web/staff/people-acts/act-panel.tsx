import type { PeopleActView } from '../../../modules/sessions';
import { Counts } from '../../kit/components/facts';
import { ButtonLink, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { withQuery } from '../../kit/paths/path';
import { useView } from '../../kit/view/view';
import { NotBackItems } from '../../shared/people/not-back-items';
import { useReasonWords } from '../../shared/people/reason-words';

/** So many names are shown; of a whole list that was paired there are hundreds. */
const shownAtOnce = 100;

interface ActProps {
  code: string;
  view: PeopleActView;
}

/** The press that takes an act on many people back, with what it does; or what became of it. */
export function ActPanel({ code, view }: ActProps) {
  const { t, dates } = useView();
  const { peopleActs: a } = t;
  const { id, kind, added, changed, stopped, takenBackAt } = view;
  if (takenBackAt !== null) {
    return (
      <section class="panel" aria-labelledby="taken-back">
        <h2 id="taken-back">{a.takenBackAt(dates.moment(takenBackAt))}</h2>
        <ActOutcome code={code} view={view} />
      </section>
    );
  }
  return (
    <section class="panel" aria-labelledby="take-back">
      <h2 id="take-back">{a.takeBackTitle}</h2>
      <p>
        {kind === 'import' ? a.takeBackImportHint(added, changed, stopped) : a.takeBackStopHint}
      </p>
      <PostButton action={paths.ward.peopleActBack(code, id)} kind="secondary">
        {kind === 'import' ? a.takeBackImport : a.takeBackStop}
      </PostButton>
    </section>
  );
}

/** In numbers and by name, what goes back and what does not. */
export function ActOutcome({ code, view }: ActProps) {
  const { t } = useView();
  const { peopleActs: a } = t;
  const counts: [number, string][] = [
    [view.gone, a.gone],
    [view.changedBack, a.changedBack],
    [view.returned, a.returned],
    [view.pairs, a.pairs],
    [view.sessions, a.sessions],
    [view.places, a.places],
    [view.stayed.length, a.stayedCount],
  ];
  const some = counts.filter(([count]) => count > 0);
  return (
    <>
      {some.length === 0 ? (
        <p>{a.nothing}</p>
      ) : (
        <Counts counts={some.map(([value, name]) => ({ value, name }))} />
      )}
      <Stayed code={code} view={view} />
      <Partly code={code} view={view} />
    </>
  );
}

function Stayed({ code, view: { side, stayed } }: ActProps) {
  const { t } = useView();
  const { peopleActs: a } = t;
  const reasonWords = useReasonWords();
  if (stayed.length === 0) return null;
  return (
    <>
      <h3>{a.stayed}</h3>
      <ul>
        {stayed.slice(0, shownAtOnce).map(({ personId, name, why }) => (
          <li key={personId}>
            <a class="row-link" href={paths.ward[side](code, personId)}>
              {name}
            </a>
            {': '}
            {a.why[why] ?? reasonWords(why)}
          </li>
        ))}
      </ul>
      {stayed.length > shownAtOnce ? <p>{t.imports.andMore(stayed.length - shownAtOnce)}</p> : null}
    </>
  );
}

/** What did not come back with them, where it is told; else each on their own page. */
function Partly({ code, view: { side, partly, notBack } }: ActProps) {
  const { peopleActs: a } = useView().t;
  if (partly.length === 0) return null;
  return (
    <>
      <h3>{a.partly}</h3>
      <ul>
        {partly.map(({ personId, name, stopId }) => (
          <li key={personId}>
            <a
              class="row-link"
              href={withQuery(paths.ward[side](code, personId), { returned: stopId })}
            >
              {name}
            </a>
          </li>
        ))}
        <NotBackItems notBack={notBack} />
      </ul>
    </>
  );
}

/** What taking it back would do, where more than the act itself is in the way; nothing was done yet. */
export function ActLook({ code, view, away }: ActProps & { away: string }) {
  const { peopleActs: a } = useView().t;
  const { id, messages, calls, gone, changedBack, returned } = view;
  const isAnybodyBack = gone + changedBack + returned > 0;
  return (
    <>
      <h1>{a.lookTitle}</h1>
      <p class="lead">{a.lookLead}</p>
      <ActOutcome code={code} view={view} />
      <p>{isAnybodyBack ? a.messages(messages, calls) : a.nothing}</p>
      <div class="actions">
        {isAnybodyBack ? (
          <PostButton
            action={paths.ward.peopleActBack(code, id)}
            kind="warning"
            values={{ confirmed: 'yes' }}
          >
            {a.confirm}
          </PostButton>
        ) : null}
        <ButtonLink href={away} kind="secondary">
          {a.notNow}
        </ButtonLink>
      </div>
    </>
  );
}
