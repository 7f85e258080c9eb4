import type { WalkInDay } from '../../../modules/sessions';
import { ExcelLink } from '../../kit/components/excel-link';
import { Tag } from '../../kit/components/facts';
import { ButtonLink } from '../../kit/forms/form';
import { Table } from '../../kit/components/table';
import { termNames } from '../../../texts';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';

/** The days to come, today's first. */
export function WalkInListPage({
  code,
  days,
  venueNames,
}: {
  code: string;
  days: WalkInDay[];
  venueNames: Map<string, string>;
}) {
  const { t, dates, language, now } = useView();
  const w = t.walkIn;
  const isToday = ({ date }: WalkInDay): boolean => date === dates.localDate(now);
  return (
    <>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <div class="actions">
        <ButtonLink href={paths.ward.newWalkIn(code)}>{w.plan}</ButtonLink>
      </div>
      {days.length > 0 ? <ExcelLink href={paths.ward.walkInsFile(code)} of={w.title} /> : null}
      <Table
        caption={w.coming}
        whenEmpty={w.none}
        rows={days}
        columns={[
          {
            heading: w.date,
            cell: (day) => (
              <a href={paths.ward.walkIn(code, day.id)}>
                {dates.date(day.date)} {dates.span(day.startAt, day.endAt)}
              </a>
            ),
          },
          { heading: w.place, cell: ({ venueId }) => venueNames.get(venueId) },
          { heading: w.topics, cell: ({ topics }) => termNames('topic', topics, language) },
          { heading: w.seats, cell: ({ seats }) => seats, isNumber: true },
          {
            heading: t.sessions.state,
            cell: (day) =>
              day.state === 'cancelled' ? (
                <Tag kind="bad">{w.cancelled}</Tag>
              ) : (
                <Tag kind={isToday(day) ? 'good' : 'plain'}>
                  {isToday(day) ? w.today : w.coming}
                </Tag>
              ),
          },
        ]}
      />
    </>
  );
}
