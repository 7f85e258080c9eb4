import type { StatisticsRow } from './statistics.service';

const columns = [
  'unitCode',
  'unitName',
  'measure',
  'audience',
  'from',
  'until',
  'total',
  'inPeriod',
] as const satisfies (keyof StatisticsRow)[];

/** With a mark in front by which Excel knows UTF-8. */
export function csvOf(rows: readonly StatisticsRow[]): string {
  const lines = rows.map((row) => columns.map((name) => cellOf(row[name])).join(','));
  return `\uFEFF${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

/** A name that looks like a formula stays text. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
