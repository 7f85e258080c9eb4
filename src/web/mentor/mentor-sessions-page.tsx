import { placeName } from '../shared/booking/place-name';
import type { SessionView } from '../../modules/sessions';
import { lessonIn, type TopicContents } from '../../modules/learning';
import { LessonPlan } from '../shared/learning/lesson-plan';
import type { WayTo } from '../shared/sessions/ways-to-venues';
import { WayMap } from '../kit/components/way-map';
import { AttendanceForm } from '../shared/sessions/attendance-form';
import { BackLink } from '../kit/components/back-link';
import { HallFrom, MovedFrom } from '../shared/booking/moved-from';
import { Phone } from '../kit/components/phone';
import { SessionActions } from '../shared/sessions/session-actions';
import { Facts, Tag } from '../kit/components/facts';
import { Field } from '../kit/forms/field';
import { FormDisclosure } from '../kit/forms/form-disclosure';
import { Button, ButtonLink, HiddenValues, PostButton } from '../kit/forms/form';
import { termName } from '../../texts';
import { needsMarks } from './needs-marks';
import { OfflineAttendance } from './offline-attendance';
import { pagesToKeep } from './pages-to-keep';
import { useMe, useView } from '../kit/view/view';
import { inLanguage } from '../kit/page/page-language';
import { paths } from '../kit/paths/paths';

/** What waits for attendance first, then what is coming, then what is over. */
export function MentorSessionsPage({
  sessions,
  calendarUrl,
}: {
  sessions: SessionView[];
  /** The ambassador's own feed; null without a personal link. */
  calendarUrl: string | null;
}) {
  const me = useMe();
  const { t, dates, now, language } = useView();
  const m = t.mentor;
  const feed = calendarUrl && inLanguage(calendarUrl, language);
  const coming = sessions.filter(({ startAt }) => startAt > now);
  const begun = sessions.filter(({ startAt }) => startAt <= now).reverse();
  const toMark = begun.filter(needsMarks);
  const over = begun.filter(({ state }) => state === 'completed');
  return (
    <>
      <h1>{m.mySessions}</h1>
      <OfflineAttendance keep={pagesToKeep(me, sessions, dates, now)} />
      {toMark.length > 0 ? <h2>{m.toMark(toMark.length)}</h2> : null}
      {toMark.map((session) => (
        <SessionCard key={session.id} session={session} />
      ))}
      <h2>{m.coming}</h2>
      {coming.length === 0 ? <p class="empty">{m.noComing}</p> : null}
      {coming.map((session) => (
        <SessionCard key={session.id} session={session} />
      ))}
      {feed === null ? null : (
        <details>
          <summary>{m.calendar}</summary>
          <p>{m.calendarLead}</p>
          <p class="url">
            <a href={feed}>{feed}</a>
          </p>
          <p>{m.calendarRenewLead}</p>
          <PostButton action={paths.mentor.calendarRenewal(me)} kind="secondary">
            {m.calendarRenew}
          </PostButton>
        </details>
      )}
      {over.length > 0 ? <h2>{m.past}</h2> : null}
      {over.map((session) => (
        <SessionCard key={session.id} session={session} />
      ))}
    </>
  );
}

function SessionCard({ session }: { session: SessionView }) {
  const me = useMe();
  const { t, dates, language, now } = useView();
  const m = t.mentor;
  const { id, classId } = session;
  const path = classId === null ? paths.mentor.session(me, id) : paths.mentor.class(me, classId);
  const topic = termName('topic', session.topic, language);
  const needsMark = session.startAt <= now && session.state !== 'completed';
  return (
    <section class={needsMark ? 'card main' : 'card'}>
      <p class="big">
        <a href={path}>
          {dates.day(session.startAt)}, {dates.span(session.startAt, session.endAt)}
        </a>
      </p>
      <p>
        {placeName(session, t.sessions)} – {classId === null ? topic : t.classes.groupClass(topic)}
      </p>
      {classId === null ? (
        <p>{session.bookings.map(({ menteeName }) => menteeName).join(', ')}</p>
      ) : null}
      {session.state === 'completed' ? <Tag kind="good">✓ {m.marked}</Tag> : null}
      {needsMark ? <ButtonLink href={path}>{m.mark}</ButtonLink> : null}
    </section>
  );
}

/** One session of the ambassador: attendance once it has begun, calling it off before. */
export function MentorSessionPage({
  session,
  contents,
  way,
  isKept,
}: {
  session: SessionView;
  /** Of its topic. */
  contents: TopicContents | null;
  /** From the ambassador's home; absent once the session has begun. */
  way?: WayTo;
  /** For the phone to show while there is no network: as it will be once the session has begun. */
  isKept?: boolean;
}) {
  const me = useMe();
  const { t, dates, language, now } = useView();
  const hasBegun = session.startAt <= now;
  return (
    <>
      <BackLink href={paths.mentor.sessions(me)}>{t.mentor.mySessions}</BackLink>
      <h1>{hasBegun && session.state !== 'cancelled' ? t.mentor.markTitle : t.sessions.session}</h1>
      <Facts
        facts={[
          [
            t.sessions.time,
            `${dates.day(session.startAt)}, ${dates.span(session.startAt, session.endAt)}`,
          ],
          [t.sessions.venue, placeName(session, t.sessions)],
          [t.sessions.topic, termName('topic', session.topic, language)],
          [t.sessions.state, <Tag>{t.sessions.states[session.state]}</Tag>],
          [t.sessions.mentees, <Learners session={session} />],
        ]}
      />
      {session.state === 'cancelled' ? (
        <p class="inset">
          {t.sessions.states.cancelled}: {session.cancelReason}
        </p>
      ) : null}
      <p>
        <a class="row-link" href={paths.mentor.sessionCalendar(me, session.id)}>
          {t.waiting.ics}
        </a>
      </p>
      <LessonOf session={session} contents={contents} />
      {way && session.state !== 'cancelled' ? (
        <WayMap {...way} from={{ ...way.from, name: t.way.home }} />
      ) : null}
      <SessionActions
        changeAt={(act) => paths.mentor.sessionChange(me, session.id, act)}
        session={session}
      />
      {session.state === 'completed' ? <p class="hint">{t.waiting.correct}</p> : null}
      <Ending session={session} isKept={isKept} />
    </>
  );
}

/** Who has a place, with the number to call, who of them said that they will come, and who came from another time. */
function Learners({ session }: { session: SessionView }) {
  const { t } = useView();
  const seated = session.bookings.filter(({ state }) => state !== 'waiting');
  return (
    <>
      <HallFrom place={session} />
      <ul class="plain">
        {seated.map((booking) => (
          <li key={booking.id}>
            {booking.menteeName} <Phone number={booking.menteePhone} />{' '}
            {booking.comingTo === session.startAt ? (
              <Tag kind="good">{t.mentor.isComing}</Tag>
            ) : null}
            <MovedFrom booking={booking} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** How it goes: folded until its day, and again when it is over and marked. */
function LessonOf({ session, contents }: { session: SessionView; contents: TopicContents | null }) {
  const { dates, language, now } = useView();
  if (!contents || session.state === 'cancelled') return null;
  const isToday = dates.localDate(session.startAt) === dates.localDate(now);
  return (
    <LessonPlan lesson={lessonIn(contents, language)} isOpen={isToday && now < session.endAt} />
  );
}

/** Attendance once it has begun, calling it off before; nothing of a session that is off. */
function Ending({ session, isKept }: { session: SessionView; isKept: boolean | undefined }) {
  const me = useMe();
  const { t, dates, now } = useView();
  if (session.state === 'cancelled') return null;
  const hasBegun = session.startAt <= now;
  return (
    <>
      {hasBegun || isKept ? (
        <>
          {hasBegun ? null : <p class="inset">{t.mentor.notYet(dates.time(session.startAt))}</p>}
          <OfflineAttendance
            sheetOf={{ kind: 'sessions', id: session.id }}
            keep={pagesToKeep(me, [session], dates, now)}
          />
          <AttendanceForm
            action={paths.mentor.sessionAttendance(me, session.id)}
            session={session}
          />
        </>
      ) : (
        <>
          <OfflineAttendance keep={pagesToKeep(me, [session], dates, now)} />
          <CallOff session={session} />
        </>
      )}
    </>
  );
}

function CallOff({ session }: { session: SessionView }) {
  const me = useMe();
  const { t } = useView();
  return (
    <FormDisclosure
      action={paths.mentor.sessionCancellation(me, session.id)}
      summary={t.mentor.cancelSession}
    >
      <p>{t.sessions.cancelLead}</p>
      <HiddenValues values={{ version: session.version }} />
      <Field name="reason" label={t.sessions.cancelReason} />
      <Button kind="warning">{t.sessions.cancelSession}</Button>
    </FormDisclosure>
  );
}
