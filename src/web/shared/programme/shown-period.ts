import { targetYears } from '../../../modules/programme';
import type { DomainError } from '../../../platform/common/domain-error';
import { wholeNumberIn } from '../../../platform/http/bounds';
import { invalidFields } from '../../kit/forms/refusals';
import { anyText, AskedFilter } from '../../kit/page/address-filter';
import { isDayInReach } from '../../kit/page/asked';

/** Of which days the numbers of the period are. */
export interface ShownPeriod {
  year: number;
  from: string;
  until: string;
  /** Names what was typed and is no year or day: the page shows the usual days, and says so. */
  refusal?: DomainError;
}

/** As people type them; what was left empty was not asked for. */
export interface TypedPeriod {
  year?: string;
  from?: string;
  until?: string;
}

/** The year until today, where nobody asks for other days. */
export function shownPeriod(today: string, asked: TypedPeriod): ShownPeriod {
  const { first, last } = targetYears;
  const { year: typed, from, until } = readPeriod(asked);
  const year = (typed && wholeNumberIn(typed, first, last)) || Number(today.slice(0, 4));
  const refusal = wrongIn(asked);
  const end = `${year}-12-31`;
  const ends = until ?? (today < end ? today : end);
  const begins = from ?? `${until?.slice(0, 4) ?? year}-01-01`;
  // Whoever has the two the wrong way round means the days between them.
  const days = begins <= ends ? { from: begins, until: ends } : { from: ends, until: begins };
  return { year, ...days, ...(refusal ? { refusal } : {}) };
}

/** What is a year or a day of it. */
function readPeriod(asked: TypedPeriod): TypedPeriod {
  const wrong = wrongFields(asked);
  const isRight = ([name, text]: [string, string | undefined]) => text && !(name in wrong);
  return Object.fromEntries(Object.entries(asked).filter(isRight));
}

/** The refusal that names what is none; undefined where all is. */
export function wrongIn(asked: TypedPeriod): DomainError | undefined {
  const wrong = wrongFields(asked);
  return Object.keys(wrong).length > 0 ? invalidFields(wrong) : undefined;
}

/** The two days as they were asked for; what is no day is left out. */
export function daysIn(asked: Omit<TypedPeriod, 'year'>): Omit<TypedPeriod, 'year'> {
  return readPeriod(asked);
}

function wrongFields({ year, from, until }: TypedPeriod): Record<string, string> {
  const { first, last } = targetYears;
  const isYear = !year || wholeNumberIn(year, first, last) !== undefined;
  return {
    ...(isYear ? {} : { year: 'no-year' }),
    ...(!from || isDayInReach(from) ? {} : { from: 'bad-date' }),
    ...(!until || isDayInReach(until) ? {} : { until: 'bad-date' }),
  };
}

/** `?year=2026&from=2026-11-01&until=2026-11-30` as it was typed: whatever of it is wrong is told on the page itself. */
export const AskedPeriod = () => AskedFilter<TypedPeriod>(periodWords);

const periodWords = { year: anyText, from: anyText, until: anyText };
