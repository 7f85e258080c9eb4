import { placeName } from '../shared/booking/place-name';
import type { Mentee } from '../../modules/people';
import type { VneidOfPerson } from '../../modules/programme';
import type { CourseOverview, MyBooking, StuckLearner } from '../../modules/sessions';
import { BackLink } from '../kit/components/back-link';
import { Facts, Tag } from '../kit/components/facts';
import { ButtonLink } from '../kit/forms/form';
import { Phone } from '../kit/components/phone';
import { termName } from '../../texts';
import { useMe, useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';
import { MovedFrom } from '../shared/booking/moved-from';
import { TopicList } from '../shared/learning/topic-list';
import { WaitsFor } from '../shared/learning/waits-for';
import { VneidSection } from '../shared/vneid/vneid-facts';
import { personFacts } from '../shared/people/field-value';

interface MentorMenteePageProps {
  mentee: Mentee;
  course: CourseOverview;
  /** Topics that they cannot do alone after many lessons. */
  stuck: readonly StuckLearner[];
  vneid: VneidOfPerson;
  bookings: MyBooking[];
}

/** One mentee, as their ambassador sees them, with what they learned and the sessions to come. */
export function MentorMenteePage({
  mentee,
  course,
  stuck,
  vneid,
  bookings,
}: MentorMenteePageProps) {
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
      <WaitsFor course={course} />
      <TopicList course={course} />
      {stuck.length > 0 ? <Stuck stuck={stuck} /> : null}
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

/** What they get no further with, and what helps. */
function Stuck({ stuck }: { stuck: readonly StuckLearner[] }) {
  const me = useMe();
  const { t, language } = useView();
  const s = t.stuck;
  return (
    <section class="inset" id="stuck">
      {stuck.map(({ menteeId, topic, lessons }) => {
        const name = termName('topic', topic, language);
        return (
          <p key={topic}>
            {s.mineLine(name, lessons)}{' '}
            <a
              class="row-link"
              href={paths.mentor.learningNote(me, menteeId, topic)}
              aria-label={`${s.note}: ${name}`}
            >
              {s.note}
            </a>
          </p>
        );
      })}
      <p>{s.mineHelp}</p>
    </section>
  );
}
