import { placeName } from '../../shared/booking/place-name';
import { Tag } from '../../kit/components/facts';
import { Table, type Column } from '../../kit/components/table';
import type { SessionView } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';

/** Sessions in order; with `isOneDay` only the hour is shown. */
export function SessionsTable({
  code,
  caption,
  sessions,
  isOneDay,
}: {
  code: string;
  caption: string;
  sessions: SessionView[];
  isOneDay?: boolean;
}) {
  const { t, dates, language } = useView();
  const s = t.sessions;
  const when = ({ startAt, endAt }: SessionView): string =>
    isOneDay ? dates.span(startAt, endAt) : `${dates.day(startAt)} ${dates.span(startAt, endAt)}`;
  const columns: Column<SessionView>[] = [
    {
      heading: s.time,
      cell: (row) => (
        <a
          class="nowrap"
          href={
            row.classId === null
              ? paths.ward.session(code, row.id)
              : paths.ward.class(code, row.classId)
          }
        >
          {when(row)}
        </a>
      ),
    },
    { heading: s.venue, cell: (session) => placeName(session, s) },
    { heading: s.mentor, cell: ({ mentorName }) => mentorName },
    {
      heading: s.mentees,
      cell: ({ bookings, classId, seats }) =>
        classId === null || seats === 0
          ? bookings.map(({ menteeName }) => menteeName).join(', ')
          : s.seats(bookings.length, seats),
    },
    {
      heading: s.topic,
      cell: ({ topic, classId }) => {
        const name = termName('topic', topic, language);
        return classId === null ? name : t.classes.groupClass(name);
      },
    },
    {
      heading: s.state,
      cell: ({ state }) => (
        <Tag kind={state === 'completed' ? 'good' : state === 'cancelled' ? 'bad' : 'plain'}>
          {s.states[state]}
        </Tag>
      ),
    },
  ];
  return (
    <Table
      caption={caption}
      isCaptionHidden={isOneDay}
      whenEmpty={s.noSessions}
      rows={sessions}
      columns={columns}
    />
  );
}
