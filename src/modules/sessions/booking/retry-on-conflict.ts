import { violates } from '../../../platform/database/violations';
import { isRefusal } from '../rules/refusals';
import { Overtaken } from '../slots/mentor-load';
import { inWords } from './booking-rules';

/**
 * Tries to take a seat, and says in words what the database refused. A mentor who got a session since we looked
 * is looked at again: at this very time it may be one to join, and from another place there may be a nearer
 * hall; a seat that only an old hold keeps is freed by `releaseExpired`, which tells how many it freed.
 */
export async function retryOnConflict<T>(
  releaseExpired: () => Promise<number>,
  attempt: () => Promise<T>,
  again = 3,
): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    const refusal = inWords(error);
    if (again === 0) throw refusal;
    if (violates(error, 'mentor_in_one_place') || error instanceof Overtaken) {
      return retryOnConflict(releaseExpired, attempt, again - 1);
    }
    const mayBeHeld = isRefusal(
      refusal,
      'seat-taken',
      'mentor-busy',
      'mentee-busy',
      'venue-full',
      'no-venue',
      'already-booked',
    );
    if (mayBeHeld && (await releaseExpired()) > 0)
      return retryOnConflict(releaseExpired, attempt, 0);
    throw refusal;
  }
}
