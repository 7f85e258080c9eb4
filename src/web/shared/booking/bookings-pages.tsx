import type { FreeTime, MyBooking } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Button, ButtonLink, Form, HiddenValues } from '../../kit/forms/form';
import { Field } from '../../kit/forms/field';
import { BookingFacts } from './booking-facts';
import { FreeTimeForm } from './free-time-form';
import { useView } from '../../kit/view/view';

interface BookForPageProps {
  back: string;
  action: string;
  menteeName: string;
  times: FreeTime[];
  /** The booking that is moved; absent when one is made. */
  booking?: MyBooking;
}

/** Staff or the ambassador book, or move, for a mentee. */
export function BookForPage({ back, action, menteeName, times, booking }: BookForPageProps) {
  const { t, dates } = useView();
  const s = t.sessions;
  return (
    <>
      <BackLink href={back} />
      <h1>
        {booking
          ? s.moveOf(menteeName, `${dates.day(booking.startAt)} ${dates.time(booking.startAt)}`)
          : s.bookFor(menteeName)}
      </h1>
      {booking ? (
        <section class="card">
          <h2>{t.mentee.moveFrom}</h2>
          <BookingFacts booking={booking} isForOther />
        </section>
      ) : null}
      {booking ? <h2>{t.mentee.moveTo}</h2> : null}
      <FreeTimeForm action={action} times={times} version={booking?.version} />
    </>
  );
}

interface CancelForPageProps {
  back: string;
  action: string;
  menteeName: string;
  booking: MyBooking;
}

export function CancelForPage({ back, action, menteeName, booking }: CancelForPageProps) {
  const { t, dates } = useView();
  return (
    <>
      <BackLink href={back} />
      <h1>
        {t.sessions.cancelOf(
          menteeName,
          `${dates.day(booking.startAt)} ${dates.time(booking.startAt)}`,
        )}
        ?
      </h1>
      <section class="card">
        <BookingFacts booking={booking} isForOther />
      </section>
      <Form action={action}>
        <HiddenValues values={{ version: booking.version }} />
        {booking.state === 'booked' ? (
          <Field name="reason" label={t.sessions.cancelReason} hint={t.sessions.cancelReasonHint} />
        ) : null}
        <div class="actions">
          <Button kind="warning">{t.mentee.yesCancel}</Button>
          <ButtonLink href={back} kind="secondary">
            {t.mentee.keep}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
