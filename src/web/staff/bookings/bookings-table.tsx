import { placeName } from '../../shared/booking/place-name';
import { Tag } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { MovedFrom } from '../../shared/booking/moved-from';
import type { MyBooking } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';

/** A mentee's sessions to come, each with its way to be moved or cancelled. */
export function BookingsTable({
  code,
  mentee,
  bookings,
}: {
  code: string;
  mentee: { id: string; fullName: string };
  bookings: MyBooking[];
}) {
  const { t, dates, language } = useView();
  const s = t.sessions;
  const whenOf = ({ startAt }: MyBooking): string => `${dates.day(startAt)} ${dates.time(startAt)}`;
  return (
    <Table
      caption={t.people.sessions}
      isCaptionHidden
      isCards
      whenEmpty={t.people.noSessions}
      rows={bookings}
      columns={[
        {
          heading: s.time,
          cell: (row) => <a href={paths.ward.session(code, row.sessionId)}>{whenOf(row)}</a>,
        },
        { heading: s.topic, cell: ({ topic }) => termName('topic', topic, language) },
        { heading: s.venue, cell: (booking) => placeName(booking, s) },
        { heading: s.mentor, cell: ({ mentorName }) => mentorName },
        {
          heading: s.state,
          cell: (row) => (
            <>
              <Tag kind={row.state === 'booked' ? 'good' : 'wait'}>
                {s.bookingStates[row.state]}
              </Tag>
              <MovedFrom booking={row} />
            </>
          ),
        },
        {
          heading: s.move,
          cell: (row) =>
            // A class stays where it is.
            row.classId === null ? (
              <a
                href={paths.ward.bookingMove(code, mentee.id, row.id)}
                aria-label={s.moveOf(mentee.fullName, whenOf(row))}
              >
                {s.move}
              </a>
            ) : (
              t.classes.title
            ),
        },
        {
          heading: s.cancel,
          cell: (row) => (
            <a
              href={paths.ward.bookingCancel(code, mentee.id, row.id)}
              aria-label={s.cancelOf(mentee.fullName, whenOf(row))}
            >
              {s.cancel}
            </a>
          ),
        },
      ]}
    />
  );
}
