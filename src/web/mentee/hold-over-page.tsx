import { Button, ButtonLink, Form } from '../kit/forms/form';
import { useView } from '../kit/view/view';
import { BookingFacts } from '../shared/booking/booking-facts';
import type { ExpiredHold } from './mentee-bookings';

interface HoldOverPageProps extends ExpiredHold {
  /** Books it all the same. */
  action: string;
  /** Where another time is chosen. */
  other: string;
}

/** The seat was kept too long ago: what happened, and what can be done now. */
export function HoldOverPage({ startAt, heldUntil, free, action, other }: HoldOverPageProps) {
  const { t, dates } = useView();
  const m = t.mentee;
  const when = `${dates.spoken(startAt)}, ${dates.day(startAt)}`;
  return (
    <>
      <h1>{m.holdOver}</h1>
      <p class="lead">{m.holdOverLead(when, dates.spoken(heldUntil))}</p>
      {free ? (
        <>
          <p>{m.stillFree}</p>
          <section class="card main">
            <BookingFacts booking={free} />
          </section>
          <Form action={action}>
            <div class="actions">
              <Button>{m.bookAllTheSame}</Button>
              <ButtonLink href={other} kind="secondary">
                {m.otherTime}
              </ButtonLink>
            </div>
          </Form>
        </>
      ) : (
        <>
          <p>{m.freeNoMore}</p>
          <div class="actions">
            <ButtonLink href={other}>{m.otherTime}</ButtonLink>
          </div>
        </>
      )}
    </>
  );
}
