import { placeName } from '../../shared/booking/place-name';
import type { SessionView } from '../../../modules/sessions';
import { AttendanceForm } from '../../shared/sessions/attendance-form';
import { HallFrom, MovedFrom } from '../../shared/booking/moved-from';
import { Phone } from '../../kit/components/phone';
import { BackLink } from '../../kit/components/back-link';
import { SessionActions } from '../../shared/sessions/session-actions';
import { Facts, Tag } from '../../kit/components/facts';
import { Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { Table } from '../../kit/components/table';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { SessionChangeForm, type SessionChangeFormProps } from './session-change-form';

interface SessionPageProps {
  code: string;
  session: SessionView;
  /** What it can be changed to; absent once it has begun or is off. */
  change?: Omit<SessionChangeFormProps, 'code' | 'session'>;
}

/** One session: who, where, what; attendance once it has begun; changing and cancelling before. */
export function StaffSessionPage({ code, session, change }: SessionPageProps) {
  const { t, dates, language, now } = useView();
  const s = t.sessions;
  const hasBegun = session.startAt <= now;
  const isStanding = session.state === 'planned' || session.state === 'confirmed';
  return (
    <>
      <BackLink href={withQuery(paths.ward.week(code), { from: dates.localDate(session.startAt) })}>
        {s.week}
      </BackLink>
      <h1>
        {dates.day(session.startAt)}, {dates.span(session.startAt, session.endAt)}
      </h1>
      <Facts
        facts={[
          [
            s.mentor,
            <>
              <a href={paths.ward.mentor(code, session.mentorId)}>{session.mentorName}</a>{' '}
              <Phone
                number={session.mentorPhone}
                whose={{ kind: 'mentor', id: session.mentorId, name: session.mentorName }}
              />
            </>,
          ],
          [s.venue, placeName(session, s)],
          [s.topic, termName('topic', session.topic, language)],
          [s.state, <Tag>{s.states[session.state]}</Tag>],
          [s.mentees, s.seats(session.seatsTaken, session.seats)],
          [s.note, session.note],
          [t.matching.reason, session.cancelReason],
        ]}
      />
      <HallFrom place={session} />
      <Table
        caption={s.mentees}
        whenEmpty={t.people.noMentees}
        rows={session.bookings}
        columns={[
          {
            heading: t.people.name,
            cell: ({ menteeId, menteeName }) => (
              <a href={paths.ward.mentee(code, menteeId)}>{menteeName}</a>
            ),
          },
          {
            heading: t.people.phone,
            cell: ({ menteeId: id, menteeName: name, menteePhone }) => (
              <Phone number={menteePhone} whose={{ kind: 'mentee', id, name }} />
            ),
          },
          {
            heading: s.state,
            cell: (booking) => (
              <>
                <Tag>{s.bookingStates[booking.state]}</Tag>{' '}
                {booking.comingTo === session.startAt ? (
                  <Tag kind="good">{t.mentor.isComing}</Tag>
                ) : null}
                <MovedFrom booking={booking} />
              </>
            ),
          },
          {
            heading: s.bookedHeading,
            cell: ({ bookedByKind, bookedBecause }) =>
              [s.bookedBy[bookedByKind], bookedBecause].filter(Boolean).join(': '),
          },
        ]}
      />
      {change ? <ChangeSection code={code} session={session} {...change} /> : null}
      <p class="no-print">
        <a class="row-link" href={`/api/v1/sessions/${session.id}/session.ics`}>
          {t.waiting.ics}
        </a>
      </p>
      <SessionActions
        changeAt={(act) => paths.ward.sessionChange(code, session.id, act)}
        session={session}
      />
      {hasBegun && session.state !== 'cancelled' ? (
        <section>
          <h2>{t.mentor.markTitle}</h2>
          {session.state === 'completed' ? <p class="hint">{t.waiting.correct}</p> : null}
          <AttendanceForm
            action={paths.ward.sessionAttendance(code, session.id)}
            session={session}
          />
        </section>
      ) : null}
      {!hasBegun && isStanding ? (
        <section class="panel">
          <h2>{s.cancelSession}</h2>
          <p>{s.cancelLead}</p>
          <Form action={paths.ward.sessionCancellation(code, session.id)}>
            <HiddenValues values={{ version: session.version }} />
            <Field name="reason" label={s.cancelReason} />
            <Button kind="warning">{s.cancelSession}</Button>
          </Form>
        </section>
      ) : null}
    </>
  );
}

function ChangeSection(form: SessionChangeFormProps) {
  const { sessionChange: c } = useView().t;
  return (
    <section class="panel no-print" id="change">
      <h2>{c.title}</h2>
      <p>{c.lead}</p>
      <SessionChangeForm {...form} />
    </section>
  );
}
