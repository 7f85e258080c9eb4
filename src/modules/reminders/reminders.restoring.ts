import type { RestoreRule } from '../../platform/keeping/restore-rule';

export const remindersRestoring: RestoreRule[] = [
  {
    // What has fallen due by now may have gone out after the copy was made: it is not sent a second time, and stands
    // among the calls, so that somebody asks.
    kind: 'reminders',
    statement: `UPDATE reminder SET state = 'ambiguous', failure = 'restored', retry_at = NULL,
        lease_token = NULL, lease_until = NULL
      WHERE state = 'planned' AND COALESCE(retry_at, due_at) <= ?2 AND ?1 <= ?2`,
  },
  {
    kind: 'sign-in-codes',
    statement: `DELETE FROM sign_in_code WHERE ?1 <= ?2`,
  },
];
