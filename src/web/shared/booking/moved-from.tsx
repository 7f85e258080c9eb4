import type { MyBooking } from '../../../modules/sessions';
import { useView } from '../../kit/view/view';

/** Of a place that was moved: when it was before. */
export function MovedFrom({ booking }: { booking: Pick<MyBooking, 'movedFrom'> }) {
  const { t, dates } = useView();
  const { movedFrom } = booking;
  if (movedFrom === null || movedFrom === undefined) return null;
  const when = `${dates.spoken(movedFrom)}, ${dates.day(movedFrom)}`;
  return <p class="moved-from">{t.sessions.movedFrom(when)}</p>;
}

/** Of what is in another hall now: in which it was before. */
export function HallFrom({ place: { venueFrom, venueName } }: { place: HallMoved }) {
  const { t } = useView();
  if (!venueFrom) return null;
  return <p class="moved-from">{t.sessions.hallFrom(venueFrom, venueName ?? t.sessions.atHome)}</p>;
}

type HallMoved = Pick<MyBooking, 'venueFrom' | 'venueName'>;
