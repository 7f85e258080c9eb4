import { placeName } from './place-name';
import type { MyBooking } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { Facts } from '../../kit/components/facts';
import { useView } from '../../kit/view/view';

/** The four things to know of a session. */
export function BookingFacts({
  booking,
  isForOther,
}: {
  booking: Pick<MyBooking, 'startAt' | 'venueName' | 'mentorName' | 'topic'> &
    Partial<Pick<MyBooking, 'classId' | 'home'>>;
  /** Somebody looks after the mentee's booking for them. */
  isForOther?: boolean;
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
        [m.where, <span class="big">{placeName(booking, isForOther ? t.sessions : m)}</span>],
        [m.comes, booking.mentorName],
        [
          isForOther ? t.sessions.topic : m.youLearn,
          booking.classId ? t.classes.groupClass(topic) : topic,
        ],
      ]}
    />
  );
}
