import type { EntityManager } from 'typeorm';
import { lockRows } from '../../../platform/database/locks';
import { Ward } from '../../wards';

/**
 * Holds the pairs of these wards until the end of the write. Whoever gives mentors of a ward new
 * mentees, by hand or by publishing, holds its row first and counts after: so two officers never
 * exceed a mentor's maximum together, nor give one mentee two mentors. Bookings do not wait for it.
 */
export function lockPairing(manager: EntityManager, wardIds: readonly string[]): Promise<void> {
  return lockRows(manager, Ward, wardIds);
}
