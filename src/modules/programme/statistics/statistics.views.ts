import type { CountedCode } from '../../../core/vietnamese/measures';
import type { StatisticsRow } from './statistics.service';

// What the API answers, as classes, so that its description can name every field.

/** One number of a unit: in all until the last day, and of that from the first day on. */
export class StatisticsRowView implements StatisticsRow {
  unitCode!: string;
  unitName!: string;
  measure!: CountedCode;
  audience!: string;
  from!: string;
  until!: string;
  total!: number;
  inPeriod!: number;
}

/** What a measure counts. */
export class MeasureView {
  code!: CountedCode;
  name!: string;
  definition!: string;
}
