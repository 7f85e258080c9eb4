import type { MyBooking } from '../../modules/sessions';
import { BackLink } from '../kit/components/back-link';
import { Button, ButtonLink, Form, HiddenValues } from '../kit/forms/form';
import { Phone } from '../kit/components/phone';
import { useMe, useView } from '../kit/view/view';
import { CallWard } from '../kit/people/call-ward';
import { BookingFacts } from '../shared/booking/booking-facts';
import { paths } from '../kit/paths/paths';

/** Asks once more before a session is given up. */
export function CancelPage({ booking }: { booking: MyBooking }) {
  const me = useMe();
  const m = useView().t.mentee;
  return (
    <>
      <BackLink href={paths.mentee.home(me)} />
      <h1>{m.cancelTitle}</h1>
      <section class="card">
        <BookingFacts booking={booking} />
      </section>
      <Form action={paths.mentee.bookingCancel(me, booking.id)}>
        <HiddenValues values={{ version: booking.version }} />
        <div class="actions">
          <Button kind="warning">{m.yesCancel}</Button>
          <ButtonLink href={paths.mentee.home(me)} kind="secondary">
            {m.keep}
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}

/** Too close to the session: only a call helps. */
export function CallMentorPage({ booking }: { booking: MyBooking }) {
  const me = useMe();
  const m = useView().t.mentee;
  return (
    <>
      <BackLink href={paths.mentee.home(me)} />
      <h1>{m.callMentor}</h1>
      <p class="lead">{m.tooLate}</p>
      <section class="card">
        <BookingFacts booking={booking} />
        <div class="actions">
          <Phone number={booking.mentorPhone} isButton />
          <CallWard />
        </div>
      </section>
    </>
  );
}
