import { Tag } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import type { MyBooking } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';

/** A mentee's sessions to come, each with its way to be moved or cancelled. */
export function BookingsTable({
  base,
  mentee,
  bookings,
}: {
  base: string;
  mentee: { id: string; fullName: string };
  bookings: MyBooking[];
}) {
  const { t, dates, language } = useView();
  const s = t.sessions;
  const pathOf = ({ id }: MyBooking): string => `${base}/mentees/${mentee.id}/bookings/${id}`;
  const whenOf = ({ startAt }: MyBooking): string => `${dates.day(startAt)} ${dates.time(startAt)}`;
  return (
    <Table
      caption={s.week}
      whenEmpty={t.people.noSessions}
      rows={bookings}
      columns={[
        {
          heading: s.time,
          cell: (row) => <a href={`${base}/sessions/${row.sessionId}`}>{whenOf(row)}</a>,
        },
        { heading: s.topic, cell: ({ topic }) => termName('topic', topic, language) },
        { heading: s.venue, cell: ({ venueName }) => venueName ?? s.atHome },
        { heading: s.mentor, cell: ({ mentorName }) => mentorName },
        {
          heading: s.state,
          cell: ({ state }) => (
            <Tag kind={state === 'booked' ? 'good' : 'wait'}>{s.bookingStates[state]}</Tag>
          ),
        },
        {
          heading: s.move,
          cell: (row) => (
            <a href={`${pathOf(row)}/move`} aria-label={s.moveOf(mentee.fullName, whenOf(row))}>
              {s.move}
            </a>
          ),
        },
        {
          heading: s.cancel,
          cell: (row) => (
            <a href={`${pathOf(row)}/cancel`} aria-label={s.cancelOf(mentee.fullName, whenOf(row))}>
              {s.cancel}
            </a>
          ),
        },
      ]}
    />
  );
}
