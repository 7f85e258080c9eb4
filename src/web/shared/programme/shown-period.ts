import { targetYears } from '../../../modules/programme';
import { wholeNumberIn } from '../../../platform/http/bounds';

/** Of which days the numbers of the period are. */
export interface ShownPeriod {
  year: number;
  from: string;
  until: string;
}

/** The year until today, where nobody asks for other days. */
export function shownPeriod(
  today: string,
  { year: asked = '', from, until }: { year?: string; from?: string; until?: string },
): ShownPeriod {
  const { first, last } = targetYears;
  const year = wholeNumberIn(asked, first, last) ?? Number(today.slice(0, 4));
  const end = `${year}-12-31`;
  return { year, from: from ?? `${year}-01-01`, until: until ?? (today < end ? today : end) };
}
