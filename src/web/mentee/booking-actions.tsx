import type { MyBooking } from '../../modules/sessions';
import { PostButton } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useMe, useView } from '../kit/view/view';

/** A mentee's word that they will come, or the button that gives it. */
export function Coming({ booking }: { booking: MyBooking }) {
  const { t } = useView();
  const me = useMe();
  const when = useWhen(booking);
  if (booking.comingTo === booking.startAt) {
    return <p class="said">{t.mentee.saidComing}</p>;
  }
  return (
    <PostButton
      action={paths.mentee.bookingComing(me, booking.id)}
      values={{ startAt: booking.startAt }}
      label={t.mentee.willComeOf(when)}
    >
      {t.mentee.willCome}
    </PostButton>
  );
}

/** What can be done about a session that stands; of one that is too near to change, that only a call helps. */
export function BookingActions({
  booking,
  mayChange,
  isPage,
}: {
  booking: MyBooking;
  mayChange: boolean;
  isPage?: boolean;
}) {
  const m = useView().t.mentee;
  const me = useMe();
  const when = useWhen(booking);
  const { id, classId } = booking;
  const ways: [href: string, words: string, label: string][] = [];
  if (!isPage) ways.push([paths.mentee.booking(me, id), m.details, m.detailsOf(when)]);
  // A class takes place when it does.
  if (mayChange && classId === null)
    ways.push([paths.mentee.bookingMove(me, id), m.move, `${m.move}: ${when}`]);
  if (mayChange) ways.push([paths.mentee.bookingCancel(me, id), m.cancel, `${m.cancel}: ${when}`]);
  return (
    <>
      {mayChange ? null : <p>{m.tooLate}</p>}
      <div class="actions">
        {ways.map(([href, words, label]) => (
          <a key={href} class="button secondary" href={href} aria-label={label}>
            {words}
          </a>
        ))}
      </div>
    </>
  );
}

function useWhen({ startAt }: MyBooking): string {
  const { dates } = useView();
  return `${dates.day(startAt)}, ${dates.spoken(startAt)}`;
}
