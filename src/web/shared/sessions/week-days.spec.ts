import { weekFrom } from './week-days';

const zone = 'Asia/Ho_Chi_Minh';

it('is seven days, from whichever day it is asked for', () => {
  const week = weekFrom('2026-11-23', zone);
  expect(week.to).toBe('2026-11-29');
  expect(week.toAt - week.fromAt).toBe(7 * 86_400_000);
});
