import type { PeopleActs, PeopleActView } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Facts } from '../../kit/components/facts';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { ActPanel } from './act-panel';

interface StoppedTogetherProps {
  code: string;
  view: PeopleActView;
  people: Awaited<ReturnType<PeopleActs['stoppedBy']>>;
}

/** Who stopped together, why and when; and the press that brings all of them back. */
export function StoppedTogetherPage({ code, view, people }: StoppedTogetherProps) {
  const { t, dates } = useView();
  const { changes, peopleActs: a, stops } = t;
  const { kind, side, reason, madeAt } = view;
  return (
    <>
      <BackLink href={paths.ward.changes(code)}>{changes.title}</BackLink>
      <h1>{kind === 'import' ? a.importTitle(side) : a.stopTitle(view.people)}</h1>
      <Facts
        facts={[
          [a.reason, reason && stops.reasons[reason]],
          [a.madeAt, dates.moment(madeAt)],
        ]}
      />
      <ActPanel code={code} view={view} />
      {people.length > 0 ? <h2>{a.whom}</h2> : null}
      <ul>
        {people.map(({ personId, name, isBack }) => (
          <li key={personId}>
            <a class="row-link" href={paths.ward[side](code, personId)}>
              {name}
            </a>
            {isBack ? ` (${a.isBack})` : ''}
          </li>
        ))}
      </ul>
    </>
  );
}
