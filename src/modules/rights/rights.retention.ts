import type { RetentionRule } from '../../platform/retention/retention-rule';

export const rightsRetention: RetentionRule[] = [
  {
    kind: 'requests',
    table: 'rights_request',
    days: (env) => env.RETAIN_AUDIT_DAYS,
    where: 't.outcome IS NOT NULL',
  },
];
