import { DateTime } from 'luxon';
import { dueOccurrence, lastOccurrence } from './occurrence';
import { schedules } from './recurring';

const at = (iso: string, zone = 'Asia/Ho_Chi_Minh') => DateTime.fromISO(iso, { zone }).toMillis();
const thursdays = { at: '19:00', weekday: 4 };

test('the week plan falls due on Thursday at seven in the evening, in the local zone', () => {
  const due = at('2026-11-26T19:00');
  expect(lastOccurrence(thursdays, 'Asia/Ho_Chi_Minh', due)).toBe(due);
  expect(lastOccurrence(thursdays, 'Asia/Ho_Chi_Minh', due - 1)).toBe(at('2026-11-19T19:00'));
  expect(lastOccurrence(thursdays, 'Asia/Ho_Chi_Minh', at('2026-12-01T08:00'))).toBe(due);
});

test('a nightly job keeps its wall time when the clocks change', () => {
  const zone = 'America/New_York';
  const night = { at: '02:30' };
  expect(lastOccurrence(night, zone, at('2026-03-08T12:00', zone))).toBe(
    at('2026-03-08T03:30', zone),
  );
  expect(lastOccurrence(night, zone, at('2026-03-09T12:00', zone))).toBe(
    at('2026-03-09T02:30', zone),
  );
});

test('a PC that was off on Thursday evening still plans on Friday, but not on Monday', () => {
  const weekly = {
    ...thursdays,
    job: 'week-plan.all',
    runs: 'once',
    lateByAtMostMinutes: 4_320,
  } as const;
  const thursday = at('2026-11-26T19:00');
  expect(dueOccurrence(weekly, 'Asia/Ho_Chi_Minh', at('2026-11-27T07:30'))).toBe(thursday);
  expect(dueOccurrence(weekly, 'Asia/Ho_Chi_Minh', at('2026-11-30T07:30'))).toBeUndefined();
});

test('no schedule may be later than its occurrences are remembered', () => {
  const latest = schedules.map((each) => (each.runs === 'once' ? each.lateByAtMostMinutes : 0));
  expect(Math.max(...latest)).toBeLessThan(7 * 24 * 60);
});
