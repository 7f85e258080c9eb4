import type { CourseOverview, Invitation, MyBooking } from '../../modules/sessions';
import { Facts } from '../kit/components/facts';
import { ButtonLink, PostButton } from '../kit/forms/form';
import { TopicList } from '../shared/learning/topic-list';
import { Phone } from '../kit/components/phone';
import { Invitations } from './invitations';
import { termName } from '../../texts';
import { useMe, useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';

interface MenteeHomePageProps {
  name: string;
  mentor: { name: string; phone: string | null } | null;
  /** Booked, the soonest first. */
  bookings: MyBooking[];
  /** Places in line for full sessions. */
  waiting: (MyBooking & { place: number })[];
  /** Classes that the mentee is asked to. */
  invitations: Invitation[];
  course: CourseOverview;
}

/** Who comes, when, where; and what can be done about it. */
export function MenteeHomePage({
  name,
  mentor,
  bookings,
  waiting,
  invitations,
  course,
}: MenteeHomePageProps) {
  const me = useMe();
  const { t } = useView();
  const m = t.mentee;
  const [next, ...later] = bookings;
  return (
    <>
      <h1>{m.hello(name)}</h1>
      <Invitations invitations={invitations} />
      {next ? (
        <NextSession booking={next} />
      ) : (
        <NothingAhead course={course} hasMentor={mentor !== null} />
      )}
      {mentor && !next ? <MentorFacts mentor={mentor} /> : null}
      {mentor ? (
        <div class="actions">
          <ButtonLink href={paths.mentee.book(me)} kind={next ? 'secondary' : 'primary'}>
            {next ? m.bookAnother : m.book}
          </ButtonLink>
        </div>
      ) : null}
      {later.length > 0 ? (
        <section>
          <h2>{m.later}</h2>
          {later.map((booking) => (
            <section class="card" key={booking.id}>
              <BookingFacts booking={booking} />
              <BookingActions booking={booking} />
            </section>
          ))}
        </section>
      ) : null}
      {waiting.length > 0 ? (
        <section>
          <h2>{t.waiting.mine}</h2>
          {waiting.map((booking) => (
            <WaitingCard key={booking.id} booking={booking} />
          ))}
        </section>
      ) : null}
      <h2>{t.learning.myTopics}</h2>
      <TopicList course={course} cardAt={(topic) => paths.mentee.card(me, topic)} />
      {mentor ? (
        <ul class="more">
          <li>
            <a class="row-link" href={paths.mentee.waiting(me)}>
              {t.waiting.link}
            </a>
          </li>
          <li>
            <a class="row-link" href={paths.mentee.freeTimes(me)}>
              {t.freeTimes.change}
            </a>
          </li>
        </ul>
      ) : null}
      <p>
        <a href={paths.mentee.messages(me)}>{t.messages.title}</a>
      </p>
      <p class="hint">{m.family}</p>
    </>
  );
}

/** Why nothing is coming: everything was learned, or there is nobody to learn with. */
function NothingAhead({ course, hasMentor }: { course: CourseOverview; hasMentor: boolean }) {
  const me = useMe();
  const { t } = useView();
  if (hasMentor) return <p class="lead">{t.mentee.noBooking}</p>;
  if (course.isOver) {
    return (
      <>
        <p class="lead">{t.learning.finished}</p>
        <p>{t.learning.finishedThanks}</p>
        <ButtonLink href={paths.mentee.certificate(me)}>{t.learning.certificate}</ButtonLink>
      </>
    );
  }
  const hasLearned = course.topics.some(({ isReached }) => isReached);
  return <p class="lead">{hasLearned ? t.learning.finishedWith : t.mentee.noMentor}</p>;
}

function WaitingCard({ booking }: { booking: MyBooking & { place: number } }) {
  const me = useMe();
  const { t, dates } = useView();
  const { id, version, place, startAt } = booking;
  return (
    <section class="card">
      <p class="big">{t.waiting.place(place)}</p>
      <BookingFacts booking={booking} />
      <PostButton
        action={paths.mentee.waitingDeparture(me, id)}
        values={{ version }}
        kind="secondary"
        label={`${t.waiting.leave}: ${dates.day(startAt)}, ${dates.spoken(startAt)}`}
      >
        {t.waiting.leave}
      </PostButton>
    </section>
  );
}

function NextSession({ booking }: { booking: MyBooking }) {
  const { t } = useView();
  return (
    <section class="card main">
      <h2>{t.mentee.next}</h2>
      <BookingFacts booking={booking} />
      {booking.mentorPhone ? (
        <div class="actions">
          <Phone number={booking.mentorPhone} isButton />
        </div>
      ) : null}
      <BookingActions booking={booking} />
    </section>
  );
}

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

function BookingActions({ booking }: { booking: MyBooking }) {
  const me = useMe();
  const { t, dates } = useView();
  const when = `${dates.day(booking.startAt)}, ${dates.spoken(booking.startAt)}`;
  return (
    <div class="actions">
      {booking.classId === null ? (
        <a
          class="button secondary"
          href={paths.mentee.bookingMove(me, booking.id)}
          aria-label={`${t.mentee.move}: ${when}`}
        >
          {t.mentee.move}
        </a>
      ) : null}
      <a
        class="button secondary"
        href={paths.mentee.bookingCancel(me, booking.id)}
        aria-label={`${t.mentee.cancel}: ${when}`}
      >
        {t.mentee.cancel}
      </a>
    </div>
  );
}

function MentorFacts({ mentor }: { mentor: { name: string; phone: string | null } }) {
  const { t } = useView();
  return (
    <section class="card">
      <Facts facts={[[t.mentee.comes, <span class="big">{mentor.name}</span>]]} />
      <Phone number={mentor.phone} isButton />
    </section>
  );
}
