import type { Side } from '../../../core/people/fields';
import type { PersonStop } from '../../../modules/people';
import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { peopleOf } from '../../shared/people/people-kind';

interface MergedProps {
  code: string;
  side: Side;
  /** Names by id. */
  names: ReadonlyMap<string, string>;
}

/** Of a record that was given up: the one that is kept, and the way back. */
export function MergedIntoSection({ code, side, names, stop }: MergedProps & { stop: PersonStop }) {
  const { merging: m } = useView().t;
  const keptId = stop.successorId ?? '';
  return (
    <section class="panel" aria-labelledby="merged-into">
      <h2 id="merged-into">{m.mergedInto}</h2>
      <p>
        <a class="row-link" href={paths.ward[side](code, keptId)}>
          {names.get(keptId) ?? ''}
        </a>
      </p>
      <PostButton action={paths.ward.personApart(code, peopleOf[side], stop.personId)}>
        {m.takeApart}
      </PostButton>
    </section>
  );
}

/** Of a record that is kept: those that went into it, the latest first, which is taken apart first. */
export function MergedRecordsSection({
  code,
  side,
  names,
  stops,
}: MergedProps & { stops: PersonStop[] }) {
  const { t, dates } = useView();
  const m = t.merging;
  if (stops.length === 0) return null;
  return (
    <section aria-labelledby="merged-records">
      <h2 id="merged-records">{m.mergedRecords}</h2>
      <ul>
        {stops.map(({ id, personId, stoppedOn }, index) => {
          const name = names.get(personId) ?? '';
          return (
            <li key={id}>
              {m.mergedOn(name, dates.date(stoppedOn))}{' '}
              {index === 0 ? (
                <PostButton
                  action={paths.ward.personApart(code, peopleOf[side], personId)}
                  kind="secondary"
                  label={m.takeApartLabel(name)}
                >
                  {m.takeApart}
                </PostButton>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
