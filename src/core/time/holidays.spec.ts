import {
  holidays,
  holidaysBetween,
  holidaySuggestions,
  publicHolidays,
  yearOfLibrary,
} from './holidays';
import { addDays, datesFrom } from './local-dates';

/** First day of the lunar year in Vietnam, as the State announced or the almanac prints it. */
const firstDayOfTet: Record<number, string> = {
  2007: '2007-02-17',
  2024: '2024-02-10',
  2025: '2025-01-29',
  2026: '2026-02-17',
  2027: '2027-02-06',
  2030: '2030-02-02',
  2053: '2053-02-18',
};

describe('holidays', () => {
  it.each(Object.entries(firstDayOfTet))('gives nobody a session at Tết %s', (year, first) => {
    const eve = addDays(first, -1);
    const fiveDays = datesFrom(eve, 5);
    expect(holidays(Number(year))).toEqual(expect.arrayContaining(fiveDays));
    expect(holidays(Number(year))).not.toContain(addDays(eve, -1));
    expect(holidays(Number(year))).not.toContain(addDays(eve, 5));
  });

  it('keeps the five days of Tết 2027 free, from New Year’s Eve on', () => {
    expect(holidays(2027).filter((date) => date.startsWith('2027-02'))).toEqual([
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-02-09',
    ]);
  });

  it('calls only the last day of the old year New Year’s Eve', () => {
    const names = publicHolidays(2027)
      .filter(({ date }) => date.startsWith('2027-02'))
      .map(({ name }) => name);
    expect(names).toEqual([
      'Giao thừa Tết Nguyên Đán',
      ...Array.from({ length: 4 }, () => 'Tết Nguyên Đán'),
    ]);
  });

  it('knows the Hùng Kings, 30 April, 1 May, 2 September and New Year', () => {
    expect(holidays(2027)).toEqual(
      expect.arrayContaining([
        '2027-01-01',
        '2027-04-16',
        '2027-04-30',
        '2027-05-01',
        '2027-09-02',
      ]),
    );
    expect(publicHolidays(2027).find(({ date }) => date === '2027-09-02')?.name).toBe('Quốc khánh');
  });

  it('says of every year what the library says', () => {
    for (let year = 2020; year <= 2050; year++) {
      expect(publicHolidays(year)).toEqual(yearOfLibrary(year));
    }
  });

  it('takes Women’s Day as a working day', () => {
    expect(holidays(2027)).not.toContain('2027-03-08');
  });

  it('lets staff add the second National Day and give a swapped day back', () => {
    const edits = { added: ['2027-09-03', '2028-01-03'], removed: ['2027-04-30'] };
    expect(holidays(2027, edits)).toContain('2027-09-03');
    expect(holidays(2027, edits)).not.toContain('2028-01-03');
    expect(holidays(2027, edits)).not.toContain('2027-04-30');
  });

  it('reaches over New Year', () => {
    expect(holidaysBetween('2026-12-28', '2027-02-05')).toEqual(['2027-01-01', '2027-02-05']);
  });

  it('reminds staff of the days that no library can know', () => {
    const suggested = holidaySuggestions(2027);
    expect(
      suggested.filter((day) => day.reason === 'second-national-day').map((day) => day.date),
    ).toEqual(['2027-09-01', '2027-09-03']);
    // Tết Saturday and Sunday move to the two working days after it, 1 May (Saturday) to Monday.
    expect(suggested.filter((day) => day.reason === 'compensatory').map((day) => day.date)).toEqual(
      ['2027-02-10', '2027-02-11', '2027-05-03'],
    );
  });

  it('stops reminding once staff decided', () => {
    const edits = { added: ['2027-09-03', '2027-02-10', '2027-02-11', '2027-05-03'], removed: [] };
    expect(holidaySuggestions(2027, edits)).toEqual([]);
  });
});
