import type { FreeTime } from '../../../modules/sessions/booking/bookings.views';
import { Dates } from '../../../texts';
import { freeDays } from './free-days';

const zone = 'Asia/Ho_Chi_Minh';
const sixInTheEvening = Date.UTC(2026, 10, 23, 11);

it('puts free times under their day', () => {
  const at = (startAt: number) => ({ startAt }) as FreeTime;
  const times = [
    at(sixInTheEvening),
    at(sixInTheEvening + 1_800_000),
    at(sixInTheEvening + 86_400_000),
  ];
  const days = freeDays(times, new Dates('vi', zone));
  expect(days.map(({ date, times: ofDay }) => [date, ofDay.length])).toEqual([
    ['2026-11-23', 2],
    ['2026-11-24', 1],
  ]);
});
