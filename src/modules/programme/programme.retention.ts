import type { RetentionRule } from '../../platform/retention/retention-rule';

/** Why somebody was recognised, or not, is asked for as long as an officer's term; their certificate stays genuine after it. */
const TERM_DAYS = 5 * 366;

export const programmeRetention: RetentionRule[] = [
  {
    kind: 'old-recognitions',
    table: 'recognition',
    ageColumn: 'decided_at',
    days: () => TERM_DAYS,
  },
];
