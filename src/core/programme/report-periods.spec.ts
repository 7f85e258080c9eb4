import { periodWith } from './report-periods';

describe('the days of a report', () => {
  it.each([
    ['week', '2026-11-29', '2026-11-23', '2026-11-29'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31'],
    ['half-year', '2026-06-30', '2026-01-01', '2026-06-30'],
    ['half-year', '2026-07-01', '2026-07-01', '2026-12-31'],
    ['year', '2026-05-01', '2026-01-01', '2026-12-31'],
  ] as const)('of a %s with %s are %s to %s', (kind, day, from, until) => {
    expect(periodWith(kind, day)).toEqual({ from, until });
  });
});
