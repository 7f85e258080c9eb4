import type { EntityManager } from 'typeorm';
import { number, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';

/** How sending by one channel went. */
export interface ChannelCounts {
  /** Their time has come, and they have not gone out. */
  due: number;
  sent: number;
  /** Of those sent: more than a minute after their time. */
  late: number;
  ambiguous: number;
  failed: number;
}

const lateMs = 60_000;

export const noReminders: ChannelCounts = { due: 0, sent: 0, late: 0, ambiguous: 0, failed: 0 };

const countsRow = {
  channel: text,
  due: number,
  sent: number,
  late: number,
  ambiguous: number,
  failed: number,
};

/**
 * Reminders that were due from `fromAt` until now, by channel; `none` is what found no way at all, or
 * has not been tried yet. Ward by ward and with the states named, which is what the index knows;
 * SQLite keeps the order of a CROSS JOIN.
 */
export async function countByChannel(
  manager: EntityManager,
  { wardId, fromAt, now }: { wardId: string | null; fromAt: number; now: number },
): Promise<Map<string, ChannelCounts>> {
  const rows = await select(
    manager,
    countsRow,
    `SELECT COALESCE(channel, 'none') AS channel,
         SUM(CASE WHEN state IN ('planned', 'sending') AND COALESCE(retry_at, due_at) <= $1
           THEN 1 ELSE 0 END) AS due,
         SUM(CASE WHEN state IN ('sent', 'delivered') THEN 1 ELSE 0 END) AS sent,
         SUM(CASE WHEN state IN ('sent', 'delivered') AND sent_at > due_at + ${lateMs}
           THEN 1 ELSE 0 END) AS late,
         SUM(CASE WHEN state = 'ambiguous' THEN 1 ELSE 0 END) AS ambiguous,
         SUM(CASE WHEN state = 'failed' THEN 1 ELSE 0 END) AS failed
       FROM ward w CROSS JOIN reminder r
       WHERE r.ward_id = w.id AND due_at >= $2 AND due_at <= $1
         AND state IN ('planned', 'sending', 'sent', 'delivered', 'ambiguous', 'failed')
         ${wardId === null ? '' : 'AND w.id = $3'}
       GROUP BY 1 ORDER BY 1`,
    wardId === null ? [now, fromAt] : [now, fromAt, wardId],
  );
  return new Map(rows.map(({ channel, ...counts }) => [channel, counts]));
}
