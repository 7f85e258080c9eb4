import { MINUTE_MS } from '../../../core/time/durations';
import { mostMinutesInLine } from '../../../texts';
import type { View } from '../../kit/view/view';

/** How long somebody in a line waits: in minutes, else about when their turn is. */
export function waitWords({ t, dates, now }: View, minutes: number | null): string {
  const { walkIn: w } = t;
  if (minutes === null) return w.notToday;
  if (minutes <= mostMinutesInLine) return w.minutes(minutes);
  const at = now + minutes * MINUTE_MS;
  return w.around(dates.day(at) === dates.day(now) ? dates.time(at) : dates.moment(at));
}
