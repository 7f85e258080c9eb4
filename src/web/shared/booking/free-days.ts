import type { FreeTime } from '../../../modules/sessions';
import type { Dates } from '../../../texts';

/** The free times of one day; `date` is 'YYYY-MM-DD'. */
export interface FreeDay {
  date: string;
  times: FreeTime[];
}

/** Free times by day, in order. */
export function freeDays(times: FreeTime[], dates: Pick<Dates, 'localDate'>): FreeDay[] {
  const days: FreeDay[] = [];
  for (const time of times) {
    const date = dates.localDate(time.startAt);
    const last = days.at(-1);
    if (last?.date === date) last.times.push(time);
    else days.push({ date, times: [time] });
  }
  return days;
}
