import type { Texts } from '../../../texts';
import { homeOf } from '../paths/home-of';
import { paths } from '../paths/paths';
import { useView } from '../view/view';
import { personName } from './person-name';

/** So many others are a press away; more are chosen on a page of their own. */
const mostInSight = 2;

/** Says on every step whose page it is, and leads to the others whose links this phone has. */
export function WhosePage({ about = 'page' }: { about?: keyof Texts['whose']['strip'] }) {
  const view = useView();
  const { t, person, people } = view;
  if (!person) return null;
  const others = people.filter(({ id }) => id !== person.id);
  return (
    <div class="whose">
      <p>
        {t.whose.strip[about]} <strong>{personName(view, person)}</strong>
      </p>
      <ReadAloud />
      {others.length > 0 ? (
        <nav aria-label={t.whose.others}>
          {others.slice(0, mostInSight).map((other) => (
            <a key={other.id} href={homeOf(other)}>
              {t.whose.pageOf(personName(view, other))}
            </a>
          ))}
          <a href={paths.people()}>{t.whose.chooseLink}</a>
        </nav>
      ) : null}
    </div>
  );
}

/** Appears by its script alone, where the phone can read. */
function ReadAloud() {
  const { t } = useView();
  return (
    <button
      type="button"
      class="button secondary read-aloud"
      data-read-aloud={t.whose.stopReading}
      aria-pressed="false"
      hidden
    >
      {t.whose.readAloud}
    </button>
  );
}
