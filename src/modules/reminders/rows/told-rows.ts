/**
 * SQL: somebody was told by this reminder, or may have been: it went out, or staff called. Where no provider is set up
 * people know of their lessons from paper and from one another, so that what becomes of them is news to everybody.
 */
export const isTold = (row: string): string =>
  `(${row}.state IN ('sending', 'sent', 'delivered', 'ambiguous') OR ${row}.called_at IS NOT NULL
    OR ${row}.failure = 'no-provider')`;
