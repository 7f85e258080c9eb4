export const reminderFilters = [
  'planned',
  'sent',
  'failed',
  'ambiguous',
  'cancelled',
  'held',
  'all',
] as const;

/** Which messages a list shows, and which of them first: what is to go out in its order, else the last. */
export function reminderFilterOf(asked: string | undefined) {
  const shown = reminderFilters.find((name) => name === asked) ?? 'planned';
  const state = shown === 'all' ? undefined : shown;
  return { shown, query: { state, sort: shown === 'planned' ? 'dueAt' : '-dueAt' } };
}
