/**
 * The first day of Tết and the tenth of the third lunar month, as date-holidays has them: to work out a year takes it a
 * quarter of a second with its loading, which every process paid that plans anything. A year that is not here is asked of it.
 */
export const lunarHolidays: Readonly<Record<number, readonly [tet: string, hungKings: string]>> = {
  2024: ['02-10', '04-18'],
  2025: ['01-29', '04-07'],
  2026: ['02-17', '04-26'],
  2027: ['02-06', '04-16'],
  2028: ['01-26', '04-04'],
  2029: ['02-13', '04-23'],
  2030: ['02-02', '04-12'],
  2031: ['01-23', '04-01'],
  2032: ['02-11', '04-19'],
  2033: ['01-31', '04-09'],
  2034: ['02-19', '04-28'],
  2035: ['02-08', '04-17'],
  2036: ['01-28', '04-06'],
  2037: ['02-15', '04-24'],
  2038: ['02-04', '04-13'],
  2039: ['01-24', '04-03'],
  2040: ['02-12', '04-20'],
  2041: ['02-01', '04-10'],
  2042: ['01-22', '04-29'],
  2043: ['02-10', '04-19'],
};
