import { displayPhone } from '../../core/vietnamese/phones';
import type { MyBooking } from '../../modules/sessions';
import { BackLink } from '../kit/components/back-link';
import { Phone } from '../kit/components/phone';
import { WayMap } from '../kit/components/way-map';
import { CallWard } from '../kit/people/call-ward';
import { paths } from '../kit/paths/paths';
import { useMe, useView } from '../kit/view/view';
import type { WayTo } from '../shared/sessions/ways-to-venues';
import { BookingFacts } from '../shared/booking/booking-facts';
import { HallFrom, MovedFrom } from '../shared/booking/moved-from';
import { BookingActions, Coming } from './booking-actions';

export interface BookingPageProps {
  booking: MyBooking;
  /** It is not too near to be moved or cancelled by themselves. */
  mayChange: boolean;
  /** Where it is reminded of; null where no reminder is on its way. */
  remindedAt: string | null;
  /** They want no messages at all. */
  isStopped: boolean;
  /** Absent at home. */
  way?: WayTo;
}

/** What was booked and what happens next; later, all there is to know of the session. */
export function BookingPage({ booking, mayChange, remindedAt, isStopped, way }: BookingPageProps) {
  const { t } = useView();
  const m = t.mentee;
  const me = useMe();
  return (
    <>
      <BackLink href={paths.mentee.home(me)} />
      <h1>{m.booking}</h1>
      <section class="card main">
        <BookingFacts booking={booking} />
        <MovedFrom booking={booking} />
        <HallFrom place={booking} />
        <Coming booking={booking} />
        <div class="actions">
          <a class="button secondary" href={paths.mentee.bookingCalendar(me, booking.id)}>
            {m.addToCalendar}
          </a>
        </div>
      </section>
      <WhatNext
        booking={booking}
        mayChange={mayChange}
        remindedAt={remindedAt}
        isStopped={isStopped}
      />
      {way ? <WayMap {...way} from={{ ...way.from, name: t.way.home }} /> : null}
      <BookingActions booking={booking} mayChange={mayChange} isPage />
      <div class="actions">
        {booking.mentorPhone ? <Phone number={booking.mentorPhone} isButton /> : null}
        <CallWard />
      </div>
    </>
  );
}

function WhatNext({ booking, mayChange, remindedAt, isStopped }: Omit<BookingPageProps, 'way'>) {
  const m = useView().t.mentee;
  const noReminder = isStopped ? m.nextNoMessage : m.nextNoReminder;
  const { venueName, mentorName } = booking;
  return (
    <section>
      <h2>{m.whatNext}</h2>
      <ol class="what-next">
        <li>{remindedAt ? m.nextRemind(displayPhone(remindedAt)) : noReminder}</li>
        <li>{venueName ? m.nextGo(venueName) : m.nextHome(mentorName)}</li>
        <li>{m.nextBring}</li>
        {mayChange ? <li>{m.nextChange}</li> : null}
      </ol>
    </section>
  );
}
