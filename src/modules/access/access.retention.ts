import type { RetentionRule } from '../../platform/retention/retention-rule';

export const accessRetention: RetentionRule[] = [
  // A key is good for a day; its answer may hold a whole record.
  { kind: 'answers', table: 'idempotency_key', days: () => 1, ageColumn: 'created_at' },
  { kind: 'openings', table: 'ward_opening', days: (env) => env.RETAIN_AUDIT_DAYS },
  { kind: 'audit', table: 'audit_entry', days: (env) => env.RETAIN_AUDIT_DAYS },
];
