import { learnedAlone } from '../shared/learning/learned-alone';
import { placeName } from '../shared/booking/place-name';
import type { CourseOverview, MyBooking } from '../../modules/sessions';
import type { MenteeHome } from './mentee-bookings';
import { Facts } from '../kit/components/facts';
import { CallWard } from '../kit/people/call-ward';
import { BookingFacts } from '../shared/booking/booking-facts';
import { HallFrom, MovedFrom } from '../shared/booking/moved-from';
import { BookingActions, Coming } from './booking-actions';
import { CalledOffCard } from './called-off-card';
import { ButtonLink, PostButton } from '../kit/forms/form';
import { TopicRow } from '../shared/learning/topic-row';
import { WaitsFor } from '../shared/learning/waits-for';
import { Phone } from '../kit/components/phone';
import { Invitations } from './invitations';
import { termName } from '../../texts';
import { useMe, useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';

/** Who comes, when, where; and what can be done about it. */
export function MenteeHomePage(props: MenteeHome) {
  const { fullName, mentor, bookings, off, waiting, invitations, course, changesFrom } = props;
  const me = useMe();
  const { t } = useView();
  const m = t.mentee;
  const [next, ...later] = bookings;
  const book = next ? m.bookAnother : m.book;
  return (
    <>
      <h1>{m.hello(fullName)}</h1>
      <Invitations invitations={invitations} />
      {next ? (
        <NextSession booking={next} mayChange={next.startAt >= changesFrom} />
      ) : (
        <NothingAhead course={course} hasMentor={mentor !== null} />
      )}
      {off.map((session) => (
        <CalledOffCard key={session.id} session={session} book={book} />
      ))}
      {mentor && !next ? <MentorFacts mentor={mentor} /> : null}
      {mentor ? (
        <div class="actions">
          <ButtonLink href={paths.mentee.book(me)} kind={next ? 'secondary' : 'primary'}>
            {book}
          </ButtonLink>
        </div>
      ) : null}
      {later.length > 0 ? (
        <section>
          <h2>{m.later}</h2>
          {later.map((booking) => (
            <section class="card" key={booking.id}>
              <LaterSession booking={booking} />
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
      <WaitsFor course={course} />
      <TopicRow course={course} cardAt={(topic) => paths.mentee.card(me, topic)} />
      <ul class="more">
        {mentor ? (
          <>
            <li>
              <a href={paths.mentee.waiting(me)}>{t.waiting.link}</a>
            </li>
            <li>
              <a href={paths.mentee.freeTimes(me)}>{t.freeTimes.change}</a>
            </li>
          </>
        ) : null}
        <li>
          <a href={paths.mentee.messages(me)}>{t.messages.title}</a>
        </li>
        <li>
          <a href={paths.mentee.data(me)}>{t.rights.title}</a>
        </li>
      </ul>
      <p class="hint">{m.family}</p>
    </>
  );
}

/** Why nothing is coming: everything was learned, or there is nobody to learn with. */
function NothingAhead({ course, hasMentor }: { course: CourseOverview; hasMentor: boolean }) {
  const me = useMe();
  const { t } = useView();
  if (hasMentor) return <p class="lead">{t.mentee.noBooking}</p>;
  const whatNext = (
    <div class="actions">
      <CallWard />
      {learnedAlone(course).length > 0 ? (
        <ButtonLink href={paths.mentee.certificate(me)}>{t.learning.certificate}</ButtonLink>
      ) : null}
    </div>
  );
  const hasLearned = course.topics.some(({ isReached }) => isReached);
  if (course.isOver && hasLearned) {
    return (
      <>
        <p class="lead">{t.learning.finished}</p>
        <p>{t.learning.finishedThanks}</p>
        {whatNext}
      </>
    );
  }
  return (
    <>
      <p class="lead">{hasLearned ? t.learning.finishedWith : t.mentee.noMentor}</p>
      {whatNext}
    </>
  );
}

function WaitingCard({ booking }: { booking: MyBooking & { place: number } }) {
  const me = useMe();
  const { t, dates } = useView();
  const { id, version, place, startAt, seatsFree } = booking;
  const when = `${dates.day(startAt)}, ${dates.spoken(startAt)}`;
  return (
    <section class="card">
      <p class="big">{seatsFree > 0 ? t.waiting.free : t.waiting.place(place)}</p>
      <BookingFacts booking={booking} />
      {seatsFree > 0 ? (
        <>
          <p class="hint">{t.waiting.takeHint}</p>
          <PostButton
            action={paths.mentee.waitingAcceptance(me, id)}
            label={`${t.waiting.takeIt}: ${when}`}
          >
            {t.waiting.takeIt}
          </PostButton>
        </>
      ) : null}
      <PostButton
        action={paths.mentee.waitingDeparture(me, id)}
        values={{ version }}
        kind="secondary"
        label={`${t.waiting.leave}: ${when}`}
      >
        {t.waiting.leave}
      </PostButton>
    </section>
  );
}

/** Enough to know when; the rest is a press away. */
function LaterSession({ booking }: { booking: MyBooking }) {
  const { t, dates, language } = useView();
  const me = useMe();
  const { id, startAt, topic } = booking;
  return (
    <>
      <p class="big">
        {dates.spoken(startAt)}, {dates.day(startAt)}
      </p>
      <p>
        {placeName(booking, t.mentee)} – {termName('topic', topic, language)}
      </p>
      <div class="actions">
        <ButtonLink href={paths.mentee.booking(me, id)} kind="secondary">
          {t.mentee.seeSession}
        </ButtonLink>
      </div>
    </>
  );
}

function NextSession({ booking, mayChange }: { booking: MyBooking; mayChange: boolean }) {
  const { t } = useView();
  return (
    <section class="card main">
      <h2>{t.mentee.next}</h2>
      <BookingFacts booking={booking} />
      <MovedFrom booking={booking} />
      <HallFrom place={booking} />
      <Coming booking={booking} />
      {booking.mentorPhone ? (
        <div class="actions">
          <Phone number={booking.mentorPhone} isButton />
        </div>
      ) : null}
      <BookingActions booking={booking} mayChange={mayChange} />
    </section>
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
