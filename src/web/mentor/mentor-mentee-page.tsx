import { placeName } from '../shared/booking/place-name';
import type { Mentee } from '../../modules/people';
import type { VneidOfPerson } from '../../modules/programme';
import type { CourseOverview, MyBooking } from '../../modules/sessions';
import { BackLink } from '../kit/components/back-link';
import { Facts, Tag } from '../kit/components/facts';
import { ButtonLink } from '../kit/forms/form';
import { Phone } from '../kit/components/phone';
import { termName } from '../../texts';
import { useMe, useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';
import { MovedFrom } from '../shared/booking/moved-from';
import { TopicList } from '../shared/learning/topic-list';
import { VneidSection } from '../shared/vneid/vneid-facts';
import { personFacts } from '../shared/people/field-value';

interface MentorMenteePageProps {
  mentee: Mentee;
  course: CourseOverview;
  vneid: VneidOfPerson;
  bookings: MyBooking[];
}

/** One mentee, as their ambassador sees them, with what they learned and the sessions to come. */
export function MentorMenteePage({ mentee, course, vneid, bookings }: MentorMenteePageProps) {
  const me = useMe();
  const view = useView();
  const { t, dates, language } = view;
  const p = t.people;
  return (
    <>
      <BackLink href={paths.mentor.home(me)}>{t.mentor.myMentees}</BackLink>
      <h1>{mentee.fullName}</h1>
      <div class="actions">
        <Phone number={mentee.phone} other={mentee.otherPhone} isButton />
        <ButtonLink href={paths.mentor.newBooking(me, mentee.id)}>{t.mentor.book}</ButtonLink>
      </div>
      <Facts facts={personFacts(view, 'mentee', { ...mentee, hamletName: '' }, 'mentors')} />
      <p>
        <a class="row-link" href={paths.mentor.menteeFreeTimes(me, mentee.id)}>
          {t.freeTimes.change}
        </a>{' '}
        <a class="row-link" href={paths.mentor.menteeWaiting(me, mentee.id)}>
          {t.waiting.link}
        </a>
      </p>
      <h2>{t.learning.topics}</h2>
      <TopicList course={course} />
      <p>
        <a class="row-link" href={paths.mentor.menteeSkills(me, mentee.id)}>
          {t.learning.correct}
        </a>
      </p>
      <VneidSection path={paths.mentor.menteeVneid(me, mentee.id)} vneid={vneid} />
      <h2>{p.sessions}</h2>
      {bookings.length === 0 ? <p class="empty">{p.noSessions}</p> : null}
      {bookings.map((booking) => (
        <section class="card" key={booking.id}>
          <p class="big">
            {dates.day(booking.startAt)}, {dates.span(booking.startAt, booking.endAt)}
          </p>
          <p>
            {placeName(booking, t.sessions)} – {termName('topic', booking.topic, language)}
          </p>
          <MovedFrom booking={booking} />
          {booking.state === 'waiting' ? (
            <Tag kind="wait">{t.sessions.bookingStates.waiting}</Tag>
          ) : null}
          <div class="actions">
            {booking.classId === null ? (
              <ButtonLink
                href={paths.mentor.bookingMove(me, mentee.id, booking.id)}
                kind="secondary"
              >
                {t.sessions.move}
              </ButtonLink>
            ) : null}
            <ButtonLink
              href={paths.mentor.bookingCancel(me, mentee.id, booking.id)}
              kind="secondary"
            >
              {t.sessions.cancel}
            </ButtonLink>
          </div>
        </section>
      ))}
    </>
  );
}
