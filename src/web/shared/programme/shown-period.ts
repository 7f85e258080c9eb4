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
  const ends = until ?? (today < end ? today : end);
  const begins = from ?? `${until?.slice(0, 4) ?? year}-01-01`;
  // Whoever has the two the wrong way round means the days between them.
  return begins <= ends ? { year, from: begins, until: ends } : { year, from: ends, until: begins };
}
