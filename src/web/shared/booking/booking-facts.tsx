import type { MyBooking } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { Facts } from '../../kit/components/facts';
import { useView } from '../../kit/view/view';

/** The four things to know of a session. */
export function BookingFacts({
  booking,
}: {
  booking: Pick<MyBooking, 'startAt' | 'venueName' | 'mentorName' | 'topic'> &
    Partial<Pick<MyBooking, 'classId'>>;
}) {
  const { t, dates, language } = useView();
  const m = t.mentee;
  const topic = termName('topic', booking.topic, language);
  return (
    <Facts
      facts={[
        [
          m.when,
          <time dateTime={dates.iso(booking.startAt)}>
            <span class="big line">{dates.spoken(booking.startAt)}</span>
            <span class="big line">{dates.day(booking.startAt)}</span>
          </time>,
        ],
        [m.where, <span class="big">{booking.venueName ?? m.atHome}</span>],
        [m.comes, booking.mentorName],
        [m.youLearn, booking.classId ? t.classes.groupClass(topic) : topic],
      ]}
    />
  );
}
