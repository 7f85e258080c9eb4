import type { SessionView } from '../../../modules/sessions/views/sessions.views';
import { byDay, weekFrom } from './week-days';

const zone = 'Asia/Ho_Chi_Minh';
const sixInTheEvening = Date.UTC(2026, 10, 23, 11);

it('shows all seven days of a week, empty ones too', () => {
  const week = weekFrom('2026-11-23', zone);
  expect(week.to).toBe('2026-11-29');
  const days = byDay([{ startAt: sixInTheEvening } as SessionView], week.from, zone);
  expect(days.map(({ sessions }) => sessions.length)).toEqual([1, 0, 0, 0, 0, 0, 0]);
});
