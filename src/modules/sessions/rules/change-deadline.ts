import { MINUTE_MS } from '../../../core/time/durations';
import type { Actor } from '../../access';
import type { WardSettings } from '../../wards';
import { isLookingAfterOthers } from './who-may';

/**
 * The earliest session that somebody may still make, move or cancel a place in, at an instant (epoch
 * milliseconds). Mentees keep to the ward's deadline, so that ambassadors hear of it in time and nobody books
 * what they could not cancel; whoever looks after them need not.
 */
export function earliestChange(
  actor: Actor,
  { changeDeadlineMinutes }: Pick<WardSettings, 'changeDeadlineMinutes'>,
  now: number,
): number {
  return isLookingAfterOthers(actor) ? now : now + changeDeadlineMinutes * MINUTE_MS;
}
