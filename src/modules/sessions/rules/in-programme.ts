import {
  isHeldAt,
  type ProgrammeRules,
  runsOn,
  topicsWithin,
} from '../../../core/programme/programmes';
import type { LocalDate } from '../../../core/time/local-dates';
import { refuse } from './refusals';

/** A lesson or class as far as a programme decides it. */
interface Held {
  date: LocalDate;
  /** Homes are no halls. */
  venueId: string | null | undefined;
  /** Left out where it was asked for already. */
  topic?: string;
}

/**
 * That a programme teaches the topic, and runs on the day and in the hall; undefined is that of the ambassadors, where all is.
 * @throws DomainError programme-topic, programme-rests, programme-elsewhere
 */
export function assertInProgramme(
  programme: ProgrammeRules | undefined,
  { date, venueId, topic }: Held,
): void {
  if (!programme) return;
  const isTaught = topic === undefined || topicsWithin(programme, [topic]).length > 0;
  if (!isTaught) throw refuse('programme-topic');
  if (!runsOn(programme, date)) throw refuse('programme-rests');
  if (venueId && !isHeldAt(programme, venueId)) throw refuse('programme-elsewhere');
}
