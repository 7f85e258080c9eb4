/**
 * Tells which named invariant of the migrations a failed statement would have broken.
 * Both databases repeat the name of a CHECK, a trigger or an exclusion constraint in the error.
 */
export function violates(error: unknown, invariant: string): boolean {
  const cause = error as { constraint?: string; message?: string };
  if (cause.constraint) return cause.constraint === invariant;
  return (cause.message ?? '').endsWith(`: ${invariant}`);
}

/** A row with the same unique key stands already. */
export function isDuplicate(error: unknown): boolean {
  const cause = error as { code?: string; message?: string };
  return cause.code === '23505' || /UNIQUE constraint failed/.test(cause.message ?? '');
}

/** Another row still refers to the one that was to go, or to one that is gone already. */
export function isStillReferred(error: unknown): boolean {
  const cause = error as { code?: string; message?: string };
  return cause.code === '23503' || /FOREIGN KEY constraint failed/.test(cause.message ?? '');
}
