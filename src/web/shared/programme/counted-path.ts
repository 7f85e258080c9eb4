import type { CountedCode } from '../../../core/vietnamese/measures';
import { withFilter } from '../../kit/page/address-filter';
import { paths } from '../../kit/paths/paths';
import type { ShownPeriod } from './shown-period';

/** Before anything was counted: the list behind a cumulative number begins here. */
export const firstDay = '2000-01-01';

/** Where the list behind a number of a ward stands: of all days until the end of the period, or of the period alone. */
export function countedPath(
  code: string,
  counted: { measure: CountedCode; audience: string; hamlet?: string; programme?: string },
  { year, from, until }: ShownPeriod,
  days: 'all' | 'period',
): string {
  const { measure, audience, hamlet, programme } = counted;
  return withFilter(paths.ward.measure(code, measure), {
    audience,
    hamlet,
    programme,
    from: days === 'all' ? firstDay : from,
    until,
    year: String(year),
  });
}
