import { forgetEntries } from './audit-chain/forget-entries';
import type { RetentionRule } from '../../platform/retention/retention-rule';

export const accessRetention: RetentionRule[] = [
  // A key is good for a day; its answer may hold a whole record.
  { kind: 'answers', table: 'idempotency_key', days: () => 1, ageColumn: 'created_at' },
  // What has ended opens nothing; its row says where somebody was.
  { kind: 'sign-ins', table: 'sign_in', days: () => 0, ageColumn: 'ends_at' },
  { kind: 'sign-ins', table: 'sign_in_link', days: () => 0, ageColumn: 'ends_at' },
  { kind: 'openings', table: 'ward_opening', days: (env) => env.RETAIN_AUDIT_DAYS },
  {
    kind: 'audit',
    table: 'audit_entry',
    days: (env) => env.RETAIN_AUDIT_DAYS,
    where: 'EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = t.id)',
    forget: forgetEntries,
  },
];
