import {
  addDays,
  datesFrom,
  daysBetween,
  isLocalDate,
  weekdayOf,
  weekStartOf,
} from './local-dates';

describe('local dates', () => {
  it('counts over the end of February and of the year', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(daysBetween('2026-11-23', '2026-12-07')).toBe(14);
  });

  it('starts the week on Monday', () => {
    expect(weekdayOf('2026-11-23')).toBe(1);
    expect(weekdayOf('2026-11-29')).toBe(7);
    expect(weekStartOf('2026-11-29')).toBe('2026-11-23');
    expect(weekStartOf('2026-11-23')).toBe('2026-11-23');
    expect(datesFrom('2026-11-29', 3)).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']);
  });

  it('refuses a day that no calendar has', () => {
    expect(isLocalDate('2026-02-31')).toBe(false);
    expect(isLocalDate('23/11/2026')).toBe(false);
    expect(isLocalDate('9999-12-31')).toBe(false);
    expect(isLocalDate('0000-01-01')).toBe(false);
    expect(() => addDays('2026-02-31', 1)).toThrow(RangeError);
  });
});
