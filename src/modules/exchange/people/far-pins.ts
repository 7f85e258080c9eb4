import type { SheetReading } from '../../../core/sheets/faults';
import type { PersonRow } from '../../../core/sheets/person';
import { rowKey } from './plan-people';

const prefix = 'home:';
/** The answer that a home far outside the ward is right. */
export const rightPin = 'right';

/** What a row's home is answered by, beside whom the row means. */
export function pinKey(key: string): string {
  return `${prefix}${key}`;
}

/** Whether an answer is one of those, by its key. */
export function isOfHome(key: string): boolean {
  return key.startsWith(prefix);
}

/** The rows as they count after what was said of homes far outside the ward: only those that are right are taken. */
export function withRightPins<Row extends PersonRow>(
  reading: SheetReading<Row>,
  { rows = {}, homes }: { rows?: Readonly<Record<string, string>>; homes?: typeof rightPin },
): SheetReading<Row> {
  const isRight = (row: { tab?: string; row: number }): boolean =>
    (rows[pinKey(rowKey(row))] ?? homes) === rightPin;
  if (!reading.accepted.some(isRight)) return reading;
  return {
    ...reading,
    accepted: reading.accepted.map((row) => {
      if (!row.farPin || !isRight(row)) return row;
      const { latitude, longitude } = row.farPin;
      return { ...row, latitude, longitude };
    }),
    warnings: reading.warnings.filter((one) => one.problem !== 'pin-far' || !isRight(one)),
  };
}
