import type { EntityManager } from 'typeorm';
import { isPostgres } from '../../../platform/database/row-set';

/**
 * SQL: `s`, the sessions of all wards that start from $1 on and before $2, ward by ward: sessions have an index by ward
 * and time. SQLite keeps the order of a cross join; PostgreSQL would rather read the sessions of all times, and
 * does not look past an offset.
 */
export function sessionsOfAllWards(manager: EntityManager): string {
  const inTime = (session: string): string =>
    `${session}.ward_id = w.id AND ${session}.start_at >= $1 AND ${session}.start_at < $2`;
  return isPostgres(manager)
    ? `ward w CROSS JOIN LATERAL (SELECT x.* FROM session x WHERE ${inTime('x')} OFFSET 0) s`
    : `ward w CROSS JOIN session s ON ${inTime('s')}`;
}
