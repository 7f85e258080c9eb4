import type { CalledOff } from '../../modules/sessions';
import { CallWard } from '../kit/people/call-ward';
import { useView } from '../kit/view/view';
import { BookingFacts } from '../shared/booking/booking-facts';

/** Stays until its time is over: nobody shall go in vain. `book` is what the button below it says. */
export function CalledOffCard({ session, book }: { session: CalledOff; book: string }) {
  const m = useView().t.mentee;
  return (
    <section class="card is-off">
      <h2>{m.off}</h2>
      <p class="big">
        {m.offReason}: {session.reason ?? m.noReason}
      </p>
      <p>{m.offHelp(book)}</p>
      <BookingFacts booking={session} />
      <CallWard />
    </section>
  );
}
