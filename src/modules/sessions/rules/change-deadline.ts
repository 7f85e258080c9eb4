import { MINUTE_MS } from '../../../core/time/durations';
import type { Actor } from '../../access';
import type { WardSettings } from '../../wards';
import { isLookingAfterOthers } from './who-may';

type Deadline = Pick<WardSettings, 'changeDeadlineMinutes'>;

/**
 * The earliest session that somebody may still make, move or cancel a place in, at an instant (epoch
 * milliseconds). Mentees keep to the ward's deadline, so that ambassadors hear of it in time and nobody books
 * what they could not cancel; whoever looks after them need not.
 */
export function earliestChange(actor: Actor, settings: Deadline, now: number): number {
  return isLookingAfterOthers(actor) ? now : lastChange(settings, now);
}

/** The earliest session whose mentees may still change something about it themselves. */
export function lastChange({ changeDeadlineMinutes }: Deadline, now: number): number {
  return now + changeDeadlineMinutes * MINUTE_MS;
}
