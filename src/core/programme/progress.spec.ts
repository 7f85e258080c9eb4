import { progressOf } from './progress';

const amount = { year: 2026, percent: null, denominator: null, amount: 100 };
const percent = { year: 2026, percent: 80, denominator: 121, amount: null };

describe('how far a target is', () => {
  it('is told of a number, and of a percent of the number that was typed in', () => {
    expect(progressOf(amount, 40, '2026-12-18')).toEqual({
      wanted: 100,
      percent: 40,
      missing: 60,
      daysLeft: 14,
      aWeek: 30,
    });
    expect(progressOf(percent, 96, '2026-12-18')).toMatchObject({
      wanted: 97,
      percent: 98,
      missing: 1,
      aWeek: 1,
    });
  });

  it('asks for nothing more once it is reached, and for no pace once the year is over', () => {
    expect(progressOf(amount, 130, '2026-12-18')).toMatchObject({
      percent: 130,
      missing: 0,
      aWeek: null,
    });
    expect(progressOf(amount, 99, '2027-01-02')).toMatchObject({ daysLeft: 0, aWeek: null });
    expect(progressOf(amount, 99, '2026-12-31')).toMatchObject({ daysLeft: 1, aWeek: 1 });
  });

  it('is not known of a percent of nothing', () => {
    const nothing = { ...percent, denominator: null };
    expect(progressOf(nothing, 5, '2026-12-18')).toMatchObject({ wanted: null, percent: null });
  });
});
