import type { PeopleAct } from '../../../modules/people';
import { Tag } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/** What one press did to many people, the last first, each with the page that takes it back. */
export function ActsList({ code, acts }: { code: string; acts: readonly PeopleAct[] }) {
  const { t, dates } = useView();
  const { peopleActs: a } = t;
  if (acts.length === 0) return null;
  return (
    <section aria-labelledby="people-acts">
      <h2 id="people-acts">{a.listTitle}</h2>
      <p>{a.listLead}</p>
      <Table
        caption={a.listTitle}
        isCaptionHidden
        whenEmpty=""
        rows={[...acts]}
        columns={[
          {
            heading: a.what,
            cell: ({ id, kind, side, people }) => (
              <a class="row-link" href={paths.ward.peopleAct(code, id)}>
                {kind === 'import' ? a.importTitle(side) : a.stopTitle(people)}
              </a>
            ),
          },
          { heading: a.people, cell: ({ people }) => people, isNumber: true },
          { heading: a.madeAt, cell: ({ madeAt }) => dates.moment(madeAt) },
          {
            heading: t.changes.state,
            cell: ({ takenBackAt }) => (
              <Tag kind={takenBackAt === null ? 'good' : 'plain'}>
                {takenBackAt === null ? a.stands : a.takenBack}
              </Tag>
            ),
          },
        ]}
      />
    </section>
  );
}
