import type { RetentionRule } from '../../platform/retention/retention-rule';

/** SQL: the ward has a later run that reached one of these states. */
const hasLaterRun = (states: string): string =>
  `EXISTS (SELECT 1 FROM match_run later WHERE later.ward_id = r.ward_id
     AND later.created_at > r.created_at AND later.state IN (${states}))`;

/** What a published run proposed, when a later one was published: the pairs themselves stand in `pair`. */
const isSuperseded = `EXISTS (SELECT 1 FROM match_run r WHERE r.id = t.run_id
  AND r.state = 'published' AND ${hasLaterRun("'published'")})`;

export const matchingRetention: RetentionRule[] = [
  {
    kind: 'province-runs',
    table: 'province_run',
    days: (env) => env.RETAIN_PROPOSALS_DAYS,
    where: `t.state IN ('failed', 'proposed', 'published') AND EXISTS (
      SELECT 1 FROM province_run later WHERE later.province_code = t.province_code
        AND later.created_at > t.created_at)`,
    batch: 1,
  },
  {
    kind: 'proposals',
    table: 'publication',
    idColumn: 'run_id',
    days: (env) => env.RETAIN_PROPOSALS_DAYS,
  },
  {
    kind: 'match-trials',
    table: 'match_trial',
    days: (env) => env.RETAIN_PROPOSALS_DAYS,
    where: `t.state IN ('done', 'failed')`,
  },
  {
    kind: 'proposals',
    table: 'match_run',
    days: (env) => env.RETAIN_PROPOSALS_DAYS,
    where: `t.state IN ('discarded', 'failed')
      AND NOT EXISTS (SELECT 1 FROM province_ward w WHERE w.run_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM pair p WHERE p.run_id = t.id)`,
    // Each takes the thousands of pairs along that it proposed.
    batch: 1,
  },
  {
    kind: 'proposals',
    table: 'proposed_pair',
    days: (env) => env.RETAIN_PROPOSALS_DAYS,
    where: isSuperseded,
  },
  {
    kind: 'proposals',
    table: 'leftover',
    days: (env) => env.RETAIN_PROPOSALS_DAYS,
    where: isSuperseded,
  },
];
